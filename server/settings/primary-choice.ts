import { Pack } from '../../engine/pack.ts'
import { leadersOf } from '../../engine/rules.ts'
import { type CaseKind, caseKinds } from '../../events/case-words.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import type { CompanySettings } from '../rules/organisation-rules.ts'
import type { ChangeSettings, SettingsView } from './schema.ts'

type Policies = NonNullable<ChangeSettings['policies']>
/** A change with the choice of leading regulations as it is stored: dated, the earlier ones kept. */
export type StoredChange = Omit<ChangeSettings, 'policies'> & {
  readonly policies?: (Omit<Policies, 'primary'> & { readonly primary?: CompanySettings['policies']['primary'] }) | undefined
}

/** The newest edition of each regulation that is published or drafted: what may lead cases now or soon. */
async function regulationsOf(ctx: Ctx): Promise<Pack[]> {
  const rows = await ctx.tx
    .selectFrom('editions')
    .select(['regulation', 'edition', 'pack'])
    .where('org_id', '=', ctx.org)
    .where('status', '!=', 'repealed')
    .orderBy('regulation')
    .orderBy('edition', 'desc')
    .execute()
  const seen = new Set<string>()
  return rows.flatMap(({ regulation, edition, pack }) => {
    if (seen.has(regulation)) return []
    seen.add(regulation)
    const compiled = ctx.rules.editions.find(e => e.key === `${regulation}@${edition}`)?.pack
    const parsed = compiled ?? Pack.safeParse(pack).data
    return parsed === undefined ? [] : [parsed]
  })
}

const leads = ({ primaryFor, lifecycles }: Pack, kind: CaseKind) =>
  primaryFor.includes(kind) && lifecycles.some(cycle => cycle.kind === kind)

/** The kinds of case that several regulations of the organisation would lead, drafts included, and which one does. */
export async function contestedKinds(ctx: Ctx): Promise<SettingsView['policies']['contested']> {
  const packs = await regulationsOf(ctx)
  return caseKinds.flatMap(kind => {
    const leading = packs.filter(pack => leads(pack, kind))
    if (leading.length < 2) return []
    const chosen = ctx.rules.primary?.findLast(one => one.kind === kind)?.regulation
    const primary = leadersOf(ctx.rules, kind, ctx.now)[0]?.pack.id ?? leading[0]!.id
    return [
      {
        kind,
        regulations: leading.map(({ id, title }) => ({ id, title })),
        primary: leading.some(({ id }) => id === chosen) ? chosen! : primary,
        chosen: chosen !== undefined,
      },
    ]
  })
}

/**
 * The choice of leading regulations as it will be stored: it holds for cases from now on, and those that are open keep theirs. One that
 * does not lead the kind is refused (`settings.regulation-leads-not`).
 */
export async function withPrimary(ctx: Ctx, before: CompanySettings, change: ChangeSettings): Promise<StoredChange> {
  const { policies, ...others } = change
  if (policies === undefined) return others
  const { primary: wanted, ...rest } = policies
  if (wanted === undefined) return { ...others, policies: rest }
  const packs = await regulationsOf(ctx)
  const known = before.policies.primary
  const added = (Object.entries(wanted) as [CaseKind, string][]).flatMap(([kind, regulation]) => {
    if (!packs.some(pack => pack.id === regulation && leads(pack, kind))) throw refuse('settings.regulation-leads-not')
    const standing = known.findLast(one => one.kind === kind)?.regulation
    return standing === regulation ? [] : [{ kind, regulation, since: ctx.now }]
  })
  return { ...others, policies: { ...rest, primary: [...known, ...added] } }
}
