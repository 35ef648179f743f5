import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import type { Instant } from '../../events/instant.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import { type Ctx, systemActor } from '../context.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { contextOf } from '../http/organisation-context.ts'
import { nearestSuperiors } from '../organisation/superiors.ts'
import { readSettings } from '../settings/change-settings.ts'

/**
 * Tells whoever holds a certificate that ends within the company's days, and their superior; each end once, a renewed one again. Gives how many were told of.
 * Safe to run in several processes: rows that another one is telling of are left to it.
 */
export async function tellEndingCertificates(deps: Pick<Deps, 'database' | 'newId' | 'newSalt'>, now: Instant): Promise<number> {
  const organisations = await asWorker(deps.database, tx => tx.selectFrom('organisations').select('id').orderBy('id').execute())
  let told = 0
  for (const { id: org } of organisations)
    told += await inOrganisation(deps.database, org, async tx =>
      tellIn(await contextOf({ ...deps, clock: () => now } as Deps, tx, org, systemActor)),
    )
  return told
}

/** The same inside one organisation. */
export async function tellIn(ctx: Ctx): Promise<number> {
  const { certificateNoticeDays } = (await readSettings(ctx)).assignment
  const today = todayOf(ctx)
  const rows = await ctx.tx
    .selectFrom('certificates')
    .select(['id', 'person_id', 'kind', 'number', 'valid_until'])
    .where('org_id', '=', ctx.org)
    .where('ended_at', 'is', null)
    .where('valid_until', '<=', addCalendarDays(today, certificateNoticeDays))
    .where(eb => eb.or([eb('told_of', 'is', null), eb('told_of', '<>', eb.ref('valid_until'))]))
    .forUpdate()
    .skipLocked()
    .limit(500)
    .execute()
  for (const row of rows) {
    const name = ctx.roster.people.get(row.person_id)?.name ?? ''
    const [zh, en] =
      row.valid_until! < today
        ? [`已于 ${row.valid_until} 过期`, `ended on ${row.valid_until}`]
        : [`将于 ${row.valid_until} 到期`, `ends on ${row.valid_until}`]
    for (const person of [row.person_id, ...nearestSuperiors(ctx.roster, row.person_id).slice(0, 1)])
      await ctx.tx
        .insertInto('notifications')
        .values({
          ...{ org_id: ctx.org, id: ctx.newId(), person_id: person, case_id: null, kind: 'certificate' },
          words: JSON.stringify({
            title: { zh: `${name} 的${row.kind}${zh}`, en: `${name}: ${row.kind} ${en}` },
            body: { zh: `编号 ${row.number}`, en: `Number ${row.number}` },
          }),
          ...{ created_at: ctx.now, read_at: null },
        })
        .execute()
    await ctx.tx
      .updateTable('certificates')
      .set({ told_of: row.valid_until })
      .where('org_id', '=', ctx.org)
      .where('id', '=', row.id)
      .execute()
  }
  return rows.length
}
