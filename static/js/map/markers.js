// What a pin or a cluster looks like and what it says. Pure: no DOM, no Leaflet, no words of its own.

const KINDS = ['problem', 'initiative', 'opportunity', 'owner', 'overdue', 'soon', 'later']
const THOUSAND = 1000
const STEPS = [
  { upTo: 9, size: 40 },
  { upTo: 99, size: 48 },
  { upTo: Number.POSITIVE_INFINITY, size: 58 },
]

/** Clusters grow in three steps, so that size can be read at a glance. */
export const clusterSize = (count) => STEPS.find(({ upTo }) => count <= upTo).size

/** The ring around a cluster: one arc for each kind, as parts of the whole. */
export const ring = (kinds) => {
  const present = KINDS.filter((kind) => kinds?.[kind] > 0)
  const total = present.reduce((sum, kind) => sum + kinds[kind], 0)
  let start = 0
  return present.map((kind) => {
    const arc = { kind, start, share: kinds[kind] / total }
    start += arc.share
    return arc
  })
}

/** `{kind}: {title}` with its names replaced; unknown names stay, so that a mistake is seen. */
export const say = (template, words) =>
  template.replace(/\{(\w+)\}/g, (whole, name) => words[name] ?? whole)

export const isCluster = ({ properties }) => properties.count !== undefined

/** A name that stays the same while the map is redrawn. */
export const idOf = (feature) =>
  isCluster(feature)
    ? `cluster:${feature.geometry.coordinates.join(',')}:${feature.properties.count}`
    : feature.properties.id

/** All an engine must know to draw the marker. */
export const markerOf = (feature, words) => {
  const { properties } = feature
  if (isCluster(feature)) {
    const size = clusterSize(properties.count)
    return {
      label: say(words.cluster, { ...properties.kinds, ...properties }),
      lines: short(properties.count, words),
      arcs: ring(properties.kinds),
      size: [size, size],
      anchor: [size / 2, size / 2],
    }
  }
  const tall = properties.kind === 'problem'
  return {
    label: say(words.pin, properties),
    symbol: `${properties.kind}-${properties.group}`,
    kind: properties.kind,
    size: [44, tall ? 54 : 44],
    anchor: [22, tall ? 47 : 22],
  }
}

/** 1234 → 1,2 тыс.: a circle is narrow, its spoken label has the whole number. Two lines at most. */
export const short = (count, { thousand, locales }) => {
  if (count < THOUSAND) return [String(count)]
  const digits = count < 10 * THOUSAND ? 1 : 0
  const number = (count / THOUSAND).toLocaleString(locales, { maximumFractionDigits: digits })
  const [before, after] = thousand.split('{number}')
  return after.startsWith(' ')
    ? [`${before}${number}`, after.trim()]
    : [`${before}${number}${after}`]
}
