import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { check, expressionsInSource, keyOf } from './expressions.ts'

/** Written by scripts/check-expressions.ts. */
const safe: ReadonlySet<string> = new Set(JSON.parse(readFileSync(new URL('safe-expressions.json', import.meta.url), 'utf8')))
/** Those that could be slow on long texts and never see one, by file and beginning, with what bounds them. */
const bounded: Readonly<Record<string, string>> = {
  'engine/text/find-words.ts [[【〔(]\\s{0,3}[Xx×': 'each of its repetitions ends after 20 characters at most',
  'engine/text/site-noise.ts ^.{1,60}?(?:': 'it begins in one place and tries 60 lengths at most',
  'policies/penal/2026-01-01/rule-examples.ts record=(.*)$': 'ids of our own examples',
  'server/contracts/quotation-pdf.ts \\B(?=(\\d{3})+(?!\\d)': 'digits of one number',
  'server/organisation/import-people.ts ^[^\\s@]+@[^\\s@]+': 'addresses of 254 characters at most',
  'server/imports/read-time.ts ^(\\d{4})\\s*[-/.年]': 'texts of 60 characters at most',
  'server/library/names/patterns.ts [A-Za-z0-9._%+-]{1,64}@': 'each of its repetitions ends after 64 characters at most',
  "server/export/mark-exports.ts (filename\\*=UTF-8'')": 'a header of our own: file names of 200 characters at most',
  'server/export/mark-workbook.ts <headerFooter[^<>]{0,500}': 'it looks 4,000 characters ahead at most, in a workbook of our own',
  'server/files/marks.ts ^application\\/(zip|vnd': 'the name of a type out of a list of the library that finds it',
  'server/policies/text-import/docx-numbers.ts <w:numPr>(': 'it looks 400 characters ahead at most',
}

test('no regular expression takes longer than the text it reads is long, or what bounds it is said', () => {
  const expressions = expressionsInSource()
  const nameOf = ({ file, pattern }: { file: string; pattern: string }) => `${file} ${pattern}`
  const isBounded = (name: string) => Object.keys(bounded).some(start => name.startsWith(start))
  const slow = expressions
    .filter(expression => !safe.has(keyOf(expression)) && !isBounded(nameOf(expression)))
    // A new one is looked at here; `node scripts/run-ts.mjs scripts/check-expressions.ts` writes down that it is safe.
    .flatMap(expression => {
      const { isSafe, says } = check(expression, 10_000)
      return isSafe ? [] : [`${nameOf(expression)} → ${says}`]
    })
  expect(slow).toEqual([])
  const names = expressions.map(nameOf)
  expect(Object.keys(bounded).filter(start => !names.some(name => name.startsWith(start)))).toEqual([])
}, 300_000)

test('an expression that takes the square of a text is found', () => {
  expect(check({ pattern: '(a+)+$', flags: '', file: '' }, 10_000).isSafe).toBe(false)
  expect(check({ pattern: '^\\s+$|\\s*x\\s*$', flags: '', file: '' }, 10_000).isSafe).toBe(false)
  expect(check({ pattern: '^a+$', flags: '', file: '' }, 10_000).isSafe).toBe(true)
})
