// What people will read follows what the official types; without this script a button asks the server.
const follow = (input) => {
  const form = input.form
  for (const text of form.querySelectorAll(`[data-text-of="${input.name}"]`))
    text.textContent = input.value
  for (const codes of form.querySelectorAll(`[data-code-of="${input.name}"]`))
    for (const code of codes.children) code.hidden = code.dataset.code !== input.value
}

document.addEventListener('input', ({ target }) => {
  if (target.name && target.form?.querySelector('.preview')) follow(target)
})

// A page the browser brought back keeps what was typed: the preview starts from it.
for (const preview of document.querySelectorAll('.preview [data-text-of]')) {
  const input = preview.closest('form').elements[preview.dataset.textOf]
  if (input) follow(input)
}
