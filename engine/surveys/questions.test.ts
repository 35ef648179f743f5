import { describe, expect, test } from 'vitest'
import { Questionnaire } from '../../events/questionnaire.ts'
import { attemptNumber } from './attempts.ts'
import { answerProblems, feedbackOf, onlyAsked, questionnaireProblems, questionsAsked } from './questions.ts'
import { tallySurvey } from './tally.ts'

const title = (zh: string) => ({ zh })
const content = Questionnaire.parse({
  opening: '您好',
  closing: '谢谢',
  linkDays: 14,
  questions: [
    { id: 'overall', kind: 'scale', title: title('总体满意吗'), required: true, from: 1, to: 5, satisfiedFrom: 4 },
    {
      ...{ id: 'why', kind: 'choice', title: title('哪里不满意'), required: true, several: true },
      options: ['time', 'skill', 'price'].map(id => ({ id, title: title(id) })),
      onlyIf: { question: 'overall', lte: 3 },
    },
    { id: 'late', kind: 'text', title: title('晚了多久'), required: true, onlyIf: { question: 'why', in: ['time'] } },
    { id: 'nps', kind: 'nps', title: title('会推荐吗'), required: false },
  ],
})
const asked = (answers: Record<string, number | string[]>) => questionsAsked(content, answers).map(q => q.id)

describe('a questionnaire', () => {
  test('asks what hangs on an answer only after that answer, however deep', () => {
    expect(asked({})).toEqual(['overall', 'nps'])
    expect(asked({ overall: 4 })).toEqual(['overall', 'nps'])
    expect(asked({ overall: 3 })).toEqual(['overall', 'why', 'nps'])
    expect(asked({ overall: 2, why: ['price', 'time'] })).toEqual(['overall', 'why', 'late', 'nps'])
    // Changed from 2 to 5 afterwards: the whole branch goes with it.
    expect(asked({ overall: 5, why: ['time'] })).toEqual(['overall', 'nps'])
    expect(onlyAsked(content, { answers: { overall: 5, why: ['time'] }, texts: { late: '两天' } })).toEqual({
      answers: { overall: 5 },
      texts: {},
    })
  })

  test('takes no answer that it did not ask for, nothing beyond its scale, and fills in nothing', () => {
    const problems = (answers: Record<string, number | string[]>, texts: Record<string, string> = {}) =>
      answerProblems(content, { answers, texts }).map(p => `${p.question} ${p.how}`)
    expect(problems({ overall: 5 })).toEqual([])
    expect(problems({})).toEqual(['overall missing'])
    expect(problems({ overall: 6 })).toContain('overall unfit')
    expect(problems({ overall: 2 })).toEqual(['why missing'])
    expect(problems({ overall: 2, why: ['time', 'time'] }, { late: '两天' })).toEqual(['why unfit'])
    expect(problems({ overall: 2, why: ['time'] })).toEqual(['late missing'])
    expect(problems({ overall: 5, why: ['time'] })).toEqual(['why not-asked'])
    expect(problems({ overall: 5, other: 1 })).toEqual(['other unknown'])
    expect(problems({ overall: 5 }, { nps: '十分' })).toEqual(['nps unfit'])
  })

  test('says satisfied by its own threshold', () => {
    expect(feedbackOf(content, { overall: 4 })).toEqual({ satisfied: true, rating: 4 })
    expect(feedbackOf(content, { overall: 3 })).toEqual({ satisfied: false, rating: 3 })
    expect(feedbackOf(content, {})).toBeUndefined()
  })

  test('is not published with no scale of satisfaction, two of them, or a branch that hangs on nothing', () => {
    const [overall, why, , nps] = content.questions
    const how = (questions: typeof content.questions) => questionnaireProblems({ questions }).map(p => p.how)
    expect(how(content.questions)).toEqual([])
    expect(how([nps!])).toEqual(['no-satisfaction'])
    expect(how([overall!, { ...overall!, id: 'again' } as never])).toEqual(['two-satisfactions'])
    expect(how([{ ...overall!, required: false } as never])).toEqual(['satisfaction-conditional'])
    expect(how([why!, overall!])).toEqual(['branch'])
    expect(how([overall!, { ...why!, onlyIf: { question: 'overall', gte: 6 } } as never])).toEqual(['branch'])
    expect(how([overall!, overall!])).toContain('same-id')
    expect(how([{ ...overall!, satisfiedFrom: 1 } as never])).toEqual(['scale'])
  })

  test('is counted question by question among those who were asked it', () => {
    const tally = tallySurvey(content, 10, [
      { overall: 5, nps: 10 },
      { overall: 2, why: ['time', 'price'] },
      { overall: 3, why: ['price'], nps: 2 },
    ])
    expect(tally).toMatchObject({ asked: 10, n: 3, isSufficient: false })
    expect(tally.response?.value).toBeCloseTo(0.3)
    expect(tally.satisfied?.value).toBeCloseTo(1 / 3)
    const [overall, why, , nps] = tally.questions
    expect(overall).toMatchObject({ n: 3, estimate: { value: 10 / 3 } })
    expect(why).toMatchObject({ n: 2, given: [{ count: 1 }, { count: 0 }, { count: 2 }] })
    expect(nps).toMatchObject({ n: 2, estimate: { value: 0 } })
  })
})

test('calls on one day are one attempt: a callback is not over after three calls in an hour', () => {
  expect(attemptNumber([], '2026-03-02')).toBe(1)
  expect(attemptNumber(['2026-03-02'], '2026-03-02')).toBe(1)
  expect(attemptNumber(['2026-03-02', '2026-03-02', '2026-03-03'], '2026-03-05')).toBe(3)
})
