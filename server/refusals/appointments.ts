import type { RefusalEntry } from './refusal-words.ts'

/** What appointments, the dispatch board and calendar feeds are refused for. */
export const appointmentRefusals = {
  'appointment.none': {
    status: 409,
    zh: { title: '本单还没有约定上门时间', mend: '请先登记预约，再请客户确认或取消。' },
    en: { title: 'No visit is arranged for this order', mend: 'Make the appointment first, then ask, answer or cancel it.' },
  },
  'appointment.wish-reversed': {
    status: 422,
    zh: { title: '希望的结束时间早于开始时间', mend: '请把结束时间改到开始时间之后。' },
    en: { title: 'The wish ends before it begins', mend: 'Let it end after it begins.' },
  },
  'appointment.moved': {
    status: 409,
    zh: { title: '上门时间刚刚改过', mend: '请查看新的时间，再确认。' },
    en: { title: 'The time of the visit was changed just now', mend: 'Look at the new time, then confirm it.' },
  },
  'dispatch.not-field-work': {
    status: 409,
    zh: { title: '这类案件不安排上门', mend: '请从派工板的待安排列表选择派工单。' },
    en: { title: 'Nobody is sent out in such a case', mend: 'Choose an order from the list of those without a time.' },
  },
  'dispatch.unseen-warning': {
    status: 409,
    zh: { title: '还有没看过的提醒', mend: '请查看提醒，再确认安排或改时间、换人。' },
    en: { title: 'There is a warning that was not shown', mend: 'Look at it, then confirm, or choose another time or person.' },
  },
  'calendar-feed.not-found': {
    status: 404,
    zh: { title: '这个日历地址已失效', mend: '请在个人设置里重新生成订阅地址。' },
    en: { title: 'This calendar address does not work any more', mend: 'Make a new one in your personal settings.' },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>
