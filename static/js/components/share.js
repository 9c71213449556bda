// Copy an address, or hand it to the sheet of the system; each button shows itself only where it works.
const said = document.querySelector('[data-copied]')

for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) continue // no secure page, no clipboard: the address stands above to be marked
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy)
    said.textContent = button.dataset.done
  })
}

for (const button of document.querySelectorAll('[data-share]')) {
  if (!navigator.share) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    try {
      await navigator.share({ title: button.dataset.title, url: button.dataset.share })
    } catch (error) {
      if (error.name !== 'AbortError') throw error // whoever closes the sheet has only changed their mind
    }
  })
}
