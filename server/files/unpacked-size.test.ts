import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { extractText } from '../policies/text-import/extract-text.ts'
import { mustUnpackWithin, UnpacksTooLarge } from './unpacked-size.ts'

const zipOf = async (parts: Record<string, Buffer>): Promise<Buffer> => {
  const zip = new JSZip()
  for (const [name, content] of Object.entries(parts)) zip.file(name, content)
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

test('an archive is unpacked once and no further than allowed, also where it lies about its sizes', async () => {
  const bytes = await zipOf({ a: Buffer.alloc(600_000), b: Buffer.alloc(600_000) })
  expect(bytes.length).toBeLessThan(5_000)
  await mustUnpackWithin(bytes, 1_200_000)
  await expect(mustUnpackWithin(bytes, 1_199_999)).rejects.toThrow(UnpacksTooLarge)
  // The table of contents says 10 bytes of each part.
  const lying = Buffer.from(bytes)
  for (let at = lying.indexOf('PK\x01\x02'); at !== -1; at = lying.indexOf('PK\x01\x02', at + 4)) lying.writeUInt32LE(10, at + 24)
  await expect(mustUnpackWithin(lying, 1_199_999)).rejects.toThrow()
})

test('a regulation that is a bomb is too large, not read', async () => {
  const bomb = await zipOf({ 'word/document.xml': Buffer.alloc(101 * 1024 * 1024, 32) })
  await expect(extractText(bomb, () => {})).rejects.toMatchObject({ why: 'too-large' })
})
