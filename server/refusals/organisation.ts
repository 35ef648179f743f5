import type { RefusalEntry } from './refusal-words.ts'

/** What the organisation's own pages refuse: duties, reports, settings, people, regulations. */
export const organisationRefusals = {
  'edition.published-already': {
    status: 409,
    zh: { title: '已发布的版本不能修改', mend: '请起草新的版本。' },
    en: { title: 'A published edition never changes', mend: 'Draft a new edition.' },
  },
  'duty.not-yours': {
    status: 403,
    zh: { title: '这不是您的责任事项', mend: '只能推迟查看本人的责任；需要转给别人时请交接。' },
    en: { title: 'This duty is not yours', mend: 'Put off your own duties only; hand over what somebody else shall do.' },
  },
  'snooze.in-the-past': {
    status: 422,
    zh: { title: '提醒时间已过', mend: '请选择以后的时间。' },
    en: { title: 'That moment has gone by', mend: 'Choose a later one.' },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>
