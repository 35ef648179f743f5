import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findingKinds } from './finding.ts'
import { kindTitles } from './kind-titles.ts'

const text = readFileSync(new URL('../../docs/lint.md', import.meta.url), 'utf8')
const rows = text.split('\n').flatMap(line => {
  const [, kind, title, means, mend] = /^\| `([a-z0-9-]+)` \| (.+?) \| (.+?) \| (.+?) \|$/.exec(line) ?? []
  return kind === undefined ? [] : [{ kind, title, means, mend }]
})

test('docs/lint.md says of every kind of finding, and of no other, what it means and how to mend it', () => {
  expect(rows.map(row => row.kind)).toEqual([...findingKinds])
  for (const { kind, title, means, mend } of rows) {
    expect(title).toBe(kindTitles[kind as (typeof findingKinds)[number]].zh)
    expect(means!.length).toBeGreaterThan(10)
    expect(mend!.length).toBeGreaterThan(5)
  }
})
