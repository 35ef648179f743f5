import type { RecordRule } from '../../engine/pack.ts'
import type { Text } from '../../events/text.ts'
import { shownSealed } from '../access/shown.ts'
import { person } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { FieldNeed } from './schema.ts'

type Asked = NonNullable<FieldNeed['asked']>
type Row = { readonly key: string; readonly start_event: string; readonly edition: string; readonly is_mine: unknown }

/**
 * What was written down in the records that these duties begin with, by the key of the duty; two queries. The words of a record under seal are not
 * given out by the database, and what was chosen in it is left out here.
 */
export async function askedInOf(ctx: Ctx, rows: readonly Row[]): Promise<ReadonlyMap<string, Asked>> {
  const starts = [...new Set(rows.map(row => row.start_event))]
  const events = await ctx.tx
    .selectFrom('events')
    .select(['id', 'at', 'actor', 'data'])
    .select(eb =>
      eb
        .exists(
          eb
            .selectFrom('seals')
            .select('seals.id')
            .where('seals.org_id', '=', ctx.org)
            .whereRef('seals.subject_id', '=', 'events.id')
            .where('seals.lifted_at', 'is', null),
        )
        .as('is_sealed'),
    )
    .where('org_id', '=', ctx.org)
    .where('id', 'in', [...starts, ''])
    .where('type', '=', 'record.made')
    .execute()
  const texts = await ctx.tx
    .selectFrom('sealed_fields')
    .select(['event_id', 'value'])
    .where('org_id', '=', ctx.org)
    .where('event_id', 'in', [...events.map(e => e.id), ''])
    .where('field', '=', 'texts')
    .execute()
  const found = new Map<string, Asked>()
  for (const row of rows) {
    const event = events.find(e => e.id === row.start_event)
    const pack = ctx.rules.editions.find(e => e.key === row.edition)?.pack
    const record = pack?.records?.find(one => one.id === event?.data.record)
    if (event === undefined || record === undefined || event.is_sealed) continue
    const written = texts.find(t => t.event_id === event.id)?.value
    const shown = shownSealed(ctx, event, written === undefined ? {} : { texts: written }, row.is_mine)
    found.set(row.key, {
      by: person(ctx, event.actor),
      at: event.at,
      record: record.title,
      lines: linesOf(record, (shown.texts ?? {}) as Values, (event.data.values ?? {}) as Values),
    })
  }
  return found
}

type Values = Readonly<Record<string, unknown>>

/** The words and the choices of a record, in the order of its fields; days, people and numbers are for its own page. */
function linesOf(record: RecordRule, texts: Values, values: Values): Asked['lines'] {
  return record.fields.flatMap((field): Asked['lines'] => {
    const said = texts[field.id]
    if (typeof said === 'string' && said !== '') return [{ title: field.title, value: said }]
    if (!('values' in field)) return []
    const chosen = [values[field.id] ?? []].flat().map(String)
    const titles: Text[] = field.values.filter(v => chosen.includes(v.id)).map(v => v.title)
    return titles.length === 0 ? [] : [{ title: field.title, value: titles }]
  })
}
