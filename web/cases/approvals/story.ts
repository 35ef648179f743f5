import { followApproval } from '../../../engine/approvals/follow.ts'
import type { CaseState, GivenDecision, OpenRequest } from '../../../engine/state.ts'
import type { CaseEvent } from '../../../events/envelope.ts'
import type { Entry } from '../timeline/scene.ts'

/** One decision on a submission, as it was taken. */
export type StoryDecision = {
  readonly entry: Entry
  readonly step: string
  /** Whose place it fills, and who acted. */
  readonly person: string
  readonly actor: string
  /** Who holds the post now for which the place was given to `person`: the actor, or whom the actor stands in for. */
  readonly successor?: string
  readonly decision: GivenDecision['decision']
  /** The event since which it no longer counts: a return to an earlier step, a raised amount. */
  readonly voidedBy: Entry | undefined
}
/** What became of a submission, from the events of its case alone. */
export type ApprovalStory = {
  readonly submission: Entry
  /** The route as it stands, or as it stood when it was settled. */
  readonly request: OpenRequest
  readonly outcome: 'open' | 'approved' | 'returned' | 'rejected' | 'withdrawn' | 'replaced'
  readonly settledBy: Entry | undefined
  readonly decisions: readonly StoryDecision[]
  /** 转办, 加签, 沟通, 抄送 and the like, in their order. */
  readonly others: readonly Entry[]
  /** The round before, where there was one. */
  readonly previous: Entry | undefined
}

const submissions: ReadonlySet<string> = new Set([
  'plan.submitted',
  'form.submitted',
  'compensation.submitted',
  'matter.submitted',
  'trip.settled',
  'review.submitted',
])
/** What waits for approval: a submission, or a recorded decision beyond authority. */
export const opensApproval = ({ type, data }: Pick<Entry, 'type' | 'data'>): boolean =>
  (submissions.has(type) && (type !== 'trip.settled' || data.isOver === true)) ||
  (type === 'approval.recorded' && data.isBeyond === true)

/** An entry of the timeline as the engine reads it: its plain fields, without what people wrote. */
const eventOf = ({ id, type, data, actor, at }: Entry): CaseEvent =>
  ({ id, type, data, actor: actor.id, at, recordedAt: at, stream: '', seq: 0 }) as unknown as CaseEvent

/** The round before of the same plan, compensation, matter or form. */
function roundBefore(timeline: readonly Entry[], submission: Entry): Entry | undefined {
  const before = timeline.slice(0, timeline.indexOf(submission))
  return before.findLast(entry => entry.type === submission.type && entry.data.form === submission.data.form)
}

/** The story of one submission, told by the engine's own fold; undefined where the case has no such submission. */
export function storyOf(timeline: readonly Entry[], id: string): ApprovalStory | undefined {
  const submission = timeline.find(entry => entry.id === id && opensApproval(entry))
  if (submission === undefined) return undefined
  // The fold of approvals reads and writes nothing else of a case.
  const state = { requests: {}, rounds: {} } as unknown as CaseState
  let last: OpenRequest | undefined
  let settledBy: Entry | undefined
  const taken: Omit<StoryDecision, 'voidedBy'>[] = []
  const voidedBy = new Map<number, Entry>()
  const others: Entry[] = []
  for (const entry of timeline) {
    if (!opensApproval(entry) && entry.data.request === undefined) continue
    followApproval(state, eventOf(entry))
    if (settledBy !== undefined) continue
    if (entry.data.request === id) {
      if (entry.type === 'approval.decided') taken.push(decisionOf(entry))
      else others.push(entry)
    }
    const now = state.requests[id]
    if (now === undefined && last !== undefined) settledBy = entry
    // Every decision that did not settle the request is kept in its order, and stays.
    now?.given.forEach((given, at) => {
      if (given.void === true && !voidedBy.has(at)) voidedBy.set(at, entry)
    })
    if (now !== undefined) last = structuredClone(now)
  }
  if (last === undefined) return undefined
  return {
    submission,
    request: last,
    outcome: outcomeOf(id, settledBy),
    settledBy,
    decisions: taken.map((one, at) => ({ ...one, voidedBy: voidedBy.get(at) })),
    others,
    previous: submission.type === 'approval.recorded' ? undefined : roundBefore(timeline, submission),
  }
}

const decisionOf = (entry: Entry): Omit<StoryDecision, 'voidedBy'> => ({
  entry,
  step: String(entry.data.step),
  person: String(entry.data.onBehalfOf ?? entry.actor.id),
  actor: entry.actor.id,
  ...(typeof entry.data.successor === 'string' ? { successor: entry.data.successor } : {}),
  decision: entry.data.decision as GivenDecision['decision'],
})

function outcomeOf(id: string, settledBy: Entry | undefined): ApprovalStory['outcome'] {
  if (settledBy === undefined) return 'open'
  if (settledBy.data.request !== id)
    // With the refusal of a contested decision on it the submission itself ends.
    return settledBy.type === 'approval.decided' && settledBy.data.outcome === 'rejected' ? 'rejected' : 'replaced'
  if (settledBy.type === 'approval.withdrawn') return 'withdrawn'
  const outcome = settledBy.data.outcome
  return outcome === 'returned' || outcome === 'rejected' ? outcome : 'approved'
}

/** The steps of the route with what was decided on each; decisions on steps that are gone stand in a last row without a step. */
export function stepsWithDecisions({ request, decisions }: ApprovalStory) {
  const known = new Set(request.steps.map(step => step.id))
  const gone = decisions.filter(one => !known.has(one.step))
  return [
    ...request.steps.map(step => ({ step, decisions: decisions.filter(one => one.step === step.id) })),
    ...(gone.length === 0 ? [] : [{ step: undefined, decisions: gone }]),
  ]
}
