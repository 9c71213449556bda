// <push-switch>: ask the browser for notices on this device and tell the server where to send them.
// Where the browser cannot, nothing is offered: the inbox and letters remain.
const SCOPE = '/push/'

const toBytes = (key) => {
  const padded = key.replaceAll('-', '+').replaceAll('_', '/')
  return Uint8Array.from(atob(padded), (letter) => letter.charCodeAt(0))
}

const isReady = (registration) =>
  new Promise((resolve) => {
    const worker = registration.installing ?? registration.waiting ?? registration.active
    if (worker.state === 'activated') resolve()
    else worker.addEventListener('statechange', () => worker.state === 'activated' && resolve())
  })

class PushSwitch extends HTMLElement {
  connectedCallback() {
    if (!('serviceWorker' in navigator && 'PushManager' in globalThis)) return
    const form = this.querySelector('[data-switch]')
    form.hidden = false
    form.querySelector('button').addEventListener('click', () => this.#turnOn(form))
  }

  async #turnOn(form) {
    const said = this.querySelector('[data-said]')
    try {
      await this.#subscribe(form)
      said.textContent = this.dataset.done
    } catch {
      said.textContent = this.dataset.refused
    }
  }

  async #subscribe(form) {
    const { worker, key, to } = this.dataset
    const registration = await navigator.serviceWorker.register(worker, { scope: SCOPE })
    await isReady(registration)
    const given = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: toBytes(key),
    })
    const { endpoint, keys } = given.toJSON()
    const body = new FormData(form)
    for (const [name, value] of Object.entries({ endpoint, ...keys })) body.set(name, value)
    const answer = await fetch(to, { method: 'POST', body, credentials: 'same-origin' })
    if (!answer.ok) throw new Error(`${answer.status}`)
  }
}

customElements.define('push-switch', PushSwitch)
