import { questionnaireProblems } from '../../engine/surveys/questions.ts'
import type { Question, Questionnaire } from '../../events/questionnaire.ts'
import { newId } from '../api/new-id.ts'

/** Short, of the letters that a question's id may have, and unlike any other. */
const newKey = (): string =>
  `q${newId()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(-12)}`

/** A question to begin with; the first scale says satisfied or not. */
export function newQuestion(before: readonly Question[]): Question {
  const isFirst = !before.some(q => q.kind === 'scale' && q.satisfiedFrom !== undefined)
  return {
    ...{ id: newKey(), kind: 'scale', title: { zh: '' }, required: true, from: 1, to: 5 },
    ...(isFirst ? { satisfiedFrom: 4 } : {}),
  }
}

/** The same question of another kind: its words and whether it is required stay. */
export function withKind({ id, title, required, onlyIf }: Question, kind: Question['kind']): Question {
  const common = { id, title, required, ...(onlyIf === undefined ? {} : { onlyIf }) }
  if (kind === 'scale') return { ...common, kind, from: 1, to: 5 }
  if (kind === 'choice')
    return {
      ...{ ...common, kind, several: false },
      options: [
        { id: newKey(), title: { zh: '' } },
        { id: newKey(), title: { zh: '' } },
      ],
    }
  return { ...common, kind }
}

/** The questions with one of them moved up or down. */
export function moved(questions: readonly Question[], place: number, by: -1 | 1): Question[] {
  const next = [...questions]
  const [one] = next.splice(place, 1)
  if (one !== undefined) next.splice(place + by, 0, one)
  return next
}

export type EditProblem = {
  readonly question?: string | undefined
  readonly how: ReturnType<typeof questionnaireProblems>[number]['how'] | 'empty'
}

/** What keeps a questionnaire from being published, as the server would say it, and what is not written yet. */
export function editProblems(content: Questionnaire): EditProblem[] {
  const empty = content.questions.filter(
    q => q.title.zh.trim() === '' || (q.kind === 'choice' && q.options.some(o => o.title.zh.trim() === '')),
  )
  return [...questionnaireProblems(content), ...empty.map(q => ({ question: q.id, how: 'empty' as const }))]
}

/** A callback questionnaire to begin with, in the words most companies use; everything in it can be changed. */
export const beginning = (words: {
  readonly opening: string
  readonly closing: string
  readonly overall: string
  readonly low: string
  readonly high: string
}): Questionnaire => ({
  ...{ opening: words.opening, closing: words.closing, linkDays: 14 },
  questions: [
    {
      ...{ id: 'overall', kind: 'scale', title: { zh: words.overall }, required: true, from: 1, to: 5, satisfiedFrom: 4 },
      ...{ low: { zh: words.low }, high: { zh: words.high } },
    },
  ],
})
