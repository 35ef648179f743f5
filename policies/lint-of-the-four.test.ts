import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../engine/calendar/calendar.ts'
import { chinaCalendar } from '../engine/calendar/china.ts'
import type { Finding, FindingKind } from '../engine/lint/finding.ts'
import { lint } from '../engine/lint/lint.ts'
import type { Pack } from '../engine/pack.ts'
import { equip } from './equip/2026-01-01/pack.ts'
import { furn } from './furn/2026-01-01/pack.ts'
import { laws } from './laws.ts'
import { penal } from './penal/2026-01-01/pack.ts'
import { robot } from './robot/2026-01-01/pack.ts'

const calendar = compileCalendar(
  chinaCalendar({
    id: 'cn',
    title: 'cn',
    windows: [
      ['09:00', '12:00'],
      ['13:30', '18:00'],
    ],
  }),
)
/** The regulations as they bind the three organisations of the demo. */
const sets: Readonly<Record<string, readonly Pack[]>> = {
  robot: [robot],
  'equip with penal': [equip, penal],
  'furn with penal': [furn, penal],
}
const found = Object.fromEntries(
  Object.entries(sets).map(([name, packs]) => [name, lint(packs, { today: '2026-03-02', calendar, laws })]),
)
const packNamed = (id: string) => [robot, equip, penal, furn].find(pack => pack.id === id)!

test.each(Object.keys(sets))('%s: no error is left, so that it can be published', name => {
  expect(found[name]!.filter(f => f.severity === 'error').map(f => f.says.zh)).toEqual([])
})

/** A defect of the texts as they stand: what kind, in which clauses, and whether a dated reading decides it or somebody must still waive it. */
type Defect = readonly [
  what: string,
  kind: FindingKind,
  regulation: string,
  clauses: readonly string[],
  settled: 'reading' | 'open',
]
const defects: readonly Defect[] = [
  // A: robot.
  ['1 working day is both general and larger', 'boundary-owned-twice', 'robot', ['7(1)', '7(2)'], 'reading'],
  ['3 working days are owned twice, by larger and by major', 'boundary-owned-twice', 'robot', ['7(2)', '7(3)'], 'reading'],
  ['the special plan: at once, or within 48 hours', 'time-conflict', 'robot', ['8(3)', '11'], 'reading'],
  ['the special plan: the group starts it, or the leader approves it', 'authority-conflict', 'robot', ['11', '8(5)'], 'reading'],
  ['repaired "several times"', 'quantity-undefined', 'robot', ['6(4)', '7(3)'], 'reading'],
  ['hours and minutes without saying in which time', 'clock-without-unit', 'robot', ['8(2)'], 'reading'],
  ['a failed acceptance leads back without end', 'endless-loop', 'robot', ['8(5)'], 'open'],
  ['investigating has no time', 'clock-without-time', 'robot', ['8(4)'], 'open'],
  ['the weights of the yearly review are not written', 'quantity-undefined', 'robot', ['19(1)'], 'open'],
  ['grounds for accountability, and no consequence', 'violation-without-sanction', 'robot', ['19(2)'], 'open'],
  ['the sentence on accountability breaks off', 'placeholder', 'robot', ['19(2)'], 'open'],
  // B: equip.
  ['"several" complaints of one product (多次)', 'quantity-undefined', 'equip', ['12'], 'reading'],
  ['a further demand on site: refused, or done with consent', 'authority-conflict', 'equip', ['18.5', '19.1'], 'reading'],
  ['a direct request: the general manager, or two departments', 'authority-conflict', 'equip', ['18.1', '18.5'], 'reading'],
  ['failures counted by the department, or by its staff', 'authority-conflict', 'equip', ['8', '10'], 'reading'],
  [
    'forbidden conduct without any sanction',
    'violation-without-sanction',
    'equip',
    ['6', '18.3', '18.5', '19.1', '19.2'],
    'open',
  ],
  ['contracts that the department signs itself, up to no amount', 'quantity-undefined', 'equip', ['16'], 'reading'],
  ['the last sentence breaks off', 'placeholder', 'equip', ['19.3'], 'open'],
  // D: penal.
  ['fines of departments from [X] to [X]', 'placeholder', 'penal', ['四(一)2'], 'open'],
  ['fines of persons from [X] to [X]', 'placeholder', 'penal', ['四(二)3'], 'open'],
  ['a demotion for [X] months to [X] years', 'placeholder', 'penal', ['四(二)4'], 'open'],
  ['punished for "several" complaints (多次)', 'quantity-undefined', 'penal', ['四(一)4', '四(二)4'], 'reading'],
  [
    'every step has a time limit, and none has a value',
    'quantity-undefined',
    'penal',
    ['一(三)2', '三(二)1', '三(三)1', '三(五)1', '三(七)1'],
    'reading',
  ],
  ['solved in the shortest time, and until the customer is satisfied', 'time-conflict', 'penal', ['一(三)2', '三(七)1'], 'open'],
  ['quality belongs to production and to research', 'authority-conflict', 'penal', ['三(二)1'], 'reading'],
  ['a report every month or every quarter', 'frequency-conflict', 'penal', ['五(一)1'], 'reading'],
  ['serious complaints add to a sanction, or replace it', 'sanction-conflict', 'penal', ['四(一)3', '四(二)3'], 'reading'],
  ['a level that the regulation does not have', 'level-undefined', 'penal', ['四(二)5'], 'open'],
  // C: furn.
  ['500,000: the general manager, or the meeting', 'authority-conflict', 'furn', ['5.1.1(3)', '3.2.1(2)'], 'reading'],
  ['the weights of sales make 70', 'weights-not-100', 'furn', ['7.1.1(1)'], 'open'],
  ['the weights of customer service make 70', 'weights-not-100', 'furn', ['7.1.1(2)'], 'open'],
  ['three violations, two sanctions: the third has none', 'violation-without-sanction', 'furn', ['8.2.1(3)'], 'open'],
  ['what failing to rectify is, 8.2 does not say and 7.3.2 punishes', 'term-undefined', 'furn', ['7.3.2'], 'reading'],
  ['budgets below 5,000,000 without a decider', 'authority-gap', 'furn', ['2.2.1'], 'reading'],
  ['budgets: the committee, or the shareholders', 'authority-conflict', 'furn', ['2.1(1)', '2.2.1'], 'reading'],
  ['service standards: the committee, or the board', 'authority-conflict', 'furn', ['2.1(1)', '2.2.2'], 'reading'],
  ['the Contract Law was repealed in 2021', 'law-repealed', 'furn', ['1.1.1'], 'open'],
  ['contracts in 1 working day, their approval in 2', 'approval-longer-than-duty', 'furn', ['3.1.1(1)', '5.1.1(1)'], 'open'],
  ['made good in 3 working days, or in 5', 'time-conflict', 'furn', ['5.2.2', '5.4(2)'], 'reading'],
  ['checks once a month, or twice', 'frequency-conflict', 'furn', ['6.2.1(2)', '6.3.1(2)'], 'reading'],
  ['audits each quarter, or each year', 'frequency-conflict', 'furn', ['6.2.2(1)', '6.3.1(1)'], 'reading'],
  ['kept five years, or no longer than needed', 'time-conflict', 'furn', ['6.1.2(1)', '2.4.2'], 'reading'],
  ['no wording in a crisis for other regions', 'table-gap', 'furn', ['9.3.2'], 'reading'],
  ['the procedure of revision breaks off', 'placeholder', 'furn', ['10.3'], 'reading'],
  ['the audit department is nowhere set up', 'role-undefined', 'furn', ['1.4', '5.2.2', '6.4.1(2)', '7.3.1(2)'], 'reading'],
]

describe('the real defects of the four texts come to light, and none is smoothed over', () => {
  test('there are at least 25', () => {
    expect(defects.length).toBeGreaterThanOrEqual(25)
  })
  test.each(defects)('%s', (_what, kind, regulation, clauses, settled) => {
    const all = Object.values(found).flat()
    const isThis = (f: Finding) =>
      f.kind === kind &&
      f.regulation === regulation &&
      [...f.clauses.map(c => c.clause)].sort().join() === [...clauses].sort().join()
    const ours = all.filter(isThis)
    expect(
      ours.length,
      all
        .filter(f => f.kind === kind && f.regulation === regulation)
        .map(f => f.id)
        .join('\n'),
    ).toBeGreaterThan(0)
    for (const { severity, settledBy } of ours) {
      if (settled === 'open') expect([severity, settledBy]).toEqual(['warning', undefined])
      else {
        expect(severity).toBe('note')
        const reading = packNamed(regulation).readings[settledBy!]!
        expect(reading.on).toMatch(/^20\d\d-\d\d-\d\d$/)
        expect(reading.by.length).toBeGreaterThan(1)
        expect(reading.says.zh.length).toBeGreaterThan(8)
      }
    }
  })
})

describe('what people read', () => {
  const all = Object.values(found).flat()
  test('no finding is told twice in one set', () => {
    for (const findings of Object.values(found)) {
      const said = findings.map(f => `${f.regulation} ${f.kind} ${f.says.zh}`)
      expect(said.filter((one, i) => said.indexOf(one) !== i)).toEqual([])
    }
  })
  test('no sentence shows a name of our code, and each is one in both languages', () => {
    for (const { says, suggestion, sampleSays } of all)
      for (const text of [says, suggestion, ...(sampleSays ? [sampleSays] : [])]) {
        expect(text.zh).not.toMatch(/[a-z]+[A-Z][a-z]+|undefined|null|NaN/)
        expect(text.en).not.toMatch(/[a-z]+[A-Z][a-z]+|undefined|null|NaN/)
      }
    for (const { says } of all) {
      expect(says.zh).toMatch(/。$/)
      expect(says.en).toMatch(/^["A-Z0-9].*\.$/s)
    }
  })
  test('every reading that settles something does so: none points to nothing', () => {
    for (const pack of [robot, equip, penal, furn]) {
      const settled = new Set(all.filter(f => f.regulation === pack.id).map(f => f.settledBy))
      const idle = Object.entries(pack.readings).filter(([id, r]) => (r.settles?.length ?? 0) > 0 && !settled.has(id))
      expect(idle.map(([id]) => `${pack.id}:${id}`)).toEqual([])
    }
  })
})
