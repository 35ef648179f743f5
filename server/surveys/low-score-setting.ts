import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import type { LowScoreSetting, SetLowScore } from './follow-up-schema.ts'
import { mayKeepSurveys, mustReadSurveys } from './who.ts'

/** Until the company says otherwise: whoever manages customer service, within the three working days that other regulations give. */
const asItComes = { role: 'customer-service-manager', workdays: 3 } as const

const lastOf = (ctx: Pick<Ctx, 'tx' | 'org'>) =>
  ctx.tx
    .selectFrom('low_score_settings')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Whom a low score goes to now, and within how many working days. */
export async function lowScoreSetting(
  ctx: Pick<Ctx, 'tx' | 'org'>,
): Promise<{ readonly role: string; readonly workdays: number }> {
  return (await lastOf(ctx)) ?? asItComes
}

const maySet = (ctx: Ctx): boolean => mayKeepSurveys(ctx) || ctx.actor.roles.some(({ role }) => role === 'administrator')

/** The setting as a screen shows it, with who set it. */
export async function viewLowScoreSetting(ctx: Ctx): Promise<LowScoreSetting> {
  mustReadSurveys(ctx)
  const set = await lastOf(ctx)
  const { role, workdays } = set ?? asItComes
  return {
    ...{ role, workdays, canSet: maySet(ctx), setAt: set?.set_at ?? null },
    setBy: set === undefined ? null : { id: set.set_by, name: named(ctx, set.set_by).name },
  }
}

/** Sets it for low scores from now on; appended, with who and when. */
export async function setLowScore(ctx: Ctx, { role, workdays }: SetLowScore): Promise<void> {
  if (!maySet(ctx)) throw refuse('questionnaire.not-yours')
  await ctx.tx
    .insertInto('low_score_settings')
    .values({ org_id: ctx.org, id: ctx.newId(), role, workdays, set_by: ctx.actor.person, set_at: ctx.now })
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'setting.changed',
    plain: { setting: 'surveys/low-score', value: { role, workdays } },
    sealed: {},
  })
}
