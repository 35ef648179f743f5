import { sql } from 'kysely'
import { planMove } from '../../../engine/move-edition.ts'
import { type Edition, editionNamed, editionsInForce } from '../../../engine/rules.ts'
import type { CaseState } from '../../../engine/state.ts'
import type { CaseEvent } from '../../../events/envelope.ts'
import type { LocalDate } from '../../../events/instant.ts'
import type { Text } from '../../../events/text.ts'
import { sealedFromNobody } from '../../access/case-visibility.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'

type Name = { readonly id: string; readonly edition: LocalDate }
/** Cases looked at in one transaction: so many histories are read and folded at once. */
export const CASES_AT_ONCE = 100

export type OpenCase = { readonly id: string; readonly number: string; readonly title: string; readonly state: CaseState }

/** A move is listed for many to decide on: a sealed case is in no list, and stays under the edition by which it was taken in. */
const open = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('cases')
    .where('org_id', '=', ctx.org)
    .where('is_closed', '=', false)
    .where('is_history', '=', false)
    .where('merged_into', 'is', null)
    .where(sealedFromNobody(ctx.org, 'cases.id'))

/** The edition to which cases may move: the one of its regulation that is in force now. Any other: `move.not-possible`. */
export function moveTarget(ctx: Ctx, { id, edition }: Name): Edition {
  const key = `${id}@${edition}`
  if (!editionsInForce(ctx.rules, ctx.now).some(e => e.key === key)) throw refuse('move.not-possible')
  return editionNamed(ctx.rules, key)
}

/** The next open cases that follow this edition, by id after one of them; of those named where some are. */
export async function casesUnder(
  ctx: Ctx,
  { id, edition }: Name,
  { only, after }: { readonly only: readonly string[] | null; readonly after: string },
): Promise<OpenCase[]> {
  let query = open(ctx)
    .select(['id', 'number', 'title', 'state'])
    .where(sql`state ->> 'edition'`, '=', `${id}@${edition}`)
    .where('id', '>', after)
  if (only) query = query.where('id', '=', sql<string>`any(${[...only]}::text[])`)
  return query.orderBy('id').limit(CASES_AT_ONCE).execute()
}

/** How many open cases follow each edition of a regulation. */
export async function countByEdition(ctx: Ctx, regulation: string): Promise<Map<LocalDate, number>> {
  const rows = await open(ctx)
    .select([sql<string>`state ->> 'edition'`.as('key'), sql<number>`count(*)`.as('count')])
    .where(sql`state ->> 'edition'`, 'like', `${regulation}@%`)
    .groupBy('key')
    .execute()
  return new Map(rows.map(({ key, count }) => [key.slice(regulation.length + 1), Number(count)]))
}

/** The histories of many cases in one query. */
export async function historiesOf(ctx: Ctx, cases: readonly string[]): Promise<Map<string, CaseEvent[]>> {
  const histories = new Map<string, CaseEvent[]>(cases.map(id => [id, []]))
  if (cases.length === 0) return histories
  const rows = await ctx.tx
    .selectFrom('events')
    .select(['id', 'stream_id', 'seq', 'type', 'at', 'recorded_at', 'actor', 'data', 'owners', 'is_backdated'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', 'in', cases)
    .orderBy('stream_id')
    .orderBy('seq')
    .execute()
  for (const row of rows)
    histories.get(row.stream_id)?.push(
      // Written by addEvent, which parsed `data` with the schema of this type.
      {
        id: row.id,
        stream: row.stream_id,
        seq: row.seq,
        type: row.type,
        at: row.at,
        recordedAt: row.recorded_at,
        actor: row.actor,
        data: row.data,
        ...(row.owners === null ? {} : { owners: row.owners }),
        ...(row.is_backdated ? { backdated: true } : {}),
      } as unknown as CaseEvent,
    )
  return histories
}

const faulty: Text = {
  zh: '这件案件的经过无法按新版本推算，没有列入',
  en: 'its history cannot be reckoned under the new edition; it is not on the list',
}

/** What moving each of these cases would do, or why it cannot. One whose history cannot be read under the new edition is told apart, and keeps no other back. */
export async function planMoves(ctx: Ctx, cases: readonly OpenCase[], to: Edition) {
  const histories = await historiesOf(
    ctx,
    cases.map(one => one.id),
  )
  const plan = (one: OpenCase): ReturnType<typeof planMove> => {
    try {
      return planMove(ctx.rules, one.state, histories.get(one.id)!, to, ctx.now)
    } catch {
      return { refused: faulty }
    }
  }
  return cases.map(one => ({ ...one, plan: plan(one) }))
}
