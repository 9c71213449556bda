// <care-map>: what an initiative looks after. A mark leads to the page of its place, where there is one
// for this reader; the list below holds the same.
import { given } from '../api.js'
import { MapEngine } from '../map/engine.js'
import { layGround } from '../map/ground.js'
import { cellsOf, drawShapes, extentOf, layerAt, placesOf } from '../map/layer.js'
import { KAZAKHSTAN } from '../map/viewport.js'

class CareMap extends HTMLElement {
  async connectedCallback() {
    const known = given('care-given')
    const engine = new MapEngine(this.querySelector('[data-canvas]'), {
      ...known,
      box: KAZAKHSTAN,
    })
    engine.addEventListener('pick', ({ detail: { properties } }) => {
      if (properties.href) location.assign(properties.href)
    })
    new ResizeObserver(() => engine.resize()).observe(this)
    const features = await layerAt(known.layer)
    const box = extentOf(features)
    if (box) engine.fit(box)
    engine.show(placesOf(features))
    await layGround(engine, known.ground)
    drawShapes(engine, cellsOf(features))
  }
}

customElements.define('care-map', CareMap)
