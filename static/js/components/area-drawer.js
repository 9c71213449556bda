// <area-drawer>: an area by tapping its corners, or by moving the cross and pressing a button.
// The field of corners stays the truth: it is read at the start and when somebody types in it.
import { given } from '../api.js'
import { boxOf, fromText, MOST, toText } from '../map/corners.js'
import { MapEngine } from '../map/engine.js'
import { layGround } from '../map/ground.js'
import { say } from '../map/markers.js'
import { KAZAKHSTAN } from '../map/viewport.js'
import { locate, zoomFor } from './locate.js'

const ENOUGH = 3

class AreaDrawer extends HTMLElement {
  #engine
  #corners = []
  #words = given('drawer-words')

  connectedCallback() {
    const known = given('picker-given')
    this.#engine = new MapEngine(this.#find('canvas'), { ...known, box: KAZAKHSTAN })
    layGround(this.#engine, known.ground)
    this.#read()
    if (this.#corners.length) this.#engine.fit(boxOf(this.#corners))
    this.#engine.addEventListener('tapped', ({ detail }) => this.#add(detail))
    this.#find('add').addEventListener('click', () => this.#add(this.#engine.centre))
    this.#find('undo').addEventListener('click', () =>
      this.#keep(this.#corners.slice(0, -1), true),
    )
    this.#find('clear').addEventListener('click', () => this.#keep([]))
    this.#find('locate').addEventListener('click', () => this.#locate())
    this.#field.addEventListener('input', () => this.#read())
  }

  #find(name) {
    return this.querySelector(`[data-${name}]`)
  }

  get #field() {
    return this.closest('form').elements[this.dataset.corners]
  }

  #read() {
    this.#corners = fromText(this.#field.value)
    this.#show()
  }

  #add(corner) {
    if (this.#corners.length < MOST) this.#keep([...this.#corners, corner])
  }

  #keep(corners, isUndone = false) {
    this.#corners = corners
    this.#field.value = toText(corners)
    this.#show(isUndone ? this.#words.undone : undefined)
  }

  #show(template = this.#sentence) {
    this.#engine.area(this.#corners)
    this.#find('said').textContent = say(template, { count: this.#corners.length })
    this.#find('add').disabled = this.#corners.length >= MOST
  }

  get #sentence() {
    const count = this.#corners.length
    if (!count) return this.#words.begin
    if (count >= MOST) return this.#words.full
    return count < ENOUGH ? this.#words.more : this.#words.enough
  }

  async #locate() {
    const place = await locate().catch(() => null)
    if (place) this.#engine.goTo(place, zoomFor(place.accuracy))
  }
}

customElements.define('area-drawer', AreaDrawer)
