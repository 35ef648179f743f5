import { leftToPay, openRecovery as openOne, receivedFen } from '../../../engine/compensation.ts'
import { bookOn } from '../../compensation/book-on-fund.ts'
import { refuse } from '../../errors.ts'
import type { ActFile } from '../perform-act.ts'
import { clauseOf } from './special.ts'

/** Amounts as people read them, beside a field. */
const amountWords = (zh: string, en: string, fen: number) => {
  const yuan = (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
  return { zh: `${zh} ${yuan} 元`, en: `${en}: CNY ${yuan}` }
}

/** 损失评估确认 (A12.3): by the one of the two who has not given their word; nobody gives it twice or for the other. */
export const confirmLoss: ActFile = {
  act: 'confirm-loss',
  fill(ctx, record, { assessment }) {
    const clause = clauseOf(ctx, record, 'confirm-loss')
    const assessed = record.state.money?.assessed
    if (assessed === undefined || assessed.event !== assessment) throw refuse('loss.superseded', clause)
    const { person } = ctx.actor
    const as = person === assessed.finance ? 'finance' : person === assessed.legal ? 'legal' : undefined
    if (as === undefined) throw refuse('loss.not-named', clause)
    if (assessed.confirmed.includes(person)) throw refuse('loss.already-confirmed', clause)
    return { as, complete: assessed.confirmed.length === 1 }
  },
}

/** 赔偿执行 (A12.3): in parts if need be, in all never more than was approved (`payment.over-approved`); from a fund only what it has. */
export const recordPayment: ActFile = {
  act: 'record-payment',
  async fill(ctx, record, { amountFen, fund }) {
    const clause = clauseOf(ctx, record, 'record-payment')
    const { money } = record.state
    if (money?.approved === undefined) throw refuse('payment.not-approved', clause)
    const left = leftToPay(money)
    const paying = Number(amountFen)
    if (paying > left)
      throw refuse('payment.over-approved', {
        ...clause,
        fields: { 'data.amountFen': amountWords('批准的金额还可支付', 'Left of what was approved', left) },
      })
    if (typeof fund === 'string') await bookOn(ctx, fund, paying)
    return { settled: paying === left }
  },
}

/** 启动追偿 (A12.3): one at a time, so that each is tracked to its own end (`recovery.already-open`). */
export const openRecovery: ActFile = {
  act: 'open-recovery',
  fill(ctx, record) {
    if (openOne(record.state.money) !== undefined) throw refuse('recovery.already-open', clauseOf(ctx, record, 'open-recovery'))
    return {}
  },
}

/** 追偿到账 (A12.3): instalments add up to what is claimed at most. */
export const recordRecovery: ActFile = {
  act: 'record-recovery',
  fill(ctx, record, { amountFen }) {
    const open = openOne(record.state.money)
    const clause = clauseOf(ctx, record, 'record-recovery')
    if (open === undefined) throw refuse('recovery.none-open', clause)
    const left = open.fen - receivedFen(open)
    if (Number(amountFen) > left)
      throw refuse('recovery.over-claimed', {
        ...clause,
        fields: { 'data.amountFen': amountWords('还未追回', 'Still to come', left) },
      })
    return {}
  },
}

/** 追偿结束 (A12.3): the outcome says what the amount says, and the amount what has come in where instalments were recorded. */
export const closeRecovery: ActFile = {
  act: 'close-recovery',
  fill(ctx, record, { outcome, recoveredFen }) {
    const open = openOne(record.state.money)
    const clause = clauseOf(ctx, record, 'close-recovery')
    if (open === undefined) throw refuse('recovery.none-open', clause)
    const recovered = Number(recoveredFen)
    const received = receivedFen(open)
    if (open.received.length > 0 && recovered !== received)
      throw refuse('recovery.not-as-received', {
        ...clause,
        fields: { 'data.recoveredFen': amountWords('已到账', 'Received', received) },
      })
    const isAll = recovered >= open.fen
    const fits = outcome === 'recovered' ? isAll : outcome === 'partly' ? recovered > 0 && !isAll : !isAll && recovered === 0
    if (!fits)
      throw refuse('recovery.outcome-does-not-fit', {
        ...clause,
        fields: { 'data.recoveredFen': amountWords('追偿金额是', 'Claimed', open.fen) },
      })
    return {}
  },
}
