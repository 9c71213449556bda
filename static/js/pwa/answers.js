// What an answer of the server makes of a report that was sent. Pure.
const SECOND = 1000
const FIRST = 2 * SECOND
const LONGEST = 10 * 60 * SECOND
const NEEDS = { 404: 'foreign', 409: 'conflict', 413: 'large' }
const AGAIN = new Set([403, 408, 425, 429]) // a token grown old, or too much at once

/** Twice as long after every try, somewhere in the upper half of it, so that phones do not march. */
export const pause = (tries, random = Math.random) => {
  const whole = Math.min(LONGEST, FIRST * 2 ** Math.min(tries, 20))
  return Math.round(whole / 2 + (random() * whole) / 2)
}

/** `Retry-After` in milliseconds: seconds or a date. */
export const retryAfter = (header, now) => {
  if (!header) return 0
  const seconds = Number(header)
  const wait = Number.isFinite(seconds) ? seconds * SECOND : Date.parse(header) - now
  return Number.isFinite(wait) ? Math.max(0, wait) : 0
}

const again = (draft, code, { now, after = 0, random }) => ({
  ...draft,
  state: 'waiting',
  tries: draft.tries + 1,
  notBefore: now + Math.max(after, pause(draft.tries, random)),
  answer: { code },
})

/** No answer came: the network, or whoever was to answer, is gone. */
export const unanswered = (draft, given) => again(draft, 'network', given)

/** Something only a person can settle. */
export const needs = (draft, code, errors = []) => ({
  ...draft,
  state: 'needs',
  answer: { code, errors },
})

/** Kept by the server: nothing but its number and title stays on the device. */
const sent = ({ id, title, savedAt, sender, send }, { number, page, waits }) => ({
  id,
  title,
  savedAt,
  sender,
  send,
  state: 'sent',
  answer: { number, page, waits },
})

/** The next state of a report after an answer: its code, its JSON if any, its `Retry-After`. */
export const answered = (draft, { code, body, after }, { now, random } = {}) => {
  if (code < 300 && body?.number) return sent(draft, body)
  if (code < 400 || code >= 500 || AGAIN.has(code))
    return again(draft, 'busy', { now, random, after: retryAfter(after, now) })
  return needs(draft, NEEDS[code] ?? 'mend', body?.errors ?? [])
}
