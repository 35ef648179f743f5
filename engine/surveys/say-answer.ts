import type { Question, SurveyAnswers, SurveyTexts } from '../../events/questionnaire.ts'
import type { Text } from '../../events/text.ts'

/** An answer in words: the number on its scale, the options by their titles, or what was said; empty where it was not answered. */
export function sayAnswer(question: Question, answers: SurveyAnswers, texts: SurveyTexts): Text[] {
  const answer = answers[question.id]
  const text = texts[question.id]
  if (question.kind === 'text') return text === undefined ? [] : [{ zh: text }]
  if (typeof answer === 'number') return [{ zh: `${answer} / ${question.kind === 'scale' ? question.to : 10}` }]
  if (question.kind !== 'choice' || answer === undefined) return []
  return answer.flatMap(id => question.options.find(option => option.id === id)?.title ?? [])
}

/** All answers to a questionnaire in its order; questions that were not answered are left out. */
export function sayAnswers(
  questions: readonly Question[],
  answers: SurveyAnswers,
  texts: SurveyTexts,
): { question: Text; answer: Text[] }[] {
  return questions.flatMap(question => {
    const answer = sayAnswer(question, answers, texts)
    return answer.length === 0 ? [] : [{ question: question.title, answer }]
  })
}
