// The footer's choice of the look; absent without JavaScript, where the system decides.
const box = document.querySelector('[data-theme-choice]')
const root = document.documentElement

const choose = (theme) => {
  if (theme) root.dataset.theme = theme
  else delete root.dataset.theme
  try {
    localStorage.setItem('theme', theme)
  } catch {
    // storage is forbidden: the choice lasts for this page
  }
}

if (box) {
  const select = box.querySelector('select')
  select.value = root.dataset.theme ?? ''
  select.addEventListener('change', () => choose(select.value))
  box.hidden = false
}
