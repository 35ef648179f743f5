import { localDateOf } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { commitmentTo } from '../../engine/sampling/draw.ts'
import { type Window, windowHolding, windowsBetween } from '../../engine/sampling/windows.ts'
import { type Ctx, systemActor } from '../context.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { freezeAndDraw } from './freeze-and-draw.ts'
import { type KnownRule, rulesInForce } from './sample-rules.ts'

/** Whoever was away longer begins anew. */
const REACH_BACK_DAYS = 60

/**
 * Brings the samples of the regulations in force up to this moment: promises the key of the present window and of the next of each rule, freezes
 * the populations of windows that are over, and draws. Doing it twice, or in two processes, does it once. Gives how many were drawn.
 */
export async function openSamples(asked: Ctx): Promise<number> {
  const ctx: Ctx = { ...asked, actor: systemActor }
  const rules = rulesInForce(ctx)
  if (rules.length === 0) return 0
  await commit(ctx, rules)
  return freezeAndDraw(ctx)
}

async function commit(ctx: Ctx, rules: readonly KnownRule[]): Promise<void> {
  const { calendar } = ctx.rules
  const today = localDateOf(calendar, ctx.now)
  const reach = addCalendarDays(today, -REACH_BACK_DAYS)
  for (const known of rules) {
    // The last one by its own index: a daily rule has thousands of windows after some years.
    const last = await ctx.tx
      .selectFrom('samples')
      .select('period_end')
      .where('org_id', '=', ctx.org)
      .where('regulation', '=', known.regulation)
      .where('rule', '=', known.rule.id)
      .orderBy('period_end', 'desc')
      .limit(1)
      .executeTakeFirst()
    const seen = last?.period_end
    const present = windowHolding(calendar, known.rule, today)
    const next = windowHolding(calendar, known.rule, addCalendarDays(present.end, 1))
    if (seen !== undefined && seen >= next.end) continue
    // Windows that passed while nobody looked are drawn all the same; that their key was promised late is shown.
    const from = seen === undefined ? present.start : [addCalendarDays(seen, 1), reach].sort().at(-1)!
    for (const window of windowsBetween(calendar, known.rule, from, next.end)) await promise(ctx, known, window)
  }
}

async function promise(ctx: Ctx, { regulation, edition, rule }: KnownRule, window: Window): Promise<void> {
  const secret = `${ctx.newSalt()}.${ctx.newSalt()}`
  const commitment = commitmentTo(secret)
  const made = await ctx.tx
    .insertInto('samples')
    .values({
      ...{ org_id: ctx.org, id: ctx.newId(), regulation, edition, rule: rule.id, clause: rule.clause },
      ...{ period_start: window.start, period_end: window.end, freezes_at: window.freezesAt, due_at: window.dueAt },
      ...{ commitment, secret, committed_at: ctx.now, strata: null, public_source: null, public_value: null, public_by: null },
      ...{ population: null, population_size: null, frozen_at: null, drawn_at: null, done_at: null },
    })
    .onConflict(c => c.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made === undefined) return
  await addOrganisationEvent(ctx, {
    type: 'sample.committed',
    plain: { sample: made.id, regulation, rule: rule.id, start: window.start, end: window.end, commitment },
    sealed: {},
  })
}
