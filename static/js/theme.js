// The look the visitor chose, set before the first paint: loaded in the head, on purpose no module.
try {
  const chosen = localStorage.getItem('theme')
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
} catch {
  // storage is forbidden: the system's choice stays
}
