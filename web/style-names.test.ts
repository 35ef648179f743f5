import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('a class name belongs to one style sheet: which of two wins would depend on the pages that were visited before', () => {
  const files = new Map<string, Set<string>>()
  for (const file of readdirSync('web', { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.css')) continue
    const rules = readFileSync(`web/${file}`, 'utf8').replaceAll(/\/\*[^*]*\*\//g, '')
    for (const [, name] of rules.matchAll(/^(\.[a-z][\w-]*) ?[,{]/gm)) files.set(name!, (files.get(name!) ?? new Set()).add(file))
  }
  expect(files.size).toBeGreaterThan(500)
  expect([...files].flatMap(([name, where]) => (where.size > 1 ? [`${name}: ${[...where].join(', ')}`] : []))).toEqual([])
})
