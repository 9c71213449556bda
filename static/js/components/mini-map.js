// <mini-map>: where one thing is. It stands still: the page beside it says the place in words.
import { given } from '../api.js'
import { MapEngine } from '../map/engine.js'
import { layGround } from '../map/ground.js'
import { KAZAKHSTAN } from '../map/viewport.js'

const AROUND_KM = 120

class MiniMap extends HTMLElement {
  connectedCallback() {
    const { lon, lat, kind, group, label } = this.dataset
    const place = { lon: Number(lon), lat: Number(lat) }
    const known = given('picker-given')
    const engine = new MapEngine(this.querySelector('[data-canvas]'), {
      ...known,
      words: { ...known.words, pin: '{title}' },
      box: KAZAKHSTAN,
      isStill: true,
    })
    engine.fitCircle(place, (known.tiles ? 1 : AROUND_KM) * 1000)
    layGround(engine, known.ground)
    engine.show([
      {
        geometry: { coordinates: [place.lon, place.lat] },
        properties: { id: 'here', kind, group, title: label },
      },
    ])
  }
}

customElements.define('mini-map', MiniMap)
