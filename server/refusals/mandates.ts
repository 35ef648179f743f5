import type { RefusalEntry } from './refusal-words.ts'

/** What a mandate (授权书) is refused for. */
export const mandateRefusals = {
  'mandate.not-found': {
    status: 404,
    zh: { title: '没有这份授权书', mend: '刷新后重新选择。' },
    en: { title: 'There is no such mandate', mend: 'Reload and choose again.' },
  },
  'mandate.dates': {
    status: 422,
    zh: { title: '授权的结束时间须晚于开始时间', mend: '请更正起止时间。' },
    en: { title: 'A mandate ends after it begins', mend: 'Correct the dates.' },
  },
  'mandate.over': {
    status: 422,
    zh: { title: '授权期限已经过去', mend: '请填写将来的结束时间，或重新申请。' },
    en: { title: 'The mandate is over', mend: 'Give an end that lies ahead, or ask again.' },
  },
  'mandate.to-oneself': {
    status: 422,
    zh: { title: '不能授权给自己或被代理的人', mend: '请选择另一个人。' },
    en: { title: 'Nobody is their own deputy', mend: 'Choose somebody else.' },
  },
  'mandate.not-in-force': {
    status: 409,
    zh: { title: '您的授权现在不生效，不能转授权', mend: '请核对授权的状态和起止时间。' },
    en: { title: 'Your mandate is not in force', mend: 'Check its state and dates.' },
  },
  'mandate.no-passing-on': {
    status: 403,
    zh: { title: '这份授权不允许转授权', mend: '请由授权人直接授权。' },
    en: { title: 'This mandate may not be handed on', mend: 'Ask the principal to give one directly.' },
  },
  'mandate.beyond-own': {
    status: 422,
    zh: { title: '转授权不能超出原授权的期限或额度', mend: '请缩短期限或降低额度。' },
    en: { title: 'It goes beyond the mandate that it hands on', mend: 'Keep within its dates and its limit.' },
  },
  'mandate.circle': {
    status: 409,
    zh: { title: '授权会形成循环', mend: '被授权人在同一时期已（间接）由您代理；请另选他人或错开时间。' },
    en: {
      title: 'The mandates would form a circle',
      mend: 'The holder is, directly or not, deputised by you at that time; choose somebody else or another time.',
    },
  },
  'mandate.no-superior': {
    status: 409,
    zh: { title: '没有可以书面批准授权的直属上级', mend: '请管理员在组织中指定直属上级。' },
    en: { title: 'There is no direct superior to approve it', mend: 'Ask an administrator to name one in the organisation.' },
  },
  'mandate.not-yours': {
    status: 403,
    zh: { title: '这份授权不由您决定', mend: '由被代理人的直属上级书面批准。' },
    en: { title: 'This mandate is not yours to decide', mend: 'The direct superior of the principal decides in writing.' },
  },
  'mandate.settled': {
    status: 409,
    zh: { title: '这份授权已经有了结论', mend: '刷新后查看。' },
    en: { title: 'This mandate is settled already', mend: 'Reload to see how.' },
  },
} as const satisfies Record<string, RefusalEntry>
