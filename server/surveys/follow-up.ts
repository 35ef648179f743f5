import { primaryEdition } from '../../engine/rules.ts'
import { sayAnswers } from '../../engine/surveys/say-answer.ts'
import type { CaseKind } from '../../events/case-words.ts'
import type { Questionnaire, SurveyAnswers, SurveyTexts } from '../../events/questionnaire.ts'
import { registerCase } from '../cases/register-case.ts'
import { type Ctx, systemActor } from '../context.ts'

/**
 * 低分跟进: a low score in a survey is about no case of its own, so that it opens one: a request, else an enquiry or a complaint, whichever the regulations
 * lead. The fact `lowScore` begins the duty that a regulation has for it (robot 第十五条(三), furn 3.1.2(2)), with owner and clock; else the duties of any such
 * case do. Gives its id, or undefined where no regulation leads any of them.
 */
export async function openFollowUp(
  ctx: Ctx,
  about: { readonly customer: string; readonly survey: string; readonly content: Questionnaire },
  answers: SurveyAnswers,
  texts: SurveyTexts,
): Promise<string | undefined> {
  const kinds: readonly CaseKind[] = ['request', 'enquiry', 'complaint']
  const kind = kinds.find(one => primaryEdition(ctx.rules, one, ctx.now) !== undefined)
  if (kind === undefined) return undefined
  const said = sayAnswers(about.content.questions, answers, texts).map(
    ({ question, answer }) => `${question.zh}：${answer.map(one => one.zh).join('、')}`,
  )
  const record = await registerCase(
    { ...ctx, actor: systemActor },
    {
      kind,
      title: `低分跟进：${about.survey}`,
      description: said.join('\n'),
      channel: 'internal',
      customerId: about.customer,
      facts: { lowScore: true },
    },
  )
  return record.id
}
