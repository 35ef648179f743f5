import type { RefusalEntry } from './refusal-words.ts'

/** What is refused about alarms and what only administrators can mend. */
export const alarmRefusals = {
  'task.not-found': {
    status: 404,
    zh: { title: '没有这个管理员事项', mend: '请刷新列表。' },
    en: { title: 'There is no such task for the administrator', mend: 'Reload the list.' },
  },
} as const satisfies Record<string, RefusalEntry>
