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
    engine.addEventListener('cannot-open', () => document.getElementById('list').focus())
    new ResizeObserver(() => engine.resize()).observe(this)
    const features = await layerAt(known.layer)
    const show = () => engine.show(placesOf(features)) // who crowds whom changes with every zoom
    engine.addEventListener('moved', show)
    const box = extentOf(features)
    if (box) engine.fit(box, { isClear: true })
    show()
    await layGround(engine, known.ground)
    drawShapes(engine, cellsOf(features))
  }
}

customElements.define('care-map', CareMap)
