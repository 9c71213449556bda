// Choosing lines of the desk: how many are ticked stands in the bar; Shift ticks everything between two
// ticks. Without this script the boxes and the buttons work all the same.
const boxesOf = (form) => [...form.querySelectorAll('input[name="chosen"]')]
let last = null // the box ticked before, where a range begins

const say = (form) => {
  const place = form.querySelector('[data-chosen-count]')
  if (!place) return
  place.dataset.empty ??= place.textContent
  const count = boxesOf(form).filter((box) => box.checked).length
  place.textContent = count
    ? place.dataset.words.replace('{count}', String(count))
    : place.dataset.empty
}

/** Tick a box, or every box from the last one to it. */
export const tick = (box, { on = !box.checked, range = false } = {}) => {
  const boxes = boxesOf(box.form)
  const from = range && boxes.includes(last) ? boxes.indexOf(last) : boxes.indexOf(box)
  const [first, final] = [from, boxes.indexOf(box)].sort((one, other) => one - other)
  for (const between of boxes.slice(first, final + 1)) between.checked = on
  last = box
  say(box.form)
}

/** Tick every line of the page, or none of them when all are ticked. */
export const tickAll = (form) => {
  if (!form) return
  const boxes = boxesOf(form)
  const on = boxes.some((box) => !box.checked)
  for (const box of boxes) box.checked = on
  say(form)
}

document.addEventListener('click', (event) => {
  const box = event.target.closest('input[name="chosen"]')
  if (box) tick(box, { on: box.checked, range: event.shiftKey })
})

// A press of Back brings the ticks back, not the count.
globalThis.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form.desk__list')) say(form)
})
for (const form of document.querySelectorAll('form.desk__list')) say(form)
