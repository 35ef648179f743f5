import { Pack } from '../../../engine/pack.ts'
import { named } from '../../cases/view-case.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { tellScreens } from '../../notifications/outgoing.ts'
import { editionRow } from '../drafts/edition-row.ts'
import { lintPack } from './lint-pack.ts'
import type { WaiverView } from './schema.ts'

/** The waivers of an edition that count: of each finding the newest one, unless it was withdrawn. */
export async function waiversOf(ctx: Ctx, regulation: string, edition: string): Promise<WaiverView[]> {
  const rows = await ctx.tx
    .selectFrom('edition_waivers')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', regulation)
    .where('edition', '=', edition)
    .orderBy('waived_at')
    .orderBy('id')
    .execute()
  const newest = new Map(rows.map(row => [row.finding, row]))
  return [...newest.values()]
    .filter(row => !row.withdrawn)
    .map(row => ({
      id: row.id,
      finding: row.finding,
      reason: row.reason,
      by: { id: row.waived_by, name: named(ctx, row.waived_by).name },
      at: row.waived_at,
    }))
}

/**
 * Lets a warning pass, by name and reason. An error cannot pass (`finding.not-waivable`), a note needs no waiver (the same), and what the lint
 * does not find is not there (`finding.not-found`).
 */
export async function waiveFinding(
  ctx: Ctx,
  { id, edition }: { id: string; edition: string },
  { finding: wanted, reason }: { finding: string; reason: string },
): Promise<WaiverView> {
  const pack = Pack.parse((await editionRow(ctx, { id, edition })).pack)
  const finding = lintPack(ctx, pack).findings.find(one => one.id === wanted)
  if (!finding) throw refuse('finding.not-found')
  if (finding.severity !== 'warning')
    throw refuse('finding.not-waivable', {
      detail:
        finding.severity === 'error'
          ? { zh: `这是错误：${finding.says.zh}`, en: `This is an error: ${finding.says.en ?? finding.says.zh}` }
          : { zh: '已有口径处理这一项，不需要放行', en: 'A reading settles it already; there is nothing to waive' },
      clause: finding.clauses[0]?.clause,
    })
  const waiver = { id: ctx.newId(), finding: wanted, reason, waived_by: ctx.actor.person, waived_at: ctx.now }
  await ctx.tx
    .insertInto('edition_waivers')
    .values({ org_id: ctx.org, regulation: id, edition, ...waiver })
    .execute()
  await tellScreens(ctx, 'policies')
  return {
    id: waiver.id,
    finding: wanted,
    reason,
    by: { id: waiver.waived_by, name: named(ctx, waiver.waived_by).name },
    at: ctx.now,
  }
}

/** Takes a waiver back, with who and when; what was written stays. One that does not count is not there (`waiver.not-found`). */
export async function withdrawWaiver(ctx: Ctx, { id, edition }: { id: string; edition: string }, waiver: string): Promise<void> {
  await editionRow(ctx, { id, edition })
  const counting = (await waiversOf(ctx, id, edition)).find(one => one.id === waiver)
  if (!counting) throw refuse('waiver.not-found')
  await ctx.tx
    .insertInto('edition_waivers')
    .values({
      org_id: ctx.org,
      regulation: id,
      edition,
      id: ctx.newId(),
      finding: counting.finding,
      reason: counting.reason,
      waived_by: ctx.actor.person,
      waived_at: ctx.now,
      withdrawn: true,
    })
    .execute()
  await tellScreens(ctx, 'policies')
}
