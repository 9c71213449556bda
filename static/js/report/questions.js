// The questions of the chosen kind: shown with their kind, each with the answer it follows from.
// An answer that ends the form hides Send and says whom to call. Hidden fields are switched off,
// so what is not asked is not sent.

const answersIn = (sheet) => {
  const said = {}
  for (const field of sheet.querySelectorAll('[name^="answer-"]')) {
    if (field.disabled || (field.type === 'radio' && !field.checked)) continue
    said[field.name.slice('answer-'.length)] = field.value
  }
  return said
}

const turn = (part, on) => {
  part.hidden = !on
  for (const field of part.querySelectorAll('[name]')) field.disabled = !on
}

const followConditions = (sheet) => {
  for (const question of sheet.querySelectorAll('[data-asked-if]')) {
    const wanted = Object.entries(JSON.parse(question.dataset.askedIf || '{}'))
    const said = answersIn(sheet)
    turn(
      question,
      wanted.every(([code, answers]) => answers.includes(said[code])),
    )
  }
}

export const askQuestions = (form) => {
  const sheets = [...form.querySelectorAll('[data-sheet]')]
  const send = form.querySelector('[data-send]')
  const refresh = () => {
    const kind = form.elements.category.value
    for (const sheet of sheets) {
      const isChosen = sheet.dataset.sheet === kind
      sheet.hidden = !isChosen
      sheet.disabled = !isChosen
      if (isChosen) followConditions(sheet)
    }
    stop()
  }
  const stop = () => {
    const ending = form.querySelector('[data-sheet]:enabled [data-stops]:checked')
    for (const words of form.querySelectorAll('[data-stop]')) {
      words.hidden = !ending || !words.closest('[data-asked]').contains(ending)
    }
    send.hidden = Boolean(ending)
  }
  form.addEventListener('change', ({ target }) => {
    if (target.name === 'category' || target.name?.startsWith('answer-')) refresh()
  })
  if (form.elements.category.value) refresh()
}
