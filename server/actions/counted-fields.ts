import type { RecordRule } from '../../engine/pack.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { effectFigures } from './effect-figures.ts'
import { type Counted, countedValue } from './schema.ts'

/**
 * A record with fields that the system counts (penal 三(七)2): whoever puts another figure than the one counted says why, in the record's field
 * `difference`; refuses it otherwise (`record.counted-otherwise`), with the figures.
 */
export async function mustSayWhyOtherwise(
  ctx: Ctx,
  caseId: string,
  record: RecordRule,
  values: Readonly<Record<string, unknown>>,
  texts: Readonly<Record<string, unknown>>,
): Promise<void> {
  const counted = record.fields.flatMap(field =>
    field.kind === 'number' && field.counted !== undefined ? [{ ...field, counted: field.counted as Counted }] : [],
  )
  if (counted.length === 0 || (typeof texts.difference === 'string' && texts.difference.trim() !== '')) return
  const figures = await effectFigures(ctx, caseId)
  const other = counted.filter(field => {
    const figure = countedValue(figures, field.counted)
    return figure !== null && values[field.id] !== figure
  })
  if (other.length === 0) return
  const say = (language: 'zh' | 'en') =>
    other
      .map(field => `${field.title[language] ?? field.title.zh} ${countedValue(figures, field.counted)}`)
      .join(language === 'zh' ? '；' : '; ')
  throw refuse('record.counted-otherwise', { clause: record.clause, detail: { zh: say('zh'), en: say('en') } })
}
