// One tap sets a usual distance; the number field beside it stays the truth and takes any other.
// The buttons do nothing without this script, so they are shown only by it.
const mark = (group, field) => {
  for (const button of group.querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.value === field.value))
  }
}

for (const group of document.querySelectorAll('[data-radius-for]')) {
  const field = document.getElementById(group.dataset.radiusFor)
  if (!field) continue
  group.hidden = false
  group.addEventListener('click', (event) => {
    const button = event.target.closest('button')
    if (!button) return
    field.value = button.value
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  field.addEventListener('input', () => mark(group, field))
  mark(group, field)
}
