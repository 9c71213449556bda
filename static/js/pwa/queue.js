// <draft-queue>: the reports of this device with what became of each and what can be done about it.
// Every word and button is a template of the page; here they are only chosen and filled in.
import { given } from '../api.js'
import { say } from '../map/markers.js'
import {
  A_WEEK,
  belongsTo,
  counted,
  inOrder,
  photosOf,
  pulledBack,
  renewed,
  waiting,
  waysOf,
} from './drafts.js'
import { ring } from './start.js'
import * as store from './store.js'
import { send, settle } from './sync.js'

const language = document.documentElement.lang
const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' })

class DraftQueue extends HTMLElement {
  #deleted = new Map()
  #drawing = Promise.resolve()

  connectedCallback() {
    this.given = given('queue-given')
    this.hidden = false
    store.onChange(() => this.#draw())
    addEventListener('online', () => this.#draw())
    addEventListener('offline', () => this.#draw())
    this.addEventListener('click', (event) => this.#press(event))
    this.#draw()
  }

  #part(name) {
    return this.querySelector(`template[data-${name}]`).content.cloneNode(true)
  }

  /** One drawing after the other; two at once would write the rows twice. */
  #draw() {
    this.#drawing = this.#drawing.then(() => this.#drawn()).catch(() => this.#unread())
    return this.#drawing
  }

  async #drawn() {
    const all = (await store.all()).filter((draft) => belongsTo(draft, this.dataset.sender))
    const ids = new Set(all.map(({ id }) => id))
    const gone = [...this.#deleted.values()].filter(({ id }) => !ids.has(id))
    const focused = this.#focused()
    this.querySelector('[data-rows]').replaceChildren(
      ...gone.map((draft) => this.#goneRow(draft)),
      ...inOrder(all).map((draft) => this.#row(draft)),
    )
    this.querySelector('[data-empty]').hidden = all.length + gone.length > 0
    this.querySelector('[data-sum]').textContent = all.length
      ? say(this.given.words.sum, counted(all))
      : ''
    this.querySelector('[data-offline]').hidden = navigator.onLine
    this.querySelector(focused)?.focus()
  }

  #unread() {
    this.querySelector('[data-unread]').hidden = false
  }

  #focused() {
    const { way } = document.activeElement?.dataset ?? {}
    const row = document.activeElement?.closest?.('[data-draft]')
    return way && row ? `[data-draft="${row.dataset.draft}"] [data-way="${way}"]` : '[data-none]'
  }

  #row(draft) {
    const row = this.#part('row')
    const find = (name) => row.querySelector(`[data-${name}]`)
    const { words } = this.given
    find('draft').dataset.draft = draft.id
    find('draft').dataset.state = draft.state
    find('chip').append(this.#part(`chip="${draft.state}"`))
    find('title').textContent = draft.title?.what || words.untitled
    find('text').textContent = [draft.title?.text, draft.title?.where].filter(Boolean).join(' · ')
    find('says').textContent = this.#says(draft)
    find('errors').replaceChildren(...(draft.answer?.errors ?? []).map(oneError))
    find('errors').lang = draft.send?.split('/')[1] ?? language
    find('when').textContent = this.#when(draft)
    find('ways').append(...waysOf(draft).map((way) => this.#way(way, draft)))
    return row
  }

  /** A day in words; browsers lack the months of Kazakh, so they come with the page. */
  #day(time) {
    const day = new Date(time)
    return `${day.getDate()} ${this.given.months[day.getMonth()]}`
  }

  #moment(time) {
    return `${this.#day(time)}, ${clock.format(time)}`
  }

  #says(draft) {
    const { words } = this.given
    const code =
      draft.state === 'sent' ? (draft.answer.waits ? 'waits' : 'sent') : draft.answer?.code
    const until = draft.notBefore > Date.now() ? this.#moment(draft.notBefore) : ''
    const sentence = words[code === 'busy' && !until ? 'network' : (code ?? draft.state)]
    return say(sentence ?? '', {
      number: draft.answer?.number,
      until,
      day: draft.wasOf ? this.#day(draft.wasOf) : '',
    })
  }

  #when(draft) {
    const { words } = this.given
    const photos = photosOf(draft)
    return [
      this.#moment(draft.savedAt),
      photos && say(words.photos, { count: photos }),
      say(words.kept, { day: this.#day(draft.savedAt + A_WEEK) }),
    ]
      .filter(Boolean)
      .join(' · ')
  }

  #way(name, draft) {
    const way = this.#part(`way="${name}"`).firstElementChild
    way.dataset.way = name
    if (name === 'edit' || name === 'mend')
      way.href = `${draft.send ?? this.given.form}?draft=${draft.id}`
    if (name === 'see' || name === 'confirm') way.href = draft.answer.page
    return way
  }

  #goneRow(draft) {
    const row = this.#part('gone')
    row.querySelector('[data-draft]').dataset.draft = draft.id
    row.querySelector('[data-title]').textContent = draft.title?.what || this.given.words.untitled
    return row
  }

  async #press(event) {
    const way = event.target.closest('button[data-way]')?.dataset.way
    if (!way) return
    const { draft: id } = event.target.closest('[data-draft]').dataset
    await this.#do(way, id)
    await this.#draw()
    if (way === 'delete') this.querySelector(`[data-draft="${id}"] [data-way="undo"]`)?.focus()
  }

  async #do(way, id) {
    const now = Date.now()
    const change = {
      now: null,
      delete: () => null,
      renew: (draft) => renewed(draft, crypto.randomUUID(), now),
      as_guest: (draft) => waiting({ ...draft, sender: '' }, now),
    }[way]
    if (way === 'undo') return this.#undo(id)
    if (way === 'forget') return store.remove(id)
    if (way === 'delete') this.#deleted.set(id, await store.get(id))
    const next = change && (await settle(id, change))
    if (way === 'now') await send(id)
    else if (next?.state === 'waiting') await ring({ all: true })
  }

  async #undo(id) {
    const draft = this.#deleted.get(id)
    this.#deleted.delete(id)
    await store.put(draft.state === 'waiting' ? pulledBack(draft) : draft)
  }
}

const oneError = ({ label, says }) => {
  const line = document.createElement('li')
  line.textContent = label ? `${label}: ${says}` : says
  return line
}

customElements.define('draft-queue', DraftQueue)
