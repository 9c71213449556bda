import assert from 'node:assert/strict'
import test from 'node:test'
import { cellsOf, extentOf, placesOf } from '../../static/js/map/layer.js'

const tree = { geometry: { type: 'Point', coordinates: [76.9, 43.2] } }
const ring = [
  [77, 43],
  [77.1, 43],
  [77.1, 43.1],
  [77, 43.1],
  [77, 43],
]
const cell = { geometry: { type: 'Polygon', coordinates: [ring] } }

test('a cell is no place, and a place no cell', () => {
  assert.deepEqual(placesOf([tree, cell]), [tree])
  assert.deepEqual(cellsOf([tree, cell]), [cell])
})

test('the box holds places and whole cells, with a little air', () => {
  const box = extentOf([tree, cell])

  assert.ok(box.west < 76.9 && box.south < 43 && box.east > 77.1 && box.north > 43.2)
  assert.equal(extentOf([]), null)
})
