import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { Row } from '../imports/row.ts'

/** Elements of XES that carry a value (IEEE 1849). */
const VALUES = new Set(['string', 'date', 'int', 'float', 'boolean', 'id'])
const BATCH = 500

/** An XES file that is no well-formed XML. */
export class XesError extends Error {
  readonly line: number
  constructor(message: string, line: number) {
    super(message)
    this.line = line
  }
}

/**
 * The events of an XES log (IEEE 1849), one row each: attributes of the event under their keys, those of its trace under `case:` and their key.
 * Read as a stream: neither the file nor its tree is ever in memory. What is nested in an attribute, in lists and in containers is passed over.
 * Throws {@link XesError} for a file that is no well-formed XML.
 */
export async function* readXes(text: AsyncIterable<string | Buffer>): AsyncGenerator<Row> {
  const parser = new SaxesParser({ xmlns: false, fragment: false, position: true })
  let rows: Row[] = []
  let failure: XesError | undefined
  let trace: Record<string, string> | undefined
  let event: { line: number; cells: Record<string, string> } | undefined
  let waiting: { line: number; cells: Record<string, string> }[] = []
  // How deep inside attributes, globals, classifiers and extensions: only what stands directly in a trace or an event counts.
  let inside = 0
  let traces = 0
  const localName = (name: string) => name.slice(name.indexOf(':') + 1)
  const flush = () => {
    for (const { line, cells } of waiting) rows.push({ line, cells: { ...trace, ...cells } })
    waiting = []
  }
  const attribute = (tag: SaxesTagPlain) => {
    const key = tag.attributes.key
    if (key === undefined || !VALUES.has(localName(tag.name))) return
    const value = tag.attributes.value ?? ''
    if (event) event.cells[key] = value
    else if (trace) trace[`case:${key}`] = value
  }
  parser.on('error', error => {
    failure ??= new XesError(error.message, parser.line)
  })
  parser.on('opentag', tag => {
    const name = localName(tag.name)
    if (inside > 0) inside++
    else if (name === 'trace' && !trace) {
      // A trace without a name is one by its place.
      trace = Object.assign(Object.create(null) as Record<string, string>, { 'case:concept:name': `#${++traces}` })
    } else if (name === 'event' && trace && !event)
      event = { line: parser.line, cells: Object.create(null) as Record<string, string> }
    else if (trace || name !== 'log') {
      attribute(tag)
      inside = 1
    }
  })
  parser.on('closetag', tag => {
    const name = localName(tag.name)
    if (inside > 0) inside--
    else if (name === 'event' && event) {
      waiting.push(event)
      event = undefined
    } else if (name === 'trace') {
      // Attributes of a trace may stand behind its events.
      flush()
      trace = undefined
    }
  })
  for await (const chunk of text) {
    parser.write(String(chunk))
    if (failure) throw failure
    if (rows.length >= BATCH) {
      yield* rows
      rows = []
    }
  }
  parser.close()
  if (failure) throw failure
  yield* rows
}
