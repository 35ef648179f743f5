import { inflateSync } from 'node:zlib'

/**
 * Reads a PDF the way a viewer that copies text does: the character codes of each page's content stream through the font's ToUnicode map.
 * Enough for PDFs of one producer, without a PDF library among the dependencies. Gives the text of each page, in the order it is drawn.
 */
export function readPdf(pdf: Buffer): { pages: string[]; fonts: string[] } {
  const objects = objectsOf(pdf)
  const unicodeOf = new Map<string, Map<number, string>>()
  const all = [...objects.values()]
  for (const { dictionary } of all) {
    for (const [, name, id] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id))?.dictionary ?? '')?.[1]
      if (map !== undefined) unicodeOf.set(name!, toUnicode(objects.get(Number(map))!.stream!.toString('latin1')))
    }
  }
  const order = [
    .../\/Kids \[([^\]]*)\]/
      .exec(all.map(o => o.dictionary).find(d => d.includes('/Type /Pages')) ?? '')![1]!
      .matchAll(/(\d+) 0 R/g),
  ].map(m => Number(m[1]))
  const pages = order.map(id => {
    const contents = Number(/\/Contents (\d+) 0 R/.exec(objects.get(id)!.dictionary)![1])
    return drawnText(objects.get(contents)!.stream!.toString('latin1'), unicodeOf)
  })
  return { pages, fonts: all.flatMap(o => /\/FontName \/([\w+-]+)/.exec(o.dictionary)?.[1] ?? []) }
}

type PdfObject = { dictionary: string; stream?: Buffer }

function objectsOf(pdf: Buffer): Map<number, PdfObject> {
  const text = pdf.toString('latin1')
  const objects = new Map<number, PdfObject>()
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const from = match.index + match[0].length
    const streamAt = text.indexOf('stream\n', from)
    const endAt = text.indexOf('endobj', from)
    if (streamAt === -1 || streamAt > endAt) {
      objects.set(Number(match[1]), { dictionary: text.slice(from, endAt) })
      continue
    }
    const dictionary = text.slice(from, streamAt)
    const length = Number(/\/Length (\d+)/.exec(dictionary)![1])
    const raw = pdf.subarray(streamAt + 'stream\n'.length, streamAt + 'stream\n'.length + length)
    objects.set(Number(match[1]), { dictionary, stream: dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw })
  }
  return objects
}

function toUnicode(cmap: string): Map<number, string> {
  const text = (hex: string): string => Buffer.from(hex.replaceAll(/\s/g, ''), 'hex').swap16().toString('utf16le')
  const map = new Map<number, string>()
  for (const [, body] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, , list] of body!.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*\[([^\]]*)\]/gi)) {
      let code = Number.parseInt(from!, 16)
      for (const [, hex] of list!.matchAll(/<([0-9a-f\s]*)>/gi)) map.set(code++, text(hex!))
    }
  }
  return map
}

function drawnText(content: string, unicodeOf: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> | undefined
  let drawn = ''
  for (const [, name, list] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[\s\d.-])*)\] TJ/gi)) {
    if (name !== undefined) font = unicodeOf.get(name)
    else
      for (const [, hex] of list!.matchAll(/<([0-9a-f]*)>/gi))
        for (const code of hex!.match(/.{4}/g) ?? []) drawn += font?.get(Number.parseInt(code, 16)) ?? '\ufffd'
  }
  return drawn
}
