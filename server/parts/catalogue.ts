import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { folded } from '../search/tokens.ts'
import type { ListParts, PartPage, PartRow } from './schema.ts'
import { mustBeStaffOfOurs } from './who.ts'

const columns = [
  ...(['parts.id', 'parts.number', 'parts.name', 'parts.spec', 'parts.unit', 'parts.is_serialised'] as const),
  ...(['parts.is_common', 'parts.is_active', 'parts.price_fen', 'parts.models'] as const),
] as const

type Row = {
  id: string
  number: string
  name: string
  spec: string
  unit: string
  is_serialised: boolean
  is_common: boolean
  is_active: boolean
  price_fen: number | string | null
  models: string[]
  on_hand: number
  reserved: number
}
export const fenOf = (value: number | string | null): number | null => (value === null ? null : Number(value))

const present = (row: Row): PartRow => ({
  ...{ id: row.id, number: row.number, name: row.name, spec: row.spec, unit: row.unit, models: row.models },
  ...{ isSerialised: row.is_serialised, isCommon: row.is_common, isActive: row.is_active, priceFen: fenOf(row.price_fen) },
  ...{ onHand: Number(row.on_hand), reserved: Number(row.reserved) },
})

/** What lies at one place, or at all of the company's own: warehouses and vans; quarantine and what is at suppliers cannot be used. */
function withBalances(ctx: Ctx, location: string | undefined) {
  return ctx.tx
    .selectFrom('parts')
    .leftJoinLateral(
      eb =>
        eb
          .selectFrom('stock_balances as b')
          .innerJoin('stock_locations as l', join => join.onRef('l.org_id', '=', 'b.org_id').onRef('l.id', '=', 'b.location_id'))
          .select(e => [e.fn.sum<number>('b.on_hand').as('on_hand'), e.fn.sum<number>('b.reserved').as('reserved')])
          .whereRef('b.org_id', '=', 'parts.org_id')
          .whereRef('b.part_id', '=', 'parts.id')
          .$call(q => (location === undefined ? q.where('l.kind', 'in', ['warehouse', 'van']) : q.where('l.id', '=', location)))
          .as('stock'),
      join => join.onTrue(),
    )
    .select([...columns])
    .select([sql<number>`coalesce(stock.on_hand, 0)`.as('on_hand'), sql<number>`coalesce(stock.reserved, 0)`.as('reserved')])
    .where('parts.org_id', '=', ctx.org)
}

/** The words of a search: number, name, specification and models, folded. */
export const partSearchText = (part: { number: string; name: string; spec: string; models: readonly string[] }): string => {
  const text = folded([part.number, part.name, part.spec, ...part.models].join('\n'))
  return `${text}\n${text.replaceAll(/[-_./ ]/g, '')}`
}

const like = (needle: string) => `%${needle.replaceAll(/[\\%_]/g, sign => `\\${sign}`)}%`

/** One page of the catalogue by number, with what is in stock; `q` finds number, name, specification and model. */
export async function listParts(ctx: Ctx, asked: ListParts): Promise<PartPage> {
  mustBeStaffOfOurs(ctx)
  const { q, location, model, limit, after } = asked
  let query = withBalances(ctx, location)
  for (const needle of folded(q ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8))
    query = query.where('parts.search_text', 'like', like(needle))
  if (model !== undefined) query = query.where(sql<SqlBool>`${model} = any(parts.models)`)
  if (asked.common) query = query.where('parts.is_common', '=', true)
  if (asked.stocked) query = query.where(sql<SqlBool>`stock.on_hand > 0`)
  if (!asked.ended) query = query.where('parts.is_active', '=', true)
  if (after !== undefined) {
    const [number, id] = readCursor(after, ['text', 'text'])
    query = query.where(sql<SqlBool>`(parts.number, parts.id) > (${number}, ${id})`)
  }
  const rows = await query
    .orderBy('parts.number')
    .orderBy('parts.id')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { items: page.map(present), next: rows.length > limit && last ? writeCursor([last.number, last.id]) : null }
}

/** One part with what is in stock of it; `part.unknown`. */
export async function partRow(ctx: Ctx, id: string): Promise<PartRow> {
  const row = await withBalances(ctx, undefined).where('parts.id', '=', id).executeTakeFirst()
  if (!row) throw refuse('part.unknown')
  return present(row)
}

export type KnownPart = { id: string; number: string; name: string; unit: string; isSerialised: boolean; priceFen: number | null }
/** These parts by id; one that there is not is `part.unknown`. */
export async function mustBeParts(ctx: Pick<Ctx, 'tx' | 'org'>, ids: readonly string[]): Promise<ReadonlyMap<string, KnownPart>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('parts')
    .select(['id', 'number', 'name', 'unit', 'is_serialised', 'price_fen'])
    .where('org_id', '=', ctx.org)
    .where('id', 'in', wanted)
    .execute()
  if (rows.length < wanted.length) throw refuse('part.unknown')
  return new Map(
    rows.map(row => [
      row.id,
      {
        ...{ id: row.id, number: row.number, name: row.name, unit: row.unit },
        isSerialised: row.is_serialised,
        priceFen: fenOf(row.price_fen),
      },
    ]),
  )
}
