import assert from 'node:assert/strict'
import test from 'node:test'
import { uncrowd } from '../../static/js/map/crowd.js'

const pin = (id, x, y, kind = 'problem') => ({
  geometry: { coordinates: [x, y] },
  properties: { id, kind },
})
const onScreen = ({ geometry: { coordinates } }) => ({ x: coordinates[0], y: coordinates[1] })
const total = (features) =>
  features.reduce((sum, { properties }) => sum + (properties.count ?? 1), 0)

test('marks that do not touch stay as they came', () => {
  const apart = [pin('a', 0, 0), pin('b', 100, 0)]
  assert.deepEqual(uncrowd(apart, onScreen), apart)
})

test('marks that touch become one group with both kinds and a box around both', () => {
  const [group, ...rest] = uncrowd([pin('a', 0, 0), pin('b', 10, 5, 'owner')], onScreen)
  assert.equal(rest.length, 0)
  assert.deepEqual(group.properties, {
    count: 2,
    kinds: { problem: 1, owner: 1 },
    box: [0, 0, 10, 5],
  })
})

test('in any crowd no mark covers another and nothing is lost', () => {
  const seeded = (n) => (Math.sin(n * 12.9898) * 43758.5453) % 1
  const crowd = Array.from({ length: 200 }, (_, n) =>
    pin(`p${n}`, Math.abs(seeded(n)) * 800, Math.abs(seeded(n + 0.5)) * 500),
  )
  const shown = uncrowd(crowd, onScreen)

  assert.equal(total(shown), 200)
  for (const [place, one] of shown.entries())
    for (const other of shown.slice(place + 1)) {
      const [a, b] = [onScreen(one), onScreen(other)]
      assert.ok(Math.hypot(a.x - b.x, a.y - b.y) >= 40)
    }
})
