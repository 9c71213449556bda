// The pins and clusters on a map: drawn, pressed, focused. It asks the engine to put each in place.
import { clusterMark, pinMark } from './drawing.js'
import { idOf, isCluster, markerOf } from './markers.js'

export class Pinboard {
  #engine
  #options
  #placed = new Map()

  constructor(engine, options) {
    this.#engine = engine
    this.#options = options
  }

  /** Show these features and no others; a marker that stays keeps its element and its focus. */
  show(features) {
    const wanted = new Map(features.map((feature) => [idOf(feature), feature]))
    for (const [id, { marker }] of this.#placed)
      if (!wanted.has(id)) {
        marker.remove()
        this.#placed.delete(id)
      }
    for (const [id, feature] of wanted)
      if (!this.#placed.has(id)) this.#placed.set(id, this.#place(feature))
  }

  #place(feature) {
    const look = markerOf(feature, this.#options.words)
    const html = isCluster(feature) ? clusterMark(look) : pinMark(look, this.#options.marks)
    const [lon, lat] = feature.geometry.coordinates
    const marker = this.#engine.place({ lon, lat }, { ...look, html, className: 'spot' })
    const element = marker.getElement()
    element.setAttribute('aria-label', look.label)
    marker.on('click', () => this.#press(feature))
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      event.stopPropagation()
      this.#press(feature)
    })
    return { marker, look }
  }

  #press(feature) {
    if (!isCluster(feature)) this.#engine.tell('pick', feature)
    else if (this.#engine.isDeepest) this.#engine.tell('cannot-open', feature.properties.box)
    else {
      const [lon, lat] = feature.geometry.coordinates
      this.#engine.openUp({ lon, lat }, feature.properties.box)
    }
  }

  /** The rectangles the markers take on the screen. */
  frames() {
    return [...this.#placed.values()].map(({ marker, look }) => {
      const { lat, lng } = marker.getLatLng()
      const { x, y } = this.#engine.onScreen({ lon: lng, lat })
      const [left, top] = [x - look.anchor[0], y - look.anchor[1]]
      return { left, top, right: left + look.size[0], bottom: top + look.size[1] }
    })
  }

  element(id) {
    return this.#placed.get(id)?.marker.getElement()
  }
}
