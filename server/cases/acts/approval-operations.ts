import { askedNow, placesFor } from '../../../engine/approvals/places.ts'
import { rebasing } from '../../../engine/approvals/rebase.ts'
import { askedOf } from '../../../engine/approvals/request.ts'
import { localTextOf } from '../../../engine/calendar/days.ts'
import type { OpenRequest } from '../../../engine/state.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { settleReview } from '../../library/study-review.ts'
import { amountOfReward } from '../../rewards/reward-checks.ts'
import { readSettings } from '../../settings/change-settings.ts'
import type { OpenedCase } from '../case-record.ts'
import { mustBeStaff } from '../named-things.ts'
import type { ActFile } from '../perform-act.ts'
import { clocksOf, requestOf } from './decide.ts'
import { decisiveAmount } from './decisive-amount.ts'
import { freezeRoute } from './freeze-route.ts'

/** The step that waits. A request that waits has one. */
const current = (request: OpenRequest) => request.steps[request.step]!

/** In which of the step's posts somebody could have been asked; undefined where in none: then they have no authority here. */
export function roleForStep(
  ctx: Ctx,
  record: OpenedCase,
  step: OpenRequest['steps'][number],
  from: string,
  to: string,
): string | undefined {
  const asked = step.people.find(p => p.person === from)?.role
  if (asked === undefined) return undefined
  // An added signer gives an opinion of their own, not an authority: it may pass to anybody.
  if (step.addedBy !== undefined) return asked
  const roles = new Set(step.people.map(p => p.role))
  const inCase = Object.entries(record.state.people).find(([role, people]) => roles.has(role) && people.includes(to))
  return inCase?.[0] ?? ctx.roster.people.get(to)?.roles.find(r => roles.has(r.role))?.role
}

/** 转办: to somebody whom the same step could have asked (`approval.transfer-unauthorised`); anybody else can be asked for an opinion instead. */
export const transferApproval: ActFile = {
  act: 'transfer-approval',
  fill(ctx, record, input) {
    mustBeStaff(ctx, [input.to])
    const request = requestOf(record, input.request)
    const step = current(request)
    // Their own place, or that of whom they succeeded in the post.
    const own = placesFor(request, record.state, ctx.actor).find(p => p.mandate === undefined)
    const from = own?.person ?? ctx.actor.person
    const role = roleForStep(ctx, record, step, from, String(input.to))
    if (role === undefined) throw refuse('approval.transfer-unauthorised', { clause: step.clause })
    return { step: step.id, from, role }
  },
}

/** 加签: a step of its own beside mine, under the clause of mine. */
export const addSigners: ActFile = {
  act: 'add-signers',
  fill(ctx, record, input) {
    mustBeStaff(ctx, input.people as string[])
    const request = requestOf(record, input.request)
    const { id, clause } = current(request)
    const taken = new Set(request.steps.map(s => s.id))
    let n = 1
    while (taken.has(`added-${n}`)) n += 1
    return { beside: id, step: `added-${n}`, clause }
  },
}

/** 减签. */
export const removeSigner: ActFile = {
  act: 'remove-signer',
  fill: (ctx, record, input) => clocksOf(ctx, record, 'approval.signer-removed', input),
}

/** 委派 and 沟通: anybody of the staff may be asked; the decision stays where it is. */
export const askOpinion: ActFile = {
  act: 'ask-opinion',
  fill(ctx, record, input) {
    mustBeStaff(ctx, [input.to])
    return { step: current(requestOf(record, input.request)).id }
  },
}

/** 撤回. */
export const withdrawApproval: ActFile = {
  act: 'withdraw-approval',
  fill(ctx, record, input) {
    const { subject, form } = requestOf(record, input.request)
    return { subject, ...(form === undefined ? {} : { form }), ...clocksOf(ctx, record, 'approval.withdrawn', input) }
  },
  async after(ctx, work, record, { plain }) {
    if (plain.subject === 'study') await settleReview(ctx, work, record, String(plain.request), 'withdrawn')
    return undefined
  },
}

/**
 * 催办: those who are to decide now, and whose opinion it waits for; each at most once in the company's interval (公司设置 `approvals.urgeEveryMinutes`). Where
 * all were asked within it, `approval.urged-lately` says when again.
 */
export const urgeApproval: ActFile = {
  act: 'urge-approval',
  async fill(ctx, record, input) {
    const request = requestOf(record, input.request)
    const asked = [...new Set([...askedNow(request, record.state, ctx.actor.incumbents), ...askedOf(request)])]
    const minutes = (await readSettings(ctx)).approvals.urgeEveryMinutes
    const again = (person: string) => {
      const last = Object.hasOwn(request.urged ?? {}, person) ? request.urged![person] : undefined
      return last === undefined ? 0 : Date.parse(last) + minutes * 60_000
    }
    const to = asked.filter(person => again(person) <= Date.parse(ctx.now))
    if (asked.length > 0 && to.length === 0) {
      const earliest = new Date(Math.min(...asked.map(again))).toISOString()
      const at = localTextOf(ctx.rules.calendar, earliest)
      throw refuse('approval.urged-lately', {
        detail: {
          zh: `刚催办过：每 ${minutes} 分钟最多催办一次，${at} 起可再催`,
          en: `Urged lately: once in ${minutes} minutes; again from ${at}`,
        },
        retryAfterSeconds: Math.ceil((Date.parse(earliest) - Date.parse(ctx.now)) / 1_000),
      })
    }
    return { to }
  },
}

/** 抄送. */
export const copyApproval: ActFile = {
  act: 'copy-approval',
  fill(ctx, _record, input) {
    mustBeStaff(ctx, input.to as string[])
    return {}
  },
}

/** 变更金额: the route of the new amount takes the place of the rest; what no longer counts is named. */
export const changeAmount: ActFile = {
  act: 'change-amount',
  async fill(ctx, record, input) {
    const request = requestOf(record, input.request)
    const { subject, form, urgent, toManagement } = request
    if (subject === 'ratification' || subject === 'study' || subject === 'settlement') throw refuse('approval.none-waiting')
    const amountFen = input.amountFen as number
    if (amountFen === request.amountFen) throw refuse('approval.same-amount')
    await amountOfReward(ctx, record, amountFen)
    const decisive = await decisiveAmount(ctx, record, subject, amountFen)
    const decisiveFen = decisive?.fen ?? amountFen
    const ordered = freezeRoute(ctx, record, subject, { amountFen: decisiveFen, urgent, toManagement }, form, [request.by])
    const rebased = { decisiveFen, ...rebasing(request, decisiveFen, ordered) }
    return { ...rebased, ...clocksOf(ctx, record, 'approval.amount-changed', { ...input, ...rebased }) }
  },
}
