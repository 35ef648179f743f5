import { feedbackOf, onlyAsked } from '../../engine/surveys/questions.ts'
import type { Act } from '../../events/registry.ts'
import { lockCase } from '../cases/case-record.ts'
import { performAct } from '../cases/perform-act.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { mustFitQuestionnaire, noteWhoHanded } from '../surveys/feedback-by-questionnaire.ts'
import { questionnaireOf } from '../surveys/read-questionnaire.ts'
import { customerPage } from './customer-page.ts'
import type { FoundLink } from './queries.ts'
import type { AnswerTaken, CustomerAnswer, CustomerPage } from './schema.ts'
import { suggestAsCustomer } from './suggest.ts'

/**
 * Records what the customer said on their link, as the actor `customer`, and uses the link up in the same transaction. Of two answers at
 * once the second waits for the first and finds the link used, and so does one that arrives while the case ends: `link.not-valid`. The case
 * is locked first, as by whoever makes a new link, so that the two do not wait for each other.
 */
export async function answerLink(ctx: Ctx, link: FoundLink, answer: CustomerAnswer): Promise<AnswerTaken> {
  await lockCase(ctx, link.caseId)
  const page = await customerPage(ctx, link)
  const { type, data } = 'answers' in answer ? await byQuestionnaire(ctx, page, answer) : actFor(page, answer)
  const { created_by: maker } = await ctx.tx
    .updateTable('customer_links')
    .set({ used_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('token_hash', '=', link.hash)
    .returning('created_by')
    .executeTakeFirstOrThrow()
  // First: the feedback may end the case.
  if ('channel' in answer && answer.channel !== undefined)
    await performAct(ctx, link.caseId, { type: 'prefer-channel', data: { channel: answer.channel, forCustomer: true } })
  const { event, result } = await performAct(ctx, link.caseId, { type, data })
  if (page.asks === 'feedback') await noteWhoHanded(ctx, event, maker)
  if ('suggestion' in answer && answer.suggestion !== undefined && page.takesSuggestion)
    await suggestAsCustomer(ctx, link, answer.suggestion)
  return { number: page.number, asks: page.asks, at: ctx.now, copy: typeof result.copy === 'string' ? result.copy : null }
}

type ByQuestionnaire = Extract<CustomerAnswer, { answers: unknown }>

/**
 * Feedback by the questionnaire, in the version that was shown, even if a newer one was published meanwhile: nobody answers twice. Of questions hidden by an
 * earlier answer nothing is kept. Another questionnaire than the one in use is `questionnaire.changed-meanwhile`.
 */
async function byQuestionnaire(
  ctx: Ctx,
  page: CustomerPage,
  { questionnaire, version, answers, texts = {} }: ByQuestionnaire,
): Promise<{ type: Act; data: Record<string, unknown> }> {
  if (page.asks !== 'feedback') throw refuse('link.other-purpose')
  if (questionnaire !== page.questionnaire?.id || version > page.questionnaire.version)
    throw refuse('questionnaire.changed-meanwhile')
  const { content } = await questionnaireOf(ctx, questionnaire, version)
  const said = onlyAsked(content, { answers, texts })
  mustFitQuestionnaire(content, said.answers, said.texts)
  const words = Object.keys(said.texts).length === 0 ? {} : { texts: said.texts }
  const data = { ...feedbackOf(content, said.answers), via: 'link', questionnaire, version, answers: said.answers, ...words }
  return { type: 'record-feedback', data }
}

function actFor(
  page: CustomerPage,
  answer: Exclude<CustomerAnswer, ByQuestionnaire>,
): { type: Act; data: Record<string, unknown> } {
  if (page.asks === 'appointment') {
    if (!('visit' in answer)) throw refuse('link.other-purpose')
    const { visit, from, ...said } = answer
    if (from !== page.visit?.from) throw refuse('appointment.moved')
    return { type: 'answer-appointment', data: { ...said, answer: visit, via: 'link' } }
  }
  if ('visit' in answer) throw refuse('link.other-purpose')
  if (page.asks === 'feedback') {
    if (!('satisfied' in answer)) throw refuse('link.other-purpose')
    // Published since the page was opened: it is read again, and asks the questions.
    if (page.questionnaire !== null) throw refuse('questionnaire.changed-meanwhile')
    const { channel: _channel, suggestion: _suggestion, ...feedback } = answer
    return { type: 'record-feedback', data: { ...feedback, via: 'link' } }
  }
  if ('satisfied' in answer) throw refuse('link.other-purpose')
  const { agree: _, ...signed } = answer
  if (page.asks === 'signature') {
    if ('passed' in signed || 'agreed' in signed || !page.node) throw refuse('link.other-purpose')
    return { type: 'sign-node', data: { ...signed, node: page.node.id, via: 'link' } }
  }
  if (page.asks === 'paper') {
    if (!('agreed' in signed) || !page.paper) throw refuse('link.other-purpose')
    if (!signed.agreed && !signed.remarks) throw refuse('link.remarks-missing')
    return { type: 'sign-paper', data: { ...signed, paper: page.paper.paper, via: 'link' } }
  }
  if (!('passed' in signed)) throw refuse('link.other-purpose')
  if (!signed.passed && !signed.remarks) throw refuse('link.remarks-missing')
  return { type: 'accept', data: { ...signed, via: 'link' } }
}
