import { decodeBase64, encodeBase64 } from './base64.ts'
import { HASH_BYTES } from './hash.ts'

/** What a log says of itself at one moment (C2SP tlog-checkpoint): whose log, how many leaves, their root, and lines of its own. */
export type Checkpoint = {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  readonly extensions?: readonly string[]
}

/** The text that is signed as a note. Throws where the origin or a line of its own cannot stand in one. */
export function formatCheckpoint({ origin, size, root, extensions = [] }: Checkpoint): string {
  const lines = [origin, String(size), encodeBase64(root), ...extensions]
  if (!Number.isSafeInteger(size) || size < 0) throw new TypeError(`${size} is no number of leaves`)
  if (root.length !== HASH_BYTES) throw new TypeError(`a root has ${HASH_BYTES} bytes`)
  if (lines.some(line => line === '' || line.includes('\n')))
    throw new TypeError('a line of a checkpoint is neither empty nor two')
  return `${lines.join('\n')}\n`
}

/** Reads the text of a checkpoint; undefined where it is none. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  if (!text.endsWith('\n')) return undefined
  const [origin, size, encoded, ...extensions] = text.slice(0, -1).split('\n')
  if (origin === undefined || origin === '' || size === undefined || encoded === undefined || extensions.includes(''))
    return undefined
  const root = decodeBase64(encoded)
  // Digits without zeros before them: one size is written one way.
  if (!/^(0|[1-9]\d{0,15})$/.test(size) || root?.length !== HASH_BYTES) return undefined
  return Number.isSafeInteger(Number(size)) ? { origin, size: Number(size), root, extensions } : undefined
}
