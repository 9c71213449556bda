import assert from 'node:assert/strict'
import test from 'node:test'
import {
  A_WEEK,
  belongsTo,
  counted,
  due,
  entriesOf,
  inOrder,
  nextIn,
  photosOf,
  pulledBack,
  renewed,
  swept,
  unsent,
  waiting,
  waysOf,
} from '../../static/js/pwa/drafts.js'

const NOW = Date.UTC(2026, 10, 25)
const PHOTO = new Blob(['a photo'], { type: 'image/jpeg' })
const DRAFT = {
  id: 'one',
  state: 'draft',
  entries: [
    ['client_id', 'one'],
    ['text', 'Шам жанбайды'],
    ['photos', PHOTO],
  ],
  savedAt: NOW,
  sender: '',
}
const in_ = (state, more = {}) => ({ ...DRAFT, state, notBefore: 0, ...more })

test('a draft keeps what was typed and chosen, never a token or an empty file', () => {
  const kept = entriesOf([
    ['csrfmiddlewaretoken', 'secret'],
    ['text', ''],
    ['photos', new Blob([])],
    ['photos', PHOTO],
  ])
  assert.deepEqual(kept, [
    ['text', ''],
    ['photos', PHOTO],
  ])
})

test('as a new report it has another id in its fields too, and waits at once', () => {
  const other = renewed(in_('needs', { answer: { code: 'conflict' } }), 'two', NOW)
  assert.equal(other.id, 'two')
  assert.deepEqual(other.entries[0], ['client_id', 'two'])
  assert.deepEqual(other.entries.slice(1), DRAFT.entries.slice(1))
  assert.deepEqual(
    [other.state, other.tries, other.notBefore, other.answer],
    ['waiting', 0, 0, null],
  )
})

test('what has left cannot be taken back into the form, anything else can', () => {
  for (const state of ['draft', 'waiting', 'needs'])
    assert.equal(pulledBack(in_(state)).state, 'draft')
  for (const state of ['sent', 'expired']) assert.equal(pulledBack(in_(state)).state, state)
})

test('after a week a report is deleted and said to be, and the saying goes after another', () => {
  const old = in_('waiting', { savedAt: NOW - A_WEEK - 1, title: { text: 'private' } })
  const { put, remove } = swept([old, in_('draft')], NOW)
  assert.deepEqual(put, [{ id: 'one', state: 'expired', wasOf: old.savedAt, savedAt: NOW }])
  assert.deepEqual(remove, [])
  assert.deepEqual(swept(put, NOW + A_WEEK + 1), { put: [], remove: ['one'] })
})

test('a sent report leaves the list after a week without a word', () => {
  const sent = in_('sent', { savedAt: NOW - A_WEEK - 1 })
  assert.deepEqual(swept([sent], NOW), { put: [], remove: ['one'] })
})

test('those whose turn has come are sent, the oldest first', () => {
  const early = in_('waiting', { id: 'early', savedAt: NOW - 2 })
  const late = in_('waiting', { id: 'late', savedAt: NOW - 1 })
  const later = in_('waiting', { id: 'later', notBefore: NOW + 1, answer: { code: 'busy' } })
  const ids = (asking) => due([late, later, early, in_('draft')], asking).map(({ id }) => id)
  assert.deepEqual(ids({ now: NOW }), ['early', 'late'])
  assert.deepEqual(ids({ now: NOW, all: true }).sort(), ['early', 'late', 'later'])
})

test('coming back online ends the wait for a network, not the one the server asked for', () => {
  const waits = (code) => in_('waiting', { notBefore: NOW + 9, answer: { code } })
  assert.equal(due([waits('network')], { now: NOW, online: true }).length, 1)
  assert.equal(due([waits('busy')], { now: NOW, online: true }).length, 0)
})

test('the next turn is that of the nearest one that waits', () => {
  assert.equal(nextIn([in_('draft'), in_('needs')], NOW), null)
  assert.equal(nextIn([in_('waiting', { notBefore: NOW + 500 })], NOW), 500)
  assert.equal(nextIn([in_('waiting', { notBefore: NOW - 500 })], NOW), 0)
})

test('what needs somebody stands first, what is done last, and only the rest is counted', () => {
  const all = ['expired', 'sent', 'draft', 'waiting', 'needs'].map((state) => in_(state))
  assert.deepEqual(
    inOrder(all).map(({ state }) => state),
    ['needs', 'waiting', 'draft', 'sent', 'expired'],
  )
  assert.equal(unsent(all), 3)
  assert.deepEqual(counted([...all, ...all]), {
    needs: 2,
    waiting: 2,
    draft: 2,
    sent: 2,
    expired: 2,
  })
})

test('a draft is seen by its writer, and by nobody who signed in as another', () => {
  const of = (sender) => ({ ...DRAFT, sender })
  assert.ok(belongsTo(of('aigul'), 'aigul'))
  assert.ok(belongsTo(of(''), 'aigul'))
  assert.ok(belongsTo(of('aigul'), ''))
  assert.ok(!belongsTo(of('aigul'), 'berik'))
})

test('every state and every answer offers a way out, and nothing is ever stuck', () => {
  const answers = ['mend', 'large', 'conflict', 'foreign', 'signed_out', 'never heard of']
  for (const state of ['draft', 'waiting', 'sent', 'expired', 'needs'])
    for (const code of answers) {
      const ways = waysOf(in_(state, { answer: { code } }))
      assert.ok(ways.includes('delete') || ways.includes('forget'), `${state} ${code}`)
      if (state === 'needs') assert.ok(ways.length > 1, code)
    }
  assert.equal(waysOf(in_('sent', { answer: { waits: true } }))[0], 'confirm')
})

test('what only a member may send is never offered to be sent by a guest', () => {
  const signedOut = { answer: { code: 'signed_out' } }
  assert.ok(waysOf(in_('needs', signedOut)).includes('as_guest'))
  assert.deepEqual(waysOf(in_('needs', { ...signedOut, isSigned: true })), ['sign_in', 'delete'])
  assert.deepEqual(waysOf(in_('waiting', { isSigned: true })), ['now', 'edit', 'delete'])
})

test('photos are counted, words are not', () => {
  assert.equal(photosOf(DRAFT), 1)
  assert.equal(photosOf({}), 0)
})

test('waiting begins anew, whatever was before', () => {
  const again = waiting(in_('needs', { tries: 9, notBefore: NOW + 1 }), NOW)
  assert.deepEqual([again.tries, again.notBefore, again.savedAt], [0, 0, NOW])
})
