// <desk-map>: the lines of the desk where they lie. Map, list and count follow the same box; a mark leads
// to its line, a line lights its mark. The list is there without this script.
import { fetchJson, given, wasAborted } from '../api.js'
import { MapEngine } from '../map/engine.js'
import { layGround } from '../map/ground.js'
import { around, fromQuery, KAZAKHSTAN, question } from '../map/viewport.js'
import './map-rows.js'

const boxOf = ([west, south, east, north]) => around([west, south, east, north])

class DeskMap extends HTMLElement {
  #engine
  #pending
  #filter = fromQuery(location.search).filter

  connectedCallback() {
    this.given = given('desk-map-given')
    this.rows = document.querySelector('map-rows')
    const { extent } = this.given
    this.#engine = new MapEngine(this.querySelector('[data-canvas]'), {
      ...this.given,
      box: extent ? boxOf(extent) : KAZAKHSTAN,
    })
    this.#engine.addEventListener('moved', () => this.#refresh())
    this.#engine.addEventListener('pick', ({ detail }) => this.rows.focusOn(detail.properties.id))
    this.#engine.addEventListener('cannot-open', () => this.rows.focusFirst())
    this.rows.addEventListener('row:open', ({ detail }) => location.assign(detail.href))
    this.rows.addEventListener('row:light', ({ detail }) =>
      this.#engine.highlight(detail.pin, detail.on),
    )
    layGround(this.#engine, this.given.ground)
    new ResizeObserver(() => this.#engine.resize()).observe(this)
    this.#refresh()
  }

  async #refresh() {
    this.#pending?.abort() // the official has moved on
    this.#pending = new AbortController()
    const { signal } = this.#pending
    const { box, zoom } = this.#engine
    const asked = question({ filter: this.#filter, box, zoom })
    this.rows.isBusy = true
    try {
      const [pins] = await Promise.all([
        fetchJson(`${this.given.pins}?${asked}`, { signal }),
        this.rows.load(`${this.given.rows}?${asked}`, { signal }),
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
}

customElements.define('desk-map', DeskMap)
