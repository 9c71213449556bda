// <filter-panel>: the form of the filter. Without this script it is a form with a button; with it
// every change is told at once: `filter:change` (detail: the query), words after a short pause.
import { fetchFragment, given } from '../api.js'
import { countFilters } from '../map/viewport.js'

const PAUSE = 350

class FilterPanel extends HTMLElement {
  #timer

  connectedCallback() {
    this.form = this.querySelector('form')
    this.form.addEventListener('change', (event) => this.#changed(event))
    this.form.addEventListener('input', (event) => {
      if (event.target.type === 'search') this.#soon()
    })
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#tell()
      this.querySelector('details')?.removeAttribute('open')
    })
    this.addEventListener('keydown', (event) => this.#escape(event))
  }

  /** What is chosen, as a query without empty answers. */
  get query() {
    const kept = new URLSearchParams()
    for (const [name, value] of new FormData(this.form)) if (value !== '') kept.append(name, value)
    return kept.toString()
  }

  async #changed(event) {
    if (event.target.type === 'search') return
    if (event.target.name === 'region') await this.#offerDistricts(event.target.value)
    this.#tell()
  }

  async #offerDistricts(region) {
    const asked = new URLSearchParams({ region })
    const address = `${given('map-given').districts}?${asked}`
    this.form.elements.district.replaceChildren(...(await fetchFragment(address).catch(() => [])))
  }

  #soon() {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#tell(), PAUSE)
  }

  #tell() {
    clearTimeout(this.#timer)
    const badge = this.querySelector('[data-filters]')
    badge.textContent = countFilters(this.query)
    badge.hidden = badge.textContent === '0'
    this.dispatchEvent(new CustomEvent('filter:change', { bubbles: true, detail: this.query }))
  }

  #escape(event) {
    const open = this.querySelector('details[open]')
    if (event.key !== 'Escape' || !open) return
    open.removeAttribute('open')
    open.querySelector('summary').focus()
  }
}

customElements.define('filter-panel', FilterPanel)
