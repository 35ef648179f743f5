import type { Ctx } from '../context.ts'
import { openCase } from './case-for-documents.ts'
import { manualRulesOf, stagesFor } from './manual-rules.ts'
import { isForModel } from './read-manuals.ts'
import type { CaseManuals } from './schema.ts'
import { filesOf, inForceOf } from './versions.ts'

/**
 * The documents in force for a case (robot 第十三条(一), equip 第九条): those of its stage by the regulations, for its machine's series or for
 * every machine; those for its machine first. Documents of the company's own are for every stage. `case.not-found` for a case not seen.
 */
export async function manualsOfCase(ctx: Ctx, caseId: string): Promise<CaseManuals> {
  const one = await openCase(ctx, caseId)
  const wanted = stagesFor(ctx, one)
  const known = new Map(manualRulesOf(ctx).map(ruled => [ruled.key, ruled]))
  const rows = await ctx.tx
    .selectFrom('manuals')
    .select(['id', 'number', 'title', 'sort', 'rule', 'stages', 'models'])
    .where('org_id', '=', ctx.org)
    .where('withdrawn_at', 'is', null)
    .where(isForModel(one.model ?? ''))
    .orderBy('number')
    .execute()
  const fitting = rows.filter(
    row =>
      row.stages.length === 0 ||
      row.rule === '' ||
      row.stages.some(stage => wanted.some(want => want.key === row.rule && want.stage === stage)),
  )
  const inForce = await inForceOf(
    ctx,
    fitting.map(row => row.id),
  )
  const shown = fitting.flatMap(row => {
    const version = inForce.get(row.id)
    return version === undefined ? [] : [{ row, version }]
  })
  const files = await filesOf(
    ctx,
    shown.map(({ row, version }) => ({ manual: row.id, version: version.version })),
  )
  const items = shown.map(({ row, version }) => ({
    ...{ id: row.id, number: row.number, title: row.title, sort: row.sort },
    stages: (known.get(row.rule)?.rule.stages ?? []).filter(stage => row.stages.includes(stage.id)).map(({ title }) => title),
    ...{ label: version.label, releasedAt: version.releasedAt, isForMachine: row.models.length > 0 },
    files: files.get(`${row.id}/${version.version}`) ?? [],
  }))
  return { items: [...items].sort((a, b) => Number(b.isForMachine) - Number(a.isForMachine)) }
}
