import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../calendar/calendar.ts'
import { chinaCalendar } from '../calendar/china.ts'
import { eventsTold } from '../example-events.ts'
import { cleanPack } from '../lint/clean-pack.fixture.ts'
import type { Pack } from '../pack.ts'
import { compileEdition, type Rules } from '../rules.ts'
import type { CaseState, Change, OpenDuty } from '../state.ts'
import { penaltyAsked, violationsFound } from './find-violations.ts'

const calendar = compileCalendar(chinaCalendar({ id: 'cn', title: 'cn', windows: [['09:00', '18:00']] }))
const rulesOf = (...packs: readonly Pack[]): Rules => ({
  ...{ editions: packs.map(pack => compileEdition(pack)), calendar, settings: { warnShare: 0, ladder: [] } },
})
const slow = { id: 'slow', clause: '4', title: { zh: '回复逾期' }, grade: 'general' }
const punishing = (id: string, more: Partial<Pack> = {}): Pack => ({
  ...{ ...cleanPack, id, ...more },
  violations: [
    { ...slow, of: ['department', 'person'], found: { duties: ['first-reply'], outcomes: ['late'] } },
    { ...slow, id: 'never', of: ['person'], found: { duties: ['first-reply'], outcomes: ['missed'] } },
  ],
})

describe('what is punished of duties', () => {
  const duty: OpenDuty = {
    ...{ pack: 'sample', rule: 'reply', clause: '1', role: 'front-line', startEvent: 'e1', startAt: '2026-03-03T01:00:00.000Z' },
    ...{ dueAt: '2026-03-03T20:00:00.000Z', owner: 'wang', pausable: true },
  } as unknown as OpenDuty
  const closed = (outcome: string, more: Partial<OpenDuty> = {}): Change =>
    ({ kind: 'duty-closed', duty: { ...duty, ...more }, outcome, at: '2026-05-05T01:00:00.000Z', because: 'done' }) as Change
  const found = (rules: Rules, changes: readonly Change[], state: Pick<CaseState, 'department'> = { department: 'service' }) =>
    violationsFound(rules, changes, state, one => (one.rule === 'reply' ? 'first-reply' : 'another'))

  test('is one that ended late or was missed, each as the violation that names this outcome', () => {
    const rules = rulesOf(punishing('sample'))
    expect(found(rules, [closed('late')])).toEqual([
      {
        ...{ regulation: 'sample', edition: 'sample@2026-01-01', violation: 'sample:slow', grade: 'general' },
        duty: expect.objectContaining({ pack: 'sample', rule: 'reply' }),
        of: [
          { party: 'department', subject: 'service' },
          { party: 'person', subject: 'wang' },
        ],
        // The local day of the due time, which is the next one in China.
        on: '2026-03-04',
      },
    ])
    expect(found(rules, [closed('missed')]).map(({ violation, of }) => [violation, of])).toEqual([
      ['sample:never', [{ party: 'person', subject: 'wang' }]],
    ])
  })
  test('is nothing that was met or cancelled, that only moved, or of a meaning that no violation names', () => {
    const rules = rulesOf({
      ...punishing('sample'),
      violations: [
        {
          ...slow,
          of: ['person'],
          found: { duties: ['first-reply'], outcomes: ['late', 'missed', 'met', 'cancelled'] as never },
        },
      ],
    })
    expect(found(rules, [closed('late')])).toHaveLength(1)
    expect(found(rules, [closed('met'), closed('cancelled'), { kind: 'duty-moved', duty, because: 'paused' }])).toEqual([])
    expect(found(rules, [{ ...closed('late'), kind: 'duty-opened' } as unknown as Change])).toEqual([])
    expect(found(rules, [closed('late', { rule: 'approve' })])).toEqual([])
    expect(found(rulesOf({ ...cleanPack, violations: [] }), [closed('late')])).toEqual([])
  })
  test('names nobody where the events do not say whom', () => {
    const { owner: _, ...unowned } = duty
    const change = { ...closed('late'), duty: unowned } as Change
    expect(found(rulesOf(punishing('sample')), [change], {})[0]!.of).toEqual([
      { party: 'department', subject: '' },
      { party: 'person', subject: '' },
    ])
  })
  test('is judged by the edition of the day its time ran out, and by that of its end where it had no time', () => {
    const old = punishing('sample', { inForce: { from: '2026-01-01', to: '2026-04-01' } })
    const young = punishing('sample', { edition: '2026-04-01', inForce: { from: '2026-04-01' } })
    const rules = rulesOf(old, { ...young, violations: [{ ...young.violations![0]!, grade: 'severe', of: ['person'] }] })
    expect(found(rules, [closed('late')]).map(({ edition, grade }) => [edition, grade])).toEqual([
      ['sample@2026-01-01', 'general'],
    ])
    const { dueAt: _, ...timeless } = duty
    const change = { ...closed('late'), duty: timeless } as Change
    expect(found(rules, [change]).map(({ edition, grade, on }) => [edition, grade, on])).toEqual([
      ['sample@2026-04-01', 'severe', '2026-05-05'],
    ])
  })
  test('is found by each regulation in force that punishes it, and not by one that is not in force yet', () => {
    const rules = rulesOf(
      punishing('sample'),
      punishing('other'),
      { ...cleanPack, id: 'mild' },
      punishing('coming', { inForce: { from: '2027-01-01' } }),
    )
    expect(found(rules, [closed('late')]).map(({ violation }) => violation)).toEqual(['sample:slow', 'other:slow'])
  })
  test('is found again each time it is asked, in the order of the changes', () => {
    const rules = rulesOf(punishing('sample'))
    const changes = [closed('late'), closed('missed'), closed('late', { owner: 'li' })]
    const once = found(rules, changes)
    expect(once.map(({ violation, of }) => [violation, of.at(-1)!.subject])).toEqual([
      ['sample:slow', 'wang'],
      ['sample:never', 'wang'],
      ['sample:slow', 'li'],
    ])
    expect(found(rules, changes)).toEqual(once)
  })
})

describe('what a penalty case asks for', () => {
  const graded: Pack = {
    ...cleanPack,
    grades: [
      { id: 'general', clause: '4', title: { zh: '一般' }, rank: 1 },
      { id: 'severe', clause: '4', title: { zh: '严重' }, rank: 2 },
    ],
    sanctions: [
      ...cleanPack.sanctions!,
      { ...cleanPack.sanctions![0]!, id: 'fine', of: 'department' },
      { ...cleanPack.sanctions![0]!, id: 'out', grade: 'severe' },
    ],
  }
  const state = (more: Partial<CaseState> = {}) =>
    ({
      ...{ kind: 'penalty', edition: 'sample@2026-01-01', level: 'general', openedAt: '2026-03-03T20:00:00.000Z' },
      ...more,
    }) as CaseState
  const record = (values: Record<string, unknown>) =>
    eventsTold(calendar, [['2026-03-03 10:00', 'record.made', { record: 'check', values }]])[0]!
  const asked = (rules: Rules, of: CaseState, ...values: readonly Record<string, unknown>[]) =>
    penaltyAsked(rules, values.map(record), of)

  test('is the grade of its level on the day it was opened, of both parties that are punished at that grade, until a record says whom', () => {
    expect(asked(rulesOf(graded), state())).toEqual([
      {
        ...{ regulation: 'sample', edition: 'sample@2026-01-01', grade: 'general', on: '2026-03-04' },
        of: [
          { party: 'department', subject: '' },
          { party: 'person', subject: '' },
        ],
      },
    ])
    expect(asked(rulesOf(graded), state({ level: 'severe' }))[0]!.of).toEqual([{ party: 'person', subject: '' }])
  })
  test('is of the party that the last record names, by its id', () => {
    const rules = rulesOf(graded)
    const ofPerson = { of: 'person', person: 'wang', department: 'service' }
    expect(asked(rules, state(), ofPerson)[0]!.of).toEqual([{ party: 'person', subject: 'wang' }])
    expect(asked(rules, state(), ofPerson, { of: 'department' })[0]!.of).toEqual([{ party: 'department', subject: 'service' }])
    expect(asked(rules, state(), ofPerson, { person: 'li' }, { note: 'x', person: 7 })[0]!.of).toEqual([
      { party: 'person', subject: 'li' },
    ])
    // At a grade without a sanction for it: whom a record names is asked about all the same.
    expect(asked(rules, state({ level: 'severe' }), { of: 'department' })[0]!.of).toEqual([{ party: 'department', subject: '' }])
  })
  test('names nobody by what another kind of event says', () => {
    const note = eventsTold(calendar, [['2026-03-03 10:00', 'note.added', { values: { of: 'person', person: 'wang' } }]])
    expect(penaltyAsked(rulesOf(graded), note, state())[0]!.of).toHaveLength(2)
  })
  test('is nothing of another kind of case, of one without a level, or of one whose penalty ended', () => {
    const rules = rulesOf(graded)
    expect(asked(rules, state({ kind: 'complaint' }))).toEqual([])
    const { level: _, ...ungraded } = state()
    expect(asked(rules, ungraded as CaseState)).toEqual([])
    expect(asked(rules, state({ penalty: { ended: 'revoked' } as never }))).toEqual([])
    expect(asked(rules, state({ penalty: {} as never }))).toHaveLength(1)
  })
  test('is read in the words of each regulation in force, and left out where one does not know the grade', () => {
    const other: Pack = {
      ...graded,
      id: 'other',
      levelMaps: [{ from: 'sample', levels: { general: 'severe' } } as never],
    }
    const { grades: _, ...without } = { ...graded, id: 'ungraded', levelMaps: other.levelMaps! }
    const unmapped: Pack = { ...graded, id: 'unmapped' }
    const rules = rulesOf(graded, other, without, unmapped)
    expect(asked(rules, state()).map(({ regulation, grade }) => [regulation, grade])).toEqual([
      ['sample', 'general'],
      ['other', 'severe'],
    ])
    expect(asked(rules, state({ level: 'severe' })).map(({ regulation }) => regulation)).toEqual(['sample'])
    expect(asked(rules, state({ level: 'unheard-of' }))).toEqual([])
  })
  test('is nothing of a regulation that punishes nobody, but whom its records name', () => {
    const { sanctions: _, ...mild } = graded
    expect(asked(rulesOf(mild), state())[0]!.of).toEqual([])
    expect(asked(rulesOf(mild), state(), { of: 'person', person: 'wang' })[0]!.of).toEqual([{ party: 'person', subject: 'wang' }])
  })
  test('is judged by the edition of the day on which it was opened', () => {
    const rules = rulesOf(graded, { ...graded, edition: '2026-04-01', inForce: { from: '2026-04-01' } })
    expect(asked(rules, state())[0]!.edition).toBe('sample@2026-01-01')
    expect(asked(rules, state({ openedAt: '2026-04-03T01:00:00.000Z' }))[0]!.edition).toBe('sample@2026-04-01')
  })
})
