// The desk by keyboard: J and K walk the lines and show them, X ticks, U goes back, ? shows the list.
// Physical keys, so that a Kazakh or Russian layout works too; they can be switched off, and never act
// while somebody types.
import { tick, tickAll } from './desk-choice.js'

const KEPT = 'desk-keys'
const toggle = document.querySelector('[data-keys-on]')
const lines = () => [...document.querySelectorAll('[data-desk] tbody th a')]
const split = () => document.querySelector('desk-split')

const areOn = () => {
  try {
    return localStorage.getItem(KEPT) !== 'off'
  } catch {
    return true // storage is forbidden: as at the first visit
  }
}

const isTyping = (target) =>
  target.closest('input:not([type="checkbox"]), select, textarea, dialog, [contenteditable]') !==
  null

/** The line the focus is on, or the one whose thing is shown. */
const here = () => {
  const row = document.activeElement.closest('[data-desk] tbody tr')
  return (row ?? document.querySelector('[data-desk] tr[aria-current]'))?.querySelector('th a')
}

const walk = (step, { extends: ticks }) => {
  const all = lines()
  const at = all.indexOf(here())
  const next = all[at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)]
  if (!next) return
  if (ticks && at >= 0) setTick(all[at], true)
  next.focus()
  if (ticks) setTick(next, true)
  next.dispatchEvent(new CustomEvent('line:show', { bubbles: true }))
}

const setTick = (line, on, range = false) => {
  const box = line?.closest('tr').querySelector('input[name="chosen"]')
  if (box) tick(box, { on: on ?? !box.checked, range })
}

const ACTIONS = {
  KeyJ: (event) => walk(1, { extends: event.shiftKey }),
  KeyK: (event) => walk(-1, { extends: event.shiftKey }),
  KeyX: (event) => setTick(here(), event.shiftKey ? true : undefined, event.shiftKey),
  KeyA: () => tickAll(document.querySelector('form.desk__list')),
  KeyD: () => split()?.cross(),
  KeyF: () => {
    document.querySelector('[data-filter]')?.setAttribute('open', '')
    document.querySelector('[data-filter] input')?.focus()
  },
  KeyV: () => document.querySelector('[data-other-view]')?.click(),
  KeyU: () => document.querySelector('[data-up]')?.click(),
  Escape: () => split().close(),
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !areOn()) return
  const act =
    event.key === '?'
      ? () => document.querySelector('a[href="#shortcuts"]')?.click()
      : ACTIONS[event.code]
  if (!act || (event.code === 'Escape' && !split()?.isOpen)) return
  event.preventDefault()
  act(event)
})

if (toggle) {
  toggle.checked = areOn()
  toggle.addEventListener('change', () =>
    localStorage.setItem(KEPT, toggle.checked ? 'on' : 'off'),
  )
}
