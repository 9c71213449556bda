import assert from 'node:assert/strict'
import test from 'node:test'
import { isAsked } from '../../static/js/components/following.js'

test('a question without conditions is always asked', () => {
  assert.ok(isAsked({}, {}))
})

test('of several answers to one question, one that is wanted is enough', () => {
  const conditions = { q_what: ['trees', 'lamps'] }
  assert.ok(isAsked(conditions, { q_what: ['benches', 'trees'] }))
  assert.ok(!isAsked(conditions, { q_what: ['benches'] }))
  assert.ok(!isAsked(conditions, { q_what: [] }))
})

test('one of several answers is enough, every condition must be met', () => {
  const conditions = { q_land: ['yes', 'unsure'], q_kind: ['yard'] }
  assert.ok(isAsked(conditions, { q_land: 'unsure', q_kind: 'yard' }))
  assert.ok(!isAsked(conditions, { q_land: 'yes' }))
  assert.ok(!isAsked(conditions, { q_land: 'no', q_kind: 'yard' }))
})
