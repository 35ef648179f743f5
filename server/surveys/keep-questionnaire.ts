import { questionnaireProblems } from '../../engine/surveys/questions.ts'
import type { Questionnaire } from '../../events/questionnaire.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { canonical, sha256 } from '../events/seal.ts'
import type { NewQuestionnaire, NewVersion } from './schema.ts'
import { mustKeepSurveys } from './who.ts'

/** What is wrong with a questionnaire, in words beside the question it is about. */
const said: Readonly<Record<ReturnType<typeof questionnaireProblems>[number]['how'], Text>> = {
  'no-satisfaction': { zh: '缺一道满意度量表题', en: 'No scale says satisfied or not' },
  'two-satisfactions': { zh: '只能有一道满意度量表题', en: 'Only one scale may say satisfied or not' },
  'satisfaction-conditional': { zh: '满意度题须必答、不设跳转', en: 'The scale of satisfaction is required and always asked' },
  'same-id': { zh: '题号重复', en: 'Two questions have the same id' },
  branch: { zh: '跳转条件须依据前面的题目和它的选项', en: 'The branch hangs on no earlier question or option' },
  scale: { zh: '满意的起点须高于量表最低分', en: 'Satisfied must begin above the lowest value' },
}

function mustFit(content: Questionnaire): void {
  const problems = questionnaireProblems(content)
  if (problems.length === 0) return
  const fields = problems.map(({ question, how }) => {
    const at = content.questions.findIndex(q => q.id === question)
    return [at < 0 ? 'content.questions' : `content.questions.${at}`, said[how]] as const
  })
  throw refuse('questionnaire.unfit', { fields: Object.fromEntries(fields) })
}

/** A new questionnaire with its first version, in use at once. Gives its id. */
export async function createQuestionnaire(ctx: Ctx, { content, ...head }: NewQuestionnaire): Promise<string> {
  mustKeepSurveys(ctx)
  mustFit(content)
  const id = ctx.newId()
  await ctx.tx
    .insertInto('questionnaires')
    .values({
      org_id: ctx.org,
      id,
      ...head,
      created_at: ctx.now,
      created_by: ctx.actor.person,
      retired_at: null,
      retired_by: null,
    })
    .execute()
  await publish(ctx, { id, purpose: head.purpose }, 1, content, '')
  return id
}

/** The questionnaire, locked; `questionnaire.not-found`, and `questionnaire.retired` for one out of use. */
async function lockQuestionnaire(ctx: Ctx, id: string) {
  const row = await ctx.tx
    .selectFrom('questionnaires')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw refuse('questionnaire.not-found')
  if (row.retired_at !== null) throw refuse('questionnaire.retired')
  return row
}

/** Another version, made from the last one: of two made from the same one the second is refused (`questionnaire.changed-meanwhile`). Answers stay with the version they were given to. */
export async function addVersion(ctx: Ctx, id: string, { after, content, reason }: NewVersion): Promise<number> {
  mustKeepSurveys(ctx)
  const row = await lockQuestionnaire(ctx, id)
  mustFit(content)
  const { last } = await ctx.tx
    .selectFrom('questionnaire_versions')
    .select(eb => eb.fn.max('version').as('last'))
    .where('org_id', '=', ctx.org)
    .where('questionnaire_id', '=', id)
    .executeTakeFirstOrThrow()
  if (Number(last) !== after) throw refuse('questionnaire.changed-meanwhile')
  await publish(ctx, row, after + 1, content, reason)
  return after + 1
}

async function publish(
  ctx: Ctx,
  { id, purpose }: { readonly id: string; readonly purpose: 'callback' | 'survey' },
  version: number,
  content: Questionnaire,
  reason: string,
): Promise<void> {
  const hash = sha256(canonical(content))
  await ctx.tx
    .insertInto('questionnaire_versions')
    .values({
      ...{ org_id: ctx.org, questionnaire_id: id, version, content: JSON.stringify(content), hash, reason },
      ...{ published_at: ctx.now, published_by: ctx.actor.person },
    })
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'questionnaire.published',
    plain: { questionnaire: id, version, purpose, hash },
    sealed: {},
  })
}

/** 停用: nothing is asked by it any more; what was answered stays. */
export async function retireQuestionnaire(ctx: Ctx, id: string): Promise<void> {
  mustKeepSurveys(ctx)
  await lockQuestionnaire(ctx, id)
  await ctx.tx
    .updateTable('questionnaires')
    .set({ retired_at: ctx.now, retired_by: ctx.actor.person })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
}
