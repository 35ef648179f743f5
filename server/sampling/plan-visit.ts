import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { sampleRow } from './list-samples.ts'
import { ruleOfSample } from './sample-rules.ts'
import type { PlanVisit } from './schema.ts'
import { itemRows, reviewRefusal } from './view-sample.ts'

/**
 * 安排: who visits one drawn and on which day (furn 7.2.2(2): who visits which shop is arranged by HR); whoever is judged learns of neither until all is
 * checked. Said again it is changed, and what was said before stays. By whoever checks (`sample.not-yours`), before it is checked.
 */
export async function planVisit(ctx: Ctx, id: string, itemId: string, { who, on }: PlanVisit): Promise<void> {
  const sample = await sampleRow(ctx, id)
  const item = (await itemRows(ctx, id)).find(one => one.id === itemId)
  if (item === undefined) throw refuse('sample.not-found')
  const refused = reviewRefusal(ctx, ruleOfSample(ctx, sample), item)
  if (refused !== undefined) throw refuse(refused, { clause: sample.clause })
  if (item.reviewed_at !== null) throw refuse('sample.reviewed-already')
  await ctx.tx
    .insertInto('sample_visits')
    .values({
      ...{ org_id: ctx.org, id: ctx.newId(), item_id: itemId, who, planned_on: on },
      ...{ made_by: ctx.actor.person, made_at: ctx.now },
    })
    .execute()
}

type Visit = { readonly who: string; readonly on: string; readonly by: string; readonly at: string }
/** The visits of a sample as said last, by item. */
export async function visitsOf(ctx: Ctx, sample: string): Promise<ReadonlyMap<string, Visit>> {
  const rows = await ctx.tx
    .selectFrom('sample_visits as v')
    .innerJoin('sample_items as i', join => join.onRef('i.org_id', '=', 'v.org_id').onRef('i.id', '=', 'v.item_id'))
    .select(['v.item_id', 'v.who', 'v.planned_on as on', 'v.made_by as by', 'v.made_at as at'])
    .where('v.org_id', '=', ctx.org)
    .where('i.sample_id', '=', sample)
    .orderBy('v.made_at')
    .orderBy('v.id')
    .execute()
  return new Map(rows.map(({ item_id, ...visit }) => [item_id, visit]))
}
