import type { CaseEvent } from '../../events/envelope.ts'
import type { Text } from '../../events/text.ts'
import type { DutyRule, Pack, RouteRule, RouteStepRule, Trigger } from '../pack.ts'
import type { CaseState, Change, OpenDuty, OpenRequest } from '../state.ts'
import { followApproval } from './follow.ts'
import { askedOf, decidersOf } from './request.ts'

const prefix = 'approve:'
/** What a step's clock is called in events: `furn:expense-below-100k:manager`. */
export const clockName = (pack: string, route: string, step: string): string => `${pack}:${route}:${step}`
/** The id of the duty rule that a step's clock is. */
const ruleId = (route: string, step: string): string => `${prefix}${route}:${step}`
/** Whether a duty is the clock of an approval step: it has no rule of its own in the pack. */
export const isStepClock = (rule: string): boolean => rule.startsWith(prefix)

/** Whether a duty rule of a pack is the clock of this name. */
export const isClockOf = (clock: string, pack: string, rule: string): boolean =>
  isStepClock(rule) && clock === `${pack}:${rule.slice(prefix.length)}`

const submissions = {
  plan: 'plan.submitted',
  form: 'form.submitted',
  compensation: 'compensation.submitted',
  matter: 'matter.submitted',
} as const

/**
 * 各审批步骤的时限 (furn 5.2.1): one duty rule for each step that has a time of its own, so that its clock runs, rings and is explained as every
 * other. It starts when the step is reached, goes on through 转办, 加签, 委派 and 沟通, and ends when the step is left.
 */
export function stepClockRules(pack: Pack): DutyRule[] {
  return pack.routes.flatMap(route =>
    route.subject === 'edition'
      ? []
      : route.steps.flatMap(step => (step.within === undefined ? [] : [ruleOf(pack, route, step)])),
  )
}

function ruleOf(pack: Pack, route: RouteRule, step: RouteStepRule): DutyRule {
  const clock = { in: [clockName(pack.id, route.id, step.id)] }
  const submitted = submissions[route.subject as keyof typeof submissions]
  const at =
    (field: 'opens' | 'closes') =>
    (on: Trigger['on']): Trigger => ({ on, when: { [field]: clock } })
  // A new round takes the place of the one before: of forms, that of the same form.
  const anew: Trigger = route.form === undefined ? { on: submitted } : { on: submitted, when: { form: { in: [route.form] } } }
  return {
    id: ruleId(route.id, step.id),
    ...citing(step.timedBy ?? step),
    title: titleOf(pack, step),
    meaning: ruleId(route.id, step.id),
    start: [submitted, 'approval.decided' as const, 'approval.signer-removed' as const, 'approval.amount-changed' as const].map(
      at('opens'),
    ),
    stop: [at('closes')('approval.decided')],
    cancel: [
      anew,
      ...(['approval.withdrawn', 'approval.amount-changed', 'approval.signer-removed'] as const).map(at('closes')),
      { on: 'case.archived' },
      { on: 'matter.closed' },
    ],
    again: true,
    within: step.within!,
    owner: step.by[0]!,
    pausable: false,
    acts: ['decide'],
  }
}

const citing = ({ clause, reading }: Pick<RouteStepRule, 'clause' | 'reading'>) => ({
  clause,
  ...(reading === undefined ? {} : { reading }),
})

function titleOf(pack: Pack, step: RouteStepRule): Text {
  const names = step.by.map(party => {
    const role = 'role' in party ? pack.roles.find(one => one.id === party.role) : undefined
    return role?.title
  })
  const known = names.flatMap(name => name ?? [])
  if (known.length < names.length || known.length === 0) return { zh: '审批', en: 'Decide on a submission' }
  return {
    zh: `审批：${known.map(n => n.zh).join('、')}`,
    en: `Decision of ${known.map(n => n.en ?? n.zh).join(', ')}`,
  }
}

const clockOf = (request: OpenRequest | undefined): string | undefined => request?.steps[request.step]?.clock

/** Which step's clock an approval event closes and which it opens: what the server fills into it. Pure: the state given is left as it is. */
export function clocksMoved(state: CaseState, request: string, event: CaseEvent): { opens?: string; closes?: string } {
  const after = structuredClone(state)
  followApproval(after, event)
  // A submission may end with the answer to another: what waited for a contested decision that is not ratified.
  const ended = Object.keys(state.requests).find(id => !(id in after.requests) && clockOf(state.requests[id]) !== undefined)
  const [before, now] = [clockOf(state.requests[ended ?? request]), clockOf(after.requests[request])]
  if (before === now) return {}
  return { ...(now === undefined ? {} : { opens: now }), ...(before === undefined ? {} : { closes: before }) }
}

/** The open duty that the clock of a request's current step is; undefined where the step has no time of its own. */
export function stepDuty(state: CaseState, request: OpenRequest): OpenDuty | undefined {
  const clock = clockOf(request)
  if (clock === undefined) return undefined
  return Object.values(state.duties).find(d => isStepClock(d.rule) && `${d.pack}:${d.rule.slice(prefix.length)}` === clock)
}

/** Who owes the decision on a step's clock: whose place is open first, or else whose opinion it waits for. */
export function ownerOfStepClock(state: CaseState, pack: string, rule: string): string | undefined {
  const clock = `${pack}:${rule.slice(prefix.length)}`
  const request = Object.values(state.requests).find(r => clockOf(r) === clock)
  return request && (decidersOf(request)[0] ?? askedOf(request)[0])
}

/** The clock of a step follows whose turn it is: 转办, 交接, 委派, and each place filled in a step of several. */
export function followDeciders(state: CaseState, changes: Change[]): void {
  for (const duty of Object.values(state.duties)) {
    if (!isStepClock(duty.rule) || duty.owner === undefined) continue
    const owner = ownerOfStepClock(state, duty.pack, duty.rule)
    if (owner === undefined || owner === duty.owner) continue
    const isStillTheirs = Object.values(state.requests).some(
      r => clockOf(r) === `${duty.pack}:${duty.rule.slice(prefix.length)}` && decidersOf(r).includes(duty.owner!),
    )
    if (isStillTheirs) continue
    const moved = { ...duty, owner }
    state.duties[duty.key] = moved
    changes.push({ kind: 'duty-moved', duty: moved, because: 'handed-over' })
  }
}
