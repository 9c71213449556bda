import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  chosenIn,
  draftOf,
  fateOf,
  isSame,
  keyOf,
  putBack,
  typedIn,
} from '../../static/js/pwa/kept.js'

const NOW = 1_000_000_000
const DAY = 24 * 60 * 60 * 1000
const typed = [['title', 'Жарық аула']]
const kept = { mark: 'a', entries: typed, at: NOW - 1000 }
const page = { mark: 'a', entries: [['title', '']], now: NOW }

test('what was typed and never sent comes back', () => {
  assert.equal(fateOf(kept, page), 'restore')
})

test('what was sent and did not arrive comes back: nothing has changed on the server', () => {
  assert.equal(fateOf({ ...kept, isSent: true }, page), 'restore')
})

test('what was sent and has arrived is forgotten', () => {
  assert.equal(fateOf({ ...kept, isSent: true }, { ...page, mark: 'b' }), 'forget')
})

test('what was typed before somebody else saved the page comes back, for the server to compare', () => {
  assert.equal(fateOf(kept, { ...page, mark: 'b' }), 'restore')
})

test('what stands there already, and what is older than a week, is forgotten', () => {
  assert.equal(fateOf(kept, { ...page, entries: typed }), 'forget')
  assert.equal(fateOf({ ...kept, at: NOW - 8 * DAY }, page), 'forget')
  assert.equal(fateOf(null, page), null)
})

test('a page with a file chosen is never the one that came: a page comes without', () => {
  assert.equal(fateOf({ ...kept, entries: [], files: 1 }, page), 'restore')
  assert.equal(fateOf({ ...kept, files: 1, isSent: true }, { ...page, mark: 'b' }), 'forget')
})

test('a file is kept when one was chosen', () => {
  const paper = new File(['x'], 'paper.pdf')
  const pairs = [
    ['title', 'T'],
    ['upload', paper],
    ['other', new File([], '')],
  ]

  assert.deepEqual(chosenIn(pairs), [['upload', paper]])
  assert.deepEqual(typedIn(pairs), [['title', 'T']])
})

test('tokens, marks and empty fields are no words of a person', () => {
  const pairs = [
    ['csrfmiddlewaretoken', 'x'],
    ['seen', 'a'],
    ['sender', 's'],
    ['title', 'T'],
  ]

  assert.deepEqual(typedIn(pairs), [['title', 'T']])
  assert.ok(
    isSame(
      [
        ['title', 'T'],
        ['plan', ''],
      ],
      [
        ['title', 'T'],
        ['client_id', '1'],
      ],
    ),
  )
})

test('a page belongs to its writer on this device', () => {
  assert.notEqual(keyOf('plan-1', 'one'), keyOf('plan-1', 'other'))
})

test('a first page that was sent is put back without its draft: nothing is written over it', () => {
  const first = { entries: [['client_id', '1'], ...typed] }

  assert.equal(draftOf(first), '1')
  assert.deepEqual(putBack(first), first.entries)
  assert.deepEqual(putBack({ ...first, isSent: true }), typed)
})
