import { expect, test } from 'vitest'
import type { Question } from '../../events/questionnaire.ts'
import { sayAnswer, sayAnswers } from './say-answer.ts'
import { givenTable, questionTable, sayEstimate, sayInterval, tooFew } from './say-figures.ts'
import { tallySurvey } from './tally.ts'

const title = (zh: string) => ({ zh, en: `${zh}?` })
const questions: Question[] = [
  { id: 'overall', kind: 'scale', title: title('总体满意吗'), required: true, from: 1, to: 5, satisfiedFrom: 4 },
  {
    ...{ id: 'why', kind: 'choice', title: title('哪里不满意'), required: false, several: true },
    options: [
      { id: 'time', title: title('时间') },
      { id: 'price', title: { zh: '价格' } },
    ],
  },
  { id: 'late', kind: 'text', title: title('晚了多久'), required: false },
  { id: 'nps', kind: 'nps', title: title('会推荐吗'), required: false },
]
const [overall, why, late, nps] = questions as [Question, Question, Question, Question]

test('an answer is said as a number on its scale, as the titles of its options, or as it was worded', () => {
  expect(sayAnswer(overall, { overall: 4 }, {})).toEqual([{ zh: '4 / 5' }])
  expect(sayAnswer(nps, { nps: 9 }, {})).toEqual([{ zh: '9 / 10' }])
  expect(sayAnswer(why, { why: ['price', 'gone', 'time'] }, {})).toEqual([{ zh: '价格' }, { zh: '时间', en: '时间?' }])
  expect(sayAnswer(late, { late: 2 }, { late: '两天' })).toEqual([{ zh: '两天' }])
  expect([overall, why, late, nps].map(question => sayAnswer(question, {}, {}))).toEqual([[], [], [], []])
  expect([sayAnswer(overall, { overall: ['time'] }, {}), sayAnswer(why, { overall: 3 }, { why: '别的' })]).toEqual([[], []])
})

test('all answers are said in the order of the questionnaire, without what was not answered', () => {
  expect(sayAnswers(questions, { nps: 0, overall: 2 }, { late: '两天' })).toEqual([
    { question: title('总体满意吗'), answer: [{ zh: '2 / 5' }] },
    { question: title('晚了多久'), answer: [{ zh: '两天' }] },
    { question: title('会推荐吗'), answer: [{ zh: '0 / 10' }] },
  ])
})

test('a share is said with one decimal, a mean with two, NPS whole, and a dash stands for none', () => {
  const of = { value: 0.12345, low: 0.05, high: 0.5 }
  expect([sayEstimate(of, 'percent'), sayInterval(of, 'percent')]).toEqual(['12.3%', '5.0% – 50.0%'])
  expect([
    sayEstimate({ value: 3.456, low: 3, high: 4.1 }, 'mean'),
    sayInterval({ value: 3.456, low: 3, high: 4.1 }, 'mean'),
  ]).toEqual(['3.46', '3.00 – 4.10'])
  expect([sayEstimate({ ...of, value: -33.4 }, 'nps'), sayInterval({ value: 0, low: -70.6, high: 12.4 }, 'nps')]).toEqual([
    '-33',
    '-71 – 12',
  ])
  expect([sayEstimate(null, 'mean'), sayInterval(null, 'mean')]).toEqual(['—', '—'])
  expect([sayInterval({ value: 3, low: null, high: 4 }, 'mean'), sayInterval({ value: 3, low: 2, high: null }, 'mean')]).toEqual([
    '—',
    '—',
  ])
  expect(tooFew).toEqual({ zh: '样本不足', en: 'insufficient sample' })
})

const tally = tallySurvey(
  { questions },
  5,
  [
    { overall: 5, nps: 10 },
    { overall: 4, nps: 9, why: ['time'] },
    { overall: 2, why: ['time', 'price'] },
  ],
  {
    late: 1,
  },
)

test('the table by question has a mean or NPS with its interval for numbers, and only the count for choices and words', () => {
  expect(questionTable({ questions }, tally)).toEqual({
    title: { zh: '逐题结果', en: 'By question' },
    head: [
      { zh: '题目', en: 'Question' },
      { zh: 'n', en: 'n' },
      { zh: '平均 / NPS', en: 'Mean / NPS' },
      { zh: '95% 区间', en: '95% interval' },
    ],
    rows: [
      [title('总体满意吗'), 3, '3.67', '1.00 – 5.00'],
      [title('哪里不满意'), 2, '', ''],
      [title('晚了多久'), 1, '', ''],
      [title('会推荐吗'), 2, '100', '100 – 100'],
    ],
  })
})

test('the table of answers has a row for each value of a scale and each option by its title, and none for words', () => {
  const table = givenTable({ questions }, tally)
  expect([table.title, ...table.head]).toEqual([
    { zh: '答案分布', en: 'Distribution' },
    { zh: '题目', en: 'Question' },
    { zh: '答案', en: 'Answer' },
    { zh: '份数', en: 'Count' },
  ])
  expect(table.rows.slice(0, 7)).toEqual([
    ...[0, 1, 0, 1, 1].map((count, at) => [title('总体满意吗'), String(at + 1), count]),
    [title('哪里不满意'), title('时间'), 2],
    [title('哪里不满意'), { zh: '价格' }, 1],
  ])
  expect(table.rows.slice(7)).toEqual(Array.from({ length: 11 }, (_, at) => [title('会推荐吗'), String(at), at > 8 ? 1 : 0]))
})

test('a question that was not counted has no row, and an option that is gone keeps its name', () => {
  const part = { ...tally, questions: [{ question: 'why', n: 1, estimate: null, given: [{ value: 'gone', count: 1 }] }] }
  expect(questionTable({ questions }, part).rows).toEqual([[title('哪里不满意'), 1, '', '']])
  expect(givenTable({ questions }, part).rows).toEqual([[title('哪里不满意'), 'gone', 1]])
})
