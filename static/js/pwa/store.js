// The one door to IndexedDB: reports that wait on this device, one line for each, by their own id.
// Other tabs and the worker hear of every change.
const NAME = 'asar'
const DRAFTS = 'drafts'

const asPromise = (asked) =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })

let opened

const open = () => {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(DRAFTS, { keyPath: 'id' })
    asked.onerror = () => reject(asked.error)
    asked.onsuccess = () => {
      const database = asked.result
      const forget = () => {
        database.close()
        opened = undefined
      }
      database.onversionchange = forget // another tab clears it
      database.onclose = forget
      resolve(database)
    }
  })
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

const news = typeof BroadcastChannel === 'function' ? new BroadcastChannel(NAME) : null
news?.unref?.() // a test is not kept alive by it
const listeners = new Set()
news?.addEventListener('message', () => tellHere())
const tellHere = () => {
  for (const listener of listeners) listener()
}

/** Hear of every change, made here or elsewhere. */
export const onChange = (listener) => listeners.add(listener)

const ended = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = resolve
    transaction.onabort = () => reject(transaction.error)
  })

const read = async (work) => {
  const transaction = (await open()).transaction(DRAFTS, 'readonly')
  return asPromise(work(transaction.objectStore(DRAFTS)))
}

const change = async (work) => {
  const transaction = (await open()).transaction(DRAFTS, 'readwrite')
  const asked = work(transaction.objectStore(DRAFTS))
  transaction.commit?.() // at once: the page may be left this very moment, which would undo it
  await Promise.all([asPromise(asked), ended(transaction)])
  news?.postMessage('changed')
  tellHere()
}

export const all = () => read((drafts) => drafts.getAll())
export const get = (id) => read((drafts) => drafts.get(id))
export const put = (draft) => change((drafts) => drafts.put(draft))
export const remove = (id) => change((drafts) => drafts.delete(id))
