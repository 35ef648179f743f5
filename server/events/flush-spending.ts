import { effectiveEvents } from '../../engine/corrections.ts'
import { type Edition, editionNamed } from '../../engine/rules.ts'
import { eventsOf } from '../cases/queries.ts'
import { yearOf } from '../compensation/book-on-fund.ts'
import { spentIn } from '../compensation/spending.ts'
import type { Ctx } from '../context.ts'
import type { Work } from './work.ts'

const spending = new WeakMap<Edition['pack'], ReadonlySet<string>>()
/** The records of a regulation that spend from a fund; few have any. */
function spendingRecords(edition: Edition): ReadonlySet<string> {
  const { pack } = edition
  const known = spending.get(pack)
  if (known !== undefined) return known
  const found = new Set(
    (pack.records ?? [])
      .filter(one => one.fields.some(field => field.kind === 'amount' && field.books !== undefined))
      .map(one => one.id),
  )
  spending.set(pack, found)
  return found
}

/** Keeps what records spent from funds (robot 17) with the events of their cases. Nothing is asked where no such record was made. */
export async function flushSpending(ctx: Ctx, work: Work): Promise<void> {
  const records = new Set(ctx.rules.editions.flatMap(edition => [...spendingRecords(edition)]))
  if (records.size === 0) return
  const touched = new Set(
    work.events.flatMap(event =>
      event.type === 'record.made' && records.has(String((event.data as { record?: unknown }).record)) ? [event.stream] : [],
    ),
  )
  for (const { id, state } of work.cases.values()) {
    if (state === undefined || !(touched.has(id) || work.refolded.has(id))) continue
    const { pack } = editionNamed(ctx.rules, state.edition)
    const rows = effectiveEvents(await eventsOf(ctx, id)).flatMap(event => {
      if (event.type !== 'record.made') return []
      const record = (pack.records ?? []).find(one => one.id === event.data.record)
      if (record === undefined) return []
      return spentIn(pack.id, record, event.data.values).map(({ fund, fen }, at) => ({
        ...{ org_id: ctx.org, id: at === 0 ? event.id : `${event.id}#${at}`, fund, year: yearOf(ctx, event.at), case_id: id },
        ...{ amount_fen: fen, booked_by: event.actor, booked_at: event.at, source: 'spending' as const },
      }))
    })
    await ctx.tx
      .deleteFrom('fund_bookings')
      .where('org_id', '=', ctx.org)
      .where('case_id', '=', id)
      .where('source', '=', 'spending')
      .execute()
    if (rows.length > 0) await ctx.tx.insertInto('fund_bookings').values(rows).execute()
  }
}
