// Puts a kept report back into its form, whatever fields the form has. A field that another script
// brings later gets its value when it comes.

const named = (form, name) => [...form.elements].filter((field) => field.name === name)

const choose = (field, files) => {
  const chosen = new DataTransfer()
  for (const file of files)
    chosen.items.add(file instanceof File ? file : new File([file], 'photo', { type: file.type }))
  field.files = chosen.files
}

const put = (fields, values) => {
  for (const [place, field] of fields.entries()) {
    if (field.type === 'file') choose(field, values)
    else if (field.type === 'radio' || field.type === 'checkbox')
      field.checked = values.includes(field.value)
    else if (field.multiple)
      for (const option of field.options) option.selected = values.includes(option.value)
    else if (place < values.length) field.value = values[place]
  }
  const told = fields.find(({ checked }) => checked) ?? fields[0]
  for (const kind of ['input', 'change']) told.dispatchEvent(new Event(kind, { bubbles: true }))
}

const byName = (entries) => {
  const values = new Map()
  for (const [name, value] of entries) values.set(name, [...(values.get(name) ?? []), value])
  return values
}

/** Fill in what is there, wait for the rest; answers with a function that tells what is still left. */
export const fill = (form, entries, { only = () => true } = {}) => {
  const left = byName(entries.filter(([, value]) => only(value)))
  const what = () => {
    for (const [name, values] of [...left]) {
      const fields = named(form, name)
      if (!fields.length) continue
      left.delete(name)
      put(fields, values)
    }
  }
  what()
  if (left.size) new MutationObserver(what).observe(form, { childList: true, subtree: true })
  return () => [...left].flatMap(([name, values]) => values.map((value) => [name, value]))
}
