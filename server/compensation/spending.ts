import type { RecordRule } from '../../engine/pack.ts'
import type { Ctx } from '../context.ts'
import { bookOn } from './book-on-fund.ts'

type Values = Readonly<Record<string, unknown>>
export type Spent = { readonly fund: string; readonly fen: number }

/** What a record spends from the funds of its regulation (robot 17): the amounts that say so, in 分. */
export function spentIn(regulation: string, record: RecordRule, values: Values): Spent[] {
  return record.fields.flatMap(field => {
    const fen = values[field.id]
    if (field.kind !== 'amount' || field.books === undefined || typeof fen !== 'number' || fen <= 0) return []
    return [{ fund: `${regulation}:${field.books}`, fen }]
  })
}

/** Refuses a record that spends what its fund does not have (`fund.no-budget`, `fund.overdrawn`). */
export async function mustBeInFunds(ctx: Ctx, regulation: string, record: RecordRule, values: Values): Promise<void> {
  for (const { fund, fen } of spentIn(regulation, record, values)) await bookOn(ctx, fund, fen)
}
