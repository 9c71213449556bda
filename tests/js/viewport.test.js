import assert from 'node:assert/strict'
import test from 'node:test'
import {
  countFilters,
  filterOf,
  fromBbox,
  fromQuery,
  question,
  toBbox,
  toQuery,
} from '../../static/js/map/viewport.js'

const ALMATY = { west: 76.7, south: 43.1, east: 77.1, north: 43.4 }

test('a view survives the trip through the address bar', () => {
  const view = { filter: 'kind=problem&kind=initiative&q=жол', box: ALMATY, pin: 'problem-12' }
  const back = fromQuery(toQuery(view))
  assert.deepEqual(back.box, view.box)
  assert.equal(back.pin, view.pin)
  assert.equal(decodeURIComponent(back.filter), view.filter)
})

test('the page of the list is part of a view and never of its filter', () => {
  const back = fromQuery(toQuery({ filter: 'kind=problem', box: ALMATY, page: '3' }))
  assert.equal(back.page, '3')
  assert.equal(back.filter, 'kind=problem')
  assert.ok(!question({ ...back, zoom: 9 }).includes('page'))
})

test('a box is written west, south, east, north with five decimals', () => {
  assert.equal(toBbox(ALMATY), '76.70000,43.10000,77.10000,43.40000')
})

test('what is no box is no box', () => {
  for (const text of [
    null,
    '',
    '1,2,3',
    '1,2,3,4,5',
    '9,1,2,3',
    '1,9,2,3',
    'a,b,c,d',
    '1,2,Infinity,4',
  ])
    assert.equal(fromBbox(text), null, String(text))
})

test('empty answers, the page and the view filter nothing', () => {
  assert.equal(
    filterOf('?q=&region=&kind=problem&page=3&bbox=1,2,3,4&zoom=4').toString(),
    'kind=problem',
  )
})

test('the server is asked for the same filter inside the globe', () => {
  const asked = question({
    filter: 'kind=problem&page=2',
    box: { west: -200, south: -91, east: 200, north: 91 },
    zoom: 4.6,
  })
  assert.equal(asked, 'kind=problem&bbox=-180.00000,-85.00000,180.00000,85.00000&zoom=4')
})

test('two kinds are one filter', () => {
  assert.equal(countFilters('?kind=problem&kind=owner&q=жол&page=2'), 2)
})
