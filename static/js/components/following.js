// Whether a question is asked after some answers: every condition of it is met. Pure.
// Of a question with several answers, one of those given is enough.
const given = (said) => [said].flat()

export const isAsked = (conditions, said) =>
  Object.entries(conditions).every(([name, wanted]) =>
    given(said[name]).some((one) => wanted.includes(one)),
  )
