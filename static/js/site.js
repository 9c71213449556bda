// What every page may use; each part finds its own `data-…` attributes and is harmless without them.
import './components/dialog.js'
import './components/theme-choice.js'
import './components/language.js'
import './pwa/start.js'

// A page that came back with errors, or a result, starts there.
document.querySelector('[data-focus]')?.focus()
