import { actNames } from '../../../events/act-names.ts'
import type { Act } from '../../../events/registry.ts'
import type { RecordView } from '../../../server/cases/record-schema.ts'
import type { CaseView, DutyView } from '../../../server/cases/schema.ts'
import type { Verdict } from '../../ui/gated-button.tsx'
import type { ActTarget } from './act-target.ts'

/** The step that the case's one primary button does. */
export type NextAct = {
  readonly act: Act
  readonly verdict: Verdict
  readonly duty?: DutyView
  readonly isMine: boolean
  /** Of a duty met by making a record: which one. */
  readonly record?: RecordView
}

const isAct = (word: string): word is Act => (actNames as readonly string[]).includes(word)
/** These meet a duty only by the way, and have a place of their own on the screen. */
const besides: ReadonlySet<string> = new Set(['note', 'reply'])
/** The end of a matter may come early, as dropped; as the next step it is offered once nothing else is owed. */
const ends: ReadonlySet<string> = new Set(['close-matter'])

type Wanted = Pick<CaseView, 'duties' | 'can' | 'requests' | 'reports'> & {
  /** What gates wait for, with the records that are it. */
  readonly recordGates?: CaseView['recordGates']
  /** Who sent what: a report of one's own that waits for its receipt is not sent once more. */
  readonly timeline?: readonly { readonly id: string; readonly actor: { readonly id: string } }[]
  readonly records?: readonly RecordView[]
}
/** Acts that put something before somebody else; while that waits for them, doing it once more is an amendment and no next step. */
const submits: Readonly<Record<string, string>> = {
  plan: 'plan',
  'submit-form': 'form',
  'submit-compensation': 'compensation',
  'submit-matter': 'matter',
  'submit-review': 'review',
}
const sends: Readonly<Record<string, string>> = { report: 'report', 'report-result': 'result' }

/** Whether what this act hands in waits for somebody else's decision or receipt already. */
function isWaiting(act: string, { requests, reports, timeline = [] }: Wanted, me: string): boolean {
  if (act in submits) return requests.some(request => request.subject === submits[act])
  if (!(act in sends)) return false
  return reports.some(
    report => report.about === sends[act] && timeline.some(entry => entry.id === report.id && entry.actor.id === me),
  )
}

/**
 * The next legal act for a person: a report or request that waits for them, then what meets their open duties, the one due first on top
 * (of one that a gate holds back, the record that opens it), then what meets others' duties and is allowed to them.
 * Where nothing is allowed, their own first duty with what it lacks; undefined where nothing is theirs.
 * What waits for somebody else's approval or receipt is not offered again. The order is for reading; what is allowed, the server says in `can`.
 */
export function nextAct(wanted: Wanted, me: string): NextAct | undefined {
  const { duties, can, requests, reports, records = [] } = wanted
  const open = duties.filter(duty => duty.closedAt === null)
  const dutyOf = (act: string) => open.find(duty => duty.acts.includes(act) && duty.owner.id === me)
  if (can.acknowledge === true && reports.some(report => report.waiting.some(one => one.id === me)))
    return { act: 'acknowledge', verdict: true, isMine: true, ...optional(dutyOf('acknowledge')) }
  if (can.decide === true && requests.length > 0)
    return { act: 'decide', verdict: true, isMine: true, ...optional(dutyOf('decide')) }
  const isOver = !open.some(duty => duty.acts.some(act => isAct(act) && !besides.has(act) && !ends.has(act)))
  const wishes = open.flatMap(duty =>
    duty.acts.flatMap((act): NextWish[] => {
      if (!isAct(act) || besides.has(act) || isWaiting(act, wanted, me) || (ends.has(act) && !isOver)) return []
      const isMine = duty.owner.id === me
      const wish = { act, duty, isMine, ...recordOf(act, duty, records) }
      const opening = isMine ? recordFor(act, wanted) : undefined
      return opening === undefined ? [wish] : [{ act: 'make-record', duty, isMine, record: opening }, wish]
    }),
  )
  const verdictOf = (one: (typeof wishes)[number]): Verdict | undefined => one.record?.can ?? can[one.act]
  const mineFirst = [...wishes.filter(one => one.isMine), ...wishes.filter(one => !one.isMine)]
  const legal = mineFirst.find(one => verdictOf(one) === true)
  if (legal !== undefined) return { ...legal, verdict: true }
  const blocked = mineFirst.find(one => one.isMine)
  const verdict = blocked === undefined ? undefined : verdictOf(blocked)
  return blocked === undefined || verdict === undefined ? undefined : { ...blocked, verdict }
}

type NextWish = Omit<NextAct, 'verdict'>

/** The record that this person may make and that a gate before the act still waits for. */
function recordFor(act: Act, { can, recordGates = [], records = [] }: Wanted): RecordView | undefined {
  const verdict = can[act]
  if (verdict === undefined || verdict === true || verdict.refused !== 'gate.missing') return undefined
  const awaited = recordGates.flatMap(gate => (gate.act === act ? gate.needs : [])).filter(need => need.event === null)
  return records.find(record => record.can === true && awaited.some(need => need.records.includes(record.id)))
}

/** The record that meets a duty: the first that this person may make, else the first. */
function recordOf(act: string, duty: DutyView, records: readonly RecordView[]): { record?: RecordView } {
  if (act !== 'make-record' || duty.records === undefined) return {}
  const fitting = records.filter(one => duty.records?.includes(one.id))
  const record = fitting.find(one => one.can === true) ?? fitting[0]
  return record === undefined ? {} : { record }
}

const optional = (duty: DutyView | undefined) => (duty === undefined ? {} : { duty })

/** What of the case the next act is about: the record that meets the duty. */
export const targetOf = ({ record, duty }: NextAct): ActTarget => ({
  ...(record === undefined ? {} : { record: record.id }),
  ...(duty?.item === undefined ? {} : { action: duty.item }),
})

/** The acts of the menu ⋯, by group, in the order of the work. */
export const actGroups = {
  step: [
    'complete-record',
    'verify',
    'classify',
    'report',
    'acknowledge',
    'assign',
    'form-team',
    'hold-meeting',
    'investigate',
    'plan',
    'decide',
    'start',
    'progress',
    'reach-node',
    'sign-node',
    'sign-paper',
    'complete',
    'accept',
    'send-result',
    'record-feedback',
    'record-attempt',
    'report-result',
    'submit-form',
    'review',
    'archive',
    'publish-case-study',
    'submit-study',
    'release-study',
    'withdraw-study',
    'use-study',
    'reopen',
    'make-record',
    'ask-appointment',
    'answer-appointment',
    'cancel-appointment',
    'cite-violation',
    'propose-penalty',
    'submit-matter',
    'open-order',
    'settle-trip',
    'submit-review',
    'settle-measure',
    'set-restriction',
    'assess-restriction',
    'step-restriction',
    'list-clocks',
    'set-action',
    'finish-action',
    'check-action',
    'close-matter',
  ],
  special: [
    'joint-investigate',
    'trace-supplier',
    'rectify-installation',
    'give-legal-opinion',
    'supplement-agreement',
    'confirm-liability',
    'contest-liability',
    'answer-contest',
    'assess-loss',
    'confirm-loss',
    'submit-compensation',
    'record-payment',
    'open-recovery',
    'record-recovery',
    'chase-recovery',
    'close-recovery',
  ],
  contract: [
    'quote',
    'answer-quotation',
    'sign-contract',
    'perform-contract',
    'issue-invoice',
    'receive-payment',
    'allocate-payment',
    'dun',
    'credit-invoice',
    'dispute-receivable',
    'settle-dispute',
    'unallocate-payment',
    'reverse-payment',
    'write-off',
  ],
  approval: [
    'transfer-approval',
    'add-signers',
    'remove-signer',
    'ask-opinion',
    'give-opinion',
    'change-amount',
    'withdraw-approval',
    'urge-approval',
    'copy-approval',
    'record-decision',
    'answer-recorded',
  ],
  clock: ['pause', 'resume', 'hand-over', 'remind', 'post-on-site', 'merge'],
  record: [
    'send-letter',
    'prefer-channel',
    'note',
    'reply',
    'attach',
    'add-photo',
    'record-time',
    'use-parts',
    'record-interview',
    'hand-over-evidence',
    'check-evidence',
  ],
} as const satisfies Record<string, readonly Act[]>
