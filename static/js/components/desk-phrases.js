// A ready answer goes after what was typed, and the preview follows it, on the page of a thing and
// beside the list. Without this script the same button asks the server.
const insert = (form, texts) => {
  for (const [name, text] of Object.entries(texts)) {
    const input = form.elements[name]
    if (!input) continue
    const typed = input.value.trimEnd()
    input.value = typed ? `${typed}\n\n${text}` : text
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }
  form.elements[Object.keys(texts)[0]]?.focus()
}

document.addEventListener('click', (event) => {
  const box = event.target.closest('[data-phrases] button')?.closest('[data-phrases]')
  if (!box) return
  event.preventDefault()
  const choice = box.querySelector('select')
  const texts = choice.selectedOptions[0]?.dataset.texts
  if (texts) insert(choice.form, JSON.parse(texts))
})
