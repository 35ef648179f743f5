import type { Ctx } from '../context.ts'
import { type ChangeEntity, changeEntities } from './change-entities-schema.ts'
import { changedFields, namesFor } from './changed-fields.ts'
import type { ChangeRow } from './chart-schema.ts'

/** What an entry of the administration log tells about the organisation: a stored change by its id, or what went before and after. */
type Told = Readonly<Record<string, unknown>>
export type SaidChange = Pick<ChangeRow, 'entity' | 'about' | 'kind' | 'fields' | 'reason'>
type Values = Readonly<Record<string, unknown>> | null

/** Changes of the organisation in words, in the order given; null where an entry tells of none. Five queries, however many. */
export async function changesInWords(ctx: Ctx, told: readonly Told[]): Promise<(SaidChange | null)[]> {
  const ids = told.flatMap(({ change }) => (typeof change === 'string' ? [change] : []))
  const ownWords = told.some(({ entity }) => entity !== undefined)
  if (ids.length === 0 && !ownWords) return told.map(() => null)
  const rows =
    ids.length === 0
      ? []
      : await ctx.tx
          .selectFrom('organisation_changes')
          .select(['id', 'entity', 'entity_id', 'before', 'after', 'reason'])
          .where('org_id', '=', ctx.org)
          .where('id', 'in', ids)
          .execute()
  const names = await namesFor(ctx)
  const say = (entity: ChangeEntity, id: string, before: Values, after: Values, reason: string): SaidChange => ({
    ...{ entity, reason, about: names.about(entity, id, { ...before, ...after }) },
    kind: before === null ? 'made' : after === null ? 'removed' : 'changed',
    fields: changedFields(ctx, names, before, after),
  })
  const byId = new Map(rows.map(r => [r.id, say(r.entity as ChangeEntity, r.entity_id, r.before, r.after, r.reason)]))
  return told.map(({ change, entity, id, about, before, after, reason }) => {
    if (typeof change === 'string') return byId.get(change) ?? null
    const known = changeEntities.find(e => e === entity)
    if (known === undefined) return null
    const said = say(known, String(id ?? ''), (before ?? null) as Values, (after ?? null) as Values, String(reason ?? ''))
    return typeof about === 'string' ? { ...said, about } : said
  })
}
