// An open form says that somebody answers, every half minute, until it is closed; the page shows
// who else does. Without this script only a preview says so.
const EVERY = 30_000
const place = document.querySelector('[data-answering]')
const token = document.querySelector('[name=csrfmiddlewaretoken]')?.value
let speaking = null

const body = (over) => {
  const said = new URLSearchParams({ csrfmiddlewaretoken: token })
  if (over) said.set('over', '1')
  return said
}

const say = async () => {
  try {
    const answer = await fetch(place.dataset.answering, { method: 'POST', body: body(false) })
    if (!answer.ok) return
    const said = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (said.body.textContent.trim() === place.textContent.trim()) return
    place.replaceChildren(...said.body.childNodes)
  } catch {
    // no network: the next beat tries again
  }
}

const begin = () => {
  if (speaking) return
  say()
  speaking = setInterval(say, EVERY)
}

const end = () => {
  if (!speaking) return
  clearInterval(speaking)
  speaking = null
  navigator.sendBeacon(place.dataset.answering, body(true))
}

if (place && token) {
  const decisions = [...document.querySelectorAll('details.decision')]
  const follow = () => (decisions.some((decision) => decision.open) ? begin() : end())
  for (const decision of decisions) decision.addEventListener('toggle', follow)
  addEventListener('pagehide', end)
  follow()
}
