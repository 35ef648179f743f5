import type { Questionnaire } from '../../events/questionnaire.ts'
import type { Text } from '../../events/text.ts'
import type { Estimate } from './estimates.ts'
import type { SurveyTally } from './tally.ts'

type Cell = Text | string | number
export type FigureTable = { readonly title: Text; readonly head: readonly Text[]; readonly rows: readonly (readonly Cell[])[] }
type As = 'percent' | 'mean' | 'nps'

const say = (zh: string, en: string): Text => ({ zh, en })
const number: Readonly<Record<As, (value: number) => string>> = {
  percent: value => `${(value * 100).toFixed(1)}%`,
  mean: value => value.toFixed(2),
  nps: value => String(Math.round(value)),
}

/** A figure as it is written everywhere: a share with one decimal, a mean with two, NPS whole; a dash where there is none. */
export const sayEstimate = (of: Estimate | null, as: As): string => (of === null ? '—' : number[as](of.value))

/** Its 95 % interval; a dash where none can be given. */
export const sayInterval = (of: Estimate | null, as: As): string =>
  of === null || of.low === null || of.high === null ? '—' : `${number[as](of.low)} – ${number[as](of.high)}`

/** 样本不足, said beside every figure of too few answers. */
export const tooFew = say('样本不足', 'insufficient sample')

const asOf = (kind: string): As => (kind === 'nps' ? 'nps' : 'mean')

/** The questions of a questionnaire with how many answered each, and its mean or NPS with the interval; choices and words have none. */
export function questionTable({ questions }: Pick<Questionnaire, 'questions'>, tally: SurveyTally): FigureTable {
  return {
    title: say('逐题结果', 'By question'),
    head: [say('题目', 'Question'), say('n', 'n'), say('平均 / NPS', 'Mean / NPS'), say('95% 区间', '95% interval')],
    rows: questions.flatMap(q => {
      const of = tally.questions.find(one => one.question === q.id)
      if (of === undefined) return []
      const hasFigure = q.kind === 'scale' || q.kind === 'nps'
      return [
        [
          ...[q.title, of.n, hasFigure ? sayEstimate(of.estimate, asOf(q.kind)) : ''],
          hasFigure ? sayInterval(of.estimate, asOf(q.kind)) : '',
        ],
      ]
    }),
  }
}

/** How often each value or option was given, question by question. */
export function givenTable({ questions }: Pick<Questionnaire, 'questions'>, tally: SurveyTally): FigureTable {
  return {
    title: say('答案分布', 'Distribution'),
    head: [say('题目', 'Question'), say('答案', 'Answer'), say('份数', 'Count')],
    rows: questions.flatMap(q =>
      (tally.questions.find(one => one.question === q.id)?.given ?? []).map(({ value, count }) => [
        ...[q.title, q.kind === 'choice' ? (q.options.find(one => one.id === value)?.title ?? value) : value, count],
      ]),
    ),
  }
}
