// <card-panel>: one thing in the place of the list. Opening moves the focus into its heading; Esc or
// the close button tells `card:close`, and whoever opened it gives the focus back.
import { fetchFragment, wasAborted } from '../api.js'

export class CardPanel extends HTMLElement {
  #pending

  connectedCallback() {
    this.list = document.getElementById(this.dataset.instead)
    this.addEventListener('click', (event) => {
      if (event.target.closest('[data-close-card]')) this.#ask(event)
    })
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#ask(event)
    })
  }

  get isOpen() {
    return !this.hidden
  }

  /** Fetch and show the card; false where it could not be fetched. */
  async open(address) {
    this.#pending?.abort()
    this.#pending = new AbortController()
    try {
      this.replaceChildren(...(await fetchFragment(address, { signal: this.#pending.signal })))
    } catch (error) {
      return wasAborted(error)
    }
    this.hidden = false
    this.list.hidden = true
    this.querySelector('[data-heading]')?.focus({ preventScroll: true })
    this.scrollIntoView({ block: 'nearest' })
    return true
  }

  close() {
    this.#pending?.abort()
    this.hidden = true
    this.list.hidden = false
    this.replaceChildren()
  }

  #ask(event) {
    event.preventDefault()
    this.dispatchEvent(new CustomEvent('card:close', { bubbles: true }))
  }
}

customElements.define('card-panel', CardPanel)
