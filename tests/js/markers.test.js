import assert from 'node:assert/strict'
import test from 'node:test'
import {
  clusterSize,
  idOf,
  isCluster,
  markerOf,
  ring,
  say,
  short,
} from '../../static/js/map/markers.js'

const WORDS = {
  pin: '{what}, {stage}: {title}',
  cluster: '{count} here',
  thousand: '{number}k',
  locales: ['en'],
}
const at = (properties) => ({ geometry: { coordinates: [71.4, 51.1] }, properties })
const LAMP = at({
  id: 'problem-7',
  kind: 'problem',
  group: 'waiting',
  what: 'Мәселе',
  stage: 'Күтуде',
  title: 'Шам жанбайды',
})

test('a marker says its kind, its stage and its title', () => {
  assert.equal(markerOf(LAMP, WORDS).label, 'Мәселе, Күтуде: Шам жанбайды')
})

test('a marker has the shape of its kind and the filling of its stage group', () => {
  assert.equal(markerOf(LAMP, WORDS).symbol, 'problem-waiting')
})

test('a title with braces is not a template', () => {
  assert.equal(say('{title}', { title: '{stage}', stage: 'x' }), '{stage}')
})

test('clusters grow in three steps', () => {
  const sizes = [2, 9, 10, 99, 100, 50_000].map(clusterSize)
  assert.deepEqual([...new Set(sizes)].length, 3)
  assert.deepEqual(
    sizes,
    [...sizes].sort((one, other) => one - other),
  )
})

test('the arcs of a ring follow each other and close the circle', () => {
  const arcs = ring({ owner: 1, problem: 3, initiative: 0 })
  assert.deepEqual(arcs, [
    { kind: 'problem', start: 0, share: 0.75 },
    { kind: 'owner', start: 0.75, share: 0.25 },
  ])
})

test('a cluster is known by its count and keeps its name while it does not change', () => {
  const cluster = at({ count: 12, kinds: { problem: 12 } })
  assert.ok(isCluster(cluster))
  assert.ok(!isCluster(LAMP))
  assert.equal(idOf(cluster), 'cluster:71.4,51.1:12')
  assert.equal(idOf(LAMP), 'problem-7')
})

const IN = {
  kk: { thousand: '{number} мың', locales: ['kk', 'ru'] },
  ru: { thousand: '{number} тыс.', locales: ['ru', 'ru'] },
  en: { thousand: '{number}k', locales: ['en', 'ru'] },
}

test('a circle writes a long number short, as its language does', () => {
  assert.deepEqual(short(999, IN.kk), ['999'])
  assert.deepEqual(short(1234, IN.kk), ['1,2', 'мың'])
  assert.deepEqual(short(1234, IN.ru), ['1,2', 'тыс.'])
  assert.deepEqual(short(1234, IN.en), ['1.2k'])
  assert.deepEqual(short(12_345, IN.ru), ['12', 'тыс.'])
  assert.deepEqual(short(1000, IN.en), ['1k'])
})

test('a long number is said whole', () => {
  assert.equal(markerOf(at({ count: 12_345, kinds: {} }), WORDS).label, '12345 here')
})
