import type { RefusalEntry } from './refusal-words.ts'

/** What the office's desk of the field is refused for. */
export const fieldDeskRefusals = {
  'field-desk.not-yours': {
    status: 403,
    zh: { title: '外勤总览由内勤、部门负责人和公司领导使用', mend: '本人的任务在“今日待办”；需要支持时在派工单里登记外勤求助。' },
    en: {
      title: 'The field overview is for the office, heads and principals',
      mend: 'Your own work is in Today; ask for support in the work order.',
    },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>
