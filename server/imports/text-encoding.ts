import iconv from 'iconv-lite'

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** The encoding a byte order mark names; undefined where there is none. */
export function encodingOfMark(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8-bom'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return undefined
}

/**
 * The encoding of a text: what its byte order mark says; else UTF-8 if every byte of it is valid UTF-8; else GB18030, the superset of GBK
 * in which Chinese office PCs save. GB18030 text that happens to be valid UTF-8 is practically never more than a few characters long.
 */
export async function detectEncoding(bytes: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let first = true
  try {
    for await (const chunk of bytes) {
      const marked = first ? encodingOfMark(chunk) : undefined
      if (marked !== undefined) return marked
      first = false
      decoder.decode(chunk, { stream: true })
    }
    decoder.decode()
    return 'utf-8'
  } catch (error) {
    if (error instanceof TypeError) return 'gb18030'
    throw error
  }
}

/** The encoding of a stream that can be read only once, from its first bytes: a character cut in two at their end is no mistake. */
export function encodingOfHead(head: Uint8Array): Encoding {
  const marked = encodingOfMark(head)
  if (marked !== undefined) return marked
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

/** The encoding that an XML declaration names, where it can be read; undefined where it names none, or UTF-8. */
export function encodingOfXml(start: string): string | undefined {
  const name = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(start)?.[1]?.toLowerCase()
  return name === undefined || name.startsWith('utf-') || !iconv.encodingExists(name) ? undefined : name
}

/** The text of a stream of bytes, without its byte order mark. */
export function decodeStream(bytes: NodeJS.ReadableStream, encoding: string): NodeJS.ReadableStream {
  return bytes.pipe(iconv.decodeStream(encoding === 'utf-8-bom' ? 'utf-8' : encoding, { stripBOM: true }))
}
