import type { Act } from '../../events/registry.ts'
import type { RecordView } from '../../server/cases/record-schema.ts'
import type { CaseWithTimeline, DutyView } from '../../server/cases/schema.ts'
import type { Verdict } from '../ui/gated-button.tsx'

type Entry = CaseWithTimeline['timeline'][number]
type Of = Pick<CaseWithTimeline, 'timeline' | 'duties' | 'records' | 'can' | 'closed'>

/** A step of the procedure: what shows that it was done, and the acts and records by which it is. */
type Rule = {
  readonly id: StepId
  readonly type?: string
  readonly subject?: 'matter' | 'review'
  /** The record that does it; where the regulations on the case have none of that name, there is no such step. */
  readonly record?: string
  readonly act?: Act
  /** Records that belong to it and do not end it. */
  readonly beside?: readonly string[]
  readonly afterAppeal?: true
}
export const stepIds = [
  'violation',
  'investigators',
  'evidence',
  'allegation',
  'hearing',
  'proposal',
  'decision',
  'service',
  'appeal',
  'acceptance',
  'panel',
  'review',
  'approval',
  'told',
] as const
export type StepId = (typeof stepIds)[number]

const rules: readonly Rule[] = [
  { id: 'violation', type: 'violation.cited', act: 'cite-violation' },
  { id: 'investigators', record: 'investigators' },
  { id: 'evidence', type: 'investigation.recorded', act: 'investigate', beside: ['evidence-taken', 'witness-evidence'] },
  { id: 'allegation', record: 'allegation-notice' },
  { id: 'hearing', record: 'hearing', beside: ['defence'] },
  { id: 'proposal', type: 'penalty.proposed', act: 'propose-penalty' },
  { id: 'decision', type: 'approval.decided', subject: 'matter', act: 'submit-matter' },
  { id: 'service', record: 'penalty-notice' },
  { id: 'appeal', record: 'appeal', beside: ['appeal-extension'] },
  { id: 'acceptance', record: 'appeal-acceptance', afterAppeal: true },
  { id: 'panel', record: 'review-panel', afterAppeal: true },
  { id: 'review', type: 'review.submitted', act: 'submit-review', afterAppeal: true },
  { id: 'approval', type: 'approval.decided', subject: 'review', afterAppeal: true },
  { id: 'told', record: 'appeal-decision', afterAppeal: true },
]

export type StepAct = { readonly act: Act; readonly record?: string; readonly verdict: Verdict }
export type PenaltyStep = {
  readonly id: StepId
  readonly state: 'done' | 'now' | 'ahead' | 'skipped'
  /** What was recorded for it, the last that did it at the end. */
  readonly entries: readonly Entry[]
  readonly done: Entry | undefined
  readonly clause: string | undefined
  readonly regulation: DutyView['regulation'] | undefined
  /** The clock of it: open, or how it ended. */
  readonly duty: DutyView | undefined
  readonly acts: readonly StepAct[]
}

const isDecided = (entry: Entry, subject: string): boolean =>
  entry.type === 'approval.decided' &&
  entry.data.final === true &&
  entry.data.subject === subject &&
  entry.data.outcome === 'approved'

function isOf(rule: Rule, entry: Entry): boolean {
  if (rule.record !== undefined && entry.type === 'record.made' && entry.data.record === rule.record) return true
  if (rule.subject !== undefined) return isDecided(entry, rule.subject)
  return rule.type !== undefined && entry.type === rule.type
}

/** What of the history counts: nothing before the case was opened again but its ground, and nothing that was voided. */
function counting(timeline: readonly Entry[]): Entry[] {
  const reopened = timeline.findLastIndex(entry => entry.type === 'case.reopened')
  const voided = new Set(
    timeline.flatMap(entry =>
      entry.type === 'event.corrected' && entry.data.void === true ? [String(entry.data.corrects)] : [],
    ),
  )
  return timeline.filter((entry, at) => (at > reopened || entry.type === 'violation.cited') && !voided.has(entry.id))
}

function recordOf(records: readonly RecordView[], id: string | undefined): RecordView | undefined {
  return records.find(one => one.id === id)
}

/** Nobody appealed in time: the right is over, and with it what would have followed. */
const hasLapsed = (records: readonly RecordView[]): boolean => {
  const verdict = recordOf(records, 'appeal')?.can
  return verdict !== undefined && verdict !== true && verdict.refused === 'right.lapsed'
}

/** The steps of a penalty in the order of the procedure, each with what was done, its clause, its clock and what the viewer may do about it. */
export function stepsOf({ timeline, duties, records, can, closed }: Of): PenaltyStep[] {
  const counted = counting(timeline)
  // A new decision begins the rest anew: an appeal against the one before is no appeal against this one.
  const decidedAt = counted.findLastIndex(entry => isDecided(entry, 'matter'))
  const known = rules.filter(rule => rule.record === undefined || recordOf(records, rule.record) !== undefined)
  const isReviewed = known.some(rule => rule.id === 'panel')
  const taken = known.filter(rule => isReviewed || (rule.id !== 'review' && rule.id !== 'approval'))
  const entriesOf = (rule: Rule): Entry[] =>
    counted.filter(
      (entry, at) =>
        ((rule.afterAppeal !== true && rule.id !== 'service' && rule.id !== 'appeal') || at >= decidedAt) &&
        (isOf(rule, entry) || (entry.type === 'record.made' && rule.beside?.includes(String(entry.data.record)) === true)),
    )
  const hasAppeal = entriesOf(rules.find(rule => rule.id === 'appeal')!).some(entry => entry.data.record === 'appeal')
  const isRefused = entriesOf(rules.find(rule => rule.id === 'acceptance')!).some(
    entry => (entry.data.values as { accepted?: boolean } | undefined)?.accepted === false,
  )
  let isNowTaken = false
  return taken.map(rule => {
    const entries = entriesOf(rule)
    const done = entries.findLast(entry => isOf(rule, entry))
    const skipped =
      done === undefined &&
      ((rule.afterAppeal === true && !hasAppeal && closed) ||
        (rule.id === 'appeal' && (closed || hasLapsed(records))) ||
        (rule.afterAppeal === true && !hasAppeal && hasLapsed(records)) ||
        (isRefused && ['panel', 'review', 'approval'].includes(rule.id)))
    const mayBeNow = rule.afterAppeal !== true || hasAppeal
    const isNow = done === undefined && !skipped && mayBeNow && !isNowTaken
    // Nobody has to appeal: what comes after it waits for nobody.
    if (isNow && !closed) isNowTaken = true
    const record = recordOf(records, rule.record)
    const duty = dutyOf(rule, duties)
    return {
      id: rule.id,
      state: done !== undefined ? 'done' : skipped ? 'skipped' : isNow && !closed ? 'now' : 'ahead',
      entries,
      done,
      clause: record?.clause ?? (typeof done?.data.clause === 'string' ? done.data.clause : undefined) ?? duty?.clause,
      // The clause of a record is of its own regulation, which the duty need not be of.
      regulation: record === undefined || record.clause === duty?.clause ? duty?.regulation : undefined,
      duty,
      acts: actsOf(rule, records, can, closed),
    }
  })
}

/** The clock of a step: the open one, else the last that ended; those with a time before those without. */
function dutyOf(rule: Rule, duties: readonly DutyView[]): DutyView | undefined {
  const fitting = duties.filter(duty => {
    if (rule.record !== undefined) return duty.records?.includes(rule.record) === true
    if (rule.id === 'approval') return duty.acts.includes('decide') && /appeal/.test(duty.rule)
    return rule.act !== undefined && duty.acts.includes(rule.act)
  })
  const timed = fitting.filter(duty => duty.dueAt !== null)
  const pool = timed.length > 0 ? timed : fitting
  return pool.find(duty => duty.closedAt === null) ?? pool.at(-1)
}

function actsOf(rule: Rule, records: readonly RecordView[], can: Of['can'], closed: boolean): StepAct[] {
  if (closed) return []
  const made = [...(rule.beside ?? []), ...(rule.record === undefined ? [] : [rule.record])].flatMap(id => {
    const record = recordOf(records, id)
    return record === undefined ? [] : [{ act: 'make-record' as const, record: id, verdict: record.can }]
  })
  const verdict = rule.act === undefined ? undefined : can[rule.act]
  return [...made, ...(rule.act === undefined || verdict === undefined ? [] : [{ act: rule.act, verdict }])]
}
