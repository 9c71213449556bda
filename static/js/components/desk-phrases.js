// A ready answer goes after what was typed, and the preview follows it; without this script the
// same button asks the server.
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

for (const box of document.querySelectorAll('[data-phrases]')) {
  const choice = box.querySelector('select')
  box.querySelector('button').addEventListener('click', (event) => {
    event.preventDefault()
    const texts = choice.selectedOptions[0]?.dataset.texts
    if (texts) insert(choice.form, JSON.parse(texts))
  })
}
