import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { watches } from '../sampling/sample-rules.ts'
import type { FewestView, SetFewest } from './schema.ts'

/** From how many orders on one complaint alone stays within a limit in percent: below that a rate says more of chance than of the region. */
export const fewestByDefault = (limit: number): number => (limit > 0 ? Math.ceil(100 / limit) : 1)

const lastSaid = (ctx: Pick<Ctx, 'tx' | 'org'>) =>
  ctx.tx
    .selectFrom('supervision_settings')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const maySetFewest = (ctx: Ctx): boolean =>
  !ctx.sight.isPartner && (watches(ctx) || ctx.actor.roles.some(one => one.role === 'administrator'))

/** From how many a region's rate raises a surprise check: what the company set last, else the product's own. */
export async function fewestFor(ctx: Ctx, limit: number): Promise<FewestView> {
  const row = await lastSaid(ctx)
  return {
    value: row?.fewest ?? fewestByDefault(limit),
    isDefault: row === undefined || row.fewest === null,
    reason: row?.reason ?? null,
    setBy: row === undefined ? null : named(ctx, row.set_by),
    setAt: row?.set_at ?? null,
    canSet: maySetFewest(ctx),
  }
}

/** 最少订单数, with why; null goes back to the product's own. Appended, with who and when. */
export async function setFewest(ctx: Ctx, { fewest, reason }: SetFewest): Promise<void> {
  if (!maySetFewest(ctx)) throw refuse('supervision.not-yours')
  await ctx.tx
    .insertInto('supervision_settings')
    .values({ org_id: ctx.org, id: ctx.newId(), fewest, reason, set_by: ctx.actor.person, set_at: ctx.now })
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'setting.changed',
    plain: { setting: 'supervision/fewest', value: { fewest } },
    sealed: {},
  })
}
