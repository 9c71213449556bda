// The corners of an area as the form's field holds them: pairs of decimals. Pure: no DOM, no map.
export const MOST = 40
const PAIR = /^([+-]?\d{1,3}(?:\.\d+)?),([+-]?\d{1,3}(?:\.\d+)?)$/

export const fromText = (text) =>
  text
    .split(/[\s;]+/)
    .map((pair) => PAIR.exec(pair))
    .filter(Boolean)
    .map(([, lon, lat]) => ({ lon: Number(lon), lat: Number(lat) }))

export const toText = (corners) =>
  corners.map(({ lon, lat }) => `${lon.toFixed(6)},${lat.toFixed(6)}`).join(' ')

/** The box that holds them all, for the first look. */
export const boxOf = (corners) => {
  const lons = corners.map(({ lon }) => lon)
  const lats = corners.map(({ lat }) => lat)
  return {
    west: Math.min(...lons),
    south: Math.min(...lats),
    east: Math.max(...lons),
    north: Math.max(...lats),
  }
}
