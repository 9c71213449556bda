import assert from 'node:assert/strict'
import test from 'node:test'
import { filesIn, isHashed, isOld, shellOf, wayOf } from '../../static/js/pwa/shell.js'

const HOME = 'https://asar.example'
const GIVEN = {
  origin: HOME,
  shells: Object.fromEntries(
    ['kk', 'ru'].map((code) => [
      code,
      {
        pages: [`/${code}/problems/new/`, `/${code}/offline/`],
        facts: [`/${code}/map/names/`],
        offline: `/${code}/offline/`,
      },
    ]),
  ),
}
const way = (path, { method = 'GET', mode = 'navigate' } = {}) =>
  wayOf({ method, mode, url: new URL(path, HOME).href }, GIVEN)

test('a name with its hash never changes, any other may', () => {
  assert.ok(isHashed('/static/js/site.0123456789ab.js'))
  for (const path of ['/static/js/site.js', '/photos/1.0123456789ab.jpg', '/static/a.0123.js'])
    assert.ok(!isHashed(path), path)
})

test('a page names its files in links, in scripts and in its JSON, each once', () => {
  const page = `<link href="/static/a.css"><script src="/static/b.js"></script>
    <use href="/static/icons.svg#bell"/><use href="/static/icons.svg#map"/>
    <script type="application/json">{"base": "/static/map.topojson"}</script>`
  assert.deepEqual(filesIn(page, `${HOME}/kk/problems/new/`), [
    '/static/a.css',
    '/static/b.js',
    '/static/icons.svg',
    '/static/map.topojson',
  ])
})

test('scripts and styles name theirs beside themselves', () => {
  const script = `import { a } from './b.js'\nexport { c } from '../d.js'\nimport './e.js'`
  assert.deepEqual(filesIn(script, `${HOME}/static/js/a.js`), [
    '/static/js/b.js',
    '/static/d.js',
    '/static/js/e.js',
  ])
  const style = `a{b:url("x.png")} c{d:url(../y.woff2)} e{f:url(data:image/png;base64,AAAA)}`
  assert.deepEqual(filesIn(style, `${HOME}/static/css/a.css`), [
    '/static/css/x.png',
    '/static/y.woff2',
  ])
  assert.deepEqual(filesIn('/static/a.js', `${HOME}/static/b.svg`), [])
})

test('only our own shell is answered by the worker; what is sent and what is personal is not', () => {
  assert.equal(way('/static/js/site.0123456789ab.js', { mode: 'no-cors' }), 'file')
  assert.equal(way('/kk/problems/new/?draft=1'), 'page')
  assert.equal(way('/ru/problems/new/'), 'page')
  assert.equal(way('/kk/map/names/', { mode: 'cors' }), 'fact')
  assert.equal(way('/kk/me/'), 'elsewhere')
  for (const [path, more] of [
    ['/kk/problems/new/', { method: 'POST' }],
    ['/kk/problems/new/', { mode: 'cors' }],
    ['/kk/problems/drafts/token/', { mode: 'cors' }],
    ['/photos/problems/1/', { mode: 'no-cors' }],
    ['https://elsewhere.example/static/a.0123456789ab.js', {}],
  ])
    assert.equal(way(path, more), null, path)
})

test('an address is of a language, or of the first of ours', () => {
  for (const [path, offline] of [
    ['/ru/me/', '/ru/offline/'],
    ['/kk/', '/kk/offline/'],
    ['/', '/kk/offline/'],
    ['/xx/me/', '/kk/offline/'],
  ])
    assert.equal(shellOf(path, GIVEN.shells).offline, offline, path)
})

test('a page is old after a day, or when nobody knows its age', () => {
  const now = Date.UTC(2026, 10, 25)
  const kept = (age) => new Response('', { headers: { Date: new Date(now - age).toUTCString() } })
  assert.ok(!isOld(kept(3600_000), now))
  assert.ok(isOld(kept(25 * 3600_000), now))
  assert.ok(isOld(new Response(''), now))
})
