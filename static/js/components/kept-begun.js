// A page about a draft that exists: what this device keeps of beginning it waits no longer.
import { sweep } from '../pwa/sweeping.js'

try {
  sweep(document.querySelector('[data-kept-began]').dataset.keptBegan)
} catch {
  // storage is forbidden: nothing is kept
}
