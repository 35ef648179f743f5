import type { Question, Questionnaire, SurveyAnswers, SurveyTexts } from '../../events/questionnaire.ts'

export type Answered = { readonly answers: SurveyAnswers; readonly texts: SurveyTexts }
/** What is wrong with an answer: which question, and how. */
export type AnswerProblem = { readonly question: string; readonly how: 'missing' | 'not-asked' | 'unknown' | 'unfit' }
/** What is wrong with a questionnaire before it is published. */
export type QuestionnaireProblem = {
  readonly question?: string
  readonly how: 'no-satisfaction' | 'two-satisfactions' | 'satisfaction-conditional' | 'same-id' | 'branch' | 'scale'
}

const numbersOf = (q: Question): readonly [number, number] | undefined =>
  q.kind === 'nps' ? [0, 10] : q.kind === 'scale' ? [q.from, q.to] : undefined

/** The scale by which an answer is satisfied; undefined in a draft that has none yet. */
export const satisfactionOf = ({ questions }: Pick<Questionnaire, 'questions'>) =>
  questions.find((q): q is Extract<Question, { kind: 'scale' }> => q.kind === 'scale' && q.satisfiedFrom !== undefined)

/**
 * The questions that are asked, given the answers so far, in order. A question hangs on an earlier one; where that one is not asked itself, or is
 * not answered yet, neither is it.
 */
export function questionsAsked({ questions }: Pick<Questionnaire, 'questions'>, answers: SurveyAnswers): Question[] {
  const asked = new Set<string>()
  return questions.filter(q => {
    const { onlyIf } = q
    if (onlyIf !== undefined) {
      if (!asked.has(onlyIf.question)) return false
      const given = answers[onlyIf.question]
      if (given === undefined) return false
      if ('in' in onlyIf) {
        if (typeof given === 'number' || !given.some(option => onlyIf.in.includes(option))) return false
      } else if (typeof given !== 'number' || given < (onlyIf.gte ?? given) || given > (onlyIf.lte ?? given)) return false
    }
    asked.add(q.id)
    return true
  })
}

/** The answers to questions that are asked; what was answered before an earlier answer changed is left out. */
export function onlyAsked(content: Pick<Questionnaire, 'questions'>, given: Answered): Answered {
  const ids = new Set(questionsAsked(content, given.answers).map(q => q.id))
  const keep = <T>(values: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(values).filter(([id]) => ids.has(id)))
  return { answers: keep(given.answers), texts: keep(given.texts) }
}

/** Everything that is wrong with these answers to this questionnaire; empty where they fit. Nothing is filled in: what was not answered is missing. */
export function answerProblems(content: Pick<Questionnaire, 'questions'>, { answers, texts }: Answered): AnswerProblem[] {
  const known = new Map(content.questions.map(q => [q.id, q]))
  const asked = questionsAsked(content, answers)
  const askedIds = new Set(asked.map(q => q.id))
  const given = [...Object.keys(answers), ...Object.keys(texts)]
  const stray = given.flatMap((question): AnswerProblem[] =>
    !known.has(question) ? [{ question, how: 'unknown' }] : askedIds.has(question) ? [] : [{ question, how: 'not-asked' }],
  )
  const own = asked.flatMap((q): AnswerProblem[] => {
    const answer = answers[q.id]
    if (answer === undefined && texts[q.id] === undefined) return q.required ? [{ question: q.id, how: 'missing' }] : []
    return fits(q, answer, texts[q.id]) ? [] : [{ question: q.id, how: 'unfit' }]
  })
  return [...stray, ...own]
}

function fits(q: Question, answer: SurveyAnswers[string] | undefined, text: string | undefined): boolean {
  if (q.kind === 'text') return answer === undefined && text !== undefined
  if (text !== undefined) return false
  const range = numbersOf(q)
  if (range !== undefined) return typeof answer === 'number' && answer >= range[0] && answer <= range[1]
  if (q.kind !== 'choice' || !Array.isArray(answer)) return false
  const options = new Set(q.options.map(o => o.id))
  return (q.several || answer.length === 1) && new Set(answer).size === answer.length && answer.every(id => options.has(id))
}

/** What is wrong with a questionnaire: exactly one scale says satisfied or not, always asked; every branch hangs on an earlier question that can be answered so. */
export function questionnaireProblems({ questions }: Pick<Questionnaire, 'questions'>): QuestionnaireProblem[] {
  const problems: QuestionnaireProblem[] = []
  const satisfied = questions.filter(q => q.kind === 'scale' && q.satisfiedFrom !== undefined)
  if (satisfied.length === 0) problems.push({ how: 'no-satisfaction' })
  for (const q of satisfied.slice(1)) problems.push({ question: q.id, how: 'two-satisfactions' })
  const [first] = satisfied
  if (first && (first.onlyIf !== undefined || !first.required))
    problems.push({ question: first.id, how: 'satisfaction-conditional' })
  const earlier = new Map<string, Question>()
  for (const q of questions) {
    if (earlier.has(q.id)) problems.push({ question: q.id, how: 'same-id' })
    if (q.onlyIf !== undefined && !canBranch(earlier.get(q.onlyIf.question), q.onlyIf))
      problems.push({ question: q.id, how: 'branch' })
    // Satisfied from the lowest value on would make every answer a satisfied one.
    if (q.kind === 'scale' && q.satisfiedFrom !== undefined && (q.satisfiedFrom <= q.from || q.satisfiedFrom > q.to))
      problems.push({ question: q.id, how: 'scale' })
    earlier.set(q.id, q)
  }
  return problems
}

function canBranch(on: Question | undefined, onlyIf: NonNullable<Question['onlyIf']>): boolean {
  if (on === undefined) return false
  if ('in' in onlyIf) return on.kind === 'choice' && onlyIf.in.every(id => on.options.some(o => o.id === id))
  const range = numbersOf(on)
  if (range === undefined || (onlyIf.gte === undefined && onlyIf.lte === undefined)) return false
  return (
    (onlyIf.gte ?? range[0]) <= (onlyIf.lte ?? range[1]) &&
    (onlyIf.gte ?? range[0]) <= range[1] &&
    (onlyIf.lte ?? range[1]) >= range[0]
  )
}

/** What the answers say as feedback: satisfied by the questionnaire's own threshold; a rating where its scale runs from 1 to 5. */
export function feedbackOf(
  content: Pick<Questionnaire, 'questions'>,
  answers: SurveyAnswers,
): { readonly satisfied: boolean; readonly rating?: number } | undefined {
  const scale = satisfactionOf(content)
  const given = scale && answers[scale.id]
  if (scale === undefined || typeof given !== 'number') return undefined
  return {
    satisfied: given >= scale.satisfiedFrom!,
    ...(scale.from === 1 && scale.to === 5 ? { rating: given } : {}),
  }
}
