import { localDateOf } from '../../engine/calendar/days.ts'
import { placeHold } from '../archive/holds.ts'
import type { Ctx } from '../context.ts'
import { decideRequest } from '../privacy/decide-request.ts'
import type { TakeRequest } from '../privacy/schema.ts'
import { takeRequest } from '../privacy/take-request.ts'
import { type Found, idOf } from './company.ts'
import { asPerson } from './play.ts'

const DAY = 24 * 3_600_000
const before = (ctx: Ctx, days: number): string => new Date(Date.parse(ctx.now) - days * DAY).toISOString()
/** The context of a person of the demo, who sees what the company's own system sees. */
const as = (ctx: Ctx, found: Found, login: Parameters<typeof idOf>[1], days: number): Ctx =>
  asPerson(ctx, idOf(found, login), before(ctx, days))

async function someCustomer(ctx: Ctx, skip: number): Promise<{ id: string; name: string; phone: string }> {
  return ctx.tx
    .selectFrom('customers')
    .select(['id', 'name', 'phone'])
    .where('org_id', '=', ctx.org)
    .where('phone', '!=', '')
    .orderBy('created_at')
    .orderBy('id')
    .offset(skip)
    .limit(1)
    .executeTakeFirstOrThrow()
}

/** 归档与个人信息 of the furniture maker: a hold for a lawsuit, one on a class for an inquiry, and two requests of customers. */
export async function furnitureArchive(ctx: Ctx, found: Found): Promise<void> {
  const [sued, asks, leaves] = [await someCustomer(ctx, 0), await someCustomer(ctx, 1), await someCustomer(ctx, 2)]
  await placeHold(as(ctx, found, 'mo.han', 20), {
    ...{ kind: 'customer', subject: sued.id, reason: '客户就安装质量起诉，全部往来保全', reference: '民初 1024 号' },
  })
  await placeHold(as(ctx, found, 'pei.yan', 6), { kind: 'class', class: 'access-log', reason: '内控核查期间保留访问日志' })
  const officer = as(ctx, found, 'luo.yi', 3)
  const receivedOn = localDateOf(ctx.rules.calendar, officer.now)
  const common = { law: 'pipl', about: 'customer', receivedOn, identity: '回拨登记的电话，核对最近一次订单' } as const
  const first: TakeRequest = {
    ...common,
    kind: 'access',
    subject: asks.id,
    name: asks.name,
    answerTo: asks.phone,
    asks: '请提供你们保存的我的全部信息',
  }
  await takeRequest(officer, first)
  const erasure: TakeRequest = {
    ...common,
    kind: 'erasure',
    subject: leaves.id,
    name: leaves.name,
    answerTo: leaves.phone,
    asks: '不再购买，请删除我的信息',
  }
  await takeRequest(officer, erasure)
}

/** The integrator: a case held for a quarrel with a supplier, and a request under the GDPR that was refused. */
export async function integratorArchive(ctx: Ctx, found: Found): Promise<void> {
  const { id } = await ctx.tx
    .selectFrom('cases')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('is_closed', '=', true)
    .orderBy('closed_at')
    .limit(1)
    .executeTakeFirstOrThrow()
  await placeHold(as(ctx, found, 'ma.chao', 10), {
    kind: 'case',
    subject: id,
    reason: '与减速机供应商就批次缺陷协商，保留全部记录',
  })
  const officer = as(ctx, found, 'ma.chao', 8)
  const request = await takeRequest(officer, {
    ...{
      kind: 'objection',
      law: 'gdpr',
      about: 'contact',
      name: 'K. Weber',
      phone: '+49 711 5550100',
      answerTo: 'weber@example.com',
    },
    ...{ asks: '反对将我的联系方式用于满意度调查', identity: '无法核实：来信邮箱与登记不符' },
    receivedOn: localDateOf(ctx.rules.calendar, officer.now),
  })
  await decideRequest(as(ctx, found, 'ma.chao', 7), request, {
    granted: false,
    decision: '两次联系登记的电话均未能核实身份，请本人以登记的邮箱提出',
  })
}
