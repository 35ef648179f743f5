import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { fenOf } from './catalogue.ts'
import type { FailedParts, Trace } from './claim-schema.ts'

const unknown: Trace = { supplier: null, batch: '', receipt: null, certain: false }

/**
 * 追溯 (robot 12(一)): from which supplier, batch and receipt a piece came. By its serial number where it has one; else presumed to be of the last
 * receipt of the part before it was built in, and said to be presumed.
 */
export async function traceOf(ctx: Pick<Ctx, 'tx' | 'org'>, part: string, serial: string, before: Instant): Promise<Trace> {
  if (serial !== '') {
    const piece = await ctx.tx
      .selectFrom('stock_serials')
      .select(['supplier_id', 'batch', 'receipt_id'])
      .where('org_id', '=', ctx.org)
      .where('part_id', '=', part)
      .where('serial', '=', serial)
      .executeTakeFirst()
    if (piece?.receipt_id != null) {
      const receipt = await receipts(ctx, part).where('m.id', '=', piece.receipt_id).executeTakeFirst()
      if (receipt) return { ...present(receipt), certain: true }
    }
  }
  const last = await receipts(ctx, part)
    .where('m.at', '<=', before)
    .orderBy('m.at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last === undefined ? unknown : { ...present(last), certain: false }
}

const receipts = ({ tx, org }: Pick<Ctx, 'tx' | 'org'>, part: string) =>
  tx
    .selectFrom('stock_moves as m')
    .leftJoin('suppliers as s', join => join.onRef('s.org_id', '=', 'm.org_id').onRef('s.id', '=', 'm.supplier_id'))
    .select(['m.id', 'm.document', 'm.at', 'm.batch', 'm.supplier_id', 's.name'])
    .where('m.org_id', '=', org)
    .where('m.part_id', '=', part)
    .where('m.kind', '=', 'receipt')
    .where('m.reverses', 'is', null)

type Receipt = { id: string; document: string; at: Instant; batch: string; supplier_id: string | null; name: string | null }
const present = (row: Receipt): Omit<Trace, 'certain'> => ({
  supplier: row.supplier_id === null ? null : { id: row.supplier_id, name: row.name ?? '' },
  ...{ batch: row.batch, receipt: { id: row.id, document: row.document, at: row.at } },
})

/** The parts that were replaced on a case, each with where the failed piece came from as far as the books know. */
export async function failedParts(ctx: Ctx, caseId: string): Promise<FailedParts> {
  const { tx, org } = ctx
  const uses = await tx
    .selectFrom('part_uses as u')
    .innerJoin('parts as p', join => join.onRef('p.org_id', '=', 'u.org_id').onRef('p.id', '=', 'u.part_id'))
    .select([
      'u.event_id',
      'u.line',
      'u.machine_id',
      'u.part_id',
      'p.number',
      'p.name',
      'p.unit',
      'p.price_fen',
      'u.quantity',
      'u.serials_out',
      'u.used_at',
    ])
    .select(
      sql<
        string | null
      >`(select c.id from supplier_claims c where c.org_id = u.org_id and c.use_event = u.event_id and c.part_id = u.part_id and c.state <> 'withdrawn' limit 1)`.as(
        'claim',
      ),
    )
    .where('u.org_id', '=', org)
    .where('u.case_id', '=', caseId)
    .where('u.is_withdrawn', '=', false)
    .orderBy('u.used_at')
    .orderBy('u.line')
    .limit(100)
    .execute()
  const items: FailedParts['items'] = []
  for (const use of uses) {
    const earlier = await builtInBefore(ctx, use)
    const suppliers = await tx
      .selectFrom('part_suppliers as t')
      .innerJoin('suppliers as s', join => join.onRef('s.org_id', '=', 't.org_id').onRef('s.id', '=', 't.supplier_id'))
      .select(['s.id', 's.name'])
      .where('t.org_id', '=', org)
      .where('t.part_id', '=', use.part_id)
      .orderBy('t.is_preferred', 'desc')
      .execute()
    for (const serial of use.serials_out.length > 0 ? use.serials_out : ['']) {
      items.push({
        ...{ event: use.event_id, line: use.line, part: { id: use.part_id, number: use.number, name: use.name, unit: use.unit } },
        ...{
          quantity: use.serials_out.length > 0 ? 1 : use.quantity,
          serial,
          replacedAt: use.used_at,
          builtInAt: earlier ?? null,
        },
        trace: await traceOf(ctx, use.part_id, serial, earlier ?? use.used_at),
        ...{ suppliers, priceFen: fenOf(use.price_fen), claim: use.claim },
      })
    }
  }
  return { items }
}

/** When the same part was last built into the same machine before. */
async function builtInBefore(
  { tx, org }: Ctx,
  use: { machine_id: string | null; part_id: string; used_at: Instant },
): Promise<Instant | undefined> {
  if (use.machine_id === null) return undefined
  const row = await tx
    .selectFrom('part_uses')
    .select('used_at')
    .where('org_id', '=', org)
    .where('part_id', '=', use.part_id)
    .where('machine_id', '=', use.machine_id)
    .where('used_at', '<', use.used_at)
    .where('is_withdrawn', '=', false)
    .orderBy('used_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.used_at
}
