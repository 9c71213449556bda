// The search among the kinds: by their names and the words people use, in any of the languages.
import { finds } from './words.js'

export const searchTiles = (kinds) => {
  const box = kinds.querySelector('[data-tile-search]')
  const more = kinds.querySelector('[data-more]')
  const tiles = [...kinds.querySelectorAll('.tile[data-words]')]
  const show = (typed) => {
    for (const tile of tiles) tile.hidden = !finds(typed, tile.dataset.words)
    const shown = tiles.filter((tile) => !tile.hidden)
    if (more && typed) more.open = shown.some((tile) => more.contains(tile))
    if (more) more.querySelector('summary').hidden = Boolean(typed)
    box.querySelector('[data-none]').hidden = shown.length > 0
  }
  box.hidden = false
  const field = box.querySelector('input')
  field.addEventListener('input', () => show(field.value.trim()))
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault() // Enter searches, it does not send the form
  })
}
