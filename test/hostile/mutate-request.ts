import fc from 'fast-check'
import { hostileNumber, hostileText, hostileValue } from './hostile-values.ts'

export type FuzzRequest = { readonly url: string; readonly body?: unknown }
type Path = readonly (string | number)[]

/**
 * A good request with one to three of its values replaced, left out or joined by others: most pass the schema's first look and reach what lies
 * behind it. `parameters`: the names that the address takes as a query.
 */
export function mutated({ url, body }: FuzzRequest, parameters: readonly string[]): fc.Arbitrary<FuzzRequest> {
  return fc
    .record({
      address: addressOf(url, parameters),
      body: body === undefined || typeof body !== 'object' || Buffer.isBuffer(body) ? fc.constant(body) : bodyOf(body),
    })
    .map(({ address, body: sent }) => ({ url: address, ...(sent === undefined ? {} : { body: sent }) }))
}

function bodyOf(body: unknown): fc.Arbitrary<unknown> {
  const paths = pathsOf(body)
  if (paths.length === 0) return hostileValue
  const change = fc.constantFrom(...paths).chain(path => changeAt(path, valueAt(body, path)))
  return fc.oneof(
    {
      weight: 12,
      arbitrary: fc.array(change, { minLength: 1, maxLength: 3 }).map(changes => changes.reduce((b, c) => c(b), body)),
    },
    { weight: 1, arbitrary: fc.constant(body) },
    { weight: 1, arbitrary: hostileValue },
  )
}

type Change = (body: unknown) => unknown

function changeAt(path: Path, value: unknown): fc.Arbitrary<Change> {
  const same: fc.Arbitrary<unknown> =
    typeof value === 'string'
      ? hostileText
      : typeof value === 'number'
        ? hostileNumber
        : Array.isArray(value)
          ? fc.constantFrom<unknown>([], [...value, ...value], Array(300).fill(value[0] ?? 'x'), [null])
          : hostileValue
  return fc.oneof(
    { weight: 6, arbitrary: same.map(to => (body: unknown) => replaced(body, path, () => to)) },
    { weight: 1, arbitrary: hostileValue.map(to => (body: unknown) => replaced(body, path, () => to)) },
    { weight: 1, arbitrary: fc.constant((body: unknown) => replaced(body, path, () => undefined)) },
  )
}

/** Every place in a JSON value, the value itself left out. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  const own = path.length === 0 ? [] : [path]
  if (value === null || typeof value !== 'object') return own
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, Array.isArray(value) ? Number(key) : key])),
  ]
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<string | number, unknown> | null | undefined)?.[key], value)

function replaced(value: unknown, [key, ...rest]: Path, change: (value: unknown) => unknown): unknown {
  if (key === undefined) return change(value)
  if (value === null || typeof value !== 'object') return value
  const copy: Record<string | number, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value }
  const record = copy as Record<string | number, unknown>
  const child = replaced(record[key], rest, change)
  if (child === undefined && !Array.isArray(copy)) delete record[key]
  else record[key] = child
  return copy
}

function addressOf(url: string, parameters: readonly string[]): fc.Arbitrary<string> {
  const [path, query = ''] = url.split('?') as [string, string?]
  const given = [...new URLSearchParams(query).entries()]
  const names = [...new Set([...given.map(([name]) => name), ...parameters])]
  const pairs =
    names.length === 0 ? fc.constant([]) : fc.array(fc.tuple(fc.constantFrom(...names), hostileText), { maxLength: 2 })
  const parts = path.split('/')
  // The first two are /api/<feature>; one part after them may be replaced, once in a while.
  const place = fc.option(fc.tuple(fc.integer({ min: 3, max: Math.max(parts.length - 1, 3) }), hostileText), { freq: 8 })
  return fc.tuple(pairs, place).map(([more, at]) => {
    const changed = at === null || parts[at[0]] === undefined ? parts : parts.with(at[0], encoded(at[1].slice(0, 300)))
    const sent = [...given, ...more].map(([name, value]) => `${encoded(name)}=${encoded(value.slice(0, 4_000))}`).join('&')
    return sent === '' ? changed.join('/') : `${changed.join('/')}?${sent}`
  })
}

const encoded = (text: string) => encodeURIComponent(text.toWellFormed())
