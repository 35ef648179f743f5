import { inLanguage } from '../../events/in-language.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { StrataSetting } from '../database/supervision-tables.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { rulesInForce, watches } from './sample-rules.ts'
import type { SampleRules, SetSampling } from './schema.ts'

type Setting = { readonly strata: StrataSetting | null; readonly publicSource: string | null }

/** What the company has set for a rule now: nothing until it does. */
export async function settingOf(ctx: Pick<Ctx, 'tx' | 'org'>, regulation: string, rule: string): Promise<Setting> {
  const row = await lastOf(ctx, regulation, rule)
  return { strata: row?.strata ?? null, publicSource: row?.public_source ?? null }
}

const lastOf = (ctx: Pick<Ctx, 'tx' | 'org'>, regulation: string, rule: string) =>
  ctx.tx
    .selectFrom('sample_settings')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', regulation)
    .where('rule', '=', rule)
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

const maySet = (ctx: Pick<Ctx, 'actor'>): boolean => watches(ctx) || ctx.actor.roles.some(one => one.role === 'administrator')

/** The sampling rules in force, with what the company has set for each and who set it. */
export async function listSampleRules(ctx: Ctx): Promise<SampleRules> {
  const items: SampleRules['items'] = []
  for (const { regulation, rule } of rulesInForce(ctx)) {
    const set = await lastOf(ctx, regulation, rule.id)
    items.push({
      ...{ regulation, rule: rule.id, clause: rule.clause, title: rule.title, population: rule.population, every: rule.every },
      by: 'role' in rule.by ? rule.by.role : '',
      ...{ strata: set?.strata ?? null, publicSource: set?.public_source ?? null },
      ...{ setBy: set === undefined ? null : named(ctx, set.set_by), setAt: set?.set_at ?? null, canSet: maySet(ctx) },
    })
  }
  return { items }
}

/** Sets strata and published value of a rule for the populations that are frozen from now on; appended, with who and when. */
export async function setSampling(ctx: Ctx, { regulation, rule, strata, publicSource }: SetSampling): Promise<void> {
  const known = rulesInForce(ctx).find(one => one.regulation === regulation && one.rule.id === rule)
  if (known === undefined) throw refuse('sample.rule-unknown')
  if (!maySet(ctx)) throw refuse('sample.not-yours', { clause: known.rule.clause })
  await ctx.tx
    .insertInto('sample_settings')
    .values({
      ...{ org_id: ctx.org, id: ctx.newId(), regulation, rule, public_source: publicSource },
      ...{ strata: strata === null ? null : JSON.stringify(strata), set_by: ctx.actor.person, set_at: ctx.now },
    })
    .execute()
  const said =
    strata === null ? null : { by: strata.by, atLeast: strata.atLeast, ...(strata.per === undefined ? {} : { per: strata.per }) }
  await addOrganisationEvent(ctx, {
    type: 'setting.changed',
    plain: {
      setting: `sampling/${regulation}/${rule}/${inLanguage(known.rule.title, 'zh')}`,
      value: { strata: said, publicSource },
    },
    sealed: {},
  })
}
