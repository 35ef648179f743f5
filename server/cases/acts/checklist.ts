import type { z } from 'zod'
import type { checklistFilled } from '../../../events/field-documents-events.ts'
import { fits, isOutOfOrder, judgeChecklist } from '../../../events/judge-checklist.ts'
import { itemsOf } from '../../checklists/keep-checklist.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import type { OpenedCase } from '../case-record.ts'
import type { ActFile } from '../perform-act.ts'

type Input = z.infer<typeof checklistFilled.input>

/** Pictures belong to the case from now on; one of another case or that is not there is refused (`checklist.photo-missing`). */
async function bindPictures(ctx: Ctx, record: OpenedCase, files: readonly string[]): Promise<void> {
  if (files.length === 0) return
  const bound = await ctx.tx
    .updateTable('files')
    .set({ case_id: record.id })
    .where('org_id', '=', ctx.org)
    .where('id', 'in', [...files])
    .where(eb => eb.or([eb('case_id', 'is', null), eb('case_id', '=', record.id)]))
    .returning('id')
    .execute()
  if (bound.length < files.length) throw refuse('checklist.photo-missing')
}

/**
 * 填写检查单: judged by the version that was filled in, which the phone may have had since the morning. Answers of another kind than their
 * item and items out of order without a word about it are refused with the item's name; one that is not complete yet is kept as it is.
 */
export const fillChecklist: ActFile = {
  act: 'fill-checklist',
  async fill(ctx, record, input) {
    const { checklist, version, answers, texts = {}, notes = {} } = input as Input
    const list = await ctx.tx
      .selectFrom('checklists')
      .select('phase')
      .where('org_id', '=', ctx.org)
      .where('id', '=', checklist)
      .executeTakeFirst()
    if (list === undefined) throw refuse('checklist.not-found')
    const items = await itemsOf(ctx, checklist, version)
    const known = new Map(items.map(item => [item.id, item]))
    const unfit = [
      ...Object.keys(answers).filter(id => {
        const item = known.get(id)
        return item === undefined || !fits(item, answers[id])
      }),
      ...Object.keys(texts).filter(id => known.get(id)?.kind !== 'text'),
      ...Object.keys(notes).filter(id => !known.has(id)),
    ]
    const named = (ids: readonly string[]) => {
      const titles = ids.map(id => known.get(id)?.title ?? id)
      return { detail: { zh: titles.join('、'), en: titles.join(', ') } }
    }
    if (unfit.length > 0) throw refuse('checklist.answer-unfit', named(unfit))
    const silent = items.filter(item => isOutOfOrder(item, answers[item.id]) && (notes[item.id] ?? '') === '')
    if (silent.length > 0) throw refuse('checklist.note-missing', named(silent.map(item => item.id)))
    const pictures = items.flatMap(item => (item.kind === 'photo' ? ((answers[item.id] as string[] | undefined) ?? []) : []))
    await bindPictures(ctx, record, [...new Set(pictures)])
    return { phase: list.phase, ...judgeChecklist(items, answers, texts) }
  },
}
