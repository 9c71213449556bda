// Changing a report: the same questions and the same search as in telling of it, on one page.
import { takePhotos } from '../report/photos.js'
import { askQuestions } from '../report/questions.js'
import { searchTiles } from '../report/tile-search.js'

const form = document.querySelector('[data-edit]')

searchTiles(form.querySelector('[data-kinds]'))
askQuestions(form)
takePhotos(form, {
  isChoosing: () => false,
  choosePlace: () => form.querySelector('place-picker').scrollIntoView({ block: 'center' }),
})
