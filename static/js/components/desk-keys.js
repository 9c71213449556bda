// The desk by keyboard: J and K walk the lines, U goes back, ? shows the list. Physical keys, so that a
// Kazakh or Russian layout works too; they can be switched off, and never act while somebody types.
const KEPT = 'desk-keys'
const toggle = document.querySelector('[data-keys-on]')
const lines = [...document.querySelectorAll('[data-desk] tbody a')]

const areOn = () => {
  try {
    return localStorage.getItem(KEPT) !== 'off'
  } catch {
    return true // storage is forbidden: as at the first visit
  }
}

const isTyping = (target) =>
  target.closest('input, select, textarea, dialog, [contenteditable]') !== null

const walk = (step) => {
  const here = lines.indexOf(document.activeElement)
  const next = here < 0 ? 0 : Math.min(Math.max(here + step, 0), lines.length - 1)
  lines[next]?.focus()
}

const ACTIONS = {
  KeyJ: () => walk(1),
  KeyK: () => walk(-1),
  KeyU: () => document.querySelector('[data-up]')?.click(),
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !areOn()) return
  const act =
    event.key === '?'
      ? () => document.querySelector('a[href="#shortcuts"]')?.click()
      : ACTIONS[event.code]
  if (!act) return
  event.preventDefault()
  act()
})

if (toggle) {
  toggle.checked = areOn()
  toggle.addEventListener('change', () =>
    localStorage.setItem(KEPT, toggle.checked ? 'on' : 'off'),
  )
}
