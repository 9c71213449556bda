// A page of an application keeps itself on this device while it is typed: a closed tab, a session
// that ran out, another language lose nothing. Without storage the form is a form.
import { fill } from '../pwa/filling.js'
import { chosenIn, fateOf, isSame, keyOf, putBack, typedIn } from '../pwa/kept.js'
import * as files from '../pwa/kept-files.js'
import { read, sweep } from '../pwa/sweeping.js'

const form = document.querySelector('[data-kept-page]')
const told = form.querySelector('[data-kept-told]')
const sender = form.dataset.keptSender
const key = keyOf(form.dataset.keptPage, sender)
const seen = form.elements.seen
const asItCame = typedIn(new FormData(form))
const seenAsItCame = seen.value
let isTouched = false
let waiting = 0 // kept files on their way back into the form, which has none of them yet

const write = (more = {}) => {
  if (!isTouched) return
  const mark = form.dataset.keptMark
  const held = [...new FormData(form)]
  const kept = {
    seen: seen.value,
    mark,
    entries: typedIn(held),
    files: chosenIn(held).length || waiting,
    at: Date.now(),
    ...more,
  }
  localStorage.setItem(key, JSON.stringify(kept))
}

const keepFiles = ({ target }) => {
  if (target.type === 'file') files.keep(key, chosenIn(new FormData(form))).catch(() => {})
}

/** Answers whether there were any; storage that fails has not said that there were none. */
const putFilesBack = (count) => {
  waiting = count
  const back = async () => {
    const found = await files.keptFor(key)
    fill(form, found)
    openFolds()
    return found.length > 0
  }
  return back()
    .catch(() => true)
    .finally(() => {
      waiting = 0
    })
}

/** A page that was kept for its files alone, which are gone: it is as it came. */
const giveUp = () => {
  const kept = read(key)
  if (!kept || !isSame(kept.entries, asItCame)) return
  isTouched = false
  forget()
  told.hidden = true
  seen.value = seenAsItCame
}

const forget = () => {
  localStorage.removeItem(key)
  files.forget(key).catch(() => {})
}

const openFolds = () => {
  for (const field of form.elements) {
    const isTyped =
      field.type === 'checkbox' ? field.checked : field.value && field.type !== 'hidden'
    if (isTyped && field.value !== field.defaultValue)
      field.closest('details')?.setAttribute('open', '')
  }
}

const restore = (kept) => {
  fill(form, putBack(kept))
  for (const field of form.querySelectorAll('[type=checkbox]'))
    field.checked = kept.entries.some(
      ([name, value]) => name === field.name && value === field.value,
    )
  seen.value = kept.seen
  const place = form.querySelector('place-picker')?.dataset.lon
  if (place && form.elements[place].value) form.dispatchEvent(new CustomEvent('place:chosen'))
  openFolds()
  if (kept.files) putFilesBack(kept.files).then((isBack) => isBack || giveUp())
  told.hidden = false
  isTouched = true
}

const begin = () => {
  sweep(form.dataset.keptBegan)
  files.sweep((name) => localStorage.getItem(name) !== null).catch(() => {})
  if ('keptTyped' in form.dataset) {
    isTouched = true // the server has answered: what was typed stands in the form, but no file
    const { files: before } = read(key) ?? {}
    if (before) putFilesBack(before)
    return write()
  }
  const kept = read(key)
  const fate = fateOf(kept, { mark: form.dataset.keptMark, entries: asItCame, now: Date.now() })
  if (fate === 'forget') forget()
  if (fate === 'restore') restore(kept)
}

const touched = () => {
  isTouched = true
  write()
}

try {
  begin()
  for (const kind of ['input', 'change', 'place:chosen']) form.addEventListener(kind, touched)
  form.addEventListener('change', keepFiles)
  addEventListener('pagehide', () => write())
  form.addEventListener('submit', () => {
    write({ isSent: true })
    isTouched = false // leaving now must not make it unsent again
  })
  form.querySelector('[data-kept-drop]').addEventListener('click', () => {
    isTouched = false
    forget()
    location.assign(location.pathname + location.search)
  })
} catch {
  // storage is forbidden: the form is as it came
}
