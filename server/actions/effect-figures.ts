import { sql } from 'kysely'
import { customerKinds } from '../../events/customer-kinds.ts'
import { sealedFromNobody } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import type { EffectFigures } from './schema.ts'

const DAYS = 90

/**
 * 处理前后的投诉率和满意度 (penal 三(七)2): complaints about the same product (where the case names a machine) or of the same category among all
 * customers' cases, and satisfied answers among the answered complaints, 90 days before the work was done and 90 days after it, or as many
 * as have passed. Whoever assesses sees how many cases stand behind each figure and may put another one with a reason.
 */
export async function effectFigures(ctx: Ctx, caseId: string): Promise<EffectFigures> {
  const one = await ctx.tx
    .selectFrom('cases')
    .leftJoin('machines', join =>
      join.onRef('machines.org_id', '=', 'cases.org_id').onRef('machines.id', '=', 'cases.machine_id'),
    )
    .select(['cases.category', 'machines.model', 'cases.state'])
    .where('cases.org_id', '=', ctx.org)
    .where('cases.id', '=', caseId)
    .executeTakeFirst()
  if (!one) throw refuse('case.not-found')
  const { rows: done } = await sql<{ at: string | null }>`
    select max(at) as at from events where org_id = ${ctx.org} and stream_id = ${caseId} and type = 'handling.completed'`.execute(
    ctx.tx,
  )
  const turn = done[0]?.at == null ? null : new Date(done[0].at).toISOString()
  const model = one.model ?? ''
  const about = model !== '' ? 'product' : one.category !== null ? 'category' : 'all'
  const same =
    about === 'product'
      ? sql`exists (select from machines m where m.org_id = c.org_id and m.id = c.machine_id and m.model = ${model})`
      : about === 'category'
        ? sql`c.category = ${one.category}`
        : sql`true`
  const span = async (isBefore: boolean) => {
    const at = sql`${turn ?? ctx.now}::timestamptz`
    const within = isBefore
      ? sql`c.opened_at >= ${at} - make_interval(days => ${sql.lit(DAYS)}) and c.opened_at < ${at}`
      : sql`c.opened_at >= ${at} and c.opened_at < ${at} + make_interval(days => ${sql.lit(DAYS)})`
    const { rows } = await sql<{ complaints: string; among: string; answered: string; satisfied: string }>`
      with found as (select c.id, c.kind, (${same}) as same from cases c
        where c.org_id = ${ctx.org} and c.merged_into is null and ${within} and ${sealedFromNobody(ctx.org, 'c.id')}
          and c.kind = any(${[...customerKinds]}::text[])),
      answers as (select distinct on (e.stream_id) e.stream_id, (e.data ->> 'satisfied')::boolean as satisfied from events e
        join found on found.id = e.stream_id and found.same and found.kind = 'complaint'
        where e.org_id = ${ctx.org} and e.type = 'customer.answered' order by e.stream_id, e.seq desc)
      select (select count(*) from found where same and kind = 'complaint') as complaints, (select count(*) from found) as among,
        (select count(*) from answers) as answered, (select count(*) from answers where satisfied) as satisfied`.execute(ctx.tx)
    const row = rows[0]!
    const share = (of: string, among: string) => ({
      ...{ of: Number(of), among: Number(among) },
      percent: Number(among) === 0 ? null : Math.round((Number(of) / Number(among)) * 1000) / 10,
    })
    return { complaints: share(row.complaints, row.among), satisfied: share(row.satisfied, row.answered) }
  }
  return {
    ...{ about, days: DAYS, turn },
    name: about === 'product' ? model : (one.category ?? ''),
    before: await span(true),
    after: await span(false),
  } as EffectFigures
}
