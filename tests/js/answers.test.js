import assert from 'node:assert/strict'
import test from 'node:test'
import { answered, pause, retryAfter, unanswered } from '../../static/js/pwa/answers.js'

const NOW = Date.UTC(2026, 10, 25)
const DRAFT = {
  id: 'one',
  state: 'waiting',
  tries: 0,
  title: { what: 'Шам' },
  entries: [['text', 'private']],
  send: '/kk/problems/new/',
}
const after = (code, more = {}) => answered(DRAFT, { code, body: null, ...more }, { now: NOW })

test('a number means sent, and nothing but number and title stays', () => {
  const sent = after(200, {
    body: { number: 'KZ-71-000001', page: '/kk/problems/1/', waits: true },
  })
  assert.equal(sent.state, 'sent')
  assert.deepEqual(sent.answer, { number: 'KZ-71-000001', page: '/kk/problems/1/', waits: true })
  assert.ok(!('entries' in sent))
})

test('a page without a number is no acknowledgement', () => {
  for (const code of [200, 204, 304]) assert.equal(after(code).state, 'waiting')
})

test('what only a person can settle needs a person, with the words of the server', () => {
  const errors = [{ label: 'Place', says: 'outside' }]
  const expected = { 400: 'mend', 404: 'foreign', 409: 'conflict', 413: 'large', 422: 'mend' }
  for (const [code, need] of Object.entries(expected)) {
    const draft = after(Number(code), { body: { errors } })
    assert.deepEqual([draft.state, draft.answer], ['needs', { code: need, errors }], code)
    assert.deepEqual(draft.entries, DRAFT.entries)
  }
})

test('whatever may pass is tried again, later and later', () => {
  for (const code of [403, 408, 429, 500, 502, 503, 504]) {
    const draft = after(code)
    assert.deepEqual([draft.state, draft.tries, draft.answer.code], ['waiting', 1, 'busy'], code)
    assert.ok(draft.notBefore > NOW)
  }
})

test('the server may ask for more patience than we have', () => {
  assert.equal(after(503, { after: '3600' }).notBefore, NOW + 3_600_000)
  assert.ok(after(429, { after: '0' }).notBefore > NOW)
})

test('Retry-After is seconds or a date, and nonsense is nothing', () => {
  assert.equal(retryAfter('5', NOW), 5000)
  assert.equal(retryAfter(new Date(NOW + 7000).toUTCString(), NOW), 7000)
  assert.equal(retryAfter(new Date(NOW - 7000).toUTCString(), NOW), 0)
  for (const header of [null, '', 'soon']) assert.equal(retryAfter(header, NOW), 0)
})

test('the pause doubles, never ends, and differs from phone to phone', () => {
  const [shortest, longest] = [() => 0, () => 1]
  for (const tries of [0, 1, 5]) {
    assert.equal(pause(tries, longest), 2000 * 2 ** tries)
    assert.equal(pause(tries, shortest), 1000 * 2 ** tries)
  }
  for (const tries of [10, 100, 5000]) assert.equal(pause(tries, longest), 600_000)
})

test('without an answer it waits for the network', () => {
  const draft = unanswered({ ...DRAFT, tries: 3 }, { now: NOW, random: () => 0 })
  assert.deepEqual(
    [draft.state, draft.tries, draft.notBefore, draft.answer.code],
    ['waiting', 4, NOW + 8000, 'network'],
  )
})
