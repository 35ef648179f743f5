import type { Row } from './row.ts'

/** The texts of a JSON object by dotted path: `{"customer":{"name":"A"}}` gives `customer.name`. */
export function flatten(
  value: unknown,
  prefix = '',
  into: Record<string, string> = Object.create(null),
  depth = 0,
): Record<string, string> {
  if (value === null || value === undefined || depth > 6) return into
  if (typeof value === 'object' && !Array.isArray(value))
    for (const [key, inner] of Object.entries(value)) flatten(inner, prefix === '' ? key : `${prefix}.${key}`, into, depth + 1)
  else if (prefix !== '') into[prefix] = typeof value === 'string' ? value : JSON.stringify(value)
  return into
}

const broken = (line: number): Row => ({
  line,
  cells: {},
  problem: { code: 'row.broken', reason: { zh: '不是一个 JSON 对象', en: 'Not a JSON object' } },
})

/** Reads one JSON object a line; blank lines are skipped, a line that is no object is a row with a problem. Lines end with \n only: JSON allows U+2028 inside a string. */
export async function* readNdjson(text: AsyncIterable<string | Uint8Array>): AsyncGenerator<Row> {
  let line = 0
  for await (const one of linesOf(text)) {
    line++
    if (one.trim() === '') continue
    yield rowOf(one, line)
  }
}

function rowOf(text: string, line: number): Row {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return broken(line)
    return { line, cells: flatten(value), value }
  } catch {
    return broken(line)
  }
}

const LONGEST_LINE = 4_000_000

async function* linesOf(text: AsyncIterable<string | Uint8Array>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of text) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
    // A line longer than any record could be is given up as broken rather than gathered without end.
    if (rest.length > LONGEST_LINE) rest = rest.slice(0, LONGEST_LINE)
  }
  if (rest !== '') yield rest
}
