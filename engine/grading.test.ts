import { describe, expect, test } from 'vitest'
import { proposeLevel, tableFacts, tableFor, tableOf } from './grading.ts'
import type { Pack } from './pack.ts'
import { testPack } from './rules.fixture.ts'
import { compileEdition } from './rules.ts'

const row = (id: string, when: object, level?: string) => ({ id, clause: '1', when, then: level === undefined ? {} : { level } })
const table = (id: string, rows: object[], more: object = {}) => ({
  ...{
    id,
    title: { zh: id },
    hit: 'collect',
    axes: { lost: { kind: 'int', min: 0 }, category: { kind: 'enum' } },
    rows,
    ...more,
  },
})
const grading = table(
  'levels',
  [
    row('any', { lost: { gte: 1 } }, 'general'),
    row('much', { lost: { gte: 100 } }, 'major'),
    row('safety', { category: ['safety'] }, 'major'),
  ],
  { purpose: 'grading', kinds: ['anomaly'] },
)
const edition = compileEdition({
  ...testPack(),
  tables: [grading, table('grading', [row('all', {}, 'general')], { kinds: ['complaint'] }), table('open', [])],
} as unknown as Pack)
const proposed = (facts: object, kind = 'anomaly') => {
  const found = proposeLevel(edition, kind, facts as never)
  return found && [found.level, ...found.rows.map(({ id }) => id)]
}

describe('the level that the grading table proposes', () => {
  test('is the highest among the rows that fired, with the rows that say it', () => {
    expect(proposed({ lost: 5 })).toEqual(['general', 'any'])
    expect(proposed({ lost: 100 })).toEqual(['major', 'much'])
    expect(proposed({ lost: 100, category: 'safety' })).toEqual(['major', 'much', 'safety'])
  })
  test('is none where no row fired, or no table grades that kind', () => {
    expect([proposed({ lost: 0 }), proposed({}), proposed({ lost: 5 }, 'return')]).toEqual([undefined, undefined, undefined])
  })
  test('is not said by a row without a level', () => {
    const mute = compileEdition({ ...testPack(), tables: [table('grading', [row('mute', {})])] } as unknown as Pack)
    expect(proposeLevel(mute, 'anomaly', {})).toBeUndefined()
  })
})

test('a table serves a purpose, which its id is where it names none, for the kinds that it names or for all', () => {
  expect(tableFor(edition, 'grading', 'anomaly')).toBe(tableOf(edition, 'levels'))
  expect(tableFor(edition, 'grading', 'complaint')).toBe(tableOf(edition, 'grading'))
  expect(tableFor(edition, 'open', 'whatever')).toBe(tableOf(edition, 'open'))
  expect([tableFor(edition, 'grading', 'return'), tableFor(edition, 'levels', 'anomaly'), tableOf(edition, 'x')]).toEqual([
    ...[undefined, undefined, undefined],
  ])
})

test('the facts of a case have its category and subtype beside them', () => {
  expect(tableFacts({ lost: 5 } as never, 'safety', 'fire')).toEqual({ lost: 5, category: 'safety', subtype: 'fire' })
})
