// An open form says that somebody answers, every half minute, until it is closed; the page shows
// who else does. The thing may be a page of its own or stand beside the list, where another takes
// its place. Without this script only a preview says so.
const EVERY = 30_000
let speaking = null // {place, address, timer} of the thing whose form is open

const body = (over) => {
  const token = document.querySelector('[name=csrfmiddlewaretoken]')?.value ?? ''
  const said = new URLSearchParams({ csrfmiddlewaretoken: token })
  if (over) said.set('over', '1')
  return said
}

const say = async ({ place, address }) => {
  try {
    const answer = await fetch(address, { method: 'POST', body: body(false) })
    if (!answer.ok) return
    const said = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (said.body.textContent.trim() === place.textContent.trim()) return
    place.replaceChildren(...said.body.childNodes)
  } catch {
    // no network: the next beat tries again
  }
}

const end = () => {
  if (!speaking) return
  clearInterval(speaking.timer)
  navigator.sendBeacon(speaking.address, body(true))
  speaking = null
}

const begin = (place) => {
  if (speaking?.place === place) return
  end()
  speaking = { place, address: place.dataset.answering }
  speaking.timer = setInterval(say, EVERY, speaking)
  say(speaking)
}

const follow = () => {
  const place = document.querySelector('[data-answering]')
  const isOpen = place && !place.closest('[hidden]')
  if (isOpen && document.querySelector('details.decision[open]')) begin(place)
  else end()
}

document.addEventListener('toggle', follow, true) // it does not bubble
document.addEventListener('thing:shown', follow)
addEventListener('pagehide', end)
follow()
