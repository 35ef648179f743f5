import { describe, expect, test } from 'vitest'
import { Questionnaire } from '../../events/questionnaire.ts'
import { attemptNumber, countsToday } from './attempts.ts'
import { answerProblems, feedbackOf, onlyAsked, questionnaireProblems, questionsAsked, satisfactionOf } from './questions.ts'
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
const options = ['a', 'b', 'c'].map(id => ({ id, title: title(id) }))
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

  test('asks within both ends of what a branch says, and nothing after an answer of the other sort', () => {
    const content = Questionnaire.parse({
      ...{ opening: '您好', closing: '谢谢', linkDays: 14 },
      questions: [
        { id: 'nps', kind: 'nps', title: title('会推荐吗'), required: false },
        { id: 'how', kind: 'choice', title: title('怎么来的'), required: false, several: false, options },
        { id: 'middle', kind: 'text', title: title('为什么'), required: false, onlyIf: { question: 'nps', gte: 7, lte: 8 } },
        { id: 'low', kind: 'text', title: title('哪里不好'), required: false, onlyIf: { question: 'nps', lte: 6 } },
        { id: 'high', kind: 'text', title: title('哪里好'), required: false, onlyIf: { question: 'nps', gte: 9 } },
        { id: 'other', kind: 'text', title: title('哪里'), required: false, onlyIf: { question: 'how', in: ['b', 'c'] } },
      ],
    })
    const branches = (answers: Record<string, number | string[]>) =>
      questionsAsked(content, answers)
        .map(q => q.id)
        .slice(2)
    expect([0, 6, 7, 8, 9, 10].map(nps => branches({ nps }))).toEqual([
      ['low'],
      ['low'],
      ['middle'],
      ['middle'],
      ['high'],
      ['high'],
    ])
    expect([['a'], ['b'], ['c'], ['a', 'c']].map(how => branches({ how }))).toEqual([[], ['other'], ['other'], ['other']])
    expect([branches({ nps: ['7'] }), branches({ how: 1 }), branches({})]).toEqual([[], [], []])
  })

  test('takes of each kind of question what answers it, and nothing else', () => {
    const common = { title: title('问'), required: true }
    const fits = (question: object, answer?: number | string[], text?: string) =>
      answerProblems(
        { questions: [{ id: 'q', ...common, ...question } as never] },
        { answers: answer === undefined ? {} : { q: answer }, texts: text === undefined ? {} : { q: text } },
      ).map(problem => problem.how)
    const [scale, nps, words] = [{ kind: 'scale', from: 1, to: 5 }, { kind: 'nps' }, { kind: 'text' }]
    expect([0, 1, 5, 6].map(answer => fits(scale, answer))).toEqual([['unfit'], [], [], ['unfit']])
    expect([-1, 0, 10, 11].map(answer => fits(nps, answer))).toEqual([['unfit'], [], [], ['unfit']])
    expect([fits(scale, ['a']), fits(scale, ['3']), fits(scale, 3, '三'), fits(scale, undefined, '三')]).toEqual(
      Array(4).fill(['unfit']),
    )
    const [one, several] = [false, true].map(many => ({ kind: 'choice', several: many, options }))
    expect([fits(one!, ['a']), fits(several!, ['a', 'c'])]).toEqual([[], []])
    const wrong: [object, number | string[] | undefined, string?][] = [
      [one!, ['a', 'b']],
      [one!, ['x']],
      [one!, []],
      [one!, 1],
      [one!, ['a'], '甲'],
      [one!, undefined, '甲'],
      [several!, ['a', 'x']],
      [several!, ['a', 'a']],
      [words, 1],
      [words, ['a'], '甲'],
    ]
    expect(wrong.map(given => fits(...given))).toEqual(wrong.map(() => ['unfit']))
    expect([fits(words, undefined, '甲'), fits(words)]).toEqual([[], ['missing']])
    expect(
      answerProblems({ questions: [{ id: 'q', ...common, ...words, required: false } as never] }, { answers: {}, texts: {} }),
    ).toEqual([])
  })

  test('is satisfied by the scale that has a threshold, whose own figure is a rating only from 1 to 5', () => {
    const scale = (id: string, from: number, to: number, more: object = {}) =>
      ({ id, kind: 'scale', title: title(id), required: true, from, to, ...more }) as never
    const nps = { id: 'nps', kind: 'nps', title: title('会推荐吗'), required: true } as never
    const questions = [nps, scale('speed', 1, 5), scale('overall', 1, 5, { satisfiedFrom: 4 })]
    expect(satisfactionOf({ questions })?.id).toBe('overall')
    expect(satisfactionOf({ questions: questions.slice(0, 2) })).toBeUndefined()
    expect(feedbackOf({ questions }, { nps: 9, speed: 5, overall: 3 })).toStrictEqual({ satisfied: false, rating: 3 })
    expect(feedbackOf({ questions: [nps, scale('speed', 1, 5)] }, { nps: 9, speed: 5 })).toBeUndefined()
    expect(feedbackOf({ questions }, { overall: ['a'] })).toBeUndefined()
    const other = (from: number, to: number) =>
      feedbackOf({ questions: [scale('overall', from, to, { satisfiedFrom: 3 })] }, { overall: 3 })
    expect([other(0, 5), other(1, 10), other(0, 10)]).toStrictEqual(Array(3).fill({ satisfied: true }))
  })

  test('is not published with a threshold off its scale, or one that not everybody is asked', () => {
    const scale = (more: object) => ({
      id: 's',
      kind: 'scale',
      title: title('满意吗'),
      required: true,
      from: 1,
      to: 5,
      satisfiedFrom: 4,
      ...more,
    })
    const nps = { id: 'nps', kind: 'nps', title: title('会推荐吗'), required: true }
    const problems = (...questions: object[]) => questionnaireProblems({ questions: questions as never })
    expect([2, 5].map(satisfiedFrom => problems(scale({ satisfiedFrom })))).toEqual([[], []])
    expect([0, 1, 6].map(satisfiedFrom => problems(scale({ satisfiedFrom })))).toEqual(
      Array(3).fill([{ question: 's', how: 'scale' }]),
    )
    expect(problems(nps, scale({ onlyIf: { question: 'nps', lte: 6 } }))).toEqual([
      { question: 's', how: 'satisfaction-conditional' },
    ])
    expect(problems({ ...scale({}), satisfiedFrom: undefined })).toEqual([{ how: 'no-satisfaction' }])
    expect(problems(scale({}), { ...scale({ id: 't' }), satisfiedFrom: undefined }, scale({ id: 'u' }))).toEqual([
      { question: 'u', how: 'two-satisfactions' },
    ])
  })

  test('has no branch that no answer can lead to', () => {
    const base = [
      { id: 's', kind: 'scale', title: title('满意吗'), required: true, from: 1, to: 5, satisfiedFrom: 4 },
      { id: 'nps', kind: 'nps', title: title('会推荐吗'), required: true },
      { id: 'how', kind: 'choice', title: title('怎么来的'), required: true, several: true, options },
      { id: 'free', kind: 'text', title: title('还有吗'), required: false },
    ]
    const leads = (onlyIf: object) =>
      questionnaireProblems({
        questions: [...base, { id: 'b', kind: 'text', title: title('为什么'), required: false, onlyIf }] as never,
      }).length === 0
    const good = [
      { question: 's', gte: 1 },
      { question: 's', gte: 5 },
      { question: 's', lte: 1 },
      { question: 's', lte: 9 },
      { question: 's', gte: -3 },
      { question: 's', gte: 3, lte: 3 },
      { question: 's', gte: 0, lte: 9 },
      { question: 'nps', gte: 10 },
      { question: 'nps', lte: 0 },
      { question: 'how', in: ['a', 'c'] },
    ]
    expect(good.filter(onlyIf => !leads(onlyIf))).toEqual([])
    const never = [
      { question: 'none', gte: 1 },
      { question: 's' },
      { question: 's', gte: 6 },
      { question: 's', lte: 0 },
      { question: 's', gte: 4, lte: 3 },
      { question: 's', gte: 6, lte: 9 },
      { question: 's', gte: -2, lte: 0 },
      { question: 's', in: ['a'] },
      { question: 'nps', gte: 11 },
      { question: 'nps', lte: -1 },
      { question: 'how', gte: 1 },
      { question: 'free', lte: 1 },
      { question: 'how', in: ['a', 'x'] },
      { question: 'free', in: ['a'] },
    ]
    expect(never.filter(leads)).toEqual([])
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

  test('is counted value by value, option by option, words by how many there are, and holds the strange apart', () => {
    const answers = [{ overall: 5, nps: 10 }, { overall: 5, why: ['skill'] }, { nps: 10 }, { overall: ['skill'], nps: 0, why: 2 }]
    const { questions, ...whole } = tallySurvey(content, 3, answers, { late: 2, other: 9 })
    // Of four answers to three who were asked nobody concludes that more than all answered.
    expect(whole).toMatchObject({
      asked: 3,
      n: 4,
      isSufficient: false,
      response: { value: 1, high: 1 },
      satisfied: { value: 0.5 },
    })
    const none = ['1', '2', '3', '4'].map(value => ({ value, count: 0 }))
    expect(questions).toStrictEqual([
      { question: 'overall', n: 2, estimate: { value: 5, low: 5, high: 5 }, given: [...none, { value: '5', count: 2 }] },
      {
        ...{ question: 'why', n: 2, estimate: null },
        given: [
          { value: 'time', count: 0 },
          { value: 'skill', count: 1 },
          { value: 'price', count: 0 },
        ],
      },
      { question: 'late', n: 2, estimate: null, given: [] },
      {
        ...{ question: 'nps', n: 3, estimate: { value: 100 / 3, low: -100, high: 100 } },
        given: Array.from({ length: 11 }, (_, value) => ({
          value: String(value),
          count: value === 0 ? 1 : value === 10 ? 2 : 0,
        })),
      },
    ])
    expect(tallySurvey(content, 3, [{ overall: 1 }, { overall: 2 }]).questions[0]).toStrictEqual({
      ...{ question: 'overall', n: 2, estimate: { value: 1.5, low: 1, high: 5 } },
      given: ['1', '2', '3', '4', '5'].map(value => ({ value, count: Number(value) <= 2 ? 1 : 0 })),
    })
    expect(tallySurvey(content, 0, [])).toMatchObject({
      ...{ asked: 0, n: 0, response: null, satisfied: null },
      questions: [
        { n: 0, estimate: null },
        { n: 0, estimate: null },
        { question: 'late', n: 0, estimate: null, given: [] },
        { n: 0, estimate: null },
      ],
    })
    expect(tallySurvey(content, 40, Array(30).fill({ overall: 4 }))).toMatchObject({
      n: 30,
      isSufficient: true,
      satisfied: { value: 1 },
    })
  })
})

test('calls on one day are one attempt: a callback is not over after three calls in an hour', () => {
  expect(attemptNumber([], '2026-03-02')).toBe(1)
  expect(attemptNumber(['2026-03-02'], '2026-03-02')).toBe(1)
  expect(attemptNumber(['2026-03-02', '2026-03-02', '2026-03-03'], '2026-03-05')).toBe(3)
  expect(countsToday(['2026-03-02', '2026-03-03'], '2026-03-03')).toBe(false)
  expect(countsToday(['2026-03-02', '2026-03-03'], '2026-03-04')).toBe(true)
})
