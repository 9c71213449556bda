// What belongs to the shell: pure, so that it can be tried without a worker.
const A_FILE = /\/static\/[^"'\s)#?&<>\\]+/g // in a page, also inside its JSON
const A_MODULE = /\b(?:import|export)\b[^'"]*?['"](\.{1,2}\/[^'"]+)['"]/g
const IN_A_STYLE = /url\(\s*['"]?([^'")#?]+)/g
const HASHED = /\/static\/.+\.[0-9a-f]{12}\.[a-z0-9]+$/
const A_DAY = 24 * 60 * 60 * 1000

/** A file whose name holds its hash never changes. */
export const isHashed = (path) => HASHED.test(path)

const absolute = (found, base) =>
  found.filter((link) => !link.startsWith('data:')).map((link) => new URL(link, base).pathname)

/** The files a text of ours asks for, by the kind of the text. */
export const filesIn = (text, address) => {
  const { pathname } = new URL(address)
  if (/\.js$/.test(pathname))
    return absolute(
      [...text.matchAll(A_MODULE)].map(([, to]) => to),
      address,
    )
  if (/\.css$/.test(pathname))
    return absolute(
      [...text.matchAll(IN_A_STYLE)].map(([, to]) => to),
      address,
    )
  if (/\./.test(pathname)) return []
  return [...new Set(text.match(A_FILE) ?? [])]
}

/** A page kept yesterday is fetched anew. */
export const isOld = (kept, now) => now - Date.parse(kept.headers.get('Date') ?? 0) > A_DAY

/** The shell in the language of an address; in the first of ours where the address has none. */
export const shellOf = (pathname, shells) =>
  shells[pathname.split('/')[1]] ?? Object.values(shells)[0]

/** How a question is answered: `files` from the cache, `pages` and `facts` from the network first. */
export const wayOf = ({ method, mode, url }, { origin, shells }) => {
  const { origin: theirs, pathname } = new URL(url)
  const { pages, facts } = shellOf(pathname, shells)
  if (method !== 'GET' || theirs !== origin) return null
  if (isHashed(pathname)) return 'file'
  if (facts.includes(pathname)) return 'fact'
  if (mode !== 'navigate') return null
  return pages.includes(pathname) ? 'page' : 'elsewhere'
}
