import type { AssignedTo } from '../../server/assignment/schema.ts'
import { defineWords } from '../language/define-words.ts'
import type { Say } from '../language/use-words.ts'

export const assignedWords = defineWords('assigned', {
  zh: {
    to: '登记后自动派给 {{name}}',
    chosen: '自动分派给 {{name}}',
    subtype: '擅长这类问题（子类对口）',
    category: '擅长这类问题（类别对口）',
    product: '熟悉这个机型',
    none: '没有人登记过对口专长',
    among: '在岗 {{among}} 人中在办最少（{{open}} 件）',
    alone: '部门里只有这一人在岗，在办 {{open}} 件',
    away: '{{away}} 人不在岗',
    comma: '，',
  },
  en: {
    to: 'Goes to {{name}} at once',
    chosen: 'Assigned to {{name}} automatically',
    subtype: 'good at this very problem (subtype)',
    category: 'good at this kind of problem (category)',
    product: 'knows this model',
    none: 'nobody is listed as good at it',
    among: 'fewest open cases ({{open}}) of {{among}} on duty',
    alone: 'the only one on duty, with {{open}} open cases',
    away: '{{away}} away',
    comma: ', ',
  },
})

/** Why this person: skill, load, presence, as one clause after another. */
export function sayWhyAssigned(
  { skill, among, away, open }: Pick<AssignedTo, 'skill' | 'among' | 'away' | 'open'>,
  t: Say<(typeof assignedWords)['zh']>,
): string {
  return [
    t(skill),
    among > 1 ? t('among', { among, open }) : t('alone', { open }),
    ...(away > 0 ? [t('away', { away })] : []),
  ].join(t('comma'))
}
