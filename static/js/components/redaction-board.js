// Rectangles drawn over an opened photo fill the number fields beside it, and the numbers draw the
// rectangles: whoever cannot draw types. Nothing leaves before the form is sent.
const SVG = 'http://www.w3.org/2000/svg'
const SIDES = ['left', 'top', 'width', 'height']
const WHOLE = 100
const LEAST = 0.5

const board = document.querySelector('[data-redaction-board]')
const form = document.querySelector('[data-redaction-form]')

const fieldOf = (row, side) => row.querySelector(`input[name*="${side}_"]`)
const numbersOf = (row) => SIDES.map((side) => Number.parseFloat(fieldOf(row, side).value))
const isDrawn = (numbers) => numbers.every(Number.isFinite)

const sheetOver = (photo) => {
  const sheet = document.createElementNS(SVG, 'svg')
  sheet.setAttribute('class', 'moderation__sheet')
  sheet.setAttribute('viewBox', `0 0 ${WHOLE} ${WHOLE}`)
  sheet.setAttribute('preserveAspectRatio', 'none')
  sheet.setAttribute('aria-hidden', 'true')
  photo.append(sheet)
  return sheet
}

const draw = (sheet, rectangles) => {
  sheet.replaceChildren(
    ...rectangles.map(([left, top, width, height]) => {
      const drawn = document.createElementNS(SVG, 'rect')
      const facts = { x: left, y: top, width, height }
      for (const [name, value] of Object.entries(facts)) drawn.setAttribute(name, value)
      return drawn
    }),
  )
}

const between = (from, to) => {
  const [left, right] = [from.x, to.x].sort((a, b) => a - b)
  const [top, bottom] = [from.y, to.y].sort((a, b) => a - b)
  return [left, top, right - left, bottom - top]
}

const spotOf = (event, sheet) => {
  const box = sheet.getBoundingClientRect()
  const inside = (share) => Math.min(Math.max(share, 0), 1) * WHOLE
  return {
    x: inside((event.clientX - box.left) / box.width),
    y: inside((event.clientY - box.top) / box.height),
  }
}

if (board && form) {
  const sheet = sheetOver(board)
  const rows = [...form.querySelectorAll('[data-rectangle]')]
  const typed = () => rows.map(numbersOf).filter(isDrawn)
  const show = (more = []) => draw(sheet, [...typed(), ...more])
  let start = null

  const keep = (rectangle) => {
    const row = rows.find((one) => !isDrawn(numbersOf(one)))
    if (!row) return
    // outward to whole tenths, so that no edge of what was drawn over is left uncovered
    const [left, top] = rectangle.slice(0, 2).map((number) => Math.floor(number * 10) / 10)
    const reach = (from, length) => Math.ceil((from + length) * 10) / 10
    const numbers = [
      left,
      top,
      reach(rectangle[0], rectangle[2]) - left,
      reach(rectangle[1], rectangle[3]) - top,
    ]
    SIDES.forEach((side, place) => {
      fieldOf(row, side).value = numbers[place].toFixed(1)
    })
    form.closest('details')?.setAttribute('open', '')
  }

  sheet.addEventListener('pointerdown', (event) => {
    start = spotOf(event, sheet)
    sheet.setPointerCapture(event.pointerId)
  })
  sheet.addEventListener('pointermove', (event) => {
    if (start) show([between(start, spotOf(event, sheet))])
  })
  sheet.addEventListener('pointerup', (event) => {
    if (!start) return
    const rectangle = between(start, spotOf(event, sheet))
    start = null
    if (Math.min(rectangle[2], rectangle[3]) >= LEAST) keep(rectangle)
    show()
  })
  form.addEventListener('input', () => show())
  show()
}
