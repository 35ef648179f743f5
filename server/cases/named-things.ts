import { visibleAmong } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { insidersAmong } from '../notifications/keep-seals.ts'

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

/** Of a sealed case nobody is told who does not see it: a mention opens no door (`sealed.outsider`, with their names). */
export async function mustBeInsiders(ctx: Ctx, caseId: string, mentions: unknown): Promise<void> {
  const people = Array.isArray(mentions) ? mentions.map(String) : []
  if (people.length === 0) return
  const insiders = await insidersAmong(ctx, caseId, people)
  const outside = people.filter(id => !insiders.has(id)).map(id => ctx.roster.people.get(id)?.name ?? id)
  if (outside.length === 0) return
  const names = outside.join('、')
  throw refuse('sealed.outsider', {
    detail: { zh: `看不到这件密封案件的人：${names}`, en: `Not let into this sealed case: ${names}` },
  })
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
  const elsewhere = found.flatMap(f => (f.case_id !== null && f.case_id !== caseId ? [f.case_id] : []))
  if (elsewhere.length === 0) return
  const seen = await visibleAmong(ctx, elsewhere)
  throw refuse(elsewhere.every(id => seen.has(id)) ? 'file.of-another-case' : 'file.not-found')
}

/** A file that a submission names must be attached to its case already (`file.not-found`). */
export async function mustBeBoundFile(ctx: Ctx, caseId: string, file: unknown): Promise<void> {
  if (typeof file !== 'string') return
  const found = await ctx.tx
    .selectFrom('files')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('id', '=', file)
    .executeTakeFirst()
  if (!found) throw refuse('file.not-found')
}
