import { type Act, acts as allActs } from '../../../events/registry.ts'
import type { CaseView, DutyView } from '../../../server/cases/schema.ts'
import type { Verdict } from '../../ui/gated-button.tsx'

/** The step that the case's one primary button does. */
export type NextAct = { readonly act: Act; readonly verdict: Verdict; readonly duty?: DutyView; readonly isMine: boolean }

const isAct = (word: string): word is Act => (allActs as readonly string[]).includes(word)
/** These meet a duty only by the way, and have a place of their own on the screen. */
const besides: ReadonlySet<string> = new Set(['note', 'reply'])

type Wanted = Pick<CaseView, 'duties' | 'can' | 'requests' | 'reports'>

/**
 * The next legal act for a person: a report or request that waits for them, then what meets their open duties, the one due first on top,
 * then what meets others' duties and is allowed to them. Where nothing is allowed, their own first duty with what it lacks; undefined where nothing is theirs.
 * The order is for reading; what is allowed, the server says in `can`.
 */
export function nextAct({ duties, can, requests, reports }: Wanted, me: string): NextAct | undefined {
  const open = duties.filter(duty => duty.closedAt === null)
  const dutyOf = (act: string) => open.find(duty => duty.acts.includes(act) && duty.owner.id === me)
  if (can.acknowledge === true && reports.some(report => report.waiting.some(one => one.id === me)))
    return { act: 'acknowledge', verdict: true, isMine: true, ...optional(dutyOf('acknowledge')) }
  if (can.decide === true && requests.length > 0)
    return { act: 'decide', verdict: true, isMine: true, ...optional(dutyOf('decide')) }
  const wishes = open.flatMap(duty =>
    duty.acts.flatMap(act => (isAct(act) && !besides.has(act) ? [{ act, duty, isMine: duty.owner.id === me }] : [])),
  )
  const mineFirst = [...wishes.filter(one => one.isMine), ...wishes.filter(one => !one.isMine)]
  const legal = mineFirst.find(one => can[one.act] === true)
  if (legal !== undefined) return { ...legal, verdict: true }
  const blocked = mineFirst.find(one => one.isMine)
  const verdict = blocked === undefined ? undefined : can[blocked.act]
  return blocked === undefined || verdict === undefined ? undefined : { ...blocked, verdict }
}

const optional = (duty: DutyView | undefined) => (duty === undefined ? {} : { duty })

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
    'reopen',
  ],
  special: [
    'joint-investigate',
    'trace-supplier',
    'rectify-installation',
    'give-legal-opinion',
    'supplement-agreement',
    'assess-loss',
    'submit-compensation',
    'record-payment',
    'open-recovery',
    'close-recovery',
  ],
  clock: ['pause', 'resume', 'hand-over', 'remind', 'post-on-site', 'merge'],
  record: ['note', 'reply', 'attach'],
} as const satisfies Record<string, readonly Act[]>
