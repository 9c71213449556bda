// The report in two screens of a phone: first the place, then what is wrong. Without this script the
// form is one page, and the server asks on a second one what these modules ask here.
import { lookForAlike } from '../report/alike.js'
import { takePhotos } from '../report/photos.js'
import { askQuestions } from '../report/questions.js'
import { searchTiles } from '../report/tile-search.js'

const form = document.querySelector('[data-report]')
const change = form.querySelector('[data-change]')

const goTo = (step) => {
  form.dataset.step = step
  change.hidden = step !== 'what'
}

const choosePlace = () => {
  goTo('where')
  form.querySelector('#where').focus()
}

// on a slow network the place may be chosen before this script has come
goTo(form.dataset.step ?? (form.elements.lon.value ? 'what' : 'where'))

form.addEventListener('place:chosen', () => goTo('what'))

change.querySelector('button').addEventListener('click', choosePlace)

// Send pressed with the place still missing: show the screen where it is chosen.
form.addEventListener('submit', (event) => {
  if (form.elements.lon.value || event.submitter?.name === 'find') return
  event.preventDefault()
  choosePlace()
})

searchTiles(form.querySelector('[data-kinds]'))
askQuestions(form)
lookForAlike(form)
takePhotos(form, { isChoosing: () => form.dataset.step === 'where', choosePlace })
