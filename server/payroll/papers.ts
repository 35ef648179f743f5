import { localDateOf } from '../../engine/calendar/days.ts'
import { visibleAmong } from '../access/case-visibility.ts'
import { performAct } from '../cases/perform-act.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import type { EnterPaper, PayrollLine } from './schema.ts'

export type Paper = PayrollLine['papers'][number] & { readonly kind: EnterPaper['kind'] }

/** A file that whoever enters a paper has sent, or that belongs to the case it is about; anything else is `file.not-found`. */
export async function ownFile(ctx: Ctx, file: string, caseId?: string): Promise<{ case_id: string | null }> {
  const row = await ctx.tx
    .selectFrom('files')
    .select(['case_id', 'uploaded_by'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', file)
    .executeTakeFirst()
  if (row === undefined || (row.case_id === null ? row.uploaded_by !== ctx.actor.person : row.case_id !== caseId))
    throw refuse('file.not-found', { fields: { file: { zh: '请重新上传', en: 'Upload it again' } } })
  return row
}

/** The papers of these cases, the last one of a kind first. */
export async function papersOf(ctx: Ctx, cases: readonly string[]): Promise<ReadonlyMap<string, readonly Paper[]>> {
  const found = new Map<string, Paper[]>()
  if (cases.length === 0) return found
  const rows = await ctx.tx
    .selectFrom('payroll_papers')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('case_id', 'in', [...cases])
    .orderBy('entered_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  for (const row of rows) {
    const paper = {
      ...{ id: row.id, kind: row.kind, onDay: row.on_day, wageFen: row.wage_fen, file: row.file_id },
      ...{ by: named(ctx, row.entered_by), at: row.entered_at },
    }
    found.set(row.case_id, [...(found.get(row.case_id) ?? []), paper])
  }
  return found
}

/** Enters what the law wants on file of a penalty: the agreement on another wage, or what the trade union was told. The file becomes one of the case. */
export async function enterPaper(ctx: Ctx, caseId: string, input: EnterPaper): Promise<{ id: string }> {
  if (!(await visibleAmong(ctx, [caseId])).has(caseId)) throw refuse('case.not-found')
  const penalty = await ctx.tx
    .selectFrom('penalties')
    .select('case_id')
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  if (penalty === undefined) throw refuse('penalty.not-one')
  if (input.onDay > localDateOf(ctx.rules.calendar, ctx.now)) throw refuse('payroll.dates-out-of-order')
  const isAgreement = input.kind === 'pay-agreement'
  if (isAgreement !== (input.wageFen !== undefined))
    throw refuse('payroll.no-agreement', {
      fields: { wageFen: { zh: '协议写明变更后的月工资', en: 'The agreement names the new monthly wage' } },
    })
  const file = await ownFile(ctx, input.file, caseId)
  // Sealed with the case, in its timeline and in its bundle.
  if (file.case_id === null) await performAct(ctx, caseId, { type: 'attach', data: { file: input.file } })
  const id = ctx.newId()
  await ctx.tx
    .insertInto('payroll_papers')
    .values({
      ...{ org_id: ctx.org, id, case_id: caseId, kind: input.kind, on_day: input.onDay, wage_fen: input.wageFen ?? null },
      ...{ file_id: input.file, note: input.note ?? '', entered_by: ctx.actor.person, entered_at: ctx.now },
    })
    .execute()
  return { id }
}
