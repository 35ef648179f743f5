import { deflateSync } from 'node:zlib'

const [WIDTH, HEIGHT] = [320, 200]
const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
const crc = (bytes: Uint8Array): number => ~bytes.reduce((c, byte) => crcTable[(c ^ byte) & 0xff]! ^ (c >>> 8), -1) >>> 0

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A picture of an empty room as a PNG, for demo cases that want a photo before the work begins. */
export function demoPhoto(): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header.set([8, 0, 0, 0, 0], 8) // 8 bits of grey
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT)
  for (let y = 0; y < HEIGHT; y++) for (let x = 0; x < WIDTH; x++) rows[y * (WIDTH + 1) + 1 + x] = shade(x, y)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Wall, floor, a window and its light. */
function shade(x: number, y: number): number {
  if (x > 190 && x < 280 && y > 30 && y < 100) return (x - 235) ** 2 < 9 || (y - 65) ** 2 < 9 ? 150 : 245
  if (y < 130) return 205 - Math.round(y / 8)
  return (x + y * 2) % 64 < 2 ? 120 : 150 + Math.round((y - 130) / 4)
}
