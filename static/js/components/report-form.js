// The report in two screens of a phone: first the place, then what is wrong. Without this script the
// form is one page. The place itself is `<place-picker>`'s; here only the steps and the tiles' search.
const form = document.querySelector('[data-report]')
const change = form.querySelector('[data-change]')

const goTo = (step) => {
  form.dataset.step = step
  change.hidden = step !== 'what'
}

goTo(form.dataset.step ?? 'where')

form.addEventListener('place:chosen', () => goTo('what'))

change.querySelector('button').addEventListener('click', () => {
  goTo('where')
  form.querySelector('#where').focus()
})

// Send pressed with the place still missing: show the screen where it is chosen.
form.addEventListener('submit', (event) => {
  if (form.elements.lon.value || event.submitter?.name === 'find') return
  event.preventDefault()
  goTo('where')
  form.querySelector('#where').focus()
})

const search = form.querySelector('[data-tile-search]')
if (search) {
  const tiles = [...form.querySelectorAll('[data-more] .tile')]
  search.hidden = false
  search.querySelector('input').addEventListener('input', ({ target }) => {
    const asked = target.value.trim().toLowerCase()
    for (const tile of tiles) tile.hidden = !tile.textContent.toLowerCase().includes(asked)
  })
}

// What was chosen, as small pictures; the browser keeps them, nothing is sent before Send.
const photos = form.querySelector('[data-photo-input] input')
photos.addEventListener('change', () => {
  const pictures = [...photos.files].map((file) => {
    const picture = document.createElement('img')
    picture.src = URL.createObjectURL(file)
    picture.alt = file.name
    picture.addEventListener('load', () => URL.revokeObjectURL(picture.src), { once: true })
    return picture
  })
  form.querySelector('[data-chosen-photos]').replaceChildren(...pictures)
})
