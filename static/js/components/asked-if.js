// What follows from an answer is shown once that answer is given; without this script everything
// is shown, each with the answer it follows from. What was typed in a hidden field is kept.
import { isAsked } from './following.js'

const form = document.querySelector('[data-asked-if]')?.closest('form')

const answers = () => {
  const typed = new FormData(form)
  const names = [...typed.keys()].filter((name) => name.startsWith('q_'))
  return Object.fromEntries(names.map((name) => [name, typed.getAll(name)]))
}

const show = () => {
  let said = answers()
  for (const part of form.querySelectorAll('[data-asked-if]')) {
    part.hidden = !isAsked(JSON.parse(part.dataset.askedIf), said)
    if (part.hidden) said = without(said, part)
  }
}

const without = (said, part) => {
  const names = new Set([...part.querySelectorAll('[name]')].map((field) => field.name))
  return Object.fromEntries(Object.entries(said).filter(([name]) => !names.has(name)))
}

if (form) {
  for (const words of form.querySelectorAll('[data-follows]')) words.hidden = true
  form.addEventListener('change', show)
  show()
}
