// Whether a question is asked after some answers: every condition of it is met. Pure.
export const isAsked = (conditions, said) =>
  Object.entries(conditions).every(([name, wanted]) => wanted.includes(said[name]))
