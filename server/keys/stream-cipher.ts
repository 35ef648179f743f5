import { createCipheriv, createDecipheriv } from 'node:crypto'

/*
 * A long content encrypted in pieces (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015): AES-256-GCM under a key that encrypts
 * nothing else, the nonce counts the pieces and says which is the last, and what the content is bound to goes into every tag. A piece that was changed, left
 * out, put elsewhere or taken from another content, and an end that was cut off, are all found while it is read.
 */

/** What one piece holds; a content of n bytes becomes n + 4 + 16 for each piece begun, one at least. */
export const PIECE_BYTES = 64 * 1024
const TAG_BYTES = 16
const MARK = Buffer.from('BHE1')

/** What was read is not what was written under this key. */
export class ContentDamaged extends Error {
  constructor(cause?: unknown) {
    super('an encrypted content was changed, cut off, or belongs to another key', { cause })
    this.name = 'ContentDamaged'
  }
}

const nonceOf = (piece: number, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(piece, 4)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** Encrypts a content as it passes. `key`: 32 bytes of its own; `boundTo`: what it must be read as. */
export async function* encrypted(source: AsyncIterable<Uint8Array>, key: Uint8Array, boundTo: string): AsyncGenerator<Buffer> {
  const seal = (piece: Uint8Array, at: number, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(at, isLast)).setAAD(Buffer.from(boundTo))
    return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
  }
  yield MARK
  let at = 0
  for await (const { piece, isLast } of pieces(source, PIECE_BYTES)) yield seal(piece, at++, isLast)
}

type Piece = { readonly key: Uint8Array; readonly boundTo: string; readonly at: number; readonly isLast: boolean }

function openPiece(sealed: Uint8Array, { key, boundTo, at, isLast }: Piece): Buffer {
  if (sealed.length < TAG_BYTES) throw new ContentDamaged()
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(at, isLast)).setAAD(Buffer.from(boundTo))
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()])
  } catch (error) {
    throw new ContentDamaged(error)
  }
}

/** Bytes of a content of `size`, from the first up to the one before `to`; and where the pieces that hold them lie in what is stored. */
export type Part = { readonly from: number; readonly to: number; readonly size: number }
const pieceCount = (size: number): number => Math.max(1, Math.ceil(size / PIECE_BYTES))

/** The bytes of an encrypted content in which a part of it lies: whole pieces, no others. */
export function sealedRange({ from, to, size }: Part): { from: number; to: number } {
  const [first, last] = [Math.floor(from / PIECE_BYTES), Math.floor((to - 1) / PIECE_BYTES)]
  const begins = (piece: number) => MARK.length + piece * (PIECE_BYTES + TAG_BYTES)
  const ends = last === pieceCount(size) - 1 ? MARK.length + size + pieceCount(size) * TAG_BYTES : begins(last + 1)
  return { from: begins(first), to: ends }
}

/** A part of a content, from {@link sealedRange} of what is stored; each piece of it is checked, and what lies outside is not read. Throws {@link ContentDamaged}. */
export async function* decryptedPart(
  source: AsyncIterable<Uint8Array>,
  { key, boundTo, part }: { readonly key: Uint8Array; readonly boundTo: string; readonly part: Part },
): AsyncGenerator<Buffer> {
  const last = pieceCount(part.size) - 1
  let at = Math.floor(part.from / PIECE_BYTES)
  let given = 0
  for await (const { piece } of pieces(source, PIECE_BYTES + TAG_BYTES)) {
    const plain = openPiece(piece, { key, boundTo, at, isLast: at === last })
    const begins = at * PIECE_BYTES
    const wanted = plain.subarray(Math.max(0, part.from - begins), Math.min(plain.length, part.to - begins))
    given += wanted.length
    at += 1
    if (wanted.length > 0) yield wanted
  }
  // What was cut off between two pieces has no tag that says so.
  if (given !== part.to - part.from) throw new ContentDamaged()
}

/** The content again; throws {@link ContentDamaged} at the first piece that is not what was written. Nothing that was not checked is given out. */
export async function* decrypted(source: AsyncIterable<Uint8Array>, key: Uint8Array, boundTo: string): AsyncGenerator<Buffer> {
  let at = 0
  for await (const { piece, isLast } of pieces(withoutMark(source), PIECE_BYTES + TAG_BYTES)) {
    yield openPiece(piece, { key, boundTo, at: at++, isLast })
  }
}

async function* withoutMark(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head = Buffer.alloc(0)
  let isMarked = false
  for await (const chunk of source) {
    if (isMarked) {
      yield chunk
      continue
    }
    head = Buffer.concat([head, chunk])
    if (head.length < MARK.length) continue
    if (!head.subarray(0, MARK.length).equals(MARK)) throw new ContentDamaged()
    isMarked = true
    yield head.subarray(MARK.length)
  }
  if (!isMarked) throw new ContentDamaged()
}

/** Cuts a stream into pieces of one length; the last one may be shorter, or empty where there is nothing. */
async function* pieces(source: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<{ piece: Buffer; isLast: boolean }> {
  let waiting: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of source) {
    waiting.push(chunk)
    bytes += chunk.length
    if (bytes <= length) continue
    const all = Buffer.concat(waiting)
    let from = 0
    // One whole piece is held back: only the end of the stream tells whether it is the last.
    for (; all.length - from > length; from += length) yield { piece: all.subarray(from, from + length), isLast: false }
    waiting = [all.subarray(from)]
    bytes = all.length - from
  }
  yield { piece: Buffer.concat(waiting), isLast: true }
}
