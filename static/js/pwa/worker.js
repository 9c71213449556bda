// The service worker. It keeps the shell of the report (three pages as a guest sees them, and their
// files), answers with it when there is no network, and sends what waits when the network is back.
// It never keeps a page of anybody: pages are kept only here, at installation, without cookies.
import { filesIn, isHashed, isOld, wayOf } from './shell.js'
import { flush } from './sync.js'

const PATIENCE = 8000 // milliseconds for a page that we could show at once
const SAME = { ignoreSearch: true, ignoreVary: true }

/** One page of ours, as a stranger gets it. */
const asGuest = (address) => fetch(address, { credentials: 'omit', cache: 'reload' })

const keep = async (cache, address) => {
  const answer = await asGuest(address)
  if (!answer.ok) throw new Error(`${answer.status} ${address}`)
  await cache.put(address, answer.clone())
  return answer.text()
}

/** A file and the files it asks for; a hole in the shell is no reason to have none. */
const keepFile = async (cache, address, seen) => {
  if (seen.has(address)) return
  seen.add(address)
  const answer = await fetch(address).catch(() => null)
  if (!answer?.ok) return
  await cache.put(address, answer.clone())
  const isText = /javascript|css/.test(answer.headers.get('Content-Type') ?? '')
  if (isText) await keepFiles(cache, filesIn(await answer.text(), answer.url), seen)
}

const keepFiles = (cache, addresses, seen) =>
  Promise.all(addresses.filter(isHashed).map((address) => keepFile(cache, address, seen)))

const fill = async (cache, { pages, facts }) => {
  const seen = new Set()
  const keepPage = async (page) =>
    keepFiles(cache, filesIn(await keep(cache, page), new URL(page, location.origin).href), seen)
  await Promise.all([...pages.map(keepPage), ...facts.map((fact) => keep(cache, fact))])
}

const fromFiles = async (cache, request) => {
  const kept = await cache.match(request, SAME)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

const patiently = (request) =>
  new Promise((resolve, reject) => {
    setTimeout(reject, PATIENCE, new Error('no answer'))
    fetch(request).then(resolve, reject)
  })

const networkFirst = async (cache, request, instead) => {
  const kept = await cache.match(instead, SAME)
  if (!kept) return fetch(request)
  const isShell = new URL(request.url).pathname === instead
  return (isShell ? patiently(request) : fetch(request)).catch(() => kept)
}

/** A page of the shell that is a day old is fetched anew, behind the visitor's back. */
const refresh = async (cache, address) => {
  const kept = await cache.match(address, SAME)
  if (kept && isOld(kept, Date.now())) await keep(cache, address)
}

/** Others of ours are of another version or language. */
const dropOthers = async (name) => {
  const others = (await caches.keys()).filter((one) => one !== name)
  await Promise.all(others.map((one) => caches.delete(one)))
}

export const work = ({ version, pages, facts, offline }) => {
  const name = `asar-${version}`
  const cache = () => caches.open(name)
  const given = { origin: location.origin, pages, facts }

  addEventListener('install', (event) => {
    event.waitUntil(
      cache()
        .then((opened) => fill(opened, given))
        .then(() => skipWaiting()),
    )
  })

  addEventListener('activate', (event) => {
    event.waitUntil(dropOthers(name).then(() => clients.claim()))
  })

  addEventListener('fetch', (event) => {
    const { request } = event
    const way = wayOf(request, given)
    if (!way) return
    const { pathname } = new URL(request.url)
    const instead = way === 'elsewhere' ? offline : pathname
    event.respondWith(
      cache().then((opened) =>
        way === 'file' ? fromFiles(opened, request) : networkFirst(opened, request, instead),
      ),
    )
    if (way === 'page')
      event.waitUntil(
        cache()
          .then((c) => refresh(c, pathname))
          .catch(() => {}),
      )
  })

  addEventListener('sync', (event) => {
    const all = async () => {
      if ((await flush({ online: true })) !== null) throw new Error('something still waits')
    }
    event.waitUntil(all()) // the browser rings again after a failure
  })
}
