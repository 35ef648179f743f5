import { localDateOf, startOfDay } from '../../engine/calendar/days.ts'
import type { RestrictionRule } from '../../engine/pack.ts'
import { monthlyQuota, restricts } from '../../engine/restriction.ts'
import { editionNamed } from '../../engine/rules.ts'
import { isCustomerKind } from '../../events/customer-kinds.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { CaseRecord } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import type { BusinessRestriction } from './schema.ts'

type Asked = Pick<CaseRecord, 'id' | 'customerId' | 'machineId' | 'contact'> & {
  readonly state: NonNullable<CaseRecord['state']> | undefined
}

/**
 * The restrictions that speak of giving this case to a department, as whoever gives out cases sees them: what is restricted, by which clause, how much
 * has been given back and how much of that is used this month. Nothing of the penalty behind it is shown. One small query where nothing is restricted.
 */
export async function restrictionsOn(ctx: Ctx, asked: Asked, department: string | undefined): Promise<BusinessRestriction[]> {
  const { state } = asked
  if (department === undefined || state === undefined || !isCustomerKind(state.kind)) return []
  const rows = await ctx.tx
    .selectFrom('business_restrictions')
    .select(['case_id', 'edition', 'rule', 'effect', 'restriction'])
    .where('org_id', '=', ctx.org)
    .where('department_id', '=', department)
    .where('is_active', '=', true)
    .execute()
  if (rows.length === 0) return []
  const on = localDateOf(ctx.rules.calendar, ctx.now)
  const business = { kind: state.kind, category: state.category, on, ...(await whereAndWhat(ctx, asked)) }
  const found: BusinessRestriction[] = []
  for (const { edition, rule: id, effect, restriction } of rows) {
    if (!restricts(restriction, business)) continue
    const rule = ruleOf(ctx, edition, id)
    if (rule !== undefined && !rule.kinds.includes(state.kind as never)) continue
    const quota = monthlyQuota(restriction)
    const used = await givenThisMonth(ctx, department, asked.id, restriction, on)
    // Within the share given back a case is given as any other.
    if (used < quota) continue
    const name = ctx.roster.departments.get(department)?.name ?? ''
    const { pack } = editionNamed(ctx.rules, edition)
    found.push({
      ...{ department: { id: department, name }, effect, how: restriction.how, from: restriction.from },
      ...{ caseKinds: restriction.caseKinds, categories: restriction.categories, models: restriction.models },
      ...{ regions: restriction.regions, lifted: restriction.lifted, reopened: restriction.reopened, quota, used },
      regulation: { id: pack.id, edition: pack.edition, title: pack.title },
      clause: rule?.clause ?? '',
    })
  }
  return found
}

/** Refuses a case to a department whose business of that kind is suspended (`business.restricted`), by the clause; what only warns is given. */
export async function mustBeFreeToTake(ctx: Ctx, asked: Asked, department: string | undefined): Promise<'warn' | undefined> {
  const found = await restrictionsOn(ctx, asked, department)
  const refused = found.find(one => one.effect === 'refuse')
  if (refused !== undefined)
    throw refuse('business.restricted', {
      clause: refused.clause,
      regulation: refused.regulation.title,
      detail: {
        zh: `${refused.department.name}自 ${refused.from} 起暂停此类业务，已恢复 ${refused.lifted}%（本月 ${refused.used} 件，额度 ${refused.quota} 件）`,
        en: `${refused.department.name} has had this business suspended since ${refused.from}; ${refused.lifted} % was given back (${refused.used} this month of ${refused.quota})`,
      },
    })
  return found.length > 0 ? 'warn' : undefined
}

function ruleOf(ctx: Ctx, edition: string, id: string): RestrictionRule | undefined {
  const own = editionNamed(ctx.rules, edition).pack.restrictions?.find(one => one.id === id)
  return own ?? ctx.rules.editions.flatMap(({ pack }) => pack.restrictions ?? []).find(one => one.id === id)
}

/** The product of the case and whatever is known of where its customer is. */
async function whereAndWhat(ctx: Ctx, { customerId, machineId, contact }: Asked): Promise<{ model?: string; address: string }> {
  const customer =
    customerId === null
      ? undefined
      : await ctx.tx
          .selectFrom('customers')
          .select('address')
          .where('org_id', '=', ctx.org)
          .where('id', '=', customerId)
          .executeTakeFirst()
  const machine =
    machineId === null
      ? undefined
      : await ctx.tx
          .selectFrom('machines')
          .select('model')
          .where('org_id', '=', ctx.org)
          .where('id', '=', machineId)
          .executeTakeFirst()
  return {
    ...(machine === undefined ? {} : { model: machine.model }),
    address: [customer?.address, contact.address].filter(Boolean).join(' '),
  }
}

/** How many cases of the restricted kind the department has been given this month, this one left out. */
async function givenThisMonth(
  ctx: Ctx,
  department: string,
  except: string,
  { caseKinds, categories, from }: { caseKinds: readonly string[]; categories: readonly string[]; from: LocalDate },
  on: LocalDate,
): Promise<number> {
  const month = `${on.slice(0, 7)}-01` as LocalDate
  let query = ctx.tx
    .selectFrom('cases')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('org_id', '=', ctx.org)
    .where('department_id', '=', department)
    .where('id', '<>', except)
    .where('merged_into', 'is', null)
    .where('opened_at', '>=', startOfDay(ctx.rules.calendar, month > from ? month : from))
  if (caseKinds.length > 0) query = query.where('kind', 'in', [...caseKinds] as never)
  if (categories.length > 0) query = query.where('category', 'in', [...categories])
  const row = await query.executeTakeFirstOrThrow()
  return Number(row.count)
}
