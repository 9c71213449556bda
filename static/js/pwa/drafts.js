// What becomes of a report on this device. Pure: no DOM, no storage, no network.
//
//   draft → waiting → sent
//              ↘ needs (you) → draft or waiting again      any of them, after a week → expired

export const A_WEEK = 7 * 24 * 60 * 60 * 1000
export const NEVER_KEPT = new Set(['csrfmiddlewaretoken'])
const ORDER = ['needs', 'waiting', 'draft', 'sent', 'expired']

/** What a form holds, without tokens and files that were not chosen. */
export const entriesOf = (pairs) =>
  [...pairs].filter(
    ([name, value]) => !NEVER_KEPT.has(name) && (typeof value === 'string' || value.size > 0),
  )

/** The same report under another id: it is another report for the server. */
export const renewed = (draft, id, now) => ({
  ...waiting(draft, now),
  id,
  entries: draft.entries.map(([name, value]) => [name, value === draft.id ? id : value]),
})

export const waiting = (draft, now) => ({
  ...draft,
  state: 'waiting',
  savedAt: draft.savedAt ?? now,
  tries: 0,
  notBefore: 0,
  answer: null,
})

/** Taken back into the form; only what has not left may be. */
export const pulledBack = (draft) =>
  draft.state === 'sent' || draft.state === 'expired' ? draft : { ...draft, state: 'draft' }

/** A draft belongs to its writer; a guest's to whoever holds the device. */
export const belongsTo = (draft, sender) => !draft.sender || !sender || draft.sender === sender

export const isExpired = (draft, now) => now - draft.savedAt > A_WEEK

/** What is left of a report that was kept for a week: that there was one. */
export const expired = ({ id, savedAt }, now) => ({
  id,
  state: 'expired',
  wasOf: savedAt,
  savedAt: now,
})

/** What a cleaning makes of every line: `put` to write, `remove` to delete. */
export const swept = (drafts, now) => {
  const old = drafts.filter((draft) => isExpired(draft, now))
  const gone = (draft) => draft.state === 'sent' || draft.state === 'expired'
  return {
    remove: old.filter(gone).map(({ id }) => id),
    put: old.filter((draft) => !gone(draft)).map((draft) => expired(draft, now)),
  }
}

/** Those whose turn has come; coming back online, a lost network is no reason to wait. */
export const due = (drafts, { now, online = false, all = false }) =>
  drafts
    .filter(({ state }) => state === 'waiting')
    .filter(
      ({ notBefore, answer }) => all || notBefore <= now || (online && answer?.code === 'network'),
    )
    .sort((one, other) => one.savedAt - other.savedAt)

/** When the next one's turn comes, in milliseconds from now; nothing waits: null. */
export const nextIn = (drafts, now) => {
  const times = drafts.filter(({ state }) => state === 'waiting').map(({ notBefore }) => notBefore)
  return times.length ? Math.max(0, Math.min(...times) - now) : null
}

/** What needs somebody first, then the newest first. */
export const inOrder = (drafts) =>
  [...drafts].sort(
    (one, other) =>
      ORDER.indexOf(one.state) - ORDER.indexOf(other.state) || other.savedAt - one.savedAt,
  )

/** How many reports of this device have not arrived yet. */
export const unsent = (drafts) =>
  drafts.filter(({ state }) => state !== 'sent' && state !== 'expired').length

/** How many there are of each state. */
export const counted = (drafts) =>
  Object.fromEntries(
    ORDER.map((name) => [name, drafts.filter(({ state }) => state === name).length]),
  )

export const photosOf = ({ entries = [] }) =>
  entries.filter(([, value]) => typeof value !== 'string').length

const NEEDS = {
  signed_out: ['sign_in', 'as_guest', 'delete'],
  conflict: ['renew', 'delete'],
  foreign: ['renew', 'delete'],
}
const WAYS = {
  draft: ['edit', 'delete'],
  waiting: ['now', 'edit', 'delete'],
  sent: ['see', 'forget'],
  expired: ['forget'],
}

/** What a person may do with it: the names of buttons, the first is the main one. */
export const waysOf = ({ state, answer, isSigned }) => {
  if (state === 'sent' && answer.waits) return ['confirm', 'forget']
  const ways = WAYS[state] ?? NEEDS[answer?.code] ?? ['mend', 'delete']
  return isSigned ? ways.filter((way) => way !== 'as_guest') : ways
}
