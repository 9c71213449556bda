// Takes away what is kept of pages of applications and no longer waits for anybody.
import { draftOf, isOld, isOurs } from './kept.js'

export const read = (name) => JSON.parse(localStorage.getItem(name) ?? 'null')

/** Old pages go, and the first page of a draft that exists by now. */
export const sweep = (began) => {
  for (const name of Object.keys(localStorage).filter(isOurs)) {
    const kept = read(name)
    const isBegun = began && began === draftOf(kept)
    if (!kept || isOld(kept, Date.now()) || isBegun) localStorage.removeItem(name)
  }
}
