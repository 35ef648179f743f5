import type { ActScene } from './act-scene.ts'

type Timeline = Pick<ActScene['case'], 'timeline'>
const sum = (entries: ActScene['case']['timeline']): number =>
  entries.reduce((total, entry) => total + Number(entry.data.amountFen ?? 0), 0)

/** 分 that was approved in the end: an amount may have been changed while it waited. Undefined where nothing was submitted. */
export function approvedAmount({ timeline }: Timeline): number | undefined {
  const submitted = timeline.findLast(entry => entry.type === 'compensation.submitted')
  const changed = timeline.findLast(entry => entry.type === 'approval.amount-changed' && entry.data.request === submitted?.id)
  const fen = (changed ?? submitted)?.data.amountFen
  return typeof fen === 'number' ? fen : undefined
}

/** 分 that is left to pay; undefined where nothing is. */
export function leftAmount(current: Timeline): number | undefined {
  const approved = approvedAmount(current)
  const left = (approved ?? 0) - sum(current.timeline.filter(entry => entry.type === 'compensation.paid'))
  return left > 0 ? left : undefined
}

/** 分 that came in since the recovery was opened; what was claimed where nothing was recorded yet. */
export function receivedAmount({ timeline }: Timeline): number | undefined {
  const at = timeline.findLastIndex(entry => entry.type === 'recovery.opened')
  const received = sum(timeline.slice(at + 1).filter(entry => entry.type === 'recovery.received'))
  const claimed = timeline[at]?.data.amountFen
  return received > 0 ? received : typeof claimed === 'number' ? claimed : undefined
}
