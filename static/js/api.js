// Asking our own server. An answer that is not 2xx is an error with its status; a page's fragment
// is parsed by the browser's parser into an inert document, so nothing in it runs.

const ask = async (address, { signal, accept }) => {
  const answer = await fetch(address, {
    signal,
    headers: { Accept: accept, 'X-Requested-With': 'fetch' },
    credentials: 'same-origin',
  })
  if (answer.ok) return answer
  throw Object.assign(new Error(`${answer.status} ${address}`), { status: answer.status })
}

export const fetchJson = async (address, { signal } = {}) =>
  (await ask(address, { signal, accept: 'application/json' })).json()

export const fetchFragment = async (address, { signal } = {}) => {
  const text = await (await ask(address, { signal, accept: 'text/html' })).text()
  return [...new DOMParser().parseFromString(text, 'text/html').body.childNodes]
}

export const wasAborted = (error) => error.name === 'AbortError'

/** The words and addresses a page hands to its scripts in a <script type="application/json">. */
export const given = (id) => JSON.parse(document.getElementById(id)?.textContent ?? '{}')
