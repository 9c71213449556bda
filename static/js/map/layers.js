// The base map that needs no network: what is drawn, in which order, and which names at which zoom.
// Pure: no DOM, no Leaflet. Colours live in css/components/map.css, by the class named here.

/** From the ground up; `file` is one of the two topologies the page names. */
export const SHAPES = [
  { file: 'base', object: 'countries', look: 'country' },
  { file: 'base', object: 'countries', look: 'border', isMesh: true },
  { file: 'base', object: 'sea', look: 'water' },
  { file: 'regions', object: 'regions', look: 'region' },
  { file: 'base', object: 'lakes', look: 'water' },
  { file: 'base', object: 'rivers', look: 'river' },
]

/** What can be drawn of the topologies that came, each with its own. */
export const shapesOf = (topologies) =>
  SHAPES.map((shape) => ({ ...shape, topology: topologies[shape.file] })).filter(
    ({ topology, object }) => topology?.objects[object],
  )

/** Names by rank: 0 a region, 1 a city of the republic, 2 a regional centre, 3 any other city. */
const SHOWN = { 0: [5, 7], 1: [5, 24], 2: [6, 24], 3: [8, 24] }

const LETTER = 7 // pixels, about
const LINE = 16

/** The rectangle a name takes when its middle stands at this point of the screen. */
export const frameOf = ({ name }, { x, y }) => {
  const half = (name.length * LETTER) / 2
  return { left: x - half, right: x + half, top: y - LINE / 2, bottom: y + LINE / 2 }
}

const touch = (one, other) =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom

/** Only names that cover neither a marker nor a more important name; cities before regions. */
export const uncrowded = (names, { frameOfName, taken }) => {
  const kept = [...taken]
  const byWeight = [...names].sort((one, other) => (one.rank || 2.5) - (other.rank || 2.5))
  return byWeight.filter((name) => {
    const frame = frameOfName(name)
    const isFree = !kept.some((other) => touch(frame, other))
    if (isFree) kept.push(frame)
    return isFree
  })
}

export const namesAt = (zoom, names) =>
  names.filter(({ rank }) => {
    const [from, to] = SHOWN[rank] ?? [24, 24]
    return zoom >= from && zoom <= to
  })
