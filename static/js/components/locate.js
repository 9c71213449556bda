// "Where am I": asked only when the button is pressed, answered with the accuracy.

/** The visitor's place and its accuracy in metres; rejects where it is refused or unknown. */
export const locate = () =>
  new Promise((resolve, reject) => {
    if (!navigator.geolocation) {
      reject(new Error('no geolocation'))
      return
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({ lon: coords.longitude, lat: coords.latitude, accuracy: coords.accuracy }),
      reject,
      { enableHighAccuracy: true, timeout: 12_000, maximumAge: 60_000 },
    )
  })

/** Near zooms for good fixes, further ones for poor: the circle of accuracy stays in view. */
export const zoomFor = (accuracy) => {
  if (accuracy <= 50) return 17
  if (accuracy <= 500) return 15
  return accuracy <= 5000 ? 12 : 9
}
