// The service worker. It keeps the shell of the report (three pages as a guest sees them, and their
// files, in each language the visitor reads), answers with it when there is no network, and sends
// what waits when the network is back. It keeps no page of anybody: all are asked for without cookies.
import { filesIn, isHashed, isOld, shellOf, wayOf } from './shell.js'
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

/** The shell of a language; its offline page last, for where that is kept all of it is. */
const fill = async (cache, { pages, facts, offline }) => {
  const seen = new Set()
  const keepPage = async (page) =>
    keepFiles(cache, filesIn(await keep(cache, page), new URL(page, location.origin).href), seen)
  const others = pages.filter((page) => page !== offline)
  await Promise.all([...others.map(keepPage), ...facts.map((fact) => keep(cache, fact))])
  await keepPage(offline)
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

const firstKept = async (cache, addresses) => {
  for (const address of addresses) {
    const kept = await cache.match(address, SAME)
    if (kept) return { kept, isItself: address === addresses[0] }
  }
  return {}
}

/** From the network, or what is kept: itself, or for another page that there is no network. */
const networkFirst = async (cache, request, addresses) => {
  const { kept, isItself } = await firstKept(cache, addresses)
  if (!kept) return fetch(request)
  return (isItself ? patiently(request) : fetch(request)).catch(() => kept)
}

/** A page of the shell that is a day old is fetched anew, behind the visitor's back. */
const refresh = async (cache, address) => {
  const kept = await cache.match(address, SAME)
  if (kept && isOld(kept, Date.now())) await keep(cache, address)
}

/** Somebody who reads another language from now on keeps its shell, too; once, whoever says so. */
const keepLanguage = async (cache, shell) => {
  if (!(await cache.match(shell.offline, SAME))) await fill(cache, shell)
}

/** The addresses of all open pages of ours. */
const openPages = async () => {
  const open = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  return open.map(({ url }) => new URL(url).pathname)
}

/** Others of ours are of another version. */
const dropOthers = async (name) => {
  const others = (await caches.keys()).filter((one) => one !== name)
  await Promise.all(others.map((one) => caches.delete(one)))
}

export const work = ({ version, shells }) => {
  const name = `asar-${version}`
  const cache = () => caches.open(name)
  const given = { origin: location.origin, shells }

  const fillAll = async () => {
    const [opened, read] = await Promise.all([cache(), openPages()])
    const wanted = new Set((read.length ? read : ['/']).map((path) => shellOf(path, shells)))
    await Promise.all([...wanted].map((shell) => fill(opened, shell)))
  }

  /** That there is no network, in the language of the address or in one we have. */
  const offlines = (pathname) =>
    [shellOf(pathname, shells), ...Object.values(shells)].map(({ offline }) => offline)

  /** Something nobody waits for, and whose failure is no failure of the page. */
  const behind = (event, task) =>
    event.waitUntil(
      cache()
        .then(task)
        .catch(() => {}),
    )

  addEventListener('install', (event) => {
    event.waitUntil(fillAll().then(() => skipWaiting()))
  })

  addEventListener('activate', (event) => {
    event.waitUntil(dropOthers(name).then(() => clients.claim()))
  })

  addEventListener('fetch', (event) => {
    const { request } = event
    const way = wayOf(request, given)
    if (!way) return
    const { pathname } = new URL(request.url)
    const isPage = request.mode === 'navigate'
    const addresses = isPage ? [pathname, ...offlines(pathname)] : [pathname]
    event.respondWith(
      cache().then((opened) =>
        way === 'file' ? fromFiles(opened, request) : networkFirst(opened, request, addresses),
      ),
    )
    if (way === 'page') behind(event, (opened) => refresh(opened, pathname))
  })

  // Every page says which one it is, also one that loaded while the worker was being installed.
  addEventListener('message', (event) => {
    const { reads } = event.data ?? {}
    if (reads) behind(event, (opened) => keepLanguage(opened, shellOf(reads, shells)))
  })

  addEventListener('sync', (event) => {
    const all = async () => {
      if ((await flush({ online: true })) !== null) throw new Error('something still waits')
    }
    event.waitUntil(all()) // the browser rings again after a failure
  })
}
