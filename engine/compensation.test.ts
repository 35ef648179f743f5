import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '../events/envelope.ts'
import { compensationState, followMoney, leftToPay, type Money, openRecovery, paidFen, recoveredFen } from './compensation.ts'

const at = '2026-03-02T01:00:00.000Z'
const event = (id: string, type: string, data: unknown): CaseEvent =>
  ({ id, stream: 'case', seq: 1, type, actor: 'finance', at, recordedAt: at, data }) as CaseEvent
const fold = (...events: CaseEvent[]): Money | undefined =>
  events.reduce<Money | undefined>((money, one) => followMoney(money, one, at), undefined)
const submitted = event('s', 'compensation.submitted', { amountFen: 1_000 })
const decided = (outcome: string, more: object = {}) =>
  event('d', 'approval.decided', { request: 's', subject: 'compensation', outcome, final: true, ...more })
const paid = (amountFen: number) => event(`p${amountFen}`, 'compensation.paid', { amountFen })

describe('the money of a case', () => {
  it('may be paid once approved, and what is left falls by each payment and is never less than nothing', () => {
    expect(leftToPay(fold(submitted))).toBe(0)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 10 }), amounts => {
        let money = fold(submitted, decided('approved'))!
        for (const amount of amounts) {
          if (amount > leftToPay(money)) continue
          const before = leftToPay(money)
          money = followMoney(money, paid(amount), at)!
          expect(leftToPay(money)).toBe(before - amount)
        }
        expect(paidFen(money)).toBeLessThanOrEqual(1_000)
        expect(paidFen(money) + leftToPay(money)).toBe(1_000)
      }),
    )
  })

  it('follows an amount that was changed while it waited, and an approval that was annulled', () => {
    const changed = event('c', 'approval.amount-changed', { request: 's', amountFen: 700 })
    expect(leftToPay(fold(submitted, changed, decided('approved')))).toBe(700)
    const annulled = event('a', 'approval.decided', {
      ...{ request: 'r', subject: 'ratification', of: 'compensation', outcome: 'rejected', final: true },
    })
    const money = fold(submitted, decided('approved'), annulled)!
    expect([leftToPay(money), compensationState(money)]).toEqual([0, 'sent-back'])
    expect(compensationState(fold(submitted, decided('returned'))!)).toBe('sent-back')
    expect(compensationState(fold(submitted, decided('approved'), paid(1_000))!)).toBe('paid')
  })

  it('counts instalments of the open recovery alone', () => {
    const open = (id: string) => event(id, 'recovery.opened', { from: 'supplier', amountFen: 500 })
    const received = event('r', 'recovery.received', { amountFen: 200 })
    const closed = event('x', 'recovery.closed', { recoveredFen: 200, outcome: 'partly' })
    const money = fold(open('one'), received, closed, open('two'))!
    expect(money.recoveries.map(recoveredFen)).toEqual([200, 0])
    expect(openRecovery(money)?.event).toBe('two')
  })
})
