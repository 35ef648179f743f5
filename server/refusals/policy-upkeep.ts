import type { RefusalEntry } from './refusal-words.ts'

/** What interpretations, reviews and coverage cannot take. */
export const policyUpkeepRefusals = {
  'clause.unknown': {
    status: 422,
    zh: { title: '本制度没有这一条', mend: '请从条款列表中选择。' },
    en: { title: 'The regulation has no such clause', mend: 'Choose one of its clauses.' },
  },
  'interpretation.not-found': {
    status: 422,
    zh: { title: '要代替的解释不在这一条下', mend: '请选择同一条款下的解释。' },
    en: { title: 'The interpretation to be replaced is not of this clause', mend: 'Choose one of the same clause.' },
  },
  'period.reversed': {
    status: 422,
    zh: { title: '起始日在截止日之后', mend: '请把起止日期对调。' },
    en: { title: 'The period begins after it ends', mend: 'Swap its first and last day.' },
  },
} as const satisfies Record<string, RefusalEntry>
