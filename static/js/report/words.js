// One spelling for search: the same folding as geo/letters.py, and words that begin alike. Pure.

const FROM = 'әғқңөұүһіё'
const TO = 'агкноуухие'
const LEAST = 4

export const plain = (text) =>
  [...text.toLowerCase()]
    .map((letter) => TO[FROM.indexOf(letter)] ?? letter)
    .join('')
    .replace(/[–—-]/g, ' ')
    .replace(/[ъь’ʼ]/g, '')

const commonLength = (one, other) => {
  let n = 0
  while (n < one.length && one[n] === other[n]) n += 1
  return n
}

const beginsAlike = (typed, word) => {
  if (word.startsWith(typed)) return true
  const common = commonLength(typed, word)
  return common >= LEAST && common >= word.length - 1
}

/** Whether every typed word is the beginning, or another ending, of one of the words. */
export const finds = (typed, words) => {
  const known = words.split(' ')
  const asked = plain(typed).split(/\s+/).filter(Boolean)
  return asked.every((one) => known.some((word) => beginsAlike(one, word)))
}
