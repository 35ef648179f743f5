import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'

/** The fields of acts that name people, whichever act has them. */
const peopleFields = [
  'person',
  'owner',
  'members',
  'attendees',
  'mentions',
  'research',
  'supplyChain',
  'finance',
  'legal',
] as const

/** Everybody named must be on the staff of this organisation (`person.not-found`). */
export function mustBeStaff(ctx: Ctx, people: readonly unknown[]): void {
  for (const id of people) if (typeof id !== 'string' || !ctx.roster.people.has(id)) throw refuse('person.not-found')
}

/** What an act names beside its case must be there: people on the staff (`person.not-found`), files of this case or of none yet (`file.not-found`). */
export async function mustBeThere(
  ctx: Ctx,
  caseId: string,
  data: Readonly<Record<string, unknown>>,
  evidence: string | undefined,
): Promise<void> {
  mustBeStaff(
    ctx,
    peopleFields.flatMap(name => data[name] ?? []),
  )
  const files = [...new Set([data.file ?? [], data.files ?? [], evidence ?? []].flat())] as string[]
  if (files.length === 0) return
  const found = await ctx.tx
    .selectFrom('files')
    .select(['id', 'case_id'])
    .where('org_id', '=', ctx.org)
    .where('id', 'in', files)
    .execute()
  if (found.length < files.length) throw refuse('file.not-found')
  if (found.some(f => f.case_id !== null && f.case_id !== caseId)) throw refuse('file.of-another-case')
}
