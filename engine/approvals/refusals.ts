import type { Text } from '../../events/text.ts'
import type { CaseState, OpenRequest } from '../state.ts'
import { isWithin } from './limits.ts'
import { decisiveOf, type HeldMandate, hasActed, isOwn, placesFor } from './places.ts'
import { decidersOf, hasDecided, placesOf } from './request.ts'

type Data = Readonly<Record<string, unknown>>
type Actor = { readonly person: string; readonly mandates?: readonly HeldMandate[] | undefined }
type Refusal = { readonly code: string; readonly because: Text; readonly clause?: string }
/** Why this actor may not do it to this request; undefined where they may. */
type Check = (request: OpenRequest, actor: Actor, state: CaseState, data: Data | undefined) => Refusal | undefined

const refused = (code: string, zh: string, en: string, clause?: string): Refusal => ({
  code,
  because: { zh, en },
  ...(clause === undefined ? {} : { clause }),
})

const notYourTurn = () => refused('approval.not-your-turn', '现在不由您审批', 'It is not your turn to decide')

/** Whoever may decide now: in their own place or, named, in a principal's. */
const decides: Check = (request, actor, state, data) => {
  if (request.by === actor.person)
    return refused('approval.own', '不能审批自己提交的事项', 'Nobody approves their own submission')
  if (request.ratifies?.person === actor.person)
    return refused('approval.own', '越权决定不能由作出决定的人自己补办', 'Nobody ratifies their own decision')
  if (isOwn(request, actor.person))
    return refused('approval.own', '越权决定不能由原提交人补办', 'Nobody ratifies what they submitted')
  if (hasActed(request, actor.person))
    return refused('approval.twice', '您在这一步已经表过态', 'You have decided on this step already')
  const step = request.steps[request.step]
  const own = step?.people.find(p => p.person === actor.person)
  const places = placesFor(request, state.kind, actor)
  const wanted = data?.onBehalfOf ?? (data === undefined ? undefined : actor.person)
  if (wanted === undefined ? places.length > 0 : places.some(p => p.person === wanted)) return toStepRefusal(request, data)
  if (own !== undefined && wanted !== undefined && wanted === actor.person && !isWithin(own.belowFen, decisiveOf(request)))
    return refused(
      'approval.over-limit',
      '金额达到或超过您的授权额度，须由有权的人决定',
      'The amount is at or above your limit',
      step?.clause,
    )
  if (wanted !== undefined && wanted !== actor.person)
    return refused(
      'approval.no-mandate',
      '您没有代理此人审批这一事项的有效授权',
      'You hold no mandate to decide this in that person’s place',
    )
  return notYourTurn()
}

function toStepRefusal(request: OpenRequest, data: Data | undefined): Refusal | undefined {
  if (data?.toStep === undefined) return undefined
  const earlier = request.steps.slice(0, request.step).some(s => s.id === data.toStep)
  return earlier && data.decision === 'return'
    ? undefined
    : refused('approval.no-such-step', '只能退回到这条路线上较早的步骤', 'It goes back only to an earlier step of this route')
}

/** 转办, 加签, 委派, 沟通, 补录: from one's own place only. */
const inOwnPlace: Check = (request, actor, state) => {
  if (placesFor(request, state.kind, actor).some(p => p.person === actor.person)) return undefined
  return decidersOf(request).includes(actor.person) ? undefined : notYourTurn()
}

const submitter: Check = (request, actor) =>
  request.by === actor.person
    ? undefined
    : refused('approval.not-submitter', '只有提交人可以这样做', 'Only who submitted it may do this')

const touches: Check = (request, actor) =>
  request.by === actor.person || request.steps.some(s => s.people.some(p => p.person === actor.person))
    ? undefined
    : refused('approval.not-on-route', '您不在这条审批路线上', 'You are not on this route')

const transfers: Check = (request, actor, state, data) => {
  const refusal = inOwnPlace(request, actor, state, data)
  if (refusal || data === undefined) return refusal
  return nobodyTwice(request, [data.to])
}

/** Nobody stands twice in a step, and nobody gets a say on their own submission. */
function nobodyTwice(request: OpenRequest, people: readonly unknown[]): Refusal | undefined {
  const step = request.steps[request.step]
  if (people.some(person => isOwn(request, person)))
    return refused('approval.own', '不能交给提交人自己', 'It cannot go to whoever submitted it')
  if (step && people.some(p => placesOf(step).includes(String(p)) || hasActed(request, String(p))))
    return refused('approval.twice', '此人已在这一步中', 'That person is in this step already')
  return undefined
}

const addsSigners: Check = (request, actor, state, data) => {
  const refusal = inOwnPlace(request, actor, state, data)
  if (refusal || data === undefined) return refusal
  const people = (data.people ?? []) as string[]
  return new Set(people).size < people.length
    ? refused('approval.twice', '加签人重复', 'A signer is named twice')
    : nobodyTwice(request, people)
}

const removesSigner: Check = (request, actor, _state, data) => {
  const mine = request.steps.filter((s, i) => s.addedBy === actor.person && i >= request.step)
  const step = data === undefined ? mine[0] : mine.find(s => s.id === data.step && s.people.some(p => p.person === data.person))
  if (!step) return refused('approval.no-added-signer', '没有您加签而尚未表态的人', 'You added no signer who has yet to decide')
  const isLast = request.steps.at(-1) === step && request.steps[request.step] === step
  if (isLast || step.people.some(p => hasDecided(request, step.id, p.person)))
    return refused(
      'approval.signer-stays',
      '加签人已表态，或整条路线只等这一步，不能减签',
      'A signer of this step has decided, or the route waits for it alone',
    )
  return undefined
}

const asksOpinion: Check = (request, actor, state, data) => {
  const refusal = inOwnPlace(request, actor, state, data)
  if (refusal || data === undefined) return refusal
  if (data.to === actor.person) return refused('approval.ask-yourself', '不能向自己征求意见', 'Nobody asks themselves')
  return (request.questions ?? []).some(q => q.waits && q.by === actor.person)
    ? refused('approval.opinion-waiting', '您已委派，正等待对方意见', 'You wait for an opinion already')
    : undefined
}

const givesOpinion: Check = (request, actor, _state, data) =>
  (request.questions ?? []).some(q => q.to === actor.person && (data === undefined || q.id === data.question))
    ? undefined
    : refused('approval.not-asked', '没有人就此征求您的意见', 'Nobody asked for your opinion on this')

const changesAmount: Check = (request, actor, state, data) => {
  const refusal = submitter(request, actor, state, data)
  if (refusal) return refusal
  return request.amountFen === undefined || request.subject === 'ratification'
    ? refused('approval.no-amount', '这项审批没有可变更的金额', 'This approval has no amount to change')
    : undefined
}

const checks: Readonly<Record<string, Check>> = {
  decide: decides,
  'transfer-approval': transfers,
  'add-signers': addsSigners,
  'remove-signer': removesSigner,
  'ask-opinion': asksOpinion,
  'give-opinion': givesOpinion,
  'withdraw-approval': submitter,
  'urge-approval': submitter,
  'copy-approval': touches,
  'change-amount': changesAmount,
  'record-decision': touches,
}
/** The acts on an open approval; each names its `request`. */
export const approvalActs: ReadonlySet<string> = new Set(Object.keys(checks))

/** The request of that id, as a list: none where nothing of that name waits. The id comes from outside: `constructor` is none. */
const openRequest = (state: CaseState, id: unknown): OpenRequest[] =>
  Object.hasOwn(state.requests, String(id)) ? [state.requests[String(id)]!] : []

/** Why an actor may not do this to an approval now; undefined where they may, and for every act that is none on an approval. */
export function approvalRefusal(state: CaseState, act: string, actor: Actor, data: Data | undefined): Refusal | undefined {
  const check = checks[act]
  if (!check) return undefined
  const requests = data === undefined ? Object.values(state.requests) : openRequest(state, data.request)
  if (requests.length === 0)
    return refused(
      'approval.none-waiting',
      '没有等待审批的事项；可能已被新一轮代替或已办结',
      'Nothing waits for approval; it may have been replaced or settled',
    )
  const refusals = requests.map(request => check(request, actor, state, data))
  // Of a button: some request allows it.
  return refusals.includes(undefined) ? undefined : refusals[0]
}
