import { refuse } from '../errors.ts'

/** The place in a list after which the next page begins, as an opaque text. */
export function writeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** Reads a cursor of that many parts; anything that is not ours is `cursor.unreadable`. */
export function readCursor(text: string, parts: number): string[] {
  let read: unknown
  try {
    read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    throw refuse('cursor.unreadable')
  }
  if (!Array.isArray(read) || read.length !== parts || !read.every(part => typeof part === 'string'))
    throw refuse('cursor.unreadable')
  return read
}
