import { sql } from 'kysely'
import { startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import type { Unit } from '../../engine/sampling/draw.ts'
import { customerKinds } from '../../events/customer-kinds.ts'
import type { LocalDate } from '../../events/instant.ts'
import { sealedFromNobody } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { canonical, sha256 } from '../events/seal.ts'
import { judgedOf } from './judged.ts'

export type Asked = { readonly customer: string; readonly cases: readonly string[]; readonly judged: readonly string[] }

/**
 * 调查总体 (robot 第十五条(三)): every customer for whom something was closed in the period, with the cases it was and whose work it was; in the order of
 * their ids. Nobody chooses them. Cases taken over from a past log, merged into others or sealed make nobody a member.
 */
export async function customersServed(ctx: Ctx, from: LocalDate, to: LocalDate): Promise<Asked[]> {
  const { calendar } = ctx.rules
  const rows = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'customer_id', 'state'])
    .where('org_id', '=', ctx.org)
    .where('customer_id', 'is not', null)
    .where('kind', 'in', [...customerKinds])
    .where('is_closed', '=', true)
    .where('is_history', '=', false)
    .where('merged_into', 'is', null)
    .where('closed_at', '>=', startOfDay(calendar, from))
    .where('closed_at', '<', startOfDay(calendar, addCalendarDays(to, 1)))
    .where(sealedFromNobody(ctx.org, 'cases.id'))
    .orderBy(sql`customer_id collate "C"`)
    .orderBy('id')
    .execute()
  const judged = await judgedOf(ctx, rows)
  const byCustomer = new Map<string, { cases: string[]; judged: Set<string> }>()
  for (const { id, customer_id: customer } of rows) {
    const one = byCustomer.get(customer!) ?? { cases: [], judged: new Set<string>() }
    one.cases.push(id)
    for (const person of judged.get(id) ?? []) one.judged.add(person)
    byCustomer.set(customer!, one)
  }
  return [...byCustomer].map(([customer, one]) => ({ customer, cases: one.cases, judged: [...one.judged].sort() }))
}

/** The customers as units of a draw: what each says is the hash of the cases by which it is there. */
export const unitsOf = (asked: readonly Asked[]): Unit[] =>
  asked.map(({ customer, cases }) => ({ id: customer, stratum: '', digest: sha256(canonical(cases)) }))
