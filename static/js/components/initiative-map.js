// <initiative-map>: the map beside its list. The list is there without this script; with it, map,
// list, count and address follow one state: filter, box, open card.
import { fetchJson, given, wasAborted } from '../api.js'
import { MapEngine } from '../map/engine.js'
import { layGround } from '../map/ground.js'
import { around, fromQuery, KAZAKHSTAN, question, toQuery } from '../map/viewport.js'
import './card-panel.js'
import './filter-panel.js'
import './map-rows.js'
import './sheet.js'
import { locate, zoomFor } from './locate.js'

class InitiativeMap extends HTMLElement {
  #engine
  #pending
  #state = fromQuery(location.search)
  #cameFromList = false
  #isInside = false // the list shows one group of the map, not the whole view

  connectedCallback() {
    this.given = given('map-given')
    this.card = document.querySelector('card-panel')
    this.rows = document.querySelector('map-rows')
    this.sheet = document.querySelector('map-sheet')
    this.#engine = new MapEngine(this.querySelector('[data-canvas]'), {
      ...this.given,
      box: this.#state.box ?? KAZAKHSTAN,
    })
    this.#listen()
    layGround(this.#engine, this.given.ground)
    this.#refresh({ rows: Boolean(this.#state.box) })
    if (this.#state.pin) this.#open(this.#state.pin, { isNew: false })
  }

  #listen() {
    const engine = this.#engine
    engine.addEventListener('moved', () => this.#change({ box: engine.box }))
    engine.addEventListener('pick', ({ detail }) => this.#open(detail.properties.id))
    engine.addEventListener('cannot-open', ({ detail }) => this.#listInside(detail))
    document.addEventListener('filter:change', ({ detail }) => this.#change({ filter: detail }))
    this.rows.addEventListener('row:open', ({ detail }) => this.#open(detail.pin, detail))
    this.rows.addEventListener('row:light', ({ detail }) =>
      engine.highlight(detail.pin, detail.on),
    )
    this.rows.addEventListener('row:page', ({ detail }) => this.#turned(detail))
    this.card.addEventListener('card:close', () => this.#close())
    this.querySelector('[data-locate]').addEventListener('click', () => this.#locate())
    globalThis.addEventListener('popstate', () => this.#follow())
    new ResizeObserver(() => engine.resize()).observe(this)
  }

  #turned({ page }) {
    if (!this.#isInside) Object.assign(this.#state, { page })
    this.#write()
  }

  #change(what) {
    this.#isInside = false
    Object.assign(this.#state, { page: '' }, what)
    this.#write()
    this.#refresh({ rows: true })
  }

  #write() {
    history.replaceState(history.state, '', `?${toQuery(this.#state)}`)
  }

  #question(box = this.#engine.box) {
    return question({ ...this.#state, box, zoom: this.#engine.zoom })
  }

  /** The same question to the list, which has pages. */
  #page() {
    const { page } = this.#state
    return page ? `${this.#question()}&page=${page}` : this.#question()
  }

  async #refresh({ rows }) {
    this.#pending?.abort() // the visitor has moved on; so do we
    this.#pending = new AbortController()
    const { signal } = this.#pending
    this.rows.isBusy = true
    try {
      const [pins] = await Promise.all([
        fetchJson(`${this.given.pins}?${this.#question()}`, { signal }),
        rows && this.rows.load(`${this.given.rows}?${this.#page()}`, { signal }),
      ])
      this.#engine.show(pins.features)
      this.rows.hasTrouble = false
      this.rows.isBusy = false
    } catch (error) {
      if (wasAborted(error)) return
      this.rows.hasTrouble = true
      this.rows.isBusy = false
    }
  }

  /** A group that cannot come apart on the map comes apart in the list. */
  async #listInside(box) {
    try {
      await this.rows.load(`${this.given.rows}?${this.#question(around(box))}`)
    } catch {
      this.rows.hasTrouble = true
      return
    }
    this.#isInside = true
    this.sheet.atLeast('half')
    this.rows.focusFirst()
  }

  async #open(pin, { href = '', isNew = true } = {}) {
    this.sheet.atLeast('half') // what is hidden under a peeking sheet cannot take the focus
    if (!(await this.card.open(this.given.card.replace('problem-0', pin)))) {
      if (href) location.assign(href)
      return
    }
    this.#cameFromList = Boolean(href)
    this.#state.pin = pin
    if (isNew) history.pushState({ card: true }, '', `?${toQuery(this.#state)}`)
    this.#engine.highlight(pin, true)
  }

  #close() {
    if (history.state?.card) history.back()
    else this.#follow({ pin: '' })
  }

  /** The address went back or forth: the card follows it. */
  #follow({ pin = fromQuery(location.search).pin } = {}) {
    const was = this.#state.pin
    if (pin === was) return
    this.#state.pin = pin
    if (was) this.#engine.highlight(was, false)
    if (pin) {
      this.#open(pin, { isNew: false })
      return
    }
    this.card.close()
    this.#write()
    if (!this.#cameFromList || !this.rows.focusOn(was)) this.#engine.focus(was)
  }

  async #locate() {
    const place = await locate().catch(() => null)
    if (!place) return
    this.#engine.circle(place, place.accuracy)
    this.#engine.goTo(place, zoomFor(place.accuracy))
  }
}

customElements.define('initiative-map', InitiativeMap)
