// <map-rows>: the list that equals the map. It replaces its rows, says the new count, keeps the
// focus on the row it was on, and tells what is pressed or pointed at.
// Another page of it is fetched in place, from where the rows shown now came from.
// Events: `row:open` (detail: pin, href), `row:light` (detail: pin, on), `row:page` (detail: page).
import { fetchFragment, given } from '../api.js'

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
    const link = event.target.closest('a[data-pin], .pagination a')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    if (link.dataset.pin) this.#tell('row:open', { pin: link.dataset.pin, href: link.href })
    else this.#turnTo(link.search)
  }

  async #turnTo(search) {
    this.isBusy = true
    try {
      await this.load(`${given('map-given').rows}${search}`)
      this.focusFirst()
      this.#tell('row:page', { page: new URLSearchParams(search).get('page') ?? '' })
    } catch {
      this.hasTrouble = true
    }
    this.isBusy = false
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
