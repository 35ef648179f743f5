import { fromBufferPromise } from 'yauzl'

/** More parts than any document has. */
const MOST_PARTS = 10_000

/** Thrown for an archive that unpacks to more than is allowed, whatever its table of contents says. */
export class UnpacksTooLarge extends Error {
  constructor(most: number) {
    super(`unpacks to more than ${most} bytes or ${MOST_PARTS} parts`)
    this.name = 'UnpacksTooLarge'
  }
}

/**
 * Unpacks a ZIP once, keeping nothing, before anything reads it whole: throws {@link UnpacksTooLarge} where it holds more than `most` bytes, and what yauzl
 * throws of a broken one. What an archive says of its sizes is not believed: yauzl stops where a part is longer than it says.
 */
export async function mustUnpackWithin(bytes: Buffer, most: number): Promise<void> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true })
  if (zip.entryCount > MOST_PARTS) throw new UnpacksTooLarge(most)
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize
    if (unpacked > most) throw new UnpacksTooLarge(most)
    for await (const _ of await zip.openReadStreamPromise(entry)) void _
  }
}
