// SVG elements of markers, made by hand so that no text is ever read as HTML.

const SVG = 'http://www.w3.org/2000/svg'
const TURN = 2 * Math.PI
const LINE = 14

const draw = (name, attributes, ...children) => {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}

const frame = ([width, height], className, ...children) =>
  draw('svg', { width, height, class: className, 'aria-hidden': 'true' }, ...children)

/** A pin: the symbol of its kind and stage group from the sheet of marks. */
export const pinMark = ({ size, symbol, kind }, sheet) =>
  frame(
    size,
    `pin pin--${kind}`,
    draw('use', { href: `${sheet}#${symbol}`, x: 4, y: 4, width: 36, height: size[1] - 8 }),
  )

/** A cluster: an ink circle with the count, and a thin ring of the kinds' shares. */
export const clusterMark = ({ size, lines, arcs }) => {
  const middle = size[0] / 2
  const radius = middle - 3.5
  const round = TURN * radius
  const rings = arcs.map(({ kind, start, share }) =>
    draw('circle', {
      class: `cluster__arc cluster__arc--${kind}`,
      cx: middle,
      cy: middle,
      r: radius,
      'stroke-dasharray': `${share * round} ${round}`,
      'stroke-dashoffset': -start * round,
      transform: `rotate(-90 ${middle} ${middle})`,
    }),
  )
  const labels = lines.map((line, number) => {
    const y = middle + (number - (lines.length - 1) / 2) * LINE
    const label = draw('text', { class: number ? 'cluster__unit' : 'cluster__text', x: middle, y })
    label.textContent = line
    return label
  })
  return frame(
    size,
    'cluster',
    draw('circle', { class: 'cluster__edge', cx: middle, cy: middle, r: middle - 1 }),
    draw('circle', { class: 'cluster__body', cx: middle, cy: middle, r: middle - 6 }),
    ...rings,
    ...labels,
  )
}

/** The name of a region or a city; the map's own list says it aloud, so it is hidden here. */
export const nameMark = ({ name, rank }) => {
  const element = document.createElement('span')
  element.className = `name name--${rank}`
  element.setAttribute('aria-hidden', 'true')
  element.textContent = name
  return element
}
