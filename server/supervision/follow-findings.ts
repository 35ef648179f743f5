import { type Ctx, systemActor } from '../context.ts'
import { step } from './raise-finding.ts'

/**
 * What becomes of the cases that put findings right comes into the register: one that has ended. Looking twice finds nothing twice. Gives how many
 * findings were ended.
 */
export async function followFindings(asked: Ctx): Promise<number> {
  const ctx: Ctx = { ...asked, actor: systemActor }
  const rows = await ctx.tx
    .selectFrom('findings')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'findings.org_id').onRef('cases.id', '=', 'rectification_id'))
    .select(['findings.id', 'findings.number', 'is_major', 'case_id', 'rectification_id'])
    .where('findings.org_id', '=', ctx.org)
    .where('findings.state', '=', 'rectifying')
    .where('cases.is_closed', '=', true)
    .forUpdate('findings')
    .skipLocked()
    .limit(100)
    .execute()
  for (const row of rows) {
    await ctx.tx
      .updateTable('findings')
      .set({ state: 'rectified' })
      .where('org_id', '=', ctx.org)
      .where('id', '=', row.id)
      .execute()
    await step(ctx, { id: row.id, number: row.number, isMajor: row.is_major, caseId: row.case_id }, 'rectified', '', {
      rectification: row.rectification_id!,
    })
  }
  return rows.length
}
