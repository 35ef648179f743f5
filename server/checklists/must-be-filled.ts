import { type ActAfterChecklist, actsAfterChecklists } from '../../events/checklist-items.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { openCase } from '../manuals/case-for-documents.ts'
import { checklistsFor } from './case-checklists.ts'

const isWaiting = (act: string): act is ActAfterChecklist => (actsAfterChecklists as readonly string[]).includes(act)

/**
 * What the company wants filled in before an act (a setting of its own, no clause): each checklist for this case whose last version filled in
 * is not complete is named (`checklist.first`). A drop of a matter waits for nothing.
 */
export async function mustBeFilled(
  ctx: Ctx,
  record: Pick<OpenedCase, 'id'>,
  act: string,
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (!isWaiting(act) || (act === 'close-matter' && input.outcome !== 'done')) return
  const wanted = (await checklistsFor(ctx, await openCase(ctx, record.id))).filter(list => list.before_act === act)
  if (wanted.length === 0) return
  const events = await ctx.tx
    .selectFrom('events')
    .select(['id', 'type', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', record.id)
    .where('type', 'in', ['checklist.filled', 'event.corrected'])
    .orderBy('seq')
    .execute()
  const taken = new Set(events.flatMap(({ data }) => (data.void === true ? [data.corrects] : [])))
  const last = new Map(events.filter(one => !taken.has(one.id)).map(({ data }) => [data.checklist, data]))
  const missing = wanted.filter(list => last.get(list.id)?.complete !== true).map(list => list.name)
  if (missing.length > 0) throw refuse('checklist.first', { detail: { zh: missing.join('、'), en: missing.join(', ') } })
}
