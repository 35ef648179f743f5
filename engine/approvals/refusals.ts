import type { CaseState, OpenRequest } from '../state.ts'
import { decides, postEnded } from './decide-refusal.ts'
import { type Decider, hasActed, hasDecidedAs, isOwn, openSeats, placesFor } from './places.ts'
import { type Check, type Data, notYourTurn, type Refusal, refused } from './refusal.ts'
import { decidersOf, hasDecided, placesOf } from './request.ts'

/** 转办, 加签, 委派, 沟通: from one's own place (or a predecessor's) only. */
const inOwnPlace: Check = (request, actor, state) => {
  if (placesFor(request, state, actor).some(p => p.mandate === undefined)) return undefined
  const seat = openSeats(request, state, actor.incumbents).find(({ place }) => place.person === actor.person)
  if (seat === undefined) return notYourTurn()
  return seat.isLost ? postEnded(seat, true) : undefined
}

/** What is passed on is no decision: whoever has lost the post may still give the place to somebody who holds it. */
const passesOn: Check = (request, actor, state, data) =>
  decidersOf(request).includes(actor.person) ? undefined : inOwnPlace(request, actor, state, data)

const submitter: Check = (request, actor) =>
  request.by === actor.person
    ? undefined
    : refused('approval.not-submitter', '只有提交人可以这样做', 'Only who submitted it may do this')

const touches: Check = (request, actor) =>
  request.by === actor.person || request.steps.some(s => s.people.some(p => p.person === actor.person))
    ? undefined
    : refused('approval.not-on-route', '您不在这条审批路线上', 'You are not on this route')

const transfers: Check = (request, actor, state, data) => {
  const refusal = passesOn(request, actor, state, data)
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
  return people.some(p => hasDecidedAs(request, String(p), 'mandate'))
    ? refused(
        'approval.mandate-used',
        '此人在本轮已代理他人审批，不能再以本人名义审批',
        'That person decided in somebody’s place in this round',
      )
    : undefined
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

/** A make-up approval is no wish of whoever recorded the decision: it cannot be taken back. */
const withdraws: Check = (request, actor, state, data) =>
  submitter(request, actor, state, data) ??
  (request.subject === 'ratification'
    ? refused('approval.ratification-stays', '补办审批不能撤回', 'A make-up approval cannot be withdrawn')
    : undefined)

/** A study is reviewed by whoever reads it here: there is no paper of it. */
const recordsDecision: Check = (request, actor, state, data) =>
  request.subject === 'study' || request.subject === 'settlement'
    ? refused(
        'approval.no-paper',
        '案例审核和费用结算没有纸面决定可补录',
        'The review of a study or of expenses has no paper to record',
      )
    : touches(request, actor, state, data)

/** 本人确认: only whoever the recorded decision names. */
function answerRefusal(state: CaseState, actor: Decider, data: Data | undefined): Refusal | undefined {
  const waiting = Object.entries(state.unconfirmed ?? {})
  const [one] = waiting.filter(([id, { person }]) => person === actor.person && (data === undefined || id === data.recorded))
  if (!one || (data !== undefined && one[1].request !== data.request))
    return refused(
      'approval.nothing-to-confirm',
      '没有以您名义补录而待确认的决定',
      'No decision recorded in your name waits for you',
    )
  return data?.confirmed === false && !data.reason
    ? refused('approval.reason-missing', '不予认可须写明理由', 'Say why it is not yours')
    : undefined
}

const checks: Readonly<Record<string, Check>> = {
  decide: decides,
  'transfer-approval': transfers,
  'add-signers': addsSigners,
  'remove-signer': removesSigner,
  'ask-opinion': asksOpinion,
  'give-opinion': givesOpinion,
  'withdraw-approval': withdraws,
  'urge-approval': submitter,
  'copy-approval': touches,
  'change-amount': changesAmount,
  'record-decision': recordsDecision,
}
/** The acts on an open approval; each names its `request`. */
export const approvalActs: ReadonlySet<string> = new Set([...Object.keys(checks), 'answer-recorded'])

/** The request of that id, as a list: none where nothing of that name waits. The id comes from outside: `constructor` is none. */
const openRequest = (state: CaseState, id: unknown): OpenRequest[] =>
  Object.hasOwn(state.requests, String(id)) ? [state.requests[String(id)]!] : []

/** Why an actor may not do this to an approval now; undefined where they may, and for every act that is none on an approval. */
export function approvalRefusal(state: CaseState, act: string, actor: Decider, data: Data | undefined): Refusal | undefined {
  if (act === 'answer-recorded') return answerRefusal(state, actor, data)
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
