import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'uqr'

const look = { ecc: 'M', border: 1 } as const

/** A QR code as a drawing of black squares; its size is up to who places it. */
export function qrSvg(text: string): string {
  const { data, size } = encode(text, look)
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size * 4}" height="${size * 4}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${squares.join('')}" fill="#000"/></svg>`
}

const dots = 8

/** The same as a picture of eight dots a square, one bit each, for Word. */
export function qrPng(text: string): Uint8Array {
  const { data, size } = encode(text, look)
  const length = size + 1
  const rows = new Uint8Array(length * dots * size)
  data.forEach((row, y) => {
    const from = y * dots * length
    row.forEach((isDark, x) => {
      rows[from + x + 1] = isDark ? 0 : 0xff
    })
    for (let dot = 1; dot < dots; dot++) rows.copyWithin(from + dot * length, from, from + length)
  })
  const head = Buffer.alloc(13)
  head.writeUInt32BE(size * dots, 0)
  head.writeUInt32BE(size * dots, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const packed = deflateSync(rows)
  return Buffer.concat([mark, chunk('IHDR', head), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))])
}

/** One chunk of a PNG (ISO/IEC 15948, 5.3): length, type, data, check sum. */
function chunk(type: string, data: Buffer): Buffer {
  const whole = Buffer.alloc(data.length + 12)
  whole.writeUInt32BE(data.length, 0)
  whole.write(type, 4, 'latin1')
  data.copy(whole, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8)
  return whole
}
