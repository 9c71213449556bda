// <mini-map>: where one thing is, and what it looks after around it (`data-layer`). It stands still:
// the page beside it says the place in words.
import { given } from '../api.js'
import { MapEngine } from '../map/engine.js'
import { layGround } from '../map/ground.js'
import { drawShapes, layerAt } from '../map/layer.js'
import { KAZAKHSTAN } from '../map/viewport.js'

const AROUND_KM = 120

class MiniMap extends HTMLElement {
  async connectedCallback() {
    const { lon, lat, kind, group, label, layer } = this.dataset
    const place = { lon: Number(lon), lat: Number(lat) }
    const known = given('picker-given')
    const engine = new MapEngine(this.querySelector('[data-canvas]'), {
      ...known,
      words: { ...known.words, pin: '{title}' },
      box: KAZAKHSTAN,
      isStill: true,
    })
    engine.fitCircle(place, (known.tiles ? 1 : AROUND_KM) * 1000)
    const ground = layGround(engine, known.ground)
    engine.show([
      {
        geometry: { coordinates: [place.lon, place.lat] },
        properties: { id: 'here', kind, group, title: label },
      },
    ])
    if (!layer) return
    const features = await layerAt(layer)
    await ground
    drawShapes(engine, features)
  }
}

customElements.define('mini-map', MiniMap)
