import type { Questionnaire } from '../../events/questionnaire.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'

export type KeptQuestionnaire = {
  readonly id: string
  readonly title: string
  readonly purpose: 'callback' | 'survey'
  readonly version: number
  readonly content: Questionnaire
  readonly hash: string
  readonly isRetired: boolean
}

const joined = (ctx: Pick<Ctx, 'tx' | 'org'>) =>
  ctx.tx
    .selectFrom('questionnaires as q')
    .innerJoin('questionnaire_versions as v', join =>
      join.onRef('v.org_id', '=', 'q.org_id').onRef('v.questionnaire_id', '=', 'q.id'),
    )
    .select(['q.id', 'q.title', 'q.purpose', 'q.kinds', 'q.retired_at', 'v.version', 'v.content', 'v.hash'])
    .where('q.org_id', '=', ctx.org)

/** A questionnaire in a version, or in the last one; `questionnaire.not-found`. */
export async function questionnaireOf(
  ctx: Pick<Ctx, 'tx' | 'org'>,
  id: string,
  version?: number,
): Promise<KeptQuestionnaire & { readonly kinds: readonly string[] }> {
  let query = joined(ctx).where('q.id', '=', id)
  if (version !== undefined) query = query.where('v.version', '=', version)
  const row = await query.orderBy('v.version', 'desc').limit(1).executeTakeFirst()
  if (row === undefined) throw refuse('questionnaire.not-found')
  const { retired_at: retiredAt, ...rest } = row
  return { ...rest, isRetired: retiredAt !== null }
}

/**
 * 系统生成的回访问卷 (furn 4.1(4)): the questionnaire by which a case of this kind is called back now, in its last version; one for the very kind goes
 * before one for all. Undefined where the company has published none.
 */
export async function callbackQuestionnaire(
  ctx: Pick<Ctx, 'tx' | 'org' | 'now'>,
  kind: string,
): Promise<KeptQuestionnaire | undefined> {
  const rows = await joined(ctx)
    .where('q.purpose', '=', 'callback')
    .where('q.retired_at', 'is', null)
    .where('v.published_at', '<=', ctx.now)
    .orderBy('q.created_at', 'desc')
    .orderBy('v.version', 'desc')
    .execute()
  const row = rows.find(one => one.kinds.includes(kind)) ?? rows.find(one => one.kinds.length === 0)
  return row && { ...row, isRetired: false }
}

/** What is read out, with the words of this case or customer put in. */
export function scriptOf(text: string, words: Readonly<Record<'customer' | 'title' | 'company' | 'agent', string>>): string {
  return text.replace(/\{\{(customer|title|company|agent)\}\}/g, (_, name: keyof typeof words) => words[name])
}
