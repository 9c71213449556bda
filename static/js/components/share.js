// Copy an address, or hand it to the sheet of the system; each button shows itself only where it works.
const said = document.querySelector('[data-copied]')
const address = document.querySelector('.story__address')
const SILENT = ['AbortError', 'NotAllowedError'] // a changed mind, a sheet that is not for this page

/** It could not be done: the address is marked, to be copied by hand, and nothing is said. */
const mark = () => {
  said.textContent = ''
  address.focus()
  getSelection().selectAllChildren(address)
}

for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) continue // no secure page, no clipboard: the address stands above to be marked
  button.hidden = false
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy)
      said.textContent = button.dataset.done
    } catch {
      mark()
    }
  })
}

for (const button of document.querySelectorAll('[data-share]')) {
  if (!navigator.share) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    try {
      await navigator.share({ title: button.dataset.title, url: button.dataset.share })
    } catch (error) {
      if (!SILENT.includes(error.name)) mark()
    }
  })
}
