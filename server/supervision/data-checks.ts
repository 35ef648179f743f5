import { sql } from 'kysely'
import { inKind } from '../../engine/conditions.ts'
import { editionsInForce, primaryEdition } from '../../engine/rules.ts'
import type { Ctx } from '../context.ts'
import { caseIdsToLookAt, checksDone, noteChecked } from './data-check-changes.ts'
import { type Among, asksForPhotos, checks, type Hit } from './data-check-rules.ts'
import type { DataCheckRule } from './schema.ts'

/** What a check is about: the event that a regulation asks for and that is not whole or cannot be. Dates of what is no duty are asked for by nobody. */
const concerns: Readonly<Partial<Record<DataCheckRule, string>>> = {
  'acceptance-incomplete': 'customer.accepted',
  'accepted-without-photo': 'photo.added',
  'accepted-before-visit': 'customer.accepted',
  'closed-before-acceptance': 'customer.accepted',
  'callback-before-completion': 'customer.answered',
}

/** The clause that has the data checked: that of internal control's post (furn 2.4.1), else that of the sample of service records (robot 第十四条(一)). */
export function clauseOfChecks(ctx: Pick<Ctx, 'rules' | 'now'>): string {
  const packs = editionsInForce(ctx.rules, ctx.now).map(({ pack }) => pack)
  const post = packs.flatMap(pack => pack.roles).find(role => role.id === 'internal-control')
  const sample = packs.flatMap(pack => pack.samples ?? []).find(rule => rule.population === 'service-records')
  return post?.clause ?? sample?.clause ?? ''
}

/** The clause that asks a case of this kind for what the check is about: of the duty that it meets, else of what counts as shown by it; none where no regulation asks. */
export function clauseAsking(ctx: Pick<Ctx, 'rules' | 'now'>, rule: DataCheckRule, kind: string): string {
  if (concerns[rule] === undefined) return ''
  const isAbout = ({ on }: { readonly on: string }) => on === concerns[rule]
  for (const { pack } of [primaryEdition(ctx.rules, kind, ctx.now), ...editionsInForce(ctx.rules, ctx.now)].filter(
    one => one !== undefined,
  )) {
    const duty = pack.duties.find(one => inKind(one, { kind }) && (one.stop ?? []).some(isAbout))
    const shown = pack.evidence.find(one => one.on.some(isAbout))
    const clause = duty?.clause ?? shown?.clause
    if (clause !== undefined) return clause
  }
  return ''
}

const INSERTED_AT_ONCE = 500

/** What decides the outcome of a check beside the cases themselves: where it is another than at the last look, all cases are looked at again. */
const inputOf = (ctx: Ctx, rule: DataCheckRule) =>
  rule === 'accepted-without-photo' ? (asksForPhotos(ctx) ? 'asked' : 'not-asked') : ''

/** The cases that a check finds not whole, among those given; by case. */
export async function foundBy(ctx: Ctx, rule: DataCheckRule, among: Among): Promise<ReadonlyMap<string, Hit['detail']>> {
  const query = checks[rule](ctx, among)
  const rows = query === undefined ? [] : (await query.execute(ctx.tx)).rows
  return new Map(rows.map(row => [row.case_id, row.detail]))
}

/**
 * Goes through all checks; new hits are added with their clauses, those that were put right are cleared, standing ones stay. Gives how many are new. All cases
 * are read at the first look and where a regulation asks for something else than it did; later only those that changed since, and those that have a hit.
 */
export async function runDataChecks(ctx: Ctx): Promise<number> {
  const clause = clauseOfChecks(ctx)
  const done = await checksDone(ctx)
  const changed = await caseIdsToLookAt(ctx, done)
  let added = 0
  for (const rule of Object.keys(checks) as DataCheckRule[]) {
    const standing = await standingHits(ctx, rule)
    // A machine's date changes without its cases: that check reads machines put up lately, and by them the cases of before.
    const isWhole = rule === 'machine-before-installed' || changed === 'all' || done.get(rule)?.input !== inputOf(ctx, rule)
    const found = await foundBy(ctx, rule, isWhole ? 'all' : [...new Set([...changed, ...standing])])
    added += await addHits(
      ctx,
      rule,
      clause,
      [...found].filter(([caseId]) => !standing.has(caseId)),
    )
    await clear(
      ctx,
      rule,
      [...standing].filter(caseId => !found.has(caseId)),
    )
    await noteChecked(ctx, rule, inputOf(ctx, rule))
  }
  return added
}

async function standingHits(ctx: Ctx, rule: DataCheckRule): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx
    .selectFrom('data_check_hits')
    .select('case_id')
    .where('org_id', '=', ctx.org)
    .where('rule', '=', rule)
    .where('cleared_at', 'is', null)
    .execute()
  return new Set(rows.map(row => row.case_id))
}

async function addHits(ctx: Ctx, rule: DataCheckRule, clause: string, found: readonly (readonly [string, Hit['detail']])[]) {
  const kinds = await kindsOf(
    ctx,
    found.map(([caseId]) => caseId),
  )
  const hits = found.map(([caseId, detail]) => ({
    ...{ org_id: ctx.org, id: ctx.newId(), rule, case_id: caseId, detail: JSON.stringify(detail), found_at: ctx.now, clause },
    ...{ asks: clauseAsking(ctx, rule, kinds.get(caseId) ?? ''), cleared_at: null },
    ...{ explained_by: null, explained_at: null, explanation: null },
  }))
  let added = 0
  for (let i = 0; i < hits.length; i += INSERTED_AT_ONCE) {
    const made = await ctx.tx
      .insertInto('data_check_hits')
      .values(hits.slice(i, i + INSERTED_AT_ONCE))
      .onConflict(c => c.columns(['org_id', 'rule', 'case_id']).where('cleared_at', 'is', null).doNothing())
      .returning('id')
      .execute()
    added += made.length
  }
  return added
}

async function clear(ctx: Ctx, rule: DataCheckRule, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return
  await ctx.tx
    .updateTable('data_check_hits')
    .set({ cleared_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('rule', '=', rule)
    .where('cleared_at', 'is', null)
    .where(sql<boolean>`case_id = any(${[...caseIds]}::text[])`)
    .execute()
}

async function kindsOf(ctx: Ctx, cases: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (cases.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'kind'])
    .where('org_id', '=', ctx.org)
    .where(sql<boolean>`id = any(${[...cases]}::text[])`)
    .execute()
  return new Map(rows.map(row => [row.id, row.kind]))
}
