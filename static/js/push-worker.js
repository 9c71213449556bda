// Shows a notice and opens its page. It sees nothing else of the site: its scope is its folder.
self.addEventListener('push', (event) => {
  const { title, body, address, language } = event.data.json()
  event.waitUntil(
    self.registration.showNotification(title, {
      body,
      lang: language,
      icon: '/static/icons/asar.svg',
      tag: address,
      data: { address },
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const page = new URL(event.notification.data.address || '/', self.location.origin)
  if (page.origin === self.location.origin) event.waitUntil(self.clients.openWindow(page.href))
})
