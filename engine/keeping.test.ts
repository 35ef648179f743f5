import { describe, expect, test } from 'vitest'
import { keepSum, retentionOfCase, retentionOfRecords } from './keeping.ts'
import type { Pack } from './pack.ts'
import { at, testCalendar, testPack, testRules } from './rules.fixture.ts'
import { compileEdition, type Rules } from './rules.ts'

const keeps = (id: string, years: number, more: object = {}) => ({ id, clause: '1', title: { zh: id }, keep: { years }, ...more })
const edition = (id: string, retention: object[], more: object = {}) =>
  compileEdition({ ...testPack(), id, retention, ...more } as unknown as Pack)
const first = edition('test', [
  keeps('all', 3),
  keeps('major', 10, { levels: ['major'] }),
  keeps('anomalies', 5, { kinds: ['anomaly'] }),
])
const second = edition('second', [keeps('both', 6)], { primaryFor: [], inForce: { from: '2026-01-01' } })
const rules: Rules = { ...testRules(), editions: [first, second] }
const names = (cited: readonly { rule: { id: string } }[]) => cited.map(({ rule }) => rule.id)
const from = at('2026-03-02 10:00')
const sum = (more: object = {}) => keepSum({ calendar: testCalendar, from, rules: [], ...more })

describe('who says how long a case is kept', () => {
  const state = { kind: 'anomaly', edition: 'test@2025-01-01', level: 'major' } as const
  test('are the rules of its own regulation and of the others in force when it was closed', () => {
    expect(names(retentionOfCase(rules, state, from))).toEqual(['all', 'major', 'anomalies', 'both'])
    expect(names(retentionOfCase(rules, state, at('2025-12-31 10:00')))).toEqual(['all', 'major', 'anomalies'])
    expect(names(retentionOfCase(rules, { ...state, level: 'general' }, from))).toEqual(['all', 'anomalies', 'both'])
  })
  test('of a record of no case are the rules that name neither kind nor level, as they stood when it was made', () => {
    expect(names(retentionOfRecords(rules, from, from))).toEqual(['all', 'both'])
    expect(names(retentionOfRecords(rules, at('2025-06-01 10:00'), from))).toEqual(['all'])
  })
  test('of a record older than every regulation are those of today', () => {
    expect(names(retentionOfRecords(rules, at('2020-06-01 10:00'), from))).toEqual(['all', 'both'])
  })
})

describe('until when something is kept', () => {
  const cited = (...retention: object[]) => edition('test', retention).pack.retention.map(rule => ({ edition: first, rule }))
  test('is the longest of all that is said, which stands first, each with its source and its sum', () => {
    const { until, lines } = sum({ rules: cited(keeps('short', 3), keeps('long', 10)), setting: { years: 5, basis: '公司' } })
    // 2 March 2031 and 2036 are Sundays: a time of years ends on the next working day.
    expect([until, lines.map(one => one.until)]).toEqual(['2036-03-03', ['2036-03-03', '2031-03-03', '2029-03-02']])
    expect(lines[0]).toEqual({
      ...{ from: '2026-03-02', until: '2036-03-03', keep: { unit: 'years', amount: 10 }, provisional: expect.any(Boolean) },
      source: {
        by: 'clause',
        regulation: { id: 'test', edition: '2025-01-01', title: { zh: '试验制度', en: '试验制度' } },
        clause: '1',
        title: { zh: 'long' },
      },
    })
    expect(lines[1]?.source).toEqual({ by: 'setting', basis: '公司' })
  })
  test('is never shortened: what the archive said when it was closed holds where it is longer', () => {
    const archived = (archivedUntil: string) => sum({ rules: cited(keeps('short', 3)), archivedUntil })
    expect(archived('2030-01-01')).toMatchObject({
      until: '2030-01-01',
      lines: [
        { source: { by: 'archive' }, from: '2026-03-02', until: '2030-01-01', provisional: false },
        { until: '2029-03-02' },
      ],
    })
    expect(archived('2029-03-02').lines.map(({ source }) => source.by)).toEqual(['clause'])
    expect(archived('2028-01-01').lines).toHaveLength(1)
    expect(sum({ archivedUntil: '2028-01-01' })).toMatchObject({ until: '2028-01-01', lines: [{ source: { by: 'archive' } }] })
  })
  test('is unknown where nobody says how long', () => expect(sum()).toEqual({ until: null, lines: [] }))
})
