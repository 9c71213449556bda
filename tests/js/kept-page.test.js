import assert from 'node:assert/strict'
import test from 'node:test'

const KEY = 'asar-page:7:team'
let loads = 0

/** A store whose answers wait for `release`: which files it holds of the page. */
const storeOf = (found) => {
  let release
  const gate = new Promise((resolve) => (release = resolve))
  const asked = (result) => {
    const request = { result }
    gate.then(() => request.onsuccess?.())
    return request
  }
  const store = { get: () => asked(found), getAllKeys: () => asked([]), delete: () => asked() }
  const database = { transaction: () => ({ objectStore: () => store }), close: () => {} }
  return { release, open: () => asked(database) }
}

/** The page with one line, in a browser that has kept it before. */
const opened = async ({ line, kept, found = [], typed }) => {
  const field = { name: 'line', value: line, defaultValue: line }
  Object.assign(field, { dispatchEvent: () => {}, closest: () => null })
  const told = { hidden: true }
  const hears = {}
  const listen = (name, hear) => (hears[name] = hear)
  const parts = { '[data-kept-told]': told, '[data-kept-drop]': { addEventListener: () => {} } }
  const form = {
    dataset: { keptSender: '7', keptPage: 'team', keptMark: 'a', ...typed },
    elements: Object.assign([field], { seen: { value: '1' } }),
    querySelector: (wanted) => parts[wanted] ?? null,
    querySelectorAll: () => [],
    addEventListener: listen,
  }
  const stored = { [KEY]: JSON.stringify({ seen: '1', mark: 'a', at: Date.now(), ...kept }) }
  const ways = {
    getItem: (name) => stored[name] ?? null,
    setItem: (name, value) => (stored[name] = value),
    removeItem: (name) => delete stored[name],
  }
  for (const [name, way] of Object.entries(ways))
    Object.defineProperty(stored, name, { value: way })
  const indexedDB = storeOf(found)
  Object.assign(globalThis, { localStorage: stored, indexedDB, addEventListener: listen })
  globalThis.document = { querySelector: () => form }
  globalThis.FormData = function FormData() {
    return [['line', field.value]]
  }
  await import(`../../static/js/components/kept-page.js?${++loads}`)
  const files = () => JSON.parse(stored[KEY] ?? 'null')?.files
  const release = () => {
    indexedDB.release()
    return new Promise((resolve) => setTimeout(resolve, 20))
  }
  return { files, told, hears, field, release }
}

test('files on their way back are still counted after an answer of the server', async () => {
  const kept = { entries: [['line', 'x']], files: 2 }
  const page = await opened({ line: 'x', kept, typed: { keptTyped: '' } })

  assert.equal(page.files(), 2)
  await page.release()
  page.hears.pagehide()
  assert.equal(page.files(), 0) // none came: none is promised
})

test('and while a page that was restored is typed on', async () => {
  const page = await opened({ line: '', kept: { entries: [['line', 'x']], files: 1 } })

  page.field.value = 'xy'
  page.hears.input()

  assert.equal(page.files(), 1)
})

test('a page kept for files that are gone is as it came', async () => {
  const page = await opened({ line: 'x', kept: { entries: [['line', 'x']], files: 1 } })
  assert.equal(page.told.hidden, false)

  await page.release()
  page.hears.pagehide()

  assert.deepEqual([page.told.hidden, page.files()], [true, undefined])
})

test('a page with other words stays, whatever became of its files', async () => {
  const page = await opened({ line: '', kept: { entries: [['line', 'x']], files: 1 } })

  await page.release()

  assert.deepEqual([page.told.hidden, page.files()], [false, 1])
})
