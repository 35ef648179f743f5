import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { refuse } from '../errors.ts'
import { MOST_ROWS, type Row } from '../imports/row.ts'

/** Elements of XES that carry a value (IEEE 1849). */
const VALUES = new Set(['string', 'date', 'int', 'float', 'boolean', 'id'])
const CASE = 'case:concept:name'
const BATCH = 500
/** Of a trace, and of an event: the attributes of a trace are said with each of its events, so that a small file could make a very large log of them. */
const MOST_ATTRIBUTES = 200

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
 * Read as a stream: neither the file nor its tree is ever in memory. What is nested in an attribute, in lists and in containers is passed over. Traces that
 * share a name stay apart, the later ones with a number; an event outside of any trace is a row that names no case. `onClassifier` is told the keys of each
 * event classifier, before the first row. Throws {@link XesError} for a file that is no well-formed XML; refuses one trace of more events than a whole log may have
 * (`import.too-many-rows`), which would all wait for its end.
 */
export async function* readXes(
  text: AsyncIterable<string | Buffer>,
  onClassifier: (keys: string) => void = () => undefined,
  mostEvents: number = MOST_ROWS,
): AsyncGenerator<Row> {
  const parser = new SaxesParser({ xmlns: false, fragment: false, position: true })
  let rows: { line: number; trace?: Record<string, string>; cells: Record<string, string> }[] = []
  let failure: XesError | undefined
  let trace: Record<string, string> | undefined
  let event: { line: number; cells: Record<string, string> } | undefined
  let waiting: { line: number; cells: Record<string, string> }[] = []
  // How deep inside attributes, globals, classifiers and extensions: only what stands directly in a trace or an event counts.
  let inside = 0
  let traces = 0
  const named = new Map<string, number>()
  const localName = (name: string) => name.slice(name.indexOf(':') + 1)
  const flush = () => {
    const name = trace?.[CASE]
    const times = name === undefined ? 0 : (named.get(name) ?? 0) + 1
    if (name !== undefined) named.set(name, times)
    if (times > 1) trace![CASE] = `${name} (${times})`
    for (const { line, cells } of waiting) rows.push({ line, trace: trace!, cells })
    waiting = []
  }
  const put = (into: Record<string, string>, key: string, value: string) => {
    if (key in into || Object.keys(into).length < MOST_ATTRIBUTES) into[key] = value
  }
  // Put together one at a time: a trace of many events is in memory once.
  function* found(): Generator<Row> {
    for (const { line, trace: of, cells } of rows) yield { line, cells: of === undefined ? cells : { ...of, ...cells } }
    rows = []
  }
  const attribute = (tag: SaxesTagPlain) => {
    const key = tag.attributes.key
    if (key === undefined || !VALUES.has(localName(tag.name))) return
    const value = tag.attributes.value ?? ''
    if (event) put(event.cells, key, value)
    else if (trace) put(trace, `case:${key}`, value)
  }
  parser.on('error', error => {
    failure ??= new XesError(error.message, parser.line)
  })
  parser.on('opentag', tag => {
    const name = localName(tag.name)
    if (inside > 0) inside++
    else if (name === 'trace' && !trace) {
      // A trace without a name is one by its place.
      trace = Object.assign(Object.create(null) as Record<string, string>, { [CASE]: `#${++traces}` })
    } else if (name === 'event' && !event) event = { line: parser.line, cells: Object.create(null) as Record<string, string> }
    else if (trace || event || name !== 'log') {
      const { scope, keys } = tag.attributes
      if (name === 'classifier' && !trace && scope !== 'trace' && keys !== undefined) onClassifier(keys)
      attribute(tag)
      inside = 1
    }
  })
  parser.on('closetag', tag => {
    const name = localName(tag.name)
    if (inside > 0) inside--
    else if (name === 'event' && event) {
      if (trace) waiting.push(event)
      else rows.push(event)
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
    if (waiting.length > mostEvents) throw refuse('import.too-many-rows')
    if (rows.length >= BATCH) yield* found()
  }
  parser.close()
  if (failure) throw failure
  yield* found()
}
