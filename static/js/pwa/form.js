// The report keeps itself on this device while it is typed, and Send hands it to the queue: sent at
// once where there is a network, later where there is none. Without storage the form is a form.
import { entriesOf, photosOf, waiting } from './drafts.js'
import { fill } from './filling.js'
import { ring } from './start.js'
import * as store from './store.js'
import { pullBack, send } from './sync.js'

const PAUSE = 400
const panel = document.querySelector('[data-outbox-panel]')
const form = document.querySelector('[data-report]')
const own = form.elements[panel.dataset.field]
const asked = new URLSearchParams(location.search).get('draft')
const isBound = 'bound' in panel.dataset // the server has answered: what was typed stands in it
let [timer, left, isHanded] = [0, () => [], false]

const id = isBound ? own.value : (asked ?? crypto.randomUUID?.() ?? own.value)
own.value = id

const inWords = (selector, read) =>
  read(form.querySelector(selector) ?? {})
    ?.trim()
    .slice(0, 140)

const title = () => ({
  what:
    form.dataset.title ??
    inWords('.tile :checked', (field) => field.closest?.('label').textContent) ??
    '',
  where: inWords('[data-chosen]', (line) => line.textContent) ?? '',
  text: inWords('textarea', (field) => field.value) ?? '',
})

const draft = () => ({
  id,
  state: 'draft',
  title: title(),
  entries: [...entriesOf(new FormData(form)), ...left()],
  send: location.pathname,
  token: panel.dataset.token,
  sender: panel.dataset.sender,
  isSigned: 'signed' in panel.dataset, // nobody sends it as a guest
  savedAt: Date.now(),
})

const tell = (name) => {
  for (const part of panel.querySelectorAll('[data-part]'))
    part.hidden = part.dataset.part !== name
}

const save = async () => {
  clearTimeout(timer)
  if (isHanded) return
  await store.put(draft())
  document.querySelector('[data-saved]').hidden = false
}

const saveNow = () => save().catch(() => {})

const saveSoon = () => {
  clearTimeout(timer)
  timer = setTimeout(saveNow, PAUSE)
}

const restore = async () => {
  const kept = isBound ? await store.get(id) : asked && (await pullBack(asked))
  if (!kept) return
  if (kept.state === 'sent') return location.replace(kept.answer.page)
  const isPhoto = (value) => typeof value !== 'string'
  left = fill(form, kept.entries ?? [], isBound ? { only: isPhoto } : {})
  if (isBound) return
  const place = form.querySelector('place-picker')?.dataset.lon
  if (place && form.elements[place].value) form.dispatchEvent(new CustomEvent('place:chosen'))
  showWords(kept.answer?.errors ?? [])
}

/** What the server said of it, above the form; pressing Send again marks the fields themselves. */
const showWords = (errors) => {
  const box = panel.parentElement.querySelector('[data-server-said]')
  if (!errors.length) return
  const line = ({ label, says }) => {
    const row = document.createElement('li')
    row.textContent = label ? `${label}: ${says}` : says
    return row
  }
  box.querySelector('ul').replaceChildren(...errors.map(line))
  box.hidden = false
  box.focus()
}

/** The server marks the fields itself: it gets the form as from a page without scripts. */
const askAgain = async () => {
  await store.put(draft())
  const answer = await fetch(panel.dataset.token, { cache: 'no-store' })
  form.elements.csrfmiddlewaretoken.value = (await answer.json()).token
  form.submit()
}

const follow = async ({ state, answer }) => {
  if (state === 'sent') return location.assign(answer.page)
  if (state === 'needs' && answer.code === 'mend') return askAgain()
  if (state === 'needs') return location.assign(panel.dataset.queue)
  tell('kept')
}

const hand = async () => {
  clearTimeout(timer)
  const report = waiting(draft(), Date.now())
  isHanded = true // before anything is awaited: who leaves now must not make it a draft again
  await store.put(report)
  form.hidden = true
  panel.hidden = false
  tell(navigator.onLine ? 'sending' : 'kept')
  panel.querySelector('[data-photos]').hidden = !photosOf(report)
  panel.focus()
  const next = navigator.onLine ? await send(id) : report
  await follow(next)
  if (next.state === 'waiting') ring()
}

/** It was answered while the panel stood there: the number, or that a person is needed. */
const heard = async () => {
  if (!isHanded) return
  const { state, answer } = (await store.get(id)) ?? {}
  if (state === 'needs') tell('needs')
  if (state !== 'sent') return
  tell('sent')
  panel.querySelector('[data-number]').textContent = answer.number
  panel.querySelector('[data-page]').href = answer.page
}

if (globalThis.indexedDB) {
  form.addEventListener('input', saveSoon)
  for (const kind of ['change', 'place:chosen']) form.addEventListener(kind, saveNow)
  addEventListener('pagehide', () => timer && saveNow())
  addEventListener('pageshow', ({ persisted }) => persisted && isHanded && location.reload())
  store.onChange(() => heard())
  restore().catch(() => {}) // storage is forbidden: the form is as it came
  // on the document: the form's own scripts speak first, and may keep it back
  document.addEventListener('submit', (event) => {
    if (event.target !== form || event.defaultPrevented || event.submitter?.name) return
    event.preventDefault()
    if (!isHanded) hand().catch(() => form.submit())
  })
}
