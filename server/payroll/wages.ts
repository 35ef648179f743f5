import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readSettings } from '../settings/change-settings.ts'
import type { EnterWages, WageList } from './schema.ts'

export type Wage = { readonly person: string; readonly wageFen: number; readonly region: string }

/** 当月工资 of a month as entered last, by person; only for sums, never shown to whoever does not read wages. */
export async function wagesOf(ctx: Pick<Ctx, 'tx' | 'org'>, month: string): Promise<ReadonlyMap<string, Wage>> {
  const rows = await rowsOf(ctx, month)
  return new Map(rows.map(row => [row.person_id, { person: row.person_id, wageFen: row.wage_fen, region: row.region }]))
}

const rowsOf = (ctx: Pick<Ctx, 'tx' | 'org'>, month: string) =>
  ctx.tx
    .selectFrom('payroll_wages')
    .distinctOn('person_id')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('month', '=', month)
    .orderBy('person_id')
    .orderBy('entered_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** The staff with their wage of a month, those without one too. Partners' people are not on the payroll. */
export async function listWages(ctx: Ctx, month: string): Promise<WageList> {
  const known = new Map((await rowsOf(ctx, month)).map(row => [row.person_id, row]))
  const { regions } = (await readSettings(ctx)).payroll
  const staff = [...ctx.roster.people.values()].filter(one => one.partner === undefined)
  const items = staff.map(one => {
    const row = known.get(one.id)
    return {
      person: { id: one.id, name: named(ctx, one.id).name },
      department: ctx.roster.departments.get(one.department ?? '')?.name ?? '',
      ...{ wageFen: row?.wage_fen ?? null, region: row?.region ?? null, source: row?.source ?? null },
      ...{ by: row === undefined ? null : named(ctx, row.entered_by), at: row?.entered_at ?? null },
    }
  })
  const order = (a: string, b: string) => a.localeCompare(b, 'zh')
  return {
    month,
    regions: regions.map(one => one.name),
    items: items.sort((a, b) => order(a.department, b.department) || order(a.person.name, b.person.name)),
  }
}

/** Enters wages of a month. Nothing is changed in place: the last one of a person counts. Where no region is said it is the company's first. */
export async function enterWages(ctx: Ctx, { month, items, source }: EnterWages): Promise<void> {
  const { regions } = (await readSettings(ctx)).payroll
  const [first] = regions
  if (first === undefined) throw refuse('payroll.no-minimum-wage')
  const rows = items.map((item, at) => {
    if (!ctx.roster.people.has(item.person))
      throw refuse('person.not-found', { fields: { [`items.${at}.person`]: { zh: '没有这个人', en: 'Nobody of that id' } } })
    const region = item.region ?? first.name
    if (!regions.some(one => one.name === region))
      throw refuse('payroll.region-unknown', {
        fields: { [`items.${at}.region`]: { zh: `没有「${region}」`, en: `No region "${region}"` } },
      })
    return {
      ...{ org_id: ctx.org, id: ctx.newId(), person_id: item.person, month, wage_fen: item.wageFen, region, source },
      ...{ entered_by: ctx.actor.person, entered_at: ctx.now },
    }
  })
  for (let i = 0; i < rows.length; i += 500)
    await ctx.tx
      .insertInto('payroll_wages')
      .values(rows.slice(i, i + 500))
      .execute()
}
