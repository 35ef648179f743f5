import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { fenOf, mustBeParts } from './catalogue.ts'
import { nextStockNumber } from './numbers.ts'
import { mustBePlaces, nameOf } from './places.ts'
import { balanceAt, lockBalances } from './post-moves.ts'
import { postStocktake } from './post-stocktake.ts'
import type { ChangeStocktake, ListStocktakes, NewStocktake, StocktakePage, StocktakeView } from './stocktake-schema.ts'
import { mustBeStaffOfOurs, mustKeep, stockRights } from './who.ts'

/** 盘点: freezes what the books say of a place as a sheet that one person counts blind; one count of a place at a time (`stocktake.open-already`). */
export async function openStocktake(ctx: Ctx, input: NewStocktake): Promise<string> {
  mustBeStaffOfOurs(ctx)
  const places = await mustBePlaces(ctx, [input.location])
  await mustKeep(ctx, [...places.values()])
  if (!ctx.roster.people.has(input.counter)) throw refuse('person.not-found')
  const open = await ctx.tx
    .selectFrom('stocktakes')
    .select('number')
    .where('org_id', '=', ctx.org)
    .where('location_id', '=', input.location)
    .where('state', 'in', ['counting', 'counted'])
    .executeTakeFirst()
  if (open)
    throw refuse('stocktake.open-already', {
      detail: { zh: `盘点单 ${open.number} 还没有结束`, en: `${open.number} is not over` },
    })
  const id = ctx.newId()
  await ctx.tx
    .insertInto('stocktakes')
    .values({
      ...{ org_id: ctx.org, id, number: await nextStockNumber(ctx, 'stocktake'), location_id: input.location, state: 'counting' },
      ...{ counter_id: input.counter, opened_by: ctx.actor.person, frozen_at: ctx.now, note: input.note },
    })
    .execute()
  // Locked, so that no move is half on the sheet.
  const booked = await ctx.tx
    .selectFrom('stock_balances')
    .select(['part_id', 'on_hand'])
    .where('org_id', '=', ctx.org)
    .where('location_id', '=', input.location)
    .where('on_hand', '>', 0)
    .orderBy('part_id')
    .forUpdate()
    .execute()
  for (let i = 0; i < booked.length; i += 500)
    await ctx.tx
      .insertInto('stocktake_lines')
      .values(
        booked.slice(i, i + 500).map(row => ({ org_id: ctx.org, stocktake_id: id, part_id: row.part_id, booked: row.on_hand })),
      )
      .execute()
  return id
}

async function stocktakeRow(ctx: Ctx, id: string, lock = false) {
  const query = ctx.tx.selectFrom('stocktakes').selectAll().where('org_id', '=', ctx.org).where('id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw refuse('stocktake.not-found')
  return row
}

/** Counts, finishes, sends back, posts or drops a count. Who counted does not post (`stocktake.own-count`); what is not its turn is `stocktake.not-now`. */
export async function changeStocktake(ctx: Ctx, id: string, input: ChangeStocktake): Promise<void> {
  mustBeStaffOfOurs(ctx)
  const row = await stocktakeRow(ctx, id, true)
  const isCounter = row.counter_id === ctx.actor.person
  const wanted =
    input.act === 'count' || input.act === 'finish'
      ? ['counting']
      : input.act === 'cancel'
        ? ['counting', 'counted']
        : ['counted']
  if (!wanted.includes(row.state)) throw refuse('stocktake.not-now')
  if (input.act === 'count' || input.act === 'finish') {
    if (!isCounter) throw refuse('stocktake.not-counter')
  } else {
    await mustKeep(ctx, [...(await mustBePlaces(ctx, [row.location_id], true)).values()])
    if (isCounter && input.act === 'post') throw refuse('stocktake.own-count')
  }
  if (input.act === 'count') return enter(ctx, id, row.location_id, input.lines)
  if (input.act === 'finish') {
    const left = await ctx.tx
      .selectFrom('stocktake_lines')
      .select('part_id')
      .where('org_id', '=', ctx.org)
      .where('stocktake_id', '=', id)
      .where('counted', 'is', null)
      .limit(1)
      .executeTakeFirst()
    if (left) throw refuse('stocktake.not-whole')
    return write(ctx, id, { state: 'counted', counted_at: ctx.now })
  }
  if (input.act === 'recount') return write(ctx, id, { state: 'counting', counted_at: null })
  if (input.act === 'cancel') return write(ctx, id, { state: 'cancelled' })
  await postStocktake(ctx, { id, number: row.number, location: row.location_id, note: input.note })
  await write(ctx, id, { state: 'posted', posted_by: ctx.actor.person, posted_at: ctx.now })
}

type Change = Partial<{ state: StocktakeView['state']; counted_at: Ctx['now'] | null; posted_by: string; posted_at: Ctx['now'] }>
async function write({ tx, org }: Ctx, id: string, change: Change): Promise<void> {
  await tx.updateTable('stocktakes').set(change).where('org_id', '=', org).where('id', '=', id).execute()
}

type Counted = Extract<ChangeStocktake, { act: 'count' }>['lines']
/** What was counted, each line with what the books said at that moment: moves between the freezing and the counting are in it. A part that is not on the sheet is added. */
async function enter(ctx: Ctx, id: string, location: string, lines: Counted): Promise<void> {
  const parts = await mustBeParts(
    ctx,
    lines.map(line => line.part),
  )
  const locked = await lockBalances(
    ctx,
    lines.map(line => ({ part: line.part, location })),
  )
  for (const line of lines) {
    if (parts.get(line.part)!.isSerialised && new Set(line.serials).size !== line.counted) throw refuse('stock.serials-needed')
    const now = {
      ...{ counted: line.counted, counted_at: ctx.now, expected: balanceAt(locked, line.part, location).onHand },
      ...{ serials: line.serials, note: line.note },
    }
    await ctx.tx
      .insertInto('stocktake_lines')
      .values({ org_id: ctx.org, stocktake_id: id, part_id: line.part, booked: 0, ...now })
      .onConflict(conflict => conflict.columns(['org_id', 'stocktake_id', 'part_id']).doUpdateSet(now))
      .execute()
  }
}

/** Counts, newest first. */
export async function listStocktakes(ctx: Ctx, { limit, after }: ListStocktakes): Promise<StocktakePage> {
  mustBeStaffOfOurs(ctx)
  let query = rowsOf(ctx).select(sql<string>`k.frozen_at::text`.as('place'))
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(k.frozen_at, k.id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('k.frozen_at', 'desc')
    .orderBy('k.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const { manages } = await stockRights(ctx)
  const kept = await ctx.tx
    .selectFrom('stock_locations')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('keeper_id', '=', ctx.actor.person)
    .limit(1)
    .executeTakeFirst()
  return {
    items: page.map(row => present(ctx, row)),
    next: rows.length > limit && last ? writeCursor([last.place, last.id]) : null,
    canOpen: manages || kept !== undefined,
  }
}

const rowsOf = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('stocktakes as k')
    .innerJoin('stock_locations as l', join => join.onRef('l.org_id', '=', 'k.org_id').onRef('l.id', '=', 'k.location_id'))
    .selectAll('k')
    .select(['l.name as location_name', 'l.keeper_id'])
    .select([
      sql<number>`(select count(*)::int from stocktake_lines n where n.org_id = k.org_id and n.stocktake_id = k.id)`.as('lines'),
      sql<number>`(select count(*)::int from stocktake_lines n where n.org_id = k.org_id and n.stocktake_id = k.id and n.counted <> n.expected)`.as(
        'differing',
      ),
    ])
    .where('k.org_id', '=', ctx.org)

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>
const present = (ctx: Ctx, row: Row): StocktakePage['items'][number] => ({
  ...{ id: row.id, number: row.number, location: { id: row.location_id, name: row.location_name }, state: row.state },
  ...{
    counter: nameOf(ctx, row.counter_id),
    openedBy: nameOf(ctx, row.opened_by),
    frozenAt: row.frozen_at,
    countedAt: row.counted_at,
  },
  ...{ postedBy: row.posted_by === null ? null : nameOf(ctx, row.posted_by), postedAt: row.posted_at, lines: row.lines },
  differing: row.state === 'counting' ? null : row.differing,
})

/** One count with its sheet; the numbers of the books are left out for whoever counts while it is not posted. */
export async function viewStocktake(ctx: Ctx, id: string): Promise<StocktakeView> {
  mustBeStaffOfOurs(ctx)
  const row = await rowsOf(ctx).where('k.id', '=', id).executeTakeFirst()
  if (!row) throw refuse('stocktake.not-found')
  const lines = await ctx.tx
    .selectFrom('stocktake_lines as n')
    .innerJoin('parts as p', join => join.onRef('p.org_id', '=', 'n.org_id').onRef('p.id', '=', 'n.part_id'))
    .select([
      'p.id',
      'p.number',
      'p.name',
      'p.unit',
      'p.spec',
      'p.is_serialised',
      'p.price_fen',
      'n.booked',
      'n.counted',
      'n.counted_at',
    ])
    .select(['n.expected', 'n.serials', 'n.note'])
    .where('n.org_id', '=', ctx.org)
    .where('n.stocktake_id', '=', id)
    .orderBy('p.number')
    .execute()
  const { manages } = await stockRights(ctx)
  const me = ctx.actor.person
  const keeps = manages || row.keeper_id === me
  const isCounter = row.counter_id === me
  const isBlind = row.state === 'counting' || (isCounter && row.state === 'counted')
  return {
    ...present(ctx, row),
    note: row.note,
    sheet: lines.map(line => {
      const difference = line.counted === null || line.expected === null ? null : line.counted - line.expected
      return {
        part: {
          id: line.id,
          number: line.number,
          name: line.name,
          unit: line.unit,
          spec: line.spec,
          isSerialised: line.is_serialised,
        },
        ...{ counted: line.counted, countedAt: line.counted_at, serials: line.serials, note: line.note },
        booked: isBlind ? null : line.booked,
        movedSince: isBlind || line.expected === null ? null : line.expected - line.booked,
        difference: isBlind ? null : difference,
        differenceFen: isBlind || difference === null ? null : difference * (fenOf(line.price_fen) ?? 0),
      }
    }),
    can: {
      ...{ count: row.state === 'counting' && isCounter, finish: row.state === 'counting' && isCounter },
      ...{ post: row.state === 'counted' && keeps && !isCounter, recount: row.state === 'counted' && keeps },
      cancel: (row.state === 'counting' || row.state === 'counted') && keeps,
    },
  }
}
