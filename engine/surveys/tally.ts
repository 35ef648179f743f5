import type { Question, Questionnaire, SurveyAnswers } from '../../events/questionnaire.ts'
import { type Estimate, isSufficient, meanEstimate, npsEstimate, shareEstimate } from './estimates.ts'
import { feedbackOf } from './questions.ts'

export type QuestionTally = {
  readonly question: string
  /** How many answered it; whom it was not asked are not among them. */
  readonly n: number
  readonly estimate: Estimate | null
  /** How often each value or option was given; in the order of the questionnaire. Empty for words. */
  readonly given: readonly { readonly value: string; readonly count: number }[]
}
export type SurveyTally = {
  readonly asked: number
  readonly n: number
  readonly response: Estimate | null
  readonly satisfied: Estimate | null
  readonly isSufficient: boolean
  readonly questions: readonly QuestionTally[]
}

function tallyQuestion(
  q: Question,
  answers: readonly SurveyAnswers[],
  textCounts: Readonly<Record<string, number>>,
): QuestionTally {
  if (q.kind === 'text') return { question: q.id, n: textCounts[q.id] ?? 0, estimate: null, given: [] }
  const said = answers.flatMap(a => (a[q.id] === undefined ? [] : [a[q.id]!]))
  if (q.kind === 'choice') {
    const given = q.options.map(o => ({
      value: o.id,
      count: said.filter(one => Array.isArray(one) && one.includes(o.id)).length,
    }))
    return { question: q.id, n: said.length, estimate: null, given }
  }
  const numbers = said.filter(one => typeof one === 'number')
  const [from, to] = q.kind === 'nps' ? [0, 10] : [q.from, q.to]
  const given = Array.from({ length: to - from + 1 }, (_, i) => ({
    value: String(from + i),
    count: numbers.filter(v => v === from + i).length,
  }))
  const estimate = (q.kind === 'nps' ? npsEstimate(numbers) : meanEstimate(numbers, [from, to])) ?? null
  return { question: q.id, n: numbers.length, estimate, given }
}

/**
 * The figures of answers to one version of a questionnaire: how many were asked and answered, the share satisfied, and each question.
 * @param textCounts how many answered a question in words, by question; the words themselves are sealed
 */
export function tallySurvey(
  content: Pick<Questionnaire, 'questions'>,
  asked: number,
  answers: readonly SurveyAnswers[],
  textCounts: Readonly<Record<string, number>> = {},
): SurveyTally {
  const n = answers.length
  const satisfied = answers.filter(a => feedbackOf(content, a)?.satisfied === true).length
  return {
    asked,
    n,
    response: shareEstimate(Math.min(n, asked), asked) ?? null,
    satisfied: shareEstimate(satisfied, n) ?? null,
    isSufficient: isSufficient(n),
    questions: content.questions.map(q => tallyQuestion(q, answers, textCounts)),
  }
}
