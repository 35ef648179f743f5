import type { Ctx } from '../context.ts'
import { callbackQuestionnaire } from '../surveys/read-questionnaire.ts'

/** What a demo answer says by the questionnaire of its case, where there is one. */
export async function byQuestionnaire(ctx: Ctx, kind: string, told: Record<string, unknown>): Promise<Record<string, unknown>> {
  const kept = await callbackQuestionnaire(ctx, kind)
  if (kept === undefined) return told
  const { comment, rating: _rating, satisfied: _satisfied, ...rest } = told
  const rating = Math.min(5, Math.max(1, Number(told.rating ?? (told.satisfied === true ? 5 : 2))))
  const isSatisfied = rating >= 4
  return {
    ...rest,
    ...{ satisfied: isSatisfied, rating, questionnaire: kept.id, version: kept.version },
    answers: { overall: rating, ...(isSatisfied ? {} : { why: ['solved'] }), tidy: ['yes'], recommend: rating * 2 },
    ...(typeof comment === 'string' ? { texts: { words: comment } } : {}),
  }
}
