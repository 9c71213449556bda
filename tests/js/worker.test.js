import assert from 'node:assert/strict'
import test from 'node:test'
import { work } from '../../static/js/pwa/worker.js'

const HOME = 'https://asar.example'
const pagesOf = (code) => [`/${code}/problems/new/`, `/${code}/offline/`]
const SHELLS = Object.fromEntries(
  ['kk', 'ru'].map((code) => [
    code,
    { pages: pagesOf(code), facts: [`/${code}/map/names/`], offline: `/${code}/offline/` },
  ]),
)
const answer = (ok) => ({
  ok,
  status: ok ? 200 : 503,
  clone: () => answer(ok),
  text: async () => '',
})

/** A browser around the worker: what it keeps, a network of which some addresses fail. */
const browser = () => {
  const kept = new Map()
  const failing = new Set()
  const hears = {}
  const cache = {
    match: async (address) => kept.get(address),
    put: async (address, given) => kept.set(address, given),
  }
  Object.assign(globalThis, {
    location: { origin: HOME },
    caches: { open: async () => cache, keys: async () => [] },
    fetch: async (address) => answer(!failing.has(address)),
    addEventListener: (name, hear) => {
      hears[name] = hear
    },
  })
  work({ version: '1', shells: SHELLS })
  const reads = async (path) => {
    let done
    hears.message({ data: { reads: path }, waitUntil: (task) => (done = task) })
    await done
  }
  return { kept, failing, reads }
}

test('a page in another language brings the shell of that language', async () => {
  const { kept, reads } = browser()
  await reads('/ru/problems/7/')
  assert.deepEqual([...kept.keys()].sort(), [...SHELLS.ru.facts, ...SHELLS.ru.pages].sort())
})

test('a language that could be kept only in part is kept at the next page', async () => {
  const { kept, failing, reads } = browser()
  failing.add('/ru/problems/new/')
  await reads('/ru/')
  assert.ok(!kept.has('/ru/problems/new/'))
  failing.clear()
  await reads('/ru/')
  assert.ok(pagesOf('ru').every((page) => kept.has(page)))
})

test('a language is asked for once', async () => {
  const { kept, reads } = browser()
  await reads('/ru/')
  kept.delete('/ru/problems/new/')
  await reads('/ru/')
  assert.ok(!kept.has('/ru/problems/new/'))
})
