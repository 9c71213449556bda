// Of the rules of all spheres only those of the chosen one are shown; without this script all are.
const box = document.querySelector('[data-sphere-rules]')
const choice = box.closest('form').elements[box.dataset.sphereRules]

const show = () => {
  for (const rule of box.querySelectorAll('[data-rule-of]'))
    rule.hidden = rule.dataset.ruleOf !== choice.value
}

choice.addEventListener('change', show)
show()
