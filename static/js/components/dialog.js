// A link to a <dialog>'s address opens it; Esc, the close link or a press beside it closes it.
// The browser gives the focus back to the link. Without this script `:target` shows the dialog.
const dialogOf = (link) => {
  const found = document.getElementById(decodeURIComponent(link.hash.slice(1)))
  return found instanceof HTMLDialogElement ? found : null
}

document.addEventListener('click', (event) => {
  if (event.target instanceof HTMLDialogElement) {
    event.target.close()
    return
  }
  const link = event.target.closest('a[href^="#"]')
  if (!link) return
  if (link.matches('[data-close]')) {
    event.preventDefault()
    link.closest('dialog').close()
    return
  }
  const dialog = dialogOf(link)
  if (!dialog) return
  event.preventDefault()
  dialog.showModal()
  dialog.querySelector('h2')?.focus()
})

// An address that ends in #dialog opens it too: the same link, sent to a friend.
if (location.hash.length > 1) dialogOf(location)?.showModal()
