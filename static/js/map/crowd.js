// Marks that would cover each other become one group, so that every mark can be seen and pressed.
// Pure: no DOM, no Leaflet. Nothing is lost: the counts add up to what came.
import { clusterSize, isCluster } from './markers.js'

const A_MARK = 40

const weight = ({ properties }) => properties.count ?? 1

const sizeOf = (feature) => (isCluster(feature) ? clusterSize(feature.properties.count) : A_MARK)

const kindsOf = ({ properties }) => properties.kinds ?? { [properties.kind]: 1 }

const boxOf = ({ geometry, properties }) =>
  properties.box ?? [...geometry.coordinates, ...geometry.coordinates]

const sum = (one, other) => {
  const both = { ...one }
  for (const [kind, count] of Object.entries(other)) both[kind] = (both[kind] ?? 0) + count
  return both
}

/** One group of two; it stands where the heavier one stood. */
const joined = (heavy, light) => {
  const [west, south, east, north] = boxOf(heavy)
  const [left, bottom, right, top] = boxOf(light)
  return {
    ...heavy,
    properties: {
      count: weight(heavy) + weight(light),
      kinds: sum(kindsOf(heavy), kindsOf(light)),
      box: [
        Math.min(west, left),
        Math.min(south, bottom),
        Math.max(east, right),
        Math.max(north, top),
      ],
    },
  }
}

/** The features without a crowd; `onScreen` says where one stands, in pixels. */
export const uncrowd = (features, onScreen) => {
  const kept = []
  const heaviestFirst = [...features].sort((one, other) => weight(other) - weight(one))
  for (const feature of heaviestFirst) {
    const spot = onScreen(feature)
    const near = kept.find((other) => {
      const room = (sizeOf(feature) + sizeOf(other.feature)) / 2
      return Math.hypot(other.spot.x - spot.x, other.spot.y - spot.y) < room
    })
    if (near) near.feature = joined(near.feature, feature)
    else kept.push({ feature, spot })
  }
  return kept.map(({ feature }) => feature)
}
