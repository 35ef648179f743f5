import { describe, expect, test } from 'vitest'
import type { LocalDate } from '../events/instant.ts'
import type { PenaltyMeasure } from '../events/penalty-events.ts'
import { furn } from '../policies/furn/2026-01-01/pack.ts'
import { rulesOf } from '../policies/penal/2026-01-01/example-rules.fixture.ts'
import { penal } from '../policies/penal/2026-01-01/pack.ts'
import { fold } from './advance.ts'
import { type CompanyLimit, enforcementOf } from './enforcement.ts'
import { eventsTold } from './example-events.ts'
import { measuresAt, measuresInEffect } from './measures.ts'
import { levelByGrade } from './on-penalty.ts'
import type { ToldEvent } from './pack.ts'
import { compileEdition, type Rules } from './rules.ts'

const alone = rulesOf(penal)
const both: Rules = { ...alone, editions: [compileEdition(penal), compileEdition(furn)] }

/** A penalty decided and served on Monday 2 March, with what happened to it afterwards. */
function served(measures: PenaltyMeasure[], after: readonly ToldEvent[] = [], grade = 'serious', rules = both) {
  const cited = { regulation: 'penal', violation: 'caused-serious', of: 'person', subject: 'somebody', on: '2026-02-20' }
  const told: ToldEvent[] = [
    [
      '2026-03-02 09:00',
      'case.opened',
      { kind: 'penalty', number: 'CF-1', channel: 'internal', facts: {}, rows: [], missing: [], history: false },
    ],
    [
      '2026-03-02 09:01',
      'violation.cited',
      { ...cited, edition: 'penal@2026-01-01', grade, clause: '四(二)3', people: ['somebody'], level: grade },
    ],
    [
      '2026-03-02 09:02',
      'penalty.proposed',
      { measures, edition: 'penal@2026-01-01', grade, times: 1, computed: [], departs: false, open: [] },
    ],
    [
      '2026-03-02 09:03',
      'approval.decided',
      { request: 'r', subject: 'matter', step: 'last', decision: 'approve', outcome: 'approved', final: true },
    ],
    ['2026-03-02 10:00', 'record.made', { record: 'penalty-notice', values: { servedOn: '2026-03-02' } }],
    ...after,
  ]
  return { rules, state: fold(rules, eventsTold(rules.calendar, told))!.state }
}
const at = (one: ReturnType<typeof served>, day: string, limits: readonly CompanyLimit[] = []) =>
  measuresAt(one.state.penalty!, enforcementOf(one.rules, one.state, limits), `${day}T04:00:00.000Z`, day as LocalDate).map(
    ({ kind, state, from, until }) => [kind, state, from, until],
  )
const limit: CompanyLimit = { regulation: 'penal', sanction: 'person-demotion', kind: 'demotion', from: 3, to: 12 }

describe('when a measure takes effect', () => {
  test('a warning with its service, money only once the appeal is over (furn 8.4 runs beside penal 四)', () => {
    const one = served([{ kind: 'warning' }, { kind: 'fine', amountFen: 200_00 }])
    expect(at(one, '2026-03-03')).toEqual([
      ['warning', 'in-effect', '2026-03-02', null],
      ['fine', 'suspended', null, null],
    ])
    expect(at(one, '2026-03-06').map(([, state]) => state)).toEqual(['in-effect', 'blocked'])
    const filled = { ...limit, sanction: 'person-fine', kind: 'fine', from: 100_00, to: 500_00 } as const
    expect(at(one, '2026-03-06', [filled])[1]).toEqual(['fine', 'to-carry-out', null, null])
    expect(at(one, '2026-03-06', [{ ...filled, to: 150_00 }])[1]![1]).toBe('blocked')
  })

  test('an appeal that was not accepted, or is answered, holds nothing up; one that waits does', () => {
    const fine = [{ kind: 'talk' }, { kind: 'transfer' }] as PenaltyMeasure[]
    const appeal: ToldEvent = ['2026-03-03 10:00', 'record.made', { record: 'appeal', values: {} }]
    const answer = (accepted: boolean): ToldEvent => [
      '2026-03-04 10:00',
      'record.made',
      { record: 'appeal-acceptance', values: { accepted } },
    ]
    const told: ToldEvent = ['2026-03-20 10:00', 'record.made', { record: 'appeal-decision', values: { outcome: 'upheld' } }]
    const states = (...after: ToldEvent[]) => at(served(fine, after), '2026-04-20').map(([, state]) => state)
    expect(states(appeal)).toEqual(['to-carry-out', 'suspended'])
    expect(states(appeal, answer(true))).toEqual(['to-carry-out', 'suspended'])
    expect(states(appeal, answer(false))).toEqual(['to-carry-out', 'to-carry-out'])
    expect(states(appeal, answer(true), told)).toEqual(['to-carry-out', 'to-carry-out'])
  })

  test('what is revoked on appeal is taken back, every measure of it', () => {
    const one = served(
      [{ kind: 'warning' }, { kind: 'talk' }],
      [
        ['2026-03-03 10:00', 'record.made', { record: 'appeal', values: {} }],
        ['2026-03-20 10:00', 'record.made', { record: 'appeal-decision', values: { outcome: 'revoked' } }],
      ],
    )
    expect(at(one, '2026-04-20').map(([, state]) => state)).toEqual(['taken-back', 'taken-back'])
    expect(
      measuresInEffect(one.state.penalty!, enforcementOf(one.rules, one.state, []), '2026-04-20T04:00:00.000Z', '2026-04-20'),
    ).toEqual([])
  })
})

describe('how long it lasts', () => {
  test('a demotion from the day it begins for its months, and expires by itself on its day', () => {
    const carried: ToldEvent = [
      '2026-03-10 10:00',
      'record.made',
      { record: 'demotion', values: { from: '2026-03-31', until: '2026-09-30' } },
    ]
    const one = served([{ kind: 'demotion', months: 6 }], [carried])
    expect(at(one, '2026-03-06', [limit])).toEqual([['demotion', 'in-effect', '2026-03-31', '2026-09-30']])
    expect(at(one, '2026-09-29')[0]![1]).toBe('in-effect')
    expect(at(one, '2026-09-30')[0]![1]).toBe('expired')
  })

  test('a warning for as long as the company let it count on the day of its service, else without end', () => {
    const counted: ToldEvent = ['2026-03-02 10:00', 'measure.counted', { counts: [{ kind: 'warning', months: 12 }] }]
    expect(at(served([{ kind: 'warning' }], [counted]), '2026-05-01')).toEqual([
      ['warning', 'in-effect', '2026-03-02', '2027-03-02'],
    ])
    expect(at(served([{ kind: 'warning' }], [counted]), '2027-03-02')[0]![1]).toBe('expired')
    expect(at(served([{ kind: 'warning' }]), '2036-05-01')).toEqual([['warning', 'in-effect', '2026-03-02', null]])
  })

  test('a demotion is restored early once that is granted, and what was asked for is answered', () => {
    const carried: ToldEvent = [
      '2026-03-10 10:00',
      'record.made',
      { record: 'demotion', values: { from: '2026-03-10', until: '2026-09-10' } },
    ]
    const ask: ToldEvent = ['2026-06-01 10:00', 'record.made', { record: 'restoration-request', values: {} }]
    const answer = (outcome: string): ToldEvent => [
      '2026-06-05 10:00',
      'record.made',
      { record: 'restoration-review', values: { outcome, from: '2026-06-10' } },
    ]
    const demoted = (...after: ToldEvent[]) => served([{ kind: 'demotion', months: 6 }], [carried, ...after])
    expect(demoted(ask).state.penalty?.courses?.demotion?.asked).toBeDefined()
    const refused = demoted(ask, answer('not-yet'))
    expect(refused.state.penalty?.courses?.demotion).toMatchObject({ refused: {} })
    expect(refused.state.penalty?.courses?.demotion?.asked).toBeUndefined()
    expect(at(refused, '2026-07-01')[0]![1]).toBe('in-effect')
    expect(at(demoted(ask, answer('restored')), '2026-07-01')[0]![1]).toBe('restored')
  })
})

test('a penalty without a level is proposed that of the grade, and keeps one that was said', () => {
  expect(served([{ kind: 'warning' }], [], 'general').state).toMatchObject({ level: 'general', levelConfirmed: false })
  const graded: ToldEvent = [
    '2026-03-02 11:00',
    'case.classified',
    { level: 'minor', proposed: 'general', previous: 'general', overridden: true, regraded: true, facts: {}, rows: [] },
  ]
  const again: ToldEvent = [
    '2026-03-02 12:00',
    'violation.cited',
    {
      regulation: 'penal',
      violation: 'caused-serious',
      of: 'person',
      subject: 'somebody',
      on: '2026-02-20',
      edition: 'penal@2026-01-01',
      grade: 'serious',
      clause: '四(二)3',
      people: ['somebody'],
      level: 'serious',
    },
  ]
  expect(served([{ kind: 'warning' }], [graded, again], 'general').state.level).toBe('minor')
  expect([levelByGrade(furn, penal, 'heavier-violation'), levelByGrade(penal, penal, 'grave')]).toEqual(['general', undefined])
})
