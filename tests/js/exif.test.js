import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeIn } from '../../static/js/report/exif.js'

// A JPEG with nothing but EXIF: IFD0 holds the address of the GPS directory.
const photo = ({ lat, lon, little = false, cut = 0 }) => {
  const view = new DataView(new ArrayBuffer(220))
  const tiff = 12
  const short = (at, n) => view.setUint16(at, n, little)
  const long = (at, n) => view.setUint32(at, n, little)
  view.setUint16(0, 0xffd8)
  view.setUint16(2, 0xffe1)
  view.setUint16(4, 200)
  view.setUint32(6, 0x45786966)
  short(tiff, little ? 0x4949 : 0x4d4d)
  short(tiff + 2, 42)
  long(tiff + 4, 8)
  const field = (at, name, type, count) => {
    short(at, name)
    short(at + 2, type)
    long(at + 4, count)
    return at + 8
  }
  short(tiff + 8, 1)
  long(field(tiff + 10, 0x8825, 4, 1), 30)
  short(tiff + 30, 4)
  const letter = (at, name, one) => view.setUint8(field(at, name, 2, 2), one.charCodeAt(0))
  const degrees = (at, name, [d, m, s], to) => {
    long(field(at, name, 5, 3), to)
    for (const [n, part] of [d, m, s].entries()) {
      long(tiff + to + n * 8, Math.round(part * 1000))
      long(tiff + to + n * 8 + 4, 1000)
    }
  }
  letter(tiff + 32, 1, lat[0])
  degrees(tiff + 44, 2, lat[1], 100)
  letter(tiff + 56, 3, lon[0])
  degrees(tiff + 68, 4, lon[1], 130)
  return cut ? view.buffer.slice(0, cut) : view.buffer
}

const KOKSHETAU = { lat: ['N', [53, 17, 13.56]], lon: ['E', [69, 24, 15.84]] }

for (const little of [false, true]) {
  test(`a photo tells where it was taken, ${little ? 'little' : 'big'} end first`, () => {
    const { lon, lat } = placeIn(photo({ ...KOKSHETAU, little }))
    assert.ok(Math.abs(lon - 69.4044) < 1e-6 && Math.abs(lat - 53.2871) < 1e-6)
  })
}

test('south and west are below zero', () => {
  const place = placeIn(photo({ lat: ['S', [1, 30, 0]], lon: ['W', [2, 0, 0]] }))
  assert.deepEqual(place, { lon: -2, lat: -1.5 })
})

test('a photo that tells nothing, is cut off or is no photo has no place', () => {
  for (const cut of [20, 60, 120]) assert.equal(placeIn(photo({ ...KOKSHETAU, cut })), null)
  assert.equal(placeIn(new ArrayBuffer(0)), null)
  assert.equal(placeIn(new TextEncoder().encode('<svg onload=alert(1)>').buffer), null)
})
