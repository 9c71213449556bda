// <map-rows>: the list that equals the map. It replaces its rows, says the new count, keeps the
// focus on the row it was on, and tells what is pressed or pointed at.
// Events: `row:open` (detail: pin, href), `row:light` (detail: pin, on).
import { fetchFragment } from '../api.js'

export class MapRows extends HTMLElement {
  connectedCallback() {
    this.counts = document.querySelectorAll('[data-count]')
    this.trouble = document.getElementById('map-trouble')
    this.addEventListener('click', (event) => this.#press(event))
    for (const kind of ['pointerover', 'focusin'])
      this.addEventListener(kind, (event) => this.#light(event, true))
    for (const kind of ['pointerout', 'focusout'])
      this.addEventListener(kind, (event) => this.#light(event, false))
  }

  set isBusy(busy) {
    this.toggleAttribute('aria-busy', busy)
    if (busy) this.setAttribute('aria-busy', 'true')
  }

  set hasTrouble(trouble) {
    this.trouble.hidden = !trouble
  }

  async load(address, { signal } = {}) {
    const nodes = await fetchFragment(address, { signal })
    const focused = this.contains(document.activeElement) ? document.activeElement.dataset.pin : ''
    this.replaceChildren(...nodes)
    if (focused) this.focusOn(focused)
    const count = this.querySelector('[data-total]').textContent
    for (const place of this.counts) place.textContent = count
  }

  /** Give the focus to a row; false where it is not in the list. */
  focusOn(pin) {
    const row = this.querySelector(`a[data-pin="${CSS.escape(pin)}"]`)
    row?.focus()
    return Boolean(row)
  }

  focusFirst() {
    this.querySelector('a[data-pin]')?.focus()
  }

  #press(event) {
    const link = event.target.closest('a[data-pin]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.#tell('row:open', { pin: link.dataset.pin, href: link.href })
  }

  #light(event, on) {
    const row = event.target.closest('[data-row]')
    if (row) this.#tell('row:light', { pin: row.dataset.row, on })
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }))
  }
}

customElements.define('map-rows', MapRows)
