// The files chosen on a page that is kept (`kept.js`), by the key of that page: local storage holds
// words only. A database of its own, since whoever sends reports reads all of theirs. Signing out
// clears it with the rest of the device's storage.
const NAME = 'asar-pages'
const FILES = 'files'

const asPromise = (asked) =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })

const open = () => {
  const asked = indexedDB.open(NAME, 1)
  asked.onupgradeneeded = () => asked.result.createObjectStore(FILES)
  return asPromise(asked)
}

const within = async (mode, work) => {
  const database = await open()
  try {
    const transaction = database.transaction(FILES, mode)
    const asked = asPromise(work(transaction.objectStore(FILES)))
    if (mode === 'readwrite') transaction.commit?.() // the page may be left this very moment
    return await asked
  } finally {
    database.close()
  }
}

/** Keep them, as pairs of a field's name and a file, instead of those kept before. */
export const keep = (key, chosen) => within('readwrite', (files) => files.put(chosen, key))

/** Those kept, or none. */
export const keptFor = async (key) => (await within('readonly', (files) => files.get(key))) ?? []

export const forget = (key) => within('readwrite', (files) => files.delete(key))

/** Files whose page is kept no more go after it. */
export const sweep = async (isKept) => {
  const keys = await within('readonly', (files) => files.getAllKeys())
  for (const key of keys.filter((key) => !isKept(key))) await forget(key)
}
