// What the visitor is looking at, kept in the address bar so that a view can be sent to a friend.
// Pure: no DOM, no Leaflet.

export const KAZAKHSTAN = { west: 46.4, south: 40.5, east: 87.4, north: 55.5 }
const NOT_A_FILTER = ['bbox', 'page', 'pin', 'zoom']

export const toBbox = ({ west, south, east, north }) =>
  [west, south, east, north].map((degrees) => degrees.toFixed(5)).join(',')

/** The box of `west,south,east,north`, or null where that is not four sensible numbers. */
export const fromBbox = (text) => {
  const [west, south, east, north, ...rest] = (text ?? '').split(',').map(Number)
  const box = { west, south, east, north }
  const sensible = Object.values(box).every(Number.isFinite) && west < east && south < north
  return sensible && rest.length === 0 ? box : null
}

/** Only what filters: what is chosen, without empty answers, view and page. */
export const filterOf = (search) => {
  const kept = new URLSearchParams()
  for (const [name, value] of new URLSearchParams(search))
    if (value !== '' && !NOT_A_FILTER.includes(name)) kept.append(name, value)
  return kept
}

/** The state in an address: filter, box, the pin whose card is open. */
export const fromQuery = (search) => {
  const asked = new URLSearchParams(search)
  return {
    filter: filterOf(search).toString(),
    box: fromBbox(asked.get('bbox')),
    page: asked.get('page') ?? '',
    pin: asked.get('pin') ?? '',
  }
}

export const toQuery = ({ filter = '', box = null, page = '', pin = '' }) => {
  const asked = filterOf(filter)
  if (box) asked.set('bbox', toBbox(box))
  if (page) asked.set('page', page)
  if (pin) asked.set('pin', pin)
  return asked.toString().replaceAll('%2C', ',')
}

/** What to ask the server for: the same filter, this box, this zoom. */
export const question = ({ filter, box, zoom }) => {
  const asked = filterOf(filter)
  asked.set('bbox', toBbox(inside(box)))
  asked.set('zoom', String(Math.floor(zoom)))
  return asked.toString().replaceAll('%2C', ',')
}

/** A box cut to the globe: Leaflet shows more than there is when it is far out. */
export const inside = ({ west, south, east, north }) => ({
  west: Math.max(west, -180),
  south: Math.max(south, -85),
  east: Math.min(east, 180),
  north: Math.min(north, 85),
})

const A_STEP = 0.00002 // of a degree: keeps the edges inside after rounding

/** A box a little wider than west, south, east, north: also where all of it is one point. */
export const around = ([west, south, east, north]) => ({
  west: west - A_STEP,
  south: south - A_STEP,
  east: east + A_STEP,
  north: north + A_STEP,
})

/** How many filters are set, words and kinds among them. */
export const countFilters = (search) => new Set(filterOf(search).keys()).size

/** South-west and north-east, latitude first, as Leaflet wants them. */
export const corners = ({ west, south, east, north }) => [
  [south, west],
  [north, east],
]
