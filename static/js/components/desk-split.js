// <desk-split>: on a wide screen the thing opens beside the list. What is shown is the thing's own page,
// asked for with the person's own rights; the decisions in it are sent from here, so the list stays.
// Without this script, and on narrow screens, a line is a link to that page.
import { fetchFragment, wasAborted } from '../api.js'

const WIDE = globalThis.matchMedia('(width >= 80rem)')
const SHOWN = '[role="alert"], .review__head, [data-answering], .review'

const partsOf = (nodes) => {
  const page = document.createElement('div')
  page.append(...nodes)
  for (const map of page.querySelectorAll('mini-map, script, link')) map.remove()
  return [...page.querySelectorAll(SHOWN)].filter((part) => !part.parentElement.closest(SHOWN))
}

class DeskSplit extends HTMLElement {
  #pending
  #shown = ''

  connectedCallback() {
    this.pane = this.querySelector('[data-pane]')
    this.list = this.querySelector('[data-desk]')
    this.addEventListener('click', (event) => this.#press(event))
    this.addEventListener('submit', (event) => this.#send(event))
    this.addEventListener('line:show', ({ target }) => this.show(target))
    WIDE.addEventListener('change', () => WIDE.matches || this.close())
  }

  get isOpen() {
    return !this.pane.hidden
  }

  #press(event) {
    if (event.target.closest('[data-close-pane]')) {
      this.close()
      return
    }
    const link = event.target.closest('a[data-line]')
    if (!link || !WIDE.matches || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.show(link, { moves: true })
  }

  /** Show the thing of a line; `moves` takes the focus along. */
  async show(link, { moves = false } = {}) {
    if (!WIDE.matches || (link.dataset.line === this.#shown && !moves)) return
    this.#shown = link.dataset.line
    this.#pending?.abort() // the official has moved on
    this.#pending = new AbortController()
    this.#mark(link)
    try {
      this.#put(await fetchFragment(link.href, { signal: this.#pending.signal }))
      this.querySelector('[data-open]').href = link.href
      if (moves) this.pane.focus()
    } catch (error) {
      if (!wasAborted(error)) location.assign(link.href)
    }
  }

  close() {
    const line = this.#line()
    this.pane.hidden = true
    this.#tell()
    this.#mark(null)
    this.#shown = ''
    line?.focus()
  }

  /** Carry the focus between the list and the thing. */
  cross() {
    if (this.isOpen && !this.pane.contains(document.activeElement)) this.pane.focus()
    else this.#line()?.focus()
  }

  #line() {
    return this.querySelector(`a[data-line="${this.#shown}"]`)
  }

  #lines() {
    return [...this.querySelectorAll('a[data-line]')]
  }

  #put(nodes) {
    this.pane.querySelector('[data-thing]').replaceChildren(...partsOf(nodes))
    this.pane.hidden = false
    this.pane.scrollTop = 0
    this.#tell()
  }

  /** Another thing stands in the pane, or none. */
  #tell() {
    this.dispatchEvent(new CustomEvent('thing:shown', { bubbles: true }))
  }

  #mark(link) {
    for (const row of this.querySelectorAll('tr[aria-current]'))
      row.removeAttribute('aria-current')
    link?.closest('tr').setAttribute('aria-current', 'true')
  }

  /** A decision pressed in the pane: done, the list is brought up to date; refused, the pane says why. */
  async #send(event) {
    const form = event.target.closest('[data-pane] form')
    if (form?.method !== 'post') return
    event.preventDefault()
    const answer = await fetch(form.action, {
      method: 'POST',
      body: new FormData(form, event.submitter),
      credentials: 'same-origin',
    })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (answer.redirected) await this.#refresh(page.querySelector('.messages'))
    else this.#put([...page.body.childNodes])
    this.pane.querySelector('[data-focus]')?.focus()
  }

  /** The list anew. Where the decided line has left it, the one that took its place is next. */
  async #refresh(said) {
    const place = this.#lines().indexOf(this.#line())
    const fresh = document.createElement('div')
    fresh.append(...(await fetchFragment(location.href)))
    for (const part of ['[data-counters]', '[data-desk]'])
      document.querySelector(part).replaceChildren(...fresh.querySelector(part).childNodes)
    this.querySelector('[data-said]').replaceChildren(...(said ? [said] : []))
    const lines = this.#lines()
    const line = this.#line() ?? lines[Math.min(Math.max(place, 0), lines.length - 1)]
    this.#shown = ''
    if (!line) this.close()
    else {
      await this.show(line)
      line.focus()
    }
  }
}

customElements.define('desk-split', DeskSplit)
