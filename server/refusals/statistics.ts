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
} as const satisfies Record<string, RefusalEntry>
