import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import type { Founding } from './create-organisation.ts'
import { recordChange } from './record-change.ts'

export type NewSuperior = {
  /** Null: from then on the posts say who it is. */
  readonly superior: string | null
  /** Now, where left out. */
  readonly since?: Instant | undefined
}

/**
 * Says whom a person answers to from a moment on, after what was said before; lines planned for later give way. Refuses somebody who answers to
 * the person themself (`superior.circle`), people not on the staff, and a beginning in the past (`post.dates-wrong`).
 */
export async function setSuperior(ctx: Ctx, person: string, { superior, since = ctx.now }: NewSuperior): Promise<void> {
  if (!ctx.roster.people.has(person)) throw refuse('person.not-found')
  if (since < ctx.now) throw refuse('post.dates-wrong')
  if (superior !== null) {
    const one = ctx.roster.people.get(superior)
    if (!one || one.partner !== undefined) throw refuse('person.not-found')
    await mustNotAnswerTo(ctx, superior, person, since)
  }
  await endLines(ctx, person, since)
  if (superior !== null) await insertLine(ctx, person, superior, since)
}

/** The lines of a founding: nobody was there before. */
export async function insertLine(
  ctx: Founding & Partial<Pick<Ctx, 'actor'>>,
  person: string,
  superior: string,
  since: Instant,
): Promise<void> {
  const id = ctx.newId()
  const row = { person_id: person, superior_id: superior, since, until: null }
  await ctx.tx
    .insertInto('reporting_lines')
    .values({ org_id: ctx.org, id, ...row })
    .execute()
  await recordChange(ctx, { entity: 'reporting-line', id, person, before: null, after: row })
}

/** Ends the person's own lines from a moment on; those that would begin later never begin. */
export async function endLines(ctx: Ctx, person: string, until: Instant): Promise<void> {
  const rows = await ctx.tx
    .selectFrom('reporting_lines')
    .select(['id', 'superior_id', 'since', 'until'])
    .where('org_id', '=', ctx.org)
    .where('person_id', '=', person)
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', until)]))
    .forUpdate()
    .execute()
  for (const row of rows) {
    const end = until > row.since ? until : row.since
    await ctx.tx
      .updateTable('reporting_lines')
      .set({ until: end })
      .where('org_id', '=', ctx.org)
      .where('id', '=', row.id)
      .execute()
    await recordChange(ctx, {
      ...{ entity: 'reporting-line', id: row.id, person },
      ...{ before: { until: row.until, superior_id: row.superior_id }, after: { until: end } },
    })
  }
}

/** Follows the lines as they will stand then: two changes at once wait for each other at the organisation's row. */
async function mustNotAnswerTo(ctx: Ctx, superior: string, person: string, at: Instant): Promise<void> {
  await ctx.tx.selectFrom('organisations').select('id').where('id', '=', ctx.org).forNoKeyUpdate().executeTakeFirstOrThrow()
  const rows = await ctx.tx
    .selectFrom('reporting_lines')
    .select(['person_id', 'superior_id', 'since', 'until'])
    .where('org_id', '=', ctx.org)
    // Lines that begin later count as well: whoever comes to answer to somebody next month must not close the circle then.
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', at)]))
    .execute()
  const above = new Map<string, string[]>()
  for (const row of rows)
    if (row.until === null || row.until > row.since)
      above.set(row.person_id, [...(above.get(row.person_id) ?? []), row.superior_id])
  const seen = new Set<string>()
  const next = [superior]
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    if (one === person) throw refuse('superior.circle')
    if (seen.has(one)) continue
    seen.add(one)
    next.push(...(above.get(one) ?? []))
  }
}
