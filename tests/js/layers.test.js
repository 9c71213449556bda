import assert from 'node:assert/strict'
import test from 'node:test'
import { zoomFor } from '../../static/js/components/locate.js'
import { namesAt, shapesOf, uncrowded } from '../../static/js/map/layers.js'

const NAMES = [
  { name: 'Ақмола облысы', rank: 0 },
  { name: 'Астана', rank: 1 },
  { name: 'Көкшетау', rank: 2 },
  { name: 'Степногорск', rank: 3 },
]
const shown = (zoom) => namesAt(zoom, NAMES).map(({ rank }) => rank)

test('names come one rank after the other as the map comes closer', () => {
  assert.deepEqual(shown(4), [])
  assert.deepEqual(shown(5), [0, 1])
  assert.deepEqual(shown(6), [0, 1, 2])
  assert.deepEqual(shown(9), [1, 2, 3])
})

test('only shapes that came are drawn, from the ground up', () => {
  const base = { objects: { rivers: {}, countries: {}, labels: {} } }
  const regions = { objects: { regions: {} } }
  const order = (topologies) => shapesOf(topologies).map(({ object }) => object)

  assert.deepEqual(order({ base, regions }), ['countries', 'countries', 'regions', 'rivers'])
  assert.deepEqual(order({ base: null, regions: null }), [])
})

test('a poor fix of the phone keeps its circle in view', () => {
  const zooms = [5, 50, 400, 3000, 90_000].map(zoomFor)
  assert.deepEqual(
    zooms,
    [...zooms].sort((one, other) => other - one),
  )
})

test('a name gives way to a marker and to a more important name', () => {
  const frame = { left: 0, right: 50, top: 0, bottom: 16 }
  const away = { left: 100, right: 150, top: 0, bottom: 16 }
  const frames = new Map([
    ['Астана', frame],
    ['Ақмола облысы', frame],
    ['Көкшетау', away],
  ])
  const look = { frameOfName: ({ name }) => frames.get(name), taken: [] }
  const seen = (taken) => uncrowded(NAMES.slice(0, 3), { ...look, taken }).map(({ name }) => name)

  assert.deepEqual(seen([]), ['Астана', 'Көкшетау'])
  assert.deepEqual(seen([away]), ['Астана'])
})
