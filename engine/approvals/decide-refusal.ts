import type { CaseState, OpenRequest } from '../state.ts'
import type { Seat } from './incumbents.ts'
import { isWithin } from './limits.ts'
import {
  type Decider,
  decisiveOf,
  hasActed,
  hasDecidedAs,
  hasOwnAhead,
  isOwn,
  openSeats,
  type Place,
  placesFor,
} from './places.ts'
import { type Check, type Data, notYourTurn, type Refusal, refused } from './refusal.ts'

/** Whoever may decide now: in their own place or, named, in a principal's or a predecessor's. */
export const decides: Check = (request, actor, state, data) => {
  if (request.by === actor.person)
    return refused('approval.own', '不能审批自己提交的事项', 'Nobody approves their own submission')
  if (request.ratifies?.person === actor.person)
    return refused('approval.own', '越权决定不能由作出决定的人自己补办', 'Nobody ratifies their own decision')
  if (isOwn(request, actor.person))
    return refused('approval.own', '越权决定不能由原提交人补办', 'Nobody ratifies what they submitted')
  if (request.suspended)
    return refused(
      'approval.suspended',
      '补录的决定被本人否认，正在补办，办结前不能继续审批',
      'A recorded decision on it is contested; it waits until that is made good',
    )
  if (hasActed(request, actor.person))
    return refused('approval.twice', '您在这一步已经表过态', 'You have decided on this step already')
  const wanted = data?.onBehalfOf as string | undefined
  if (placeWanted(request, state, actor, wanted, data === undefined) !== undefined)
    return toStepRefusal(request, data) ?? seenRefusal(request, data)
  const step = request.steps[request.step]
  const asked = data === undefined || wanted === undefined ? actor.person : wanted
  const seat = openSeats(request, state, actor.incumbents).find(({ place }) => place.person === asked)
  const isMandated = asked !== actor.person && (actor.mandates ?? []).some(m => m.principal === asked)
  if (seat?.isLost && (asked === actor.person || isMandated)) return postEnded(seat, asked === actor.person)
  if (asked === actor.person && seat !== undefined && hasDecidedAs(request, actor.person, 'mandate'))
    return {
      ...refused(
        'approval.mandate-used',
        '您在本轮已代理他人审批，不能再以本人名义审批；请转办给同岗位的人，或由上级交接给他人',
        'You decided in somebody’s place in this round: pass your own place on to another holder of the post',
      ),
      ask: seat.held.filter(p => p !== actor.person),
    }
  if (isMandated && seat !== undefined && isOneName(request, state, actor))
    return {
      ...refused(
        'approval.own-name',
        '您在本轮以本人名义审批（或还要审批），不能同时代理他人；请委托人本人或其同岗位的人审批',
        'In this round you decide in your own name: ask the principal, or another holder of their post',
      ),
      ask: seat.held,
    }
  if (seat !== undefined && asked === actor.person && !isWithin(seat.place.belowFen, decisiveOf(request)))
    return refused(
      'approval.over-limit',
      '金额达到或超过您的授权额度，须由有权的人决定',
      'The amount is at or above your limit',
      step?.clause,
    )
  if (asked !== actor.person)
    return refused(
      'approval.no-mandate',
      '您没有代理此人审批这一事项的有效授权',
      'You hold no mandate to decide this in that person’s place',
    )
  return notYourTurn()
}

const isOneName = (request: OpenRequest, state: CaseState, actor: Decider): boolean =>
  hasDecidedAs(request, actor.person, 'own') || hasOwnAhead(request, state, actor)

/** The place that a decision fills: the one named; where none is named, one's own or a predecessor's. Of a button: any. */
export function placeWanted(
  request: OpenRequest,
  state: CaseState,
  actor: Decider,
  wanted: string | undefined,
  isButton = false,
): Place | undefined {
  const places = placesFor(request, state, actor)
  if (isButton) return places[0]
  const named = wanted ?? actor.person
  return places.find(p => p.person === named) ?? (wanted === undefined ? places.find(p => p.mandate === undefined) : undefined)
}

/** The post of the place is somebody else's now, or nobody's. */
export function postEnded({ held }: Seat, isMine: boolean): Refusal {
  const whose = isMine ? ['您', 'You no longer hold'] : ['委托人', 'Your principal no longer holds']
  const mend =
    held.length > 0
      ? [
          '由现任审批；也可转办给同岗位的人，或由上级交接',
          'whoever holds it now decides; it may also be passed on or handed over',
        ]
      : ['该岗位现在无人可审，请由上级交接给他人', 'nobody who holds it can decide: a superior hands it over']
  return {
    ...refused(
      'approval.post-ended',
      `${whose[0]}已不担任这一位置所属的岗位：${mend[0]}`,
      `${whose[1]} the post of this place: ${mend[1]}`,
    ),
    ask: held,
  }
}

const yuan = (fen: number | undefined, language: 'zh' | 'en'): string => {
  if (fen === undefined) return language === 'zh' ? '未写明金额' : 'no amount'
  const text = (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
  return language === 'zh' ? `${text} 元` : `CNY ${text}`
}

/** Nobody consents to an amount that they did not see: an amount and a round that are stated must be those that stand, and once the amount has been changed it must be stated. */
function seenRefusal({ amountFen, amountMoved, round }: OpenRequest, data: Data | undefined): Refusal | undefined {
  if (data === undefined) return undefined
  const { amountSeenFen: seen, roundSeen } = data as { amountSeenFen?: number; roundSeen?: number }
  if (data.decision === 'approve' && amountMoved === true && seen === undefined)
    return refused(
      'approval.amount-unstated',
      `金额在审批中改过，同意时须写明所见金额；现在是 ${yuan(amountFen, 'zh')}`,
      `The amount was changed while it waited: consent states the amount seen; it is ${yuan(amountFen, 'en')} now`,
    )
  if (seen !== undefined && seen !== amountFen)
    return refused(
      'approval.amount-differs',
      `您看到的是 ${yuan(seen, 'zh')}，现在是 ${yuan(amountFen, 'zh')}`,
      `You saw ${yuan(seen, 'en')}; it is ${yuan(amountFen, 'en')} now`,
    )
  return roundSeen === undefined || roundSeen === round
    ? undefined
    : refused(
        'approval.amount-differs',
        `您看到的是第 ${roundSeen} 轮（${yuan(seen, 'zh')}），现在是第 ${round} 轮（${yuan(amountFen, 'zh')}）`,
        `You saw round ${roundSeen} (${yuan(seen, 'en')}); it is round ${round} now (${yuan(amountFen, 'en')})`,
      )
}

function toStepRefusal(request: OpenRequest, data: Data | undefined): Refusal | undefined {
  if (data?.toStep === undefined) return undefined
  const earlier = request.steps.slice(0, request.step).some(s => s.id === data.toStep)
  return earlier && data.decision === 'return'
    ? undefined
    : refused('approval.no-such-step', '只能退回到这条路线上较早的步骤', 'It goes back only to an earlier step of this route')
}
