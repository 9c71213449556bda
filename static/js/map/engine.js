// The one door to Leaflet. Everything else speaks of places, boxes and features.
import { uncrowd } from './crowd.js'
import { nameMark } from './drawing.js'
import { Pinboard } from './pinboard.js'
import { around, corners } from './viewport.js'

const { L } = globalThis // loaded by the page before this module
const CALM = globalThis.matchMedia('(prefers-reduced-motion: reduce)')

const LIMITS = { west: 36, south: 32, east: 98, north: 62 }
const PANES = { shapes: 150, names: 350 } // under Leaflet's tiles (200), markers at 600
const FILLED = /^(country|region|water|care-.*)$/
const CLEAR = { paddingTopLeft: [26, 26], paddingBottomRight: [76, 26] } // pixels
const WAYS = ['dragging', 'keyboard', 'scrollWheelZoom', 'doubleClickZoom', 'boxZoom', 'touchZoom']

const boxOf = (bounds) => ({
  west: bounds.getWest(),
  south: bounds.getSouth(),
  east: bounds.getEast(),
  north: bounds.getNorth(),
})

/**
 * A map in an element. Events: `moved`, `shown`, `tapped` (detail: lon, lat), `pick` (feature) and
 * `cannot-open` (detail: the box of a cluster) at the last zoom.
 */
export class MapEngine extends EventTarget {
  #map
  #board
  #names = L.layerGroup()
  #echo = null
  #isStill

  constructor(element, options) {
    super()
    const isAnimated = !CALM.matches
    this.#isStill = Boolean(options.isStill)
    this.#map = L.map(element, {
      minZoom: options.minZoom ?? 3,
      maxZoom: options.maxZoom,
      maxBounds: corners(LIMITS),
      zoomControl: false,
      attributionControl: false,
      zoomAnimation: isAnimated,
      fadeAnimation: isAnimated,
      markerZoomAnimation: isAnimated,
      inertia: isAnimated,
      zoomSnap: 0.5,
    })
    this.#board = new Pinboard(this, options)
    if (this.#isStill) this.#stand()
    else this.#addControls(options)
    if (options.tiles) L.tileLayer(options.tiles, { maxZoom: options.maxZoom }).addTo(this.#map)
    for (const [name, height] of Object.entries(PANES))
      this.#map.createPane(name).style.zIndex = height
    this.#names.addTo(this.#map)
    this.fit(options.box)
    this.#map.on('moveend', () => this.tell('moved'))
    this.#map.on('click', ({ latlng: { lng, lat } }) => this.tell('tapped', { lon: lng, lat }))
  }

  /** A picture of a place: nothing to drag, to scroll or to focus. */
  #stand() {
    for (const way of WAYS) this.#map[way]?.disable()
    this.#map.getContainer().removeAttribute('tabindex')
  }

  #addControls({ words }) {
    L.control
      .zoom({ position: 'topright', zoomInTitle: words.closer, zoomOutTitle: words.further })
      .addTo(this.#map)
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }))
  }

  get box() {
    return boxOf(this.#map.getBounds())
  }

  get zoom() {
    return this.#map.getZoom()
  }

  get isDeepest() {
    return this.zoom >= this.#map.getMaxZoom()
  }

  get centre() {
    const { lng, lat } = this.#map.getCenter()
    return { lon: lng, lat }
  }

  sees({ lon, lat }) {
    return this.#map.getBounds().contains([lat, lon])
  }

  /** Where on the screen a place is, in pixels. */
  onScreen({ lon, lat }) {
    return this.#map.latLngToContainerPoint([lat, lon])
  }

  /** Bring a box into view; `isClear`: with its marks clear of the buttons and the edges. */
  fit(box, { isClear = false } = {}) {
    this.#map.fitBounds(corners(box), { animate: false, ...(isClear ? CLEAR : {}) })
  }

  /** Bring a circle of so many metres fully into view. */
  fitCircle({ lon, lat }, metres) {
    this.#map.fitBounds(L.latLng(lat, lon).toBounds(metres * 2), { animate: false })
  }

  goTo({ lon, lat }, zoom = this.zoom) {
    const near = Math.min(zoom, this.#map.getMaxZoom())
    this.#map.setView([lat, lon], near, { animate: !CALM.matches })
  }

  /** Come so close that a group of this box comes apart, in steps one can follow. */
  openUp(place, box) {
    const fits = this.#map.getBoundsZoom(corners(around(box)), false, [60, 60])
    this.goTo(place, Math.min(Math.max(this.zoom + 1, fits), this.zoom + 4))
  }

  /** The element changed its size: the phone was turned, a panel opened. */
  resize() {
    this.#map.invalidateSize({ animate: false })
  }

  drawShapes(geojson, look) {
    L.geoJSON(geojson, {
      pane: 'shapes',
      interactive: false,
      pointToLayer: (_, place) => L.circleMarker(place, { pane: 'shapes', radius: 5 }),
      style: { className: `shape shape--${look}`, weight: 1, fill: FILLED.test(look) },
    }).addTo(this.#map)
  }

  /** Put an element on the map; on a map that stands still it cannot be pressed. */
  place({ lon, lat }, { html, className, size, anchor, label }) {
    return L.marker([lat, lon], {
      icon: L.divIcon({ className, html, iconSize: size, iconAnchor: anchor }),
      title: label,
      riseOnHover: true,
      interactive: !this.#isStill,
      keyboard: !this.#isStill,
    }).addTo(this.#map)
  }

  show(features) {
    const spot = ({ geometry: { coordinates } }) =>
      this.onScreen({ lon: coordinates[0], lat: coordinates[1] })
    this.#board.show(uncrowd(features, spot))
    this.tell('shown')
  }

  frames() {
    return this.#board.frames()
  }

  /** Give the focus to a marker, or to the map itself where the marker is not in view. */
  focus(id) {
    const element = this.#board.element(id) ?? this.#map.getContainer()
    element.focus({ preventScroll: true })
  }

  highlight(id, on) {
    this.#board.element(id)?.classList.toggle('spot--lit', on)
  }

  showNames(names) {
    this.#names.clearLayers()
    for (const name of names)
      L.marker([name.lat, name.lon], {
        icon: L.divIcon({ className: 'name-spot', html: nameMark(name), iconSize: [0, 0] }),
        pane: 'names',
        interactive: false,
        keyboard: false,
      }).addTo(this.#names)
  }

  /** The echo of a radius or of an accuracy: a circle that can be seen, not touched. */
  circle(place, metres) {
    this.#echo?.remove()
    this.#echo = place
      ? L.circle([place.lat, place.lon], { radius: metres, className: 'echo', interactive: false })
      : null
    this.#echo?.addTo(this.#map)
  }

  /** The echo of an area by its corners, as far as it is drawn. */
  area(ring) {
    this.#echo?.remove()
    const places = ring.map(({ lon, lat }) => [lat, lon])
    const dots = places.map((place) => L.circleMarker(place, { radius: 6, className: 'echo' }))
    const shape = L.polygon(places, { className: 'echo', interactive: false })
    this.#echo = L.layerGroup([...(places.length > 1 ? [shape] : []), ...dots]).addTo(this.#map)
  }
}
