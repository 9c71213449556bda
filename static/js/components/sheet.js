// <map-sheet state="peek">: on the phone a sheet over the map (peek → half → full), on the desktop
// the left column, where the states mean nothing. The handle is a button; dragging it is an extra.
const STATES = ['peek', 'half', 'full']
const A_DRAG = 24

export class MapSheet extends HTMLElement {
  #from = null

  connectedCallback() {
    this.handle = this.querySelector('[data-handle]')
    this.handle.addEventListener('click', () => this.#cycle())
    this.handle.addEventListener('pointerdown', (event) => this.#grip(event))
    this.handle.addEventListener('pointerup', (event) => this.#release(event))
    this.addEventListener('keydown', (event) => this.#escape(event))
    this.state = this.getAttribute('state') ?? 'peek'
  }

  get state() {
    return this.getAttribute('state')
  }

  set state(state) {
    this.setAttribute('state', state)
    this.handle.setAttribute('aria-expanded', String(state !== 'peek'))
    this.dispatchEvent(new CustomEvent('sheet:moved', { bubbles: true, detail: state }))
  }

  /** Open at least so far, never less than it is. */
  atLeast(state) {
    if (STATES.indexOf(this.state) < STATES.indexOf(state)) this.state = state
  }

  #cycle() {
    if (this.#from === 'dragged') this.#from = null
    else this.state = STATES[(STATES.indexOf(this.state) + 1) % STATES.length]
  }

  #grip(event) {
    this.#from = event.clientY
    this.handle.setPointerCapture(event.pointerId)
  }

  #release(event) {
    const moved = this.#from - event.clientY
    this.#from = null
    if (Math.abs(moved) < A_DRAG) return
    const next = STATES.indexOf(this.state) + Math.sign(moved)
    this.state = STATES[Math.max(0, Math.min(next, STATES.length - 1))]
    this.#from = 'dragged' // the click that follows a drag is not a press
  }

  #escape(event) {
    if (event.key === 'Escape' && !event.defaultPrevented) this.state = 'peek'
  }
}

customElements.define('map-sheet', MapSheet)
