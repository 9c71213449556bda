// The chosen photos as small pictures, and the place the first of them tells: offered, never taken.
// The browser keeps both; nothing is sent before Send.
import { placeIn } from './exif.js'

const HEAD = 256 * 1024 // EXIF stands at the beginning
const NEAR = 0.0005 // degrees: some forty metres

const pictureOf = (file) => {
  const picture = document.createElement('img')
  picture.src = URL.createObjectURL(file)
  picture.alt = file.name
  picture.addEventListener('load', () => URL.revokeObjectURL(picture.src), { once: true })
  return picture
}

const placeOf = async (files) => {
  for (const file of files) {
    const place = placeIn(await file.slice(0, HEAD).arrayBuffer())
    if (place) return place
  }
  return null
}

export const takePhotos = (form, { isChoosing, choosePlace }) => {
  const input = form.querySelector('[data-photo-input] input')
  const offer = form.querySelector('[data-photo-place]')
  const first = form.querySelector('[data-photo-first]')
  const picker = form.querySelector('place-picker')
  const words = JSON.parse(document.getElementById('photo-words').textContent)
  let told = null

  const isElsewhere = (place) => {
    const { lon, lat } = form.elements
    const apart = (field, number) => Math.abs(Number(field.value.replace(',', '.')) - number)
    return apart(lon, place.lon) > NEAR || apart(lat, place.lat) > NEAR
  }
  input.addEventListener('change', async () => {
    const files = [...input.files]
    form.querySelector('[data-chosen-photos]').replaceChildren(...files.map(pictureOf))
    told = await placeOf(files)
    if (isChoosing()) picker?.offer?.(told, told ? words.here : files.length ? words.silent : '')
    if (offer) offer.hidden = isChoosing() || !told || !isElsewhere(told)
  })
  offer?.querySelector('button').addEventListener('click', () => {
    offer.hidden = true
    choosePlace()
    picker.offer(told, words.here)
  })
  if (first) first.hidden = false
}
