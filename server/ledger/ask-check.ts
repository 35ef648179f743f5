import type { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import { asWorker, inOrganisation, type Tx } from '../database/transaction.ts'
import { later } from '../deliveries/retry.ts'
import type { Deps } from '../deps.ts'
import { refuse } from '../errors.ts'
import { heldCheckpoint } from './check-whole.ts'
import { keysOf } from './queries.ts'

/** Everything is looked at again after so long, however often only what is new was. */
const FULL_EVERY_MS = 6.5 * 24 * 60 * 60_000

/** Asks for a check; the server runs it in the background. `held`: a checkpoint held outside. One that is running already is given instead, unless a checkpoint is to be found again. Refuses one that no key of this ledger has signed: `ledger.checkpoint-foreign`. */
export async function askCheck(
  ctx: Pick<Ctx, 'tx' | 'org' | 'now' | 'newId' | 'actor'>,
  { isFull, held }: { readonly isFull: boolean; readonly held?: string | undefined },
): Promise<string> {
  if (held !== undefined && heldCheckpoint(held, await keysOf(ctx)) === undefined) throw refuse('ledger.checkpoint-foreign')
  const running = await ctx.tx
    .selectFrom('ledger_checks')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('finished_at', 'is', null)
    .where('held', 'is', null)
    .$if(isFull, q => q.where('is_full', '=', true))
    .executeTakeFirst()
  if (running !== undefined && held === undefined) return running.id
  const id = ctx.newId()
  await insertCheck(ctx.tx, { org: ctx.org, id, at: ctx.now, by: ctx.actor.person, isFull, held: held ?? null })
  return id
}

async function insertCheck(
  tx: Tx,
  asked: { org: string; id: string; at: Instant; by: string; isFull: boolean; held: string | null },
): Promise<void> {
  await tx
    .insertInto('ledger_checks')
    .values({
      ...{ org_id: asked.org, id: asked.id, asked_at: asked.at, asked_by: asked.by, is_full: asked.isFull, held: asked.held },
      ...{ findings: '[]', counts: '{}' },
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/**
 * Asks for the check of the day of every organisation, once a day however many processes do: of what is new, and once a week of everything. One that still runs is
 * not asked for again: of millions of events a whole check takes more than a day, and two at once would take the processor twice.
 */
export async function askDailyChecks({ database }: Pick<Deps, 'database'>, now: Instant): Promise<void> {
  const organisations = await asWorker(database, tx => tx.selectFrom('organisations').select('id').orderBy('id').execute())
  for (const { id: org } of organisations)
    await inOrganisation(database, org, async tx => {
      const full = await tx
        .selectFrom('ledger_checks')
        .select('id')
        .where('org_id', '=', org)
        .where('is_full', '=', true)
        .where('finished_at', '>', later(now, -FULL_EVERY_MS))
        .limit(1)
        .executeTakeFirst()
      const running = await tx
        .selectFrom('ledger_checks')
        .select('id')
        .where('org_id', '=', org)
        .where('finished_at', 'is', null)
        .where('held', 'is', null)
        .$if(full === undefined, q => q.where('is_full', '=', true))
        .limit(1)
        .executeTakeFirst()
      if (running !== undefined) return
      const day = now.slice(0, 10)
      await insertCheck(tx, { org, id: `daily-${day}`, at: now, by: 'system', isFull: full === undefined, held: null })
    })
}
