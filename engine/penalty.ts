import type { CaseEvent } from '../events/envelope.ts'
import type { Instant, LocalDate } from '../events/instant.ts'
import type { PenaltyMeasure } from '../events/penalty-events.ts'
import type { SanctionKindName } from '../events/sanction-kinds.ts'
import { type Courses, followMeasures } from './measures.ts'
import type { OnMeasure } from './pack.ts'
import { followRestriction, type Restriction } from './restriction.ts'

/** What a penalty case is about: the violation, whose, and when. */
export type CitedViolation = {
  entry?: string | undefined
  regulation: string
  edition: string
  violation: string
  grade: string
  clause: string
  of: 'department' | 'person'
  subject: string
  on: LocalDate
}
/** 复议: the result of an appeal; it counts from its approval, or where nobody approves it, from when it is told. */
export type ReviewResult = { outcome: 'upheld' | 'changed' | 'revoked'; measures?: PenaltyMeasure[]; at: Instant }

/**
 * 处罚 as its events leave it. Plain data, kept with the case's state. Nothing of it is ever taken out of the log: a revocation, a change or a
 * reopening is appended and ends what was decided before.
 */
export type Penalty = {
  cited?: CitedViolation
  proposed?: { measures: PenaltyMeasure[]; departs: boolean; times: number; at: Instant }
  /** The decision that counts now, and when it was served. */
  decided?: { measures: PenaltyMeasure[]; at: Instant }
  served?: { on: LocalDate; at: Instant }
  appeal?: { at: Instant; accepted?: boolean }
  /** A result that waits for its approval, by the event that submitted it. */
  review?: { request: string; outcome: ReviewResult['outcome']; measures?: PenaltyMeasure[] }
  result?: ReviewResult
  /** What has been done about each measure of it, and the restriction of business, if any. */
  courses?: Courses
  restriction?: Restriction
  /** Why what was decided counts no longer. */
  ended?: { because: 'revoked' | 'annulled' | 'reopened' | 'dropped' | 'resubmitted'; at: Instant }
}

/**
 * Whether a penalty stands: it was decided and has not been revoked on appeal, refused its ratification, dropped, or opened again since.
 * Every count of penalties (repetitions, statistics, points, indicators) asks this and nothing else.
 */
export function penaltyStands(penalty: Pick<Penalty, 'decided' | 'ended'> | undefined): boolean {
  return penalty?.decided !== undefined && penalty.ended === undefined
}

/** The measures of a penalty as they stand: those of the change where a review changed them; none where it does not stand. */
export function measuresStanding(penalty: Penalty | undefined): readonly PenaltyMeasure[] {
  if (penalty === undefined || !penaltyStands(penalty)) return []
  return penalty.result?.outcome === 'changed' && penalty.result.measures !== undefined
    ? penalty.result.measures
    : penalty.decided!.measures
}

export const penaltyStages = [
  'filed',
  'proposed',
  'decided',
  'served',
  'appealed',
  'upheld',
  'changed',
  'revoked',
  'ended',
] as const
export type PenaltyStage = (typeof penaltyStages)[number]
/** How far a penalty has come, in one word. */
export function penaltyStage(penalty: Penalty): PenaltyStage {
  if (penalty.ended?.because === 'revoked') return 'revoked'
  if (penalty.ended?.because === 'dropped' || penalty.ended?.because === 'annulled') return 'ended'
  if (!penaltyStands(penalty)) return penalty.proposed === undefined ? 'filed' : 'proposed'
  if (penalty.result) return penalty.result.outcome
  if (penalty.appeal && penalty.appeal.accepted !== false) return 'appealed'
  return penalty.served === undefined ? 'decided' : 'served'
}

/** Follows one event of a penalty case; mutates the penalty given and gives it back. Events that say nothing of it change nothing. */
export function followPenalty(
  known: Penalty | undefined,
  event: CaseEvent,
  at: Instant,
  { on, rules }: { readonly on: LocalDate; readonly rules: readonly OnMeasure[] },
): Penalty {
  const penalty = known ?? {}
  const courses = followMeasures(penalty.courses, event, { at, on, rules })
  if (courses !== undefined) penalty.courses = courses
  const restriction = followRestriction(penalty.restriction, event, at)
  if (restriction !== undefined) penalty.restriction = restriction
  switch (event.type) {
    case 'violation.cited': {
      const { case: _case, duty: _duty, people: _people, superiors: _superiors, level: _level, ...cited } = event.data
      penalty.cited = cited
      break
    }
    case 'penalty.proposed':
      penalty.proposed = { measures: event.data.measures, departs: event.data.departs, times: event.data.times, at }
      break
    case 'matter.submitted':
      // Put to the deciders anew: what they decided before is no longer what counts.
      if (penaltyStands(penalty)) end(penalty, 'resubmitted', at)
      break
    case 'review.submitted':
      penalty.review = {
        request: event.id,
        outcome: event.data.outcome,
        ...(event.data.measures === undefined ? {} : { measures: event.data.measures }),
      }
      break
    case 'approval.decided':
      if (event.data.final) settle(penalty, event.data, at)
      break
    case 'record.made':
      followRecord(penalty, event.data.record, event.data.values ?? {}, at)
      break
    case 'case.reopened':
      end(penalty, 'reopened', at)
      break
    case 'case.merged':
      end(penalty, 'dropped', at)
      break
    case 'matter.closed':
      if (event.data.outcome === 'dropped') end(penalty, 'dropped', at)
  }
  return penalty
}

function end(penalty: Penalty, because: NonNullable<Penalty['ended']>['because'], at: Instant): void {
  // What has been revoked stays revoked, whatever is done with the case afterwards, until somebody decides anew.
  if (penalty.ended?.because === 'revoked' && because !== 'reopened') return
  penalty.ended = { because, at }
  delete penalty.review
  if (because === 'reopened') for (const part of ['decided', 'served', 'appeal', 'result'] as const) delete penalty[part]
}

function settle(penalty: Penalty, data: CaseEvent<'approval.decided'>['data'], at: Instant): void {
  const { subject, outcome, of } = data
  if (subject === 'matter' && outcome === 'approved') {
    penalty.decided = { measures: penalty.proposed?.measures ?? [], at }
    for (const part of ['ended', 'served', 'appeal', 'review', 'result', 'courses', 'restriction'] as const) delete penalty[part]
  }
  if (subject === 'ratification' && of === 'matter' && outcome === 'rejected') end(penalty, 'annulled', at)
  if (subject === 'ratification' && of === 'review' && outcome === 'rejected') {
    // What was found on the appeal went beyond somebody's authority and was not made good: it counts no longer.
    delete penalty.result
    if (penalty.ended?.because === 'revoked') delete penalty.ended
  }
  const { review } = penalty
  if (subject === 'review' && review?.request === data.request) {
    delete penalty.review
    if (outcome === 'approved') conclude(penalty, review, at)
  }
}

function conclude(penalty: Penalty, { outcome, measures }: Pick<ReviewResult, 'outcome' | 'measures'>, at: Instant): void {
  if (!penaltyStands(penalty)) return
  penalty.result = { outcome, ...(measures === undefined ? {} : { measures }), at }
  if (outcome === 'revoked') end(penalty, 'revoked', at)
}

type Values = CaseEvent<'record.made'>['data']['values']
/** Records that two regulations ask for under one name mean the same (docs/decisions/0012), so that their names may be read here. */
function followRecord(penalty: Penalty, record: string, values: Values, at: Instant): void {
  const text = (field: string) => (typeof values[field] === 'string' ? (values[field] as string) : undefined)
  if (record === 'penalty-notice') {
    penalty.served = { on: (text('servedOn') ?? at.slice(0, 10)) as LocalDate, at }
    delete penalty.appeal
  }
  if (record === 'appeal') {
    penalty.appeal = { at }
    delete penalty.review
  }
  if (record === 'appeal-acceptance' && penalty.appeal && typeof values.accepted === 'boolean')
    penalty.appeal = { ...penalty.appeal, accepted: values.accepted }
  // Where nobody has to approve a result it counts once it is told; one that was approved counts already and is only told now.
  const outcome = text('outcome')
  if (record === 'appeal-decision' && penalty.result === undefined && penalty.review === undefined)
    if (outcome === 'upheld' || outcome === 'changed' || outcome === 'revoked')
      conclude(penalty, { outcome, ...(outcome === 'changed' ? changedTo(penalty, values.sanctions) : {}) }, at)
}

/** Of a change told in words: those measures that are left. */
function changedTo(penalty: Penalty, kinds: unknown): { measures?: PenaltyMeasure[] } {
  if (!Array.isArray(kinds) || kinds.length === 0) return {}
  const before = penalty.decided?.measures ?? []
  return {
    measures: (kinds as SanctionKindName[]).flatMap(kind => before.find(one => one.kind === kind) ?? { kind }),
  }
}
