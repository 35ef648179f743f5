import { describe, expect, test } from 'vitest'
import { type Compared, type DutyResult, differenceOf, dutiesOf, isLate, lateAmong, namesIn } from './compare-case.ts'

const none: Compared = { duties: [], approvers: [], found: [] }
const duty = (rule: string, start: string, outcome: DutyResult['outcome'], dueAt?: string): DutyResult => ({
  ...{ rule, start, outcome },
  ...(dueAt === undefined ? {} : { dueAt }),
})
const [noon, one] = ['2026-03-03T12:00:00.000Z', '2026-03-03T13:00:00.000Z']
const dutiesBetween = (before: readonly DutyResult[], after: readonly DutyResult[]) =>
  differenceOf('case', { ...none, duties: before }, { ...none, duties: after })?.duties
const found = (...violations: readonly (string | undefined)[]) =>
  violations.map(violation => ({ violation })) as unknown as Compared['found']

describe('two results of a case', () => {
  test('that are the same have no difference', () => {
    expect(differenceOf('case', none, none)).toBeUndefined()
    const same = { ...none, level: 'minor', duties: [duty('a', 'e1', 'met', noon)], found: found('p:v') }
    expect(differenceOf('case', same, structuredClone(same))).toBeUndefined()
  })
  test('differ in their level, which one of them may lack', () => {
    const level = (before: string | undefined, after: string | undefined) =>
      differenceOf('case', { ...none, ...(before && { level: before }) }, { ...none, ...(after && { level: after }) })
    expect(level('minor', 'serious')).toEqual({
      ...{ stream: 'case', level: { before: 'minor', after: 'serious' }, duties: [], approvers: [] },
      violations: { gained: [], lost: [] },
    })
    expect(level(undefined, 'serious')!.level).toEqual({ after: 'serious' })
    expect(level('minor', undefined)!.level).toEqual({ before: 'minor' })
    expect(differenceOf('case', none, { ...none, duties: [duty('a', 'e1', 'met')] })).not.toHaveProperty('level')
  })
  test('differ in what is punished, as often as it is', () => {
    const violations = (before: Compared['found'], after: Compared['found']) =>
      differenceOf('case', { ...none, found: before }, { ...none, found: after })?.violations
    expect(violations(found('p:a', 'p:a', 'p:b'), found('p:a', 'p:d', 'p:c'))).toEqual({
      gained: ['p:c', 'p:d'],
      lost: ['p:a', 'p:b'],
    })
    expect(violations(found(), found('p:a'))).toEqual({ gained: ['p:a'], lost: [] })
    expect(violations(found('p:a'), found())).toEqual({ gained: [], lost: ['p:a'] })
    expect(violations(found('p:a', 'p:b'), found('p:b', 'p:a'))).toBeUndefined()
    expect(violations(found(undefined), found())).toBeUndefined()
    expect(namesIn(found('p:a', undefined, 'p:b'))).toEqual(['p:a', 'p:b'])
  })
  test('differ in who decides a submission, request by request', () => {
    const asked = (request: string, ...steps: readonly string[]) => ({ request, subject: 'plan', steps })
    const approvers = (before: Compared['approvers'], after: Compared['approvers']) =>
      differenceOf('case', { ...none, approvers: before }, { ...none, approvers: after })?.approvers
    expect(approvers([asked('r1', 'a'), asked('r2', 'a', 'b')], [asked('r1', 'a'), asked('r2', 'b', 'a')])).toEqual([
      { subject: 'plan', before: ['a', 'b'], after: ['b', 'a'] },
    ])
    expect(approvers([], [asked('r1', 'a')])).toEqual([{ subject: 'plan', before: [], after: ['a'] }])
    expect(approvers([], [asked('r1')])).toEqual([{ subject: 'plan', before: [], after: [] }])
    expect(approvers([asked('r1', 'a')], [asked('r1', 'a')])).toBeUndefined()
  })
})

describe('the duties of two results', () => {
  test('differ in their due time, by how much, and in how they came out', () => {
    expect(dutiesBetween([duty('a', 'e1', 'met', one)], [duty('a', 'e1', 'late', noon)])).toEqual([
      {
        rule: 'a',
        before: { dueAt: one, outcome: 'met' },
        after: { dueAt: noon, outcome: 'late' },
        moved: -3_600_000,
        breach: 'gained',
      },
    ])
    expect(dutiesBetween([duty('a', 'e1', 'overdue', noon)], [duty('a', 'e1', 'met', one)])).toMatchObject([
      { moved: 3_600_000, breach: 'lost' },
    ])
    const [moved] = dutiesBetween([duty('a', 'e1', 'late', noon)], [duty('a', 'e1', 'missed', noon)])!
    expect([moved!.moved, 'breach' in moved!]).toEqual([0, false])
    const [timed] = dutiesBetween([duty('a', 'e1', 'met')], [duty('a', 'e1', 'met', noon)])!
    expect(timed).toEqual({ rule: 'a', before: { outcome: 'met' }, after: { dueAt: noon, outcome: 'met' } })
  })
  test('that only one has are gained or lost breaches where they are late', () => {
    expect(dutiesBetween([], [duty('a', 'e1', 'missed'), duty('b', 'e1', 'met')])).toEqual([
      { rule: 'a', after: { outcome: 'missed' }, breach: 'gained' },
      { rule: 'b', after: { outcome: 'met' } },
    ])
    expect(dutiesBetween([duty('a', 'e1', 'late')], [])).toEqual([{ rule: 'a', before: { outcome: 'late' }, breach: 'lost' }])
  })
  test('are paired by rule and start, whatever their order', () => {
    const [a, b] = [duty('a', 'e1', 'met', noon), duty('b', 'e1', 'met', noon)]
    expect(dutiesBetween([a, b], [b, a])).toBeUndefined()
    expect(dutiesBetween([a, duty('a', 'e2', 'met', one)], [duty('a', 'e2', 'met', one), a])).toBeUndefined()
    expect(dutiesBetween([a, b], [b])).toEqual([{ rule: 'a', before: { dueAt: noon, outcome: 'met' } }])
  })
  test('that began with another event are the same duty, day by day where they are repeated', () => {
    expect(dutiesBetween([duty('a', 'e1', 'met', noon)], [duty('a', 'e2', 'met', noon)])).toBeUndefined()
    expect(dutiesBetween([duty('a', 'e1', 'met', noon)], [duty('b', 'e1', 'met', noon)])).toHaveLength(2)
    const days = (event: string, ...outcomes: readonly DutyResult['outcome'][]) =>
      outcomes.map((outcome, i) => duty('a', `${event}#2026-03-0${i + 1}`, outcome, noon))
    expect(dutiesBetween(days('e1', 'met', 'late'), days('e2', 'met', 'late'))).toBeUndefined()
    expect(dutiesBetween(days('e1', 'met', 'late'), days('e2', 'late', 'late').toReversed())).toMatchObject([
      { before: { outcome: 'met' }, after: { outcome: 'late' } },
    ])
  })
  test('are told by rule, then by when they were due before and after, then by how they came out', () => {
    const rows = dutiesBetween(
      [duty('b', 'e1', 'met', noon), duty('a', 'e3', 'met', one), duty('a', 'e2', 'met', noon)],
      [duty('c', 'e9', 'met'), duty('b', 'e1', 'late', noon), duty('a', 'e3', 'late', one), duty('a', 'e2', 'late', noon)],
    )!
    expect(rows.map(({ rule, before }) => [rule, before?.dueAt])).toEqual([
      ['a', noon],
      ['a', one],
      ['b', noon],
      ['c', undefined],
    ])
  })
})

describe('how duties came out', () => {
  const open = (more: object) =>
    ({ pack: 'p', rule: 'r', startEvent: 'e1', ...more }) as unknown as Parameters<typeof dutiesOf>[1][string]
  test('is what ended, in order, then what still runs: overdue where its time is past', () => {
    const closed = { kind: 'duty-closed', duty: open({ dueAt: noon, period: '2026-03-03' }), outcome: 'late' }
    const changes = [
      { kind: 'stage', from: 'a', to: 'b', at: noon },
      closed,
      { kind: 'duty-opened', duty: open({}) },
    ] as unknown as Parameters<typeof dutiesOf>[0]
    expect(
      dutiesOf(changes, { x: open({ dueAt: noon }), y: open({ dueAt: one, rule: 's' }), z: open({ pack: 'q' }) }, one),
    ).toEqual([
      { rule: 'p:r', start: 'e1#2026-03-03', dueAt: noon, outcome: 'late' },
      { rule: 'p:r', start: 'e1', dueAt: noon, outcome: 'overdue' },
      { rule: 'p:s', start: 'e1', dueAt: one, outcome: 'open' },
      { rule: 'q:r', start: 'e1', outcome: 'open' },
    ])
  })
  test('is late, missed or overdue, or no breach', () => {
    const outcomes = ['met', 'late', 'missed', 'overdue', 'open', 'cancelled'] as const
    expect(outcomes.filter(isLate)).toEqual(['late', 'missed', 'overdue'])
    expect(lateAmong(outcomes.map(outcome => duty('a', 'e1', outcome)))).toBe(3)
    expect(lateAmong([])).toBe(0)
  })
})
