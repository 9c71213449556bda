// Sends what waits: one sender at a time on the whole device, each report under its own id as often
// as it takes. A token is fetched just before, so the age of a draft does not matter.
import { answered, needs, unanswered } from './answers.js'
import { due, nextIn, pulledBack, swept } from './drafts.js'
import * as store from './store.js'

const LOCK = 'asar-outbox'
const LONGEST = 5 * 60 * 1000 // a photo over a weak network

/** One at a time, over all tabs and the worker. */
const alone = (work) =>
  navigator.locks ? navigator.locks.request(LOCK, work) : Promise.resolve().then(work)

const asked = (address, facts = {}) =>
  fetch(address, { credentials: 'same-origin', cache: 'no-store', ...facts })

const bodyOf = ({ entries }) => {
  const body = new FormData()
  for (const [name, value] of entries)
    typeof value === 'string' ? body.append(name, value) : body.append(name, value, value.name)
  return body
}

const post = async (draft, token) => {
  const answer = await asked(draft.send, {
    method: 'POST',
    body: bodyOf(draft),
    headers: { Accept: 'application/json', 'X-CSRFToken': token },
    signal: AbortSignal.timeout?.(LONGEST),
  })
  const body = await answer.json().catch(() => null)
  return { code: answer.status, body, after: answer.headers.get('Retry-After') }
}

const tried = async (draft) => {
  const now = Date.now()
  try {
    const { token, sender } = await (await asked(draft.token)).json()
    if (draft.sender && draft.sender !== sender) return needs(draft, 'signed_out')
    return answered(draft, await post(draft, token), { now: Date.now() })
  } catch {
    return unanswered(draft, { now })
  }
}

const sendOne = async (id) => {
  const draft = await store.get(id)
  if (draft?.state !== 'waiting') return draft
  const next = await tried(draft)
  await store.put(next)
  return next
}

/** Send this one now; what became of it. */
export const send = (id) => alone(() => sendOne(id))

/** Take one back into the form, unless it has left meanwhile. */
export const pullBack = (id) =>
  alone(async () => {
    const draft = await store.get(id)
    if (!draft) return null
    const back = pulledBack(draft)
    if (back !== draft) await store.put(back)
    return back
  })

/** Change one while nobody sends it; `change` gets it and answers with what to keep. */
export const settle = (id, change) =>
  alone(async () => {
    const draft = await store.get(id)
    if (!draft || draft.state === 'sent') return draft
    const next = change(draft)
    if (next?.id !== id) await store.remove(id)
    if (next) await store.put(next)
    return next
  })

const sweep = async () => {
  const { remove, put } = swept(await store.all(), Date.now())
  await Promise.all([...remove.map(store.remove), ...put.map(store.put)])
}

/** Send all whose turn has come; in how many milliseconds the next one's comes, or null. */
export const flush = (asking = {}) =>
  alone(async () => {
    await sweep()
    for (const { id } of due(await store.all(), { now: Date.now(), ...asking })) await sendOne(id)
    return nextIn(await store.all(), Date.now())
  })
