import type { Act } from '../events/registry.ts'
import { actionRefusal, isActionAct } from './action-refusals.ts'
import { approvalActs, approvalRefusal } from './approvals/refusals.ts'
import { meets } from './conditions.ts'
import { isMeasureAct, measureRefusal } from './measure-refusals.ts'
import { doesToMeasures } from './on-penalty.ts'
import type { Actor, ActRefusal } from './permissions.ts'
import { editionNamed, type Rules } from './rules.ts'
import type { CaseState } from './state.ts'
import { currentVisit } from './visits.ts'

/** Acts that stay possible when a case is over. */
const afterEnd: ReadonlySet<string> = new Set([
  'reopen',
  'publish-case-study',
  'submit-study',
  'release-study',
  'withdraw-study',
  'note',
  'correct',
  'confirm-backdating',
  'attach',
  // What a phone had in its outbox when the order was closed.
  'add-photo',
  'record-time',
  'hand-over',
  'review',
  'open-recovery',
  'close-recovery',
  'record-recovery',
  'chase-recovery',
  'record-payment',
  'confirm-liability',
  'contest-liability',
  'answer-contest',
  'acknowledge',
  'set-action',
  'finish-action',
  'check-action',
  'send-letter',
  'settle-measure',
  'set-restriction',
  'assess-restriction',
  'step-restriction',
  // Used on site and sent from the phone when the case was over already.
  'use-parts',
])

/** Acts that only a penalty knows. */
const ofPenalties: ReadonlySet<string> = new Set([
  'cite-violation',
  'propose-penalty',
  'submit-review',
  'settle-measure',
  'set-restriction',
  'assess-restriction',
  'step-restriction',
])

/** Acts that only a contract knows. */
const ofContracts: ReadonlySet<string> = new Set([
  'quote',
  'answer-quotation',
  'sign-contract',
  'perform-contract',
  'issue-invoice',
  'credit-invoice',
  'receive-payment',
  'allocate-payment',
  'unallocate-payment',
  'reverse-payment',
  'write-off',
  'dun',
  'dispute-receivable',
  'settle-dispute',
])

/** What is said of an appointment that stands. */
const ofVisits: ReadonlySet<string> = new Set(['ask-appointment', 'answer-appointment', 'cancel-appointment'])

const refused = (code: string, zh: string, en: string): ActRefusal => ({ code, because: { zh, en } })

/** What follows from where the case stands, whatever the regulation says. */
export function standingRefusal(
  rules: Rules,
  state: CaseState,
  act: Act,
  actor: Actor,
  data: Readonly<Record<string, unknown>> | undefined,
): ActRefusal | undefined {
  if (
    state.closed &&
    !afterEnd.has(act) &&
    !(act === 'make-record' && (isOwed(rules, state, data?.record) || isOfMeasures(rules, state, data?.record))) &&
    !(approvalActs.has(act) && isOfStudy(state, data))
  )
    return refused('case.closed', '案件已结束；需要继续时请先重新打开', 'The case is over; reopen it first')
  if (act === 'submit-study' && !state.closed)
    return refused('study.case-open', '案件办结后才能制成案例', 'A case becomes a study once it is over')
  if (act === 'reopen' && !state.closed && !reopenable(state))
    return refused('case.still-open', '案件仍在办理，无须重新打开', 'The case is still open')
  if (act === 'pause' && state.pausedSince !== undefined)
    return refused('clock.already-paused', '计时已经暂停', 'The clocks stand still already')
  if (act === 'resume' && state.pausedSince === undefined)
    return refused('clock.not-paused', '计时没有暂停', 'The clocks are running')
  if (act === 'acknowledge') return acknowledgeRefusal(state, actor, data)
  if (approvalActs.has(act)) return approvalRefusal(state, act, actor, data)
  if (ofPenalties.has(act) && state.kind !== 'penalty')
    return refused('penalty.not-one', '这一步只在处罚案件中办理', 'This step belongs to the case of a penalty')
  if (ofContracts.has(act) && state.kind !== 'contract')
    return refused('contract.not-one', '这一步只在合同中办理', 'This step belongs to a contract')
  if (isActionAct(act)) return actionRefusal(state, act, actor, data)
  if (isMeasureAct(act)) return measureRefusal(state, act, actor, data)
  if (act === 'sign-node' && !signable(state, data))
    return refused('node.not-reached', '没有等待客户签字的关键节点', 'No key node waits for a signature')
  if (ofVisits.has(act) && currentVisit(state) === undefined)
    return refused('appointment.none', '本单还没有约定上门时间', 'No visit is arranged for it')
  if (act === 'complete-record' && state.missing.length === 0)
    return refused('record.complete', '记录已经完整', 'The record is complete already')
  return undefined
}

/** Whether a duty that outlives the case (penal 四: raise the penalty) is met by this record, or by any where none is named. */
function isOwed(rules: Rules, state: CaseState, record: unknown): boolean {
  return Object.values(state.duties).some(duty =>
    editionNamed(rules, duty.edition)
      .duties.get(duty.rule)
      ?.stop.some(
        ({ on, when }) =>
          on === 'record.made' && (record === undefined || when?.record === undefined || meets(when.record, record)),
      ),
  )
}

/** Whether an act on an approval is about the review of a study, which comes after the end; without data, whether there is one. */
const isOfStudy = (state: CaseState, data: Readonly<Record<string, unknown>> | undefined): boolean =>
  Object.entries(state.requests).some(([id, { subject }]) => subject === 'study' && (data === undefined || id === data.request))

/** Whether a record is about restoring a measure early: a demotion lasts beyond the case that ordered it. */
const isOfMeasures = (rules: Rules, state: CaseState, record: unknown): boolean =>
  typeof record === 'string' &&
  state.penalty?.courses !== undefined &&
  doesToMeasures(rules, state, record).some(({ does }) => does !== 'carries-out')

const reopenable = (state: CaseState): boolean => ['feedback', 'retrospective'].includes(state.stage)

function acknowledgeRefusal(
  state: CaseState,
  actor: Actor,
  data: Readonly<Record<string, unknown>> | undefined,
): ActRefusal | undefined {
  const reports =
    data === undefined
      ? Object.values(state.reports)
      : Object.entries(state.reports).flatMap(([id, r]) => (id === data.report ? [r] : []))
  if (reports.some(r => r.waiting.some(w => w.person === actor.person))) return undefined
  return refused('report.not-to-you', '没有等待您确认的上报', 'No report waits for your acknowledgement')
}

function signable(state: CaseState, data: Readonly<Record<string, unknown>> | undefined): boolean {
  return data === undefined ? Object.values(state.nodes).includes('reached') : state.nodes[String(data.node)] === 'reached'
}
