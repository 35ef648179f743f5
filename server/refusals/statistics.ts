import type { RefusalEntry } from './refusal-words.ts'

/** What is refused about figures. */
export const statisticRefusals = {
  'statistics.period-backwards': {
    status: 422,
    zh: { title: '开始日期晚于结束日期', mend: '请交换两个日期。' },
    en: { title: 'The period ends before it begins', mend: 'Swap the two days.' },
  },
  'statistics.too-long': {
    status: 422,
    zh: { title: '统计期间超过五年', mend: '请缩短期间。' },
    en: { title: 'The period is longer than five years', mend: 'Choose a shorter one.' },
  },
  'analysis.not-whole': {
    status: 403,
    zh: {
      title: '分析报告由看得到全部案件的人，或制度规定的岗位签发',
      mend: '请该岗位的同事签发；您可以继续查看自己看得到的案件的分析。',
    },
    en: {
      title: 'An analysis is issued by whoever sees all cases, or by the post the regulation names',
      mend: 'Ask them to issue it; you can go on reading the analysis of the cases you see.',
    },
  },
  'analysis.not-found': {
    status: 404,
    zh: { title: '没有这份分析报告', mend: '从分析报告列表中打开。' },
    en: { title: 'There is no such analysis', mend: 'Open it from the list of analyses.' },
  },
} as const satisfies Record<string, RefusalEntry>
