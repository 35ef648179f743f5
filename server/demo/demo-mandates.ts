import type { Ctx } from '../context.ts'
import { decideMandate } from '../mandates/decide-mandate.ts'
import { requestMandate } from '../mandates/request-mandate.ts'
import { NewMandate } from '../mandates/schema.ts'
import { superiorsFor } from '../mandates/superiors-for.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { type Found, idOf, type Login } from './company.ts'
import { asPerson } from './play.ts'

/** A mandate of a demo company; one that is not approved waits for the superior. */
export type DemoMandate = {
  readonly principal: Login
  readonly holder: Login
  readonly belowFen?: number
  readonly subjects?: NewMandate['subjects']
  readonly reason: string
  readonly isApproved: boolean
}
const DAY_MS = 86_400_000
const days = (ctx: Ctx, count: number): string => new Date(Date.parse(ctx.now) + count * DAY_MS).toISOString()

/** 审批口径 of a demo company from its first day: up to 10,000 CNY several at once; amounts of a customer count together for 30 days. */
export async function setApprovals(ctx: Ctx): Promise<void> {
  const administrator = [...ctx.roster.people.values()].find(p => p.roles.some(r => r.role === 'administrator'))
  if (!administrator) throw new Error('the demo company has no administrator')
  await changeSettings(asPerson(ctx, administrator.id, days(ctx, -60)), {
    approvals: { cumulativeDays: 30, batchBelowFen: 1_000_000 },
  })
}

/** Two days old, with a week to go: asked for, and approved in writing by the principal's superior. */
export async function giveMandate(ctx: Ctx, found: Found, mandate: DemoMandate): Promise<void> {
  const { principal, holder, belowFen, subjects, reason, isApproved } = mandate
  const [from, to] = [idOf(found, principal), idOf(found, holder)]
  const asked = asPerson(ctx, from, days(ctx, -2))
  const wish = NewMandate.parse({ holder: to, since: days(ctx, -2), until: days(ctx, 7), belowFen, subjects, reason })
  const { id } = await requestMandate(asked, wish)
  const [superior] = superiorsFor(ctx, from, to, from)
  if (isApproved && superior !== undefined)
    await decideMandate(asPerson(ctx, superior, days(ctx, -2)), id, { decision: 'approve', words: '同意，期间每日抄送我' })
}

export const integratorMandates: readonly DemoMandate[] = [
  {
    principal: 'gu.mingyuan',
    holder: 'shen.lei',
    belowFen: 10_000_000,
    subjects: ['compensation'],
    reason: '赴德国参加展会，赔偿审批请沈磊代理',
    isApproved: true,
  },
  { principal: 'jiang.wen', holder: 'tang.wan', reason: '下周年假五天', isApproved: false },
]
export const furnitureMandates: readonly DemoMandate[] = [
  { principal: 'tao.ran', holder: 'he.miao', belowFen: 1_000_000, reason: '外出培训一周', isApproved: true },
]
