// On every page: the worker is registered, what waits is sent, the number of it stands in the bar.
import { belongsTo, unsent } from './drafts.js'
import { all, onChange } from './store.js'
import { flush } from './sync.js'

const LONGEST = 2 ** 31 - 1
const link = document.querySelector('[data-outbox]')
let timer

const wake = async (asking) => {
  clearTimeout(timer)
  if (!navigator.onLine) return
  const wait = await flush(asking)
  if (wait !== null) timer = setTimeout(wake, Math.min(wait + 50, LONGEST))
}

const count = async () => {
  if (!link) return
  const number = unsent((await all()).filter((draft) => belongsTo(draft, link.dataset.sender)))
  link.hidden = number === 0
  link.querySelector('[data-outbox-count]').textContent = number
}

const register = () => navigator.serviceWorker?.register('/sw.js', { type: 'module', scope: '/' })

const start = () => {
  onChange(() => count())
  addEventListener('online', () => wake({ online: true }))
  document.addEventListener('visibilitychange', () => document.hidden || wake())
  count()
  wake()
  register()
    ?.then(() => navigator.serviceWorker.ready)
    .then(({ active }) => active.postMessage({ reads: location.pathname }))
    .catch(() => {}) // without a worker the site works, with a network
}

// After everything the visitor waits for; a browser that forbids storage has nothing to send.
if (typeof indexedDB === 'object' && indexedDB) {
  const soon = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 200))
  addEventListener('load', () => soon(start), { once: true })
}

/** Whoever puts something into the queue has it sent soon, also by the worker where it can. */
export const ring = async (asking) => {
  const worker = await navigator.serviceWorker?.getRegistration()
  worker?.sync?.register('outbox').catch(() => {})
  return wake(asking)
}
