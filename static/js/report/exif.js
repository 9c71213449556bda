// Where a JPEG says it was taken, read in the browser: nothing is sent to find out. Pure: no DOM.
// Only what is needed of EXIF: APP1 → TIFF → IFD0 → GPS directory → four fields.

const SOI = 0xffd8
const APP1 = 0xffe1
const SOS = 0xffda
const EXIF = 0x45786966
const LITTLE = 0x4949
const GPS_IFD = 0x8825
const RATIONAL_BYTES = 8

/** The place in a photo's bytes as { lon, lat }, or null. */
export const placeIn = (buffer) => {
  try {
    const view = new DataView(buffer)
    const start = tiffStart(view)
    return start ? placeAt(view, start) : null
  } catch (error) {
    if (error instanceof RangeError) return null // cut off, or pointing outside itself
    throw error
  }
}

const tiffStart = (view) => {
  if (view.getUint16(0) !== SOI) return 0
  let at = 2
  while (at + 10 < view.byteLength) {
    const marker = view.getUint16(at)
    if (marker === APP1 && view.getUint32(at + 4) === EXIF) return at + 10
    if (marker === SOS || (marker & 0xff00) !== 0xff00) return 0
    at += 2 + view.getUint16(at + 2)
  }
  return 0
}

const placeAt = (view, start) => {
  const little = view.getUint16(start) === LITTLE
  const read = {
    short: (at) => view.getUint16(at, little),
    long: (at) => view.getUint32(at, little),
  }
  const first = fieldsAt(read, start + read.long(start + 4))
  const gps = first.get(GPS_IFD)
  if (gps === undefined) return null
  const fields = fieldsAt(read, start + read.long(gps))
  const degrees = (name, negative) => {
    const at = start + read.long(fields.get(name))
    const [d, m, s] = [0, 1, 2].map((n) => {
      const one = at + n * RATIONAL_BYTES
      return read.long(one) / read.long(one + 4)
    })
    const letter = String.fromCharCode(view.getUint8(fields.get(name - 1)))
    return (letter === negative ? -1 : 1) * (d + m / 60 + s / 3600)
  }
  if (![1, 2, 3, 4].every((name) => fields.has(name))) return null
  const place = { lon: degrees(4, 'W'), lat: degrees(2, 'S') }
  return Number.isFinite(place.lon) && Number.isFinite(place.lat) ? place : null
}

/** Name of each field of a directory → where its value (or the address of it) stands. */
const fieldsAt = (read, at) => {
  const found = new Map()
  for (let n = 0; n < read.short(at); n += 1) {
    const entry = at + 2 + n * 12
    found.set(read.short(entry), entry + 8)
  }
  return found
}
