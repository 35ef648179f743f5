import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../events/envelope.ts'
import type { RecordRule } from './pack.ts'
import { bonusOf, rewardOf } from './rewards.ts'

const points = { measure: 'points', direction: 'higher', target: 90, actual: 94.5, perPointFen: 2_000_000 }

describe('奖金 = 超额部分 × 5%（furn 8.1.1(1)）', () => {
  test('counts decimals as they are written and rounds once, half up, to 分', () => {
    expect(bonusOf(points, 0.05)).toEqual({ excess: '4.5', excessFen: 9_000_000, bonusFen: 450_000 })
    // 0.1 + 0.2 is no 0.30000000000000004 here.
    expect(bonusOf({ ...points, target: 0.1, actual: 0.3, perPointFen: 1_000 }, 0.05)?.excess).toBe('0.2')
    expect(bonusOf({ ...points, target: 90, actual: 90.1, perPointFen: 100 }, 0.05)).toEqual({
      excess: '0.1',
      excessFen: 10,
      bonusFen: 1,
    })
    expect(bonusOf({ ...points, target: 90, actual: 90.1, perPointFen: 99 }, 0.05)?.bonusFen).toBe(0)
  })
  test('of an amount is the difference, and of what is better when lower the difference turned round', () => {
    expect(bonusOf({ measure: 'money', direction: 'higher', targetFen: 100, actualFen: 350 }, 0.05)).toEqual({
      excess: '250',
      excessFen: 250,
      bonusFen: 13,
    })
    expect(bonusOf({ measure: 'money', direction: 'lower', targetFen: 350, actualFen: 100 }, 0.05)?.bonusFen).toBe(13)
  })
  test('is none at the target, below it, or where anything is missing', () => {
    expect(bonusOf({ ...points, actual: 90 }, 0.05)).toBeUndefined()
    expect(bonusOf({ ...points, direction: 'lower' }, 0.05)).toBeUndefined()
    expect(bonusOf({ ...points, perPointFen: undefined }, 0.05)).toBeUndefined()
  })
  test('grows with the excess and is never more than 5 % of it by half a 分', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 0, max: 10_000_000 }), (excess, more) => {
        const of = (fen: number) =>
          bonusOf({ measure: 'money', direction: 'higher', targetFen: 0, actualFen: fen }, 0.05)!.bonusFen
        expect(of(excess + more)).toBeGreaterThanOrEqual(of(excess))
        expect(Math.abs(of(excess) * 20 - excess)).toBeLessThanOrEqual(10)
      }),
    )
  })
})

describe('a bonus', () => {
  const money = (targetFen: unknown, actualFen: unknown) =>
    bonusOf({ measure: 'money', direction: 'higher', targetFen, actualFen }, 0.05)
  test('of an amount needs no price of a point, of points one above 0', () => {
    expect([money(0, 10)?.bonusFen, money(undefined, 10), money(0, '10')]).toEqual([1, undefined, undefined])
    expect([bonusOf({ ...points, perPointFen: 0 }, 0.05), bonusOf({ ...points, target: '90' }, 0.05)]).toEqual([
      undefined,
      undefined,
    ])
  })
  test('writes the excess out exactly, without zeros at its end', () => {
    const excess = (target: number, actual: number) => bonusOf({ ...points, target, actual }, 0.05)?.excess
    expect([excess(90.25, 92.75), excess(90.5, 92.5), excess(0, 100), excess(90, 90.05), excess(1.005, 1.01)]).toEqual([
      '2.5',
      '2',
      '100',
      '0.05',
      '0.005',
    ])
  })
})

describe('a reward as the events of its case leave it', () => {
  const parts = {
    base: { part: 'base', rule: 'bonus' },
    award: { part: 'award' },
    funded: { part: 'funded' },
    publication: { part: 'publication' },
  }
  const more = { objection: { part: 'objection' }, answer: { part: 'answer' }, withdrawal: { part: 'withdrawal' } }
  const records = [
    ...Object.entries({ ...parts, ...more }).map(([id, reward]) => ({ id, reward })),
    { id: 'plain' },
  ] as unknown as RecordRule[]
  const rewardAfter = (...told: [type: string, data: object][]) =>
    rewardOf(
      records,
      told.map(
        ([type, data], n) =>
          ({ id: `e${n + 1}`, type, actor: 'bo', at: `2026-03-0${n + 1}T01:00:00.000Z`, data }) as unknown as CaseEvent,
      ),
    )
  const opened = ['case.opened', {}] as [string, object]
  const made = (record: string, values: object = {}) => ['record.made', { record, values }] as [string, object]
  const submitted = ['matter.submitted', {}] as [string, object]
  const decided = (outcome: string, other: object = {}) =>
    ['approval.decided', { subject: 'matter', outcome, final: true, ...other }] as [string, object]
  const stage = (...told: [string, object][]) => rewardAfter(opened, ...told).stage

  test('is applied for, submitted, approved, published; a refusal sends it back', () => {
    expect(rewardAfter(opened)).toStrictEqual({ stage: 'applied', openedAt: '2026-03-01T01:00:00.000Z', objections: [] })
    expect(rewardAfter()).toMatchObject({ stage: 'applied', openedAt: '' })
    expect([stage(submitted), stage(submitted, decided('approved')), stage(submitted, decided('rejected'))]).toEqual([
      'submitted',
      'approved',
      'applied',
    ])
    expect(rewardAfter(opened, submitted, decided('approved')).approvedAt).toBe('2026-03-03T01:00:00.000Z')
    expect(rewardAfter(opened, submitted, decided('rejected'))).not.toHaveProperty('approvedAt')
  })
  test('is decided by the last step of its own matter alone', () => {
    expect([
      stage(submitted, decided('approved', { final: false })),
      stage(submitted, decided('approved', { subject: 'plan' })),
    ]).toEqual(['submitted', 'submitted'])
    expect([
      stage(submitted, ['approval.withdrawn', {}]),
      stage(submitted, decided('approved'), ['approval.withdrawn', {}]),
    ]).toEqual(['applied', 'approved'])
  })
  test('is approved no longer once that is not ratified', () => {
    const annulled = decided('rejected', { subject: 'ratification', of: 'matter' })
    const publication = made('publication', { from: '2026-03-05', until: '2026-03-12' })
    const reward = rewardAfter(opened, submitted, decided('approved'), publication, annulled)
    expect(reward.stage).toBe('applied')
    for (const gone of ['approvedAt', 'published']) expect(reward).not.toHaveProperty(gone)
    for (const other of [
      decided('approved', { subject: 'ratification', of: 'matter' }),
      decided('rejected', { subject: 'ratification', of: 'plan' }),
      decided('rejected', { subject: 'plan', of: 'matter' }),
    ])
      expect(stage(submitted, decided('approved'), other)).toBe('approved')
  })
  test('rests on the base that was recorded last, for a person or a department', () => {
    const values = { of: 'person', person: 'bo', department: 'service', bonusFen: 500, projectFen: 70 }
    expect(rewardAfter(opened, made('base', values))).toMatchObject({
      ...{
        rule: 'bonus',
        party: 'person',
        subject: 'bo',
        amountFen: 500,
        projectFen: 70,
        base: { event: 'e2', values },
        stage: 'applied',
      },
    })
    const anew = rewardAfter(
      opened,
      made('base', values),
      made('award', { of: 'department', department: 'service', bonusFen: '9' }),
    )
    expect(anew).toMatchObject({ rule: 'bonus', party: 'department', subject: 'service', base: { event: 'e3' } })
    for (const gone of ['amountFen', 'projectFen']) expect(anew).not.toHaveProperty(gone)
    expect(rewardAfter(opened, made('award', {}))).not.toHaveProperty('rule')
    expect(rewardAfter(opened, made('award', {}))).not.toHaveProperty('subject')
  })
  test('is published, funded, objected to and answered; the oldest objection that waits is answered first', () => {
    const reward = rewardAfter(
      opened,
      made('publication', { from: '2026-03-05', until: '2026-03-12' }),
      made('objection'),
      made('objection'),
      made('answer', { upheld: true }),
      made('funded'),
    )
    expect(reward).toMatchObject({
      ...{ stage: 'published', published: { event: 'e2', from: '2026-03-05', until: '2026-03-12' } },
      funded: { event: 'e6', at: '2026-03-06T01:00:00.000Z', by: 'bo' },
    })
    expect(reward.objections).toStrictEqual([
      { event: 'e3', by: 'bo', at: '2026-03-03T01:00:00.000Z', upheld: true },
      { event: 'e4', by: 'bo', at: '2026-03-04T01:00:00.000Z' },
    ])
    const both = rewardAfter(
      opened,
      made('objection'),
      made('objection'),
      made('answer', { upheld: 'yes' }),
      made('answer', { upheld: true }),
    )
    expect(both.objections.map(one => one.upheld)).toEqual([false, true])
  })
  test('is withdrawn for good, or dropped; what says nothing of it changes nothing', () => {
    expect(rewardAfter(opened, made('withdrawal'))).toMatchObject({
      stage: 'withdrawn',
      withdrawn: { event: 'e2', at: '2026-03-02T01:00:00.000Z' },
    })
    expect([stage(['matter.closed', { outcome: 'dropped' }]), stage(['matter.closed', { outcome: 'done' }])]).toEqual([
      'dropped',
      'applied',
    ])
    expect(stage(made('withdrawal'), ['matter.closed', { outcome: 'dropped' }])).toBe('withdrawn')
    expect(rewardAfter(opened, made('plain'), made('unknown'), ['case.reported', { record: 'base' }])).toEqual(
      rewardAfter(opened),
    )
  })
})
