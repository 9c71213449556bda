// Remember the language that was chosen, so that `/` leads to it next time (Django reads the cookie).
const YEAR = 365 * 24 * 60 * 60

for (const link of document.querySelectorAll('[data-language]'))
  link.addEventListener('click', () => {
    const secure = location.protocol === 'https:' ? '; Secure' : ''
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox
    document.cookie = `django_language=${link.dataset.language}; path=/; max-age=${YEAR}; SameSite=Lax${secure}`
  })
