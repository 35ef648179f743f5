import { sql } from 'kysely'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import type { PayrollLine } from './schema.ts'

/** What payroll was told of one key so far, by every release together. */
export type Settled = {
  readonly key: string
  readonly source: string
  readonly effect: PayrollLine['effect']
  /** Signed, in 分. */
  readonly sumFen: number
  /** The last word was no reversal: payroll holds it for true. */
  readonly isTold: boolean
  readonly caseId: string | null
  readonly party: { readonly of: 'person' | 'department'; readonly id: string }
  readonly edition: string
  readonly clause: string
  readonly basis: Text
}

/** Everything that was released, by key. */
export async function settledByKey(ctx: Pick<Ctx, 'tx' | 'org'>): Promise<ReadonlyMap<string, Settled>> {
  const rows = await ctx.tx
    .selectFrom('payroll_lines as l')
    .innerJoin('payroll_settlements as s', join => join.onRef('s.org_id', '=', 'l.org_id').onRef('s.batch_id', '=', 'l.batch_id'))
    .distinctOn('l.key')
    .select(['l.key', 'l.source', 'l.effect', 'l.reverses', 'l.case_id', 'l.party', 'l.party_id', 'l.regulation', 'l.edition'])
    .select(['l.clause', 'l.basis'])
    .select(sql<string>`sum(l.amount_fen) over (partition by l.key)`.as('sum'))
    .where('l.org_id', '=', ctx.org)
    .where('s.outcome', '=', 'released')
    .orderBy('l.key')
    .orderBy('s.settled_at', 'desc')
    .execute()
  return new Map(
    rows.map(row => [
      row.key,
      {
        ...{ key: row.key, source: row.source, effect: row.effect, sumFen: Number(row.sum), isTold: !row.reverses },
        ...{ caseId: row.case_id, party: { of: row.party, id: row.party_id }, edition: `${row.regulation}@${row.edition}` },
        ...{ clause: row.clause, basis: row.basis },
      },
    ]),
  )
}

/** What was released as taken from wages of a month, by person, in 分 without sign; what was given back makes no room. */
export async function takenInMonth(ctx: Pick<Ctx, 'tx' | 'org'>, month: string): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.tx
    .selectFrom('payroll_lines as l')
    .innerJoin('payroll_batches as b', join => join.onRef('b.org_id', '=', 'l.org_id').onRef('b.id', '=', 'l.batch_id'))
    .innerJoin('payroll_settlements as s', join => join.onRef('s.org_id', '=', 'l.org_id').onRef('s.batch_id', '=', 'l.batch_id'))
    .select(['l.party_id', sql<string>`-sum(l.amount_fen)`.as('taken')])
    .where('l.org_id', '=', ctx.org)
    .where('b.month', '=', month)
    .where('s.outcome', '=', 'released')
    .where('l.party', '=', 'person')
    .where('l.effect', '=', 'deduct')
    .where('l.amount_fen', '<', 0)
    .groupBy('l.party_id')
    .execute()
  return new Map(rows.map(row => [row.party_id, Number(row.taken)]))
}
