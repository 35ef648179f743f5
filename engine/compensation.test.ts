import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '../events/envelope.ts'
import {
  claimedFen,
  compensationState,
  followMoney,
  leftToPay,
  type Money,
  openRecovery,
  paidFen,
  receivedFen,
  recoveredFen,
  touchesMoney,
} from './compensation.ts'

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

describe('what the events of a case say of its money', () => {
  const assessed = (finance: string, legal: string) => event('a', 'loss.assessed', { lossFen: 9_000, finance, legal })
  const none = { payments: [], recoveries: [] }

  it('an assessment waits for both who confirm it, of whom whoever makes it has', () => {
    const loss = { event: 'a', fen: 9_000, at, finance: 'finance', legal: 'legal' }
    expect(fold(assessed('finance', 'legal'))).toStrictEqual({ ...none, assessed: { ...loss, confirmed: ['finance'] } })
    expect(fold(assessed('cai', 'legal'))?.assessed?.confirmed).toEqual([])
    expect(fold(assessed('cai', 'finance'))?.assessed?.confirmed).toEqual(['finance'])
    const confirmed = (assessment: string) => ({ ...event('c', 'loss.confirmed', { assessment }), actor: 'legal' })
    expect(fold(assessed('finance', 'legal'), confirmed('a'))?.assessed?.confirmed).toEqual(['finance', 'legal'])
    expect(fold(assessed('finance', 'legal'), confirmed('before'))?.assessed?.confirmed).toEqual(['finance'])
    expect(fold(confirmed('a'))).toStrictEqual(none)
    // Assessed anew: confirmed anew.
    expect(fold(assessed('finance', 'legal'), confirmed('a'), { ...assessed('x', 'y'), id: 'b' })?.assessed).toStrictEqual({
      ...{ event: 'b', fen: 9_000, at, finance: 'x', legal: 'y', confirmed: [] },
    })
  })

  it('a submission takes the place of what was approved or sent back before', () => {
    const again = event('t', 'compensation.submitted', { amountFen: 400 })
    expect(fold(submitted)).toStrictEqual({ ...none, submitted: { request: 's', fen: 1_000, at } })
    expect(fold(submitted, decided('approved'))).toStrictEqual({ ...none, approved: { request: 's', fen: 1_000, at } })
    expect(fold(submitted, decided('approved'), again)).toStrictEqual({ ...none, submitted: { request: 't', fen: 400, at } })
    expect(fold(submitted, decided('rejected'))).toStrictEqual({ ...none, sentBack: true })
    expect(fold(submitted, decided('rejected'), again)).toStrictEqual({ ...none, submitted: { request: 't', fen: 400, at } })
  })

  it('a payment is kept with who made it, and with the fund where it came out of one', () => {
    const payment = { fen: 300, at, by: 'finance' }
    expect(fold(paid(300), event('q', 'compensation.paid', { amountFen: 300, fund: 'goodwill' }))?.payments).toStrictEqual([
      { event: 'p300', ...payment },
      { event: 'q', ...payment, fund: 'goodwill' },
    ])
  })

  it('decisions on other requests and steps, and withdrawals of others, leave a submission where it is', () => {
    const waiting = fold(submitted)
    const others = [
      decided('approved', { final: false }),
      decided('approved', { request: 'x' }),
      decided('approved', { subject: 'plan' }),
      event('c', 'approval.amount-changed', { request: 'x', amountFen: 5 }),
      event('w', 'approval.withdrawn', { request: 'x' }),
      event('n', 'note.added', { amountFen: 5 }),
    ]
    for (const other of others) {
      expect(fold(submitted, other)).toStrictEqual(waiting)
      expect(fold(other)).toBeUndefined()
    }
    expect(
      fold(assessed('finance', 'legal'), decided('approved'), event('w', 'approval.withdrawn', { request: 's' })),
    ).toStrictEqual(fold(assessed('finance', 'legal')))
    expect(fold(submitted, event('w', 'approval.withdrawn', { request: 's' }))).toStrictEqual({ ...none, sentBack: true })
  })

  it('only a ratification of a compensation that is refused annuls what was approved', () => {
    const ratified = (more: object) =>
      fold(submitted, decided('approved'), {
        ...event('r', 'approval.decided', {
          request: 'r',
          subject: 'ratification',
          of: 'compensation',
          outcome: 'rejected',
          final: true,
          ...more,
        }),
      })
    const approved = fold(submitted, decided('approved'))
    expect(ratified({})).toStrictEqual({ ...none, sentBack: true })
    for (const more of [{ subject: 'matter' }, { of: 'plan' }, { outcome: 'approved' }, { final: false }])
      expect(ratified(more)).toStrictEqual(approved)
  })

  it('a recovery keeps what came in and when it was chased, until it is closed', () => {
    const opened = event('o', 'recovery.opened', { from: 'supplier', amountFen: 500 })
    const [chased, received] = [event('c', 'recovery.chased', {}), event('r', 'recovery.received', { amountFen: 200 })]
    const closed = event('x', 'recovery.closed', { recoveredFen: 350, outcome: 'partly' })
    const recovery = { event: 'o', from: 'supplier', fen: 500, at, received: [] }
    expect(fold(opened)?.recoveries).toStrictEqual([recovery])
    expect(fold(opened, chased)?.recoveries).toStrictEqual([{ ...recovery, chasedAt: at }])
    const one = { ...recovery, received: [{ event: 'r', fen: 200, at }], chasedAt: at }
    expect(fold(opened, received)?.recoveries).toStrictEqual([one])
    expect(fold(opened, received, closed)?.recoveries).toStrictEqual([{ ...one, closed: { at, fen: 350, outcome: 'partly' } }])
    // Nothing is open any more: what still arrives is of no recovery.
    for (const late of [received, chased, closed]) {
      expect(fold(opened, closed, late)?.recoveries).toStrictEqual([{ ...recovery, closed: { at, fen: 350, outcome: 'partly' } }])
      expect(fold(late)).toStrictEqual(none)
    }
    const done = fold(opened, received, closed)!
    expect([receivedFen(done.recoveries[0]!), recoveredFen(done.recoveries[0]!), claimedFen(done)]).toEqual([200, 350, 500])
    expect([openRecovery(done), openRecovery(undefined)]).toEqual([undefined, undefined])
    const two = fold(opened, event('o2', 'recovery.opened', { from: 'staff', amountFen: 70 }))!
    expect([claimedFen(two), openRecovery(two)?.event]).toEqual([570, 'o2'])
  })

  it('is said in one word by how far it has come', () => {
    const opened = event('o', 'recovery.opened', { from: 'supplier', amountFen: 500 })
    expect(
      [[opened], [assessed('a', 'b')], [assessed('a', 'b'), submitted]].map(events => compensationState(fold(...events)!)),
    ).toEqual(['recovering', 'assessed', 'submitted'])
    expect(
      [paid(999), paid(1_000), paid(1_001)].map(one => compensationState(fold(submitted, decided('approved'), one)!)),
    ).toEqual(['approved', 'paid', 'paid'])
    expect(compensationState(fold(assessed('a', 'b'), submitted, decided('rejected'))!)).toBe('sent-back')
    expect(leftToPay(fold(submitted, decided('approved'), paid(1_001)))).toBe(0)
    expect(leftToPay(undefined)).toBe(0)
  })

  it('comes from eleven types of events', () => {
    expect(
      ['loss.assessed', 'approval.decided', 'recovery.closed', 'note.added', 'approval.requested'].map(touchesMoney),
    ).toEqual([true, true, true, false, false])
  })
})
