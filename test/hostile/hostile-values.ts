import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'

const outside = (name: string): unknown => {
  const file = new URL(`../../../shared/data/badinput/${name}`, import.meta.url)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
/** The big list of naughty strings where it is present (its source: minimaxir/big-list-of-naughty-strings). */
export const naughty = (outside('blns.json') ?? []) as readonly string[]
/** What spreadsheets evaluate, where the outside list is present, and the characters that begin it, always. */
export const formulas: readonly string[] = [
  ...((outside('csv_injection.json') as { payloads: string[] } | undefined)?.payloads ?? []),
  ...['=1+1', '+1', '-1+1', '@SUM(1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠x', '|calc', '%0A'],
]

/** Texts that break parsers, pages, statements and paths, ours and everybody's. */
export const hostileTexts: readonly string[] = [
  ...naughty,
  ...formulas,
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{constructor.constructor("return 1")()}}',
  "'; drop table cases; --",
  "\\'; select pg_sleep(5); --",
  '%',
  '_',
  '\\',
  '../../../../etc/passwd',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00x',
  '\u202eexe.gpj',
  '\u200b',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  '[object Object]',
  '工'.repeat(3_000),
  'a'.repeat(70_000),
  `${'a'.repeat(50)}!`.repeat(40),
  ' '.repeat(5_000),
  '-'.repeat(4_000),
  '😀'.repeat(500),
  '١٢٣',
  '１２３',
  '9999-12-31T23:59:59.999Z',
  '0000-00-00',
  '0001-01-01T00:00:00.000Z',
  '-000001-01-01T00:00:00.000Z',
  '+275760-09-13T00:00:00.000Z',
  '2026-02-30',
  '2026-02-30T10:00:00.000Z',
  '2026-13-01',
  '9999-12-31',
  '10000-01-01',
  '1e400',
  '-0',
  '0x10',
]

const hostileNumbers: readonly number[] = [
  ...[0, -0, -1, 1, 0.1, -0.5, 1e-9, 99, 100, 101, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 32, 2 ** 53 - 1, 2 ** 53],
  ...[1e15, 1e21, 1e300, Number.MAX_VALUE, Number.MIN_VALUE],
]

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)
export const hostileNumber: fc.Arbitrary<number> = fc.oneof(fc.constantFrom(...hostileNumbers), fc.integer())

const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)

/** Any JSON value that somebody might send where a value is expected. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  hostileNumber,
  fc.constantFrom(null, true, false, [], {}, [null], [[]], { a: { b: 1 } }, '', deep(40), Array(2_000).fill('x')),
  fc.constant(JSON.parse('{"__proto__":{"isAdmin":true},"constructor":1,"toString":"x"}')),
)
