// Perhaps the same problem: asked once place and kind are known, and again when the words change.
// Without a network nothing is shown and nothing is in the way; the same answer again moves nothing.
import { wasAborted } from '../api.js'

const PAUSE = 900

const named = (part) => [...part.querySelectorAll('a')].map((link) => link.href).join(' ')

export const lookForAlike = (form) => {
  const box = form.querySelector('[data-alike]')
  let timer
  let pending
  const look = async () => {
    const { lon, lat, category, text } = form.elements
    if (!lon.value || !lat.value || !category.value) return
    pending?.abort()
    pending = new AbortController()
    const asked = new FormData()
    const token = form.elements.csrfmiddlewaretoken.value
    const facts = { lon, lat, category, text, csrfmiddlewaretoken: { value: token } }
    for (const [name, field] of Object.entries(facts)) asked.append(name, field.value)
    try {
      const answer = await fetch(box.dataset.alike, {
        method: 'POST',
        body: asked,
        signal: pending.signal,
        credentials: 'same-origin',
      })
      if (!answer.ok) return
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      if (named(page.body) !== named(box)) box.replaceChildren(...page.body.childNodes)
    } catch (error) {
      if (!wasAborted(error) && navigator.onLine) box.replaceChildren()
    }
  }
  const soon = (pause) => {
    clearTimeout(timer)
    timer = setTimeout(look, pause)
  }
  form.addEventListener('place:chosen', () => soon(0))
  form.addEventListener('change', ({ target }) => {
    if (target.name === 'category') soon(0)
  })
  form.elements.text.addEventListener('input', () => soon(PAUSE))
  soon(0) // both may be chosen before this script has come
}
