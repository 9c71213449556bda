// What becomes of a page that was typed on this device and perhaps never arrived. Pure.
//
// `mark` is the server's word for what stood on the page when it was typed. While the mark is the
// same, nothing has been saved since; once it is another, what was sent has arrived, or somebody
// else has saved the page, and then the server shows both.
import { A_WEEK, NEVER_KEPT } from './drafts.js'

const MARKS = new Set([...NEVER_KEPT, 'seen', 'sender', 'on', 'add', 'later', 'wish'])
const PREFIX = 'asar-page'

export const keyOf = (page, sender) => `${PREFIX}:${sender}:${page}`
export const isOurs = (key) => key.startsWith(`${PREFIX}:`)
export const isOld = ({ at }, now) => now - at > A_WEEK

/** The draft that a kept first page has begun, or will. */
export const draftOf = (kept) => kept?.entries.find(([name]) => name === 'client_id')?.[1]

/** What is put back: once a first page was sent its draft may exist, and is not begun again. */
export const putBack = ({ entries, isSent }) =>
  isSent ? entries.filter(([name]) => name !== 'client_id') : entries

/** What a person typed, without tokens, marks and files. */
export const typedIn = (pairs) =>
  [...pairs].filter(([name, value]) => !MARKS.has(name) && typeof value === 'string')

/** The files a person chose, with the names of their fields. */
export const chosenIn = (pairs) =>
  [...pairs].filter(([, value]) => typeof value !== 'string' && value.size > 0)

const said = (entries) =>
  JSON.stringify(
    entries
      .filter(([name, value]) => name !== 'client_id' && value !== '')
      .sort(([one, a], [other, b]) => one.localeCompare(other) || a.localeCompare(b)),
  )

export const isSame = (entries, others) => said(entries) === said(others)

/**
 * `restore`, `forget` or nothing, for what is kept beside what the page holds as it came. A page
 * comes without files, so one that had some chosen (`files`, their number) is never the same.
 */
export const fateOf = (kept, { mark, entries, now }) => {
  if (!kept) return null
  if (isOld(kept, now) || (!kept.files && isSame(kept.entries, entries))) return 'forget'
  if (kept.isSent && kept.mark !== mark) return 'forget'
  return 'restore'
}
