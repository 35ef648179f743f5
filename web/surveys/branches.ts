import type { Question } from '../../events/questionnaire.ts'
import type { Text } from '../../events/text.ts'
import type { Say } from '../language/use-words.ts'
import type { surveyWords } from './words.ts'

type OnlyIf = NonNullable<Question['onlyIf']>
const nameOf = (onlyIf: OnlyIf): string => JSON.stringify(onlyIf)

/** The branch of a question as the value of a picker. */
export const branchOf = ({ onlyIf }: Question): string | undefined => (onlyIf === undefined ? undefined : nameOf(onlyIf))

/**
 * The branches that can be chosen: each option of an earlier choice, and of an earlier scale its low and its high part. Where the scale says satisfied,
 * they divide there; else in the middle, and of NPS into detractors, passives and promoters. `own`: the branch that the question has.
 */
export function branchOptions(earlier: readonly Question[], own?: OnlyIf): ReadonlyMap<string, OnlyIf> {
  const all = earlier.flatMap((q): OnlyIf[] => {
    if (q.kind === 'choice') return q.options.map(option => ({ question: q.id, in: [option.id] }))
    if (q.kind === 'nps')
      return [
        { question: q.id, gte: 0, lte: 6 },
        { question: q.id, gte: 7, lte: 8 },
        { question: q.id, gte: 9, lte: 10 },
      ]
    if (q.kind !== 'scale') return []
    const from = q.satisfiedFrom ?? Math.ceil((q.from + q.to + 1) / 2)
    return [
      { question: q.id, gte: q.from, lte: from - 1 },
      { question: q.id, gte: from, lte: q.to },
    ]
  })
  const mine = own !== undefined && earlier.some(q => q.id === own.question) ? [own] : []
  return new Map([...mine, ...all].map(one => [nameOf(one), one]))
}

/** A branch in words: when "总体满意吗" is 1 to 3. */
export function sayBranch(
  onlyIf: OnlyIf,
  earlier: readonly Question[],
  text: (text: Text) => string,
  t: Say<(typeof surveyWords)['zh']>,
): string {
  const on = earlier.find(q => q.id === onlyIf.question)
  const title = on === undefined ? '' : text(on.title)
  if ('in' in onlyIf) {
    const options = on?.kind === 'choice' ? on.options.filter(o => onlyIf.in.includes(o.id)) : []
    return `${t('whenOption', { title })} ${options.map(o => text(o.title)).join(' / ')}`
  }
  const [from, to] = on?.kind === 'scale' ? [on.from, on.to] : [0, 10]
  return t('whenScore', { title, from: onlyIf.gte ?? from, to: onlyIf.lte ?? to })
}
