// <place-picker>: three equal ways to a point — where I am, a name or a list, the cross over the map.
// "Yes, here" writes two plain inputs, so it serves any form; without this script they are typed.
// Event: `place:chosen` (detail: lon, lat).
import { fetchFragment, fetchJson, given, wasAborted } from '../api.js'
import { MapEngine } from '../map/engine.js'
import { layGround } from '../map/ground.js'
import { say } from '../map/markers.js'
import { KAZAKHSTAN } from '../map/viewport.js'
import { locate, zoomFor } from './locate.js'

const PAUSE = 350
const DISTRICT_ZOOM = 11
const FOUND_ZOOM = 14
const DENIED = 1 // GeolocationPositionError.PERMISSION_DENIED

class PlacePicker extends HTMLElement {
  #engine
  #pending
  #timer
  #chosen = null

  connectedCallback() {
    this.given = given('picker-given')
    this.#engine = new MapEngine(this.#find('canvas'), { ...this.given, box: KAZAKHSTAN })
    layGround(this.#engine, this.given.ground)
    this.#listen()
    this.#begin()
  }

  #find(name) {
    return this.querySelector(`[data-${name}]`)
  }

  #input(name) {
    return this.closest('form').elements[this.dataset[name]]
  }

  #listen() {
    this.#find('locate').addEventListener('click', () => this.#locate())
    this.#find('here').addEventListener('click', () => this.#choose())
    this.#find('search').addEventListener('input', () => this.#soon())
    this.#find('search').addEventListener('keydown', (event) => {
      if (event.key === 'Enter') event.preventDefault() // Enter searches, it does not send the form
    })
    this.#find('found').addEventListener('click', (event) => this.#takeFound(event))
    this.#find('region')?.addEventListener('change', (event) => this.#takeRegion(event.target))
    this.#find('district')?.addEventListener('change', (event) =>
      this.#goTo(event.target, DISTRICT_ZOOM),
    )
    if (this.dataset.radius) this.#input('radius').addEventListener('input', () => this.#echo())
  }

  #begin() {
    const [lon, lat] = [this.#input('lon'), this.#input('lat')].map(({ value }) =>
      Number(value.replace(',', '.')),
    )
    if (lon && lat) {
      this.#engine.goTo({ lon, lat }, FOUND_ZOOM)
      this.#echo({ lon, lat })
    } else if ('locateNow' in this.dataset) this.#locate()
  }

  #say(template, words = {}) {
    this.#find('said').textContent = say(template, words)
  }

  async #locate() {
    const { words } = this.given
    this.#say(words.searching)
    try {
      const { accuracy, ...place } = await locate()
      this.#engine.goTo(place, zoomFor(accuracy))
      if (!this.dataset.radius) this.#engine.circle(place, accuracy)
      this.#say(words.accuracy, { metres: Math.round(accuracy) })
    } catch (error) {
      this.#say(error.code === DENIED ? words.denied : words.refused)
    }
  }

  /** Lay the cross on a place somebody else knows, and say whose it is; "Yes, here" takes it. */
  offer(place, said) {
    if (place) this.#engine.goTo(place, FOUND_ZOOM + 3)
    this.#say(said)
    if (place) this.#find('here').focus()
  }

  #soon() {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#search(), PAUSE)
  }

  async #search() {
    const typed = this.#find('search').value.trim()
    this.#pending?.abort()
    this.#pending = new AbortController()
    try {
      const asked = new URLSearchParams({ q: typed })
      const { found } = typed
        ? await fetchJson(`${this.given.search}?${asked}`, { signal: this.#pending.signal })
        : { found: [] }
      this.#find('found').replaceChildren(...found.map(offer))
      const { words } = this.given
      this.#say(typed ? (found.length ? words.found : words.nothing) : '', { count: found.length })
    } catch (error) {
      if (!wasAborted(error)) this.#say(this.given.words.refused)
    }
  }

  #takeFound(event) {
    const button = event.target.closest('button')
    if (!button) return
    this.#find('search').value = button.textContent
    this.#find('found').replaceChildren()
    this.#engine.goTo(
      { lon: Number(button.dataset.lon), lat: Number(button.dataset.lat) },
      FOUND_ZOOM,
    )
    this.#find('here').focus()
  }

  async #takeRegion(select) {
    const box = this.#find('district-box')
    this.#goTo(select, 7)
    box.hidden = !select.value
    if (!select.value) return
    const asked = new URLSearchParams({ region: select.value })
    this.#find('district').replaceChildren(
      ...(await fetchFragment(`${this.given.districts}?${asked}`)),
    )
  }

  #goTo(select, zoom) {
    const { lon, lat } = select.selectedOptions[0]?.dataset ?? {}
    if (lon) this.#engine.goTo({ lon: Number(lon), lat: Number(lat) }, zoom)
  }

  #echo(place = this.#chosen) {
    if (!place || !this.dataset.radius) return
    const metres = Number(this.#input('radius').value) * 1000
    if (!(metres > 0)) return
    this.#engine.circle(place, metres)
    this.#engine.fitCircle(place, metres)
  }

  async #choose() {
    const { lon, lat } = this.#engine.centre
    this.#chosen = { lon: Number(lon.toFixed(6)), lat: Number(lat.toFixed(6)) }
    this.#input('lon').value = this.#chosen.lon
    this.#input('lat').value = this.#chosen.lat
    this.#echo()
    this.dispatchEvent(new CustomEvent('place:chosen', { bubbles: true, detail: this.#chosen }))
    const next = this.dataset.next && document.querySelector(this.dataset.next)
    next?.focus()
    next?.scrollIntoView({ block: 'start' })
    await this.#name()
  }

  /** Say which district it is; only about 100 m of the point go into the address. */
  async #name() {
    const { words, here } = this.given
    const { lon, lat } = this.#chosen
    const asked = new URLSearchParams({ lon: lon.toFixed(3), lat: lat.toFixed(3) })
    const chosen = this.#find('chosen')
    // its line stands at once: coming later it would move a button from under the finger
    chosen.textContent = say(words.chosen, { label: words.point })
    chosen.hidden = false
    const found = await fetchJson(`${here}?${asked}`).catch(() => ({ label: '' }))
    chosen.classList.toggle('picker__chosen--wrong', Boolean(found.outside))
    chosen.textContent = found.outside
      ? words.outside
      : say(words.chosen, { label: found.label || words.point })
  }
}

const offer = ({ label, lon, lat }) => {
  const line = document.createElement('li')
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = label
  Object.assign(button.dataset, { lon, lat })
  line.append(button)
  return line
}

customElements.define('place-picker', PlacePicker)
