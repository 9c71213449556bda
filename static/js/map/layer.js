// What an initiative looks after, laid over a map: places as dots, and cells where a place is nobody's
// to know. The server has decided which is which for this very reader.
import { fetchJson } from '../api.js'
import { around } from './viewport.js'

const LOOKS = ['later', 'soon', 'overdue'] // what waits lies on top

const isPlace = ({ geometry }) => geometry.type === 'Point'
const cornersOf = ({ type, coordinates }) => (type === 'Point' ? [coordinates] : coordinates[0])

/** The box of all of it, a little air around; nothing of nothing. */
export const extentOf = (features) => {
  const all = features.flatMap(({ geometry }) => cornersOf(geometry))
  if (!all.length) return null
  const [lons, lats] = [all.map(([lon]) => lon), all.map(([, lat]) => lat)]
  return around([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)])
}

export const placesOf = (features) => features.filter(isPlace)
export const cellsOf = (features) => features.filter((feature) => !isPlace(feature))

/** Draw them as shapes that cannot be pressed, the most urgent last. */
export const drawShapes = (engine, features) => {
  for (const look of LOOKS) {
    const these = features.filter(({ properties }) => properties.group === look)
    if (these.length)
      engine.drawShapes({ type: 'FeatureCollection', features: these }, `care-${look}`)
  }
}

/** Nothing where the layer does not come: the page beside the map says the same. */
export const layerAt = async (address) => {
  const answer = await fetchJson(address).catch(() => null)
  return answer?.features ?? []
}
