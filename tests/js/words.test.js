import assert from 'node:assert/strict'
import { test } from 'node:test'
import { finds, plain } from '../../static/js/report/words.js'

const ROADS = plain('Жол мен тротуар Дороги и тротуары шұңқыр яма выбоина люк')

test('Kazakh letters and their Russian pairs count as the same', () => {
  assert.equal(plain('Шұңқыр, Өткел–ёлка'), 'шункыр, откел елка')
})

test('a kind is found by the words people use, begun or with another ending', () => {
  for (const typed of ['шунк', 'Шұңқырлар', 'яма', 'дорога', 'ТРОТУ', 'люк яма']) {
    assert.ok(finds(typed, ROADS), typed)
  }
})

test('other words find nothing, no words find all', () => {
  for (const typed of ['собака', 'ямал', 'люк собака']) assert.ok(!finds(typed, ROADS), typed)
  assert.ok(finds('  ', ROADS))
})
