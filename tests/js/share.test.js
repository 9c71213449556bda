import assert from 'node:assert/strict'
import test from 'node:test'

const refused = (name) => async () => {
  throw Object.assign(new Error(name), { name })
}

let loads = 0

/** The story's page in a browser where one of the ways fails; answers with what came of a press. */
const pressed = async (way, fails) => {
  const said = { textContent: 'The link is copied.' } // of a press before
  const address = { focus: () => {} }
  const marked = []
  const button = {
    dataset: { copy: 'https://asar.example/1', share: 'https://asar.example/1', done: 'Copied' },
    addEventListener: (_, press) => (button.press = press),
  }
  globalThis.document = {
    querySelector: (wanted) => (wanted === '.story__address' ? address : said),
    querySelectorAll: (wanted) => (wanted === `[data-${way}]` ? [button] : []),
  }
  globalThis.getSelection = () => ({ selectAllChildren: (thing) => marked.push(thing) })
  const navigator = { clipboard: { writeText: fails }, share: fails }
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true })
  await import(`../../static/js/components/share.js?${++loads}`)
  await button.press()
  return { said: said.textContent, isMarked: marked[0] === address }
}

test('an address that is copied is said to be', async () => {
  assert.deepEqual(await pressed('copy', async () => {}), { said: 'Copied', isMarked: false })
})

test('one that could not be copied is marked for the hand and not said to be copied', async () => {
  const came = await pressed('copy', refused('NotAllowedError'))
  assert.deepEqual(came, { said: '', isMarked: true })
})

test('a sheet that was closed or may not open changes nothing, one that failed marks', async () => {
  for (const [name, isMarked] of [
    ['AbortError', false],
    ['NotAllowedError', false],
    ['DataError', true],
  ])
    assert.equal((await pressed('share', refused(name))).isMarked, isMarked, name)
})
