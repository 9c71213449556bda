// The ground under the markers: outlines, waters and names, fetched once, drawn without a network
// of others.
import { fetchJson } from '../api.js'
import { frameOf, namesAt, shapesOf, uncrowded } from './layers.js'

const { topojson } = globalThis // loaded by the page before this module

const inner = (one, other) => one !== other

const drawn = ({ topology, object, isMesh }) =>
  isMesh
    ? topojson.mesh(topology, topology.objects[object], inner)
    : topojson.feature(topology, topology.objects[object])

/** Let the phone answer a finger before the next piece of work. */
const breath = () => new Promise((resolve) => setTimeout(resolve, 0))

/** A file that does not come leaves a hole, never a broken page. */
const fetched = (address) => fetchJson(address).catch(() => null)

/** Draw the base map, then keep the names in step with what is seen. */
export const layGround = async (engine, { base, regions, names }) => {
  const [ground, land, places] = await Promise.all([base, regions, names].map(fetched))
  for (const shape of shapesOf({ base: ground, regions: land })) {
    engine.drawShapes(drawn(shape), shape.look)
    await breath()
  }
  if (places) keepNames(engine, places.names)
}

const keepNames = (engine, names) => {
  const frameOfName = (name) => frameOf(name, engine.onScreen(name))
  const write = () => {
    const seen = namesAt(engine.zoom, names).filter((name) => engine.sees(name))
    engine.showNames(uncrowded(seen, { frameOfName, taken: engine.frames() }))
  }
  engine.addEventListener('shown', write)
  engine.addEventListener('moved', write)
  write()
}
