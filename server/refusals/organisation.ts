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
  'presence.ends-in-the-past': {
    status: 422,
    zh: { title: '结束时间已过', mend: '请选择以后的时间，或留空。' },
    en: { title: 'The absence would end in the past', mend: 'Choose a later end, or none.' },
  },
  'presence.not-yours': {
    status: 403,
    zh: { title: '只能设置本人的在岗状态', mend: '请本人、其上级或管理员办理。' },
    en: { title: 'You can set your own presence only', mend: 'Ask the person, a superior or an administrator.' },
  },
  'substitute.oneself': {
    status: 422,
    zh: { title: '代理人不能是本人，也不能互相代理', mend: '请选择另一位在岗人员。' },
    en: { title: 'Nobody stands in for themselves, or for each other in a circle', mend: 'Choose somebody else who is present.' },
  },
  'substitute.not-present': {
    status: 409,
    zh: { title: '代理人也在请假且无人代理', mend: '请选择在岗人员。' },
    en: { title: 'The substitute is on leave without a substitute', mend: 'Choose somebody who is present.' },
  },
  'administrator.last': {
    status: 409,
    zh: { title: '至少要有一位管理员', mend: '先为另一个人设置管理员岗位。' },
    en: { title: 'There must be at least one administrator', mend: 'Make somebody else administrator first.' },
  },
  'account.email-missing': {
    status: 422,
    zh: { title: '登录需要邮箱', mend: '填写邮箱后再设置密码。' },
    en: { title: 'Signing in needs an e-mail', mend: 'Give an e-mail, then set the password.' },
  },
  'settings.regulation-leads-not': {
    status: 422,
    zh: { title: '这部制度不主管这类案件', mend: '从列出的制度里选一部；它的版本须写明主管这类案件。' },
    en: {
      title: 'This regulation does not lead that kind of case',
      mend: 'Choose one of those listed: its edition must lead the kind.',
    },
  },
  'settings.calendar-unusable': {
    status: 422,
    zh: { title: '工作日历不可用', mend: '检查时段：先后有序、不重叠，并且至少有一个工作时段。' },
    en: {
      title: 'This working calendar cannot be used',
      mend: 'Hours must be in order, must not overlap, and there must be some.',
    },
  },
  'report.not-found': {
    status: 404,
    zh: { title: '没有这份报告', mend: '刷新后重试。' },
    en: { title: 'There is no such report', mend: 'Reload and try again.' },
  },
  'report.not-yours': {
    status: 403,
    zh: { title: '这份报告不由您提交或接收', mend: '由制度规定的岗位办理。' },
    en: { title: 'This report is not yours to hand in or receive', mend: 'It belongs to the post the regulation names.' },
  },
  'report.by-review': {
    status: 409,
    zh: { title: '年度复核在制度维护页记录', mend: '打开该制度的「制度维护」，记录复核。' },
    en: {
      title: 'A yearly review is recorded on the upkeep page',
      mend: 'Open the upkeep of that regulation and record the review.',
    },
  },
  'report.submitted-already': {
    status: 409,
    zh: { title: '报告已经提交', mend: '需要补充时请在案件或下一期报告中说明。' },
    en: { title: 'The report has been handed in', mend: 'Add what is missing to the next one.' },
  },
  'report.period-running': {
    status: 409,
    zh: { title: '本期还没有结束，现在不能签署提交', mend: '先写成草稿，期末之后再签署。' },
    en: { title: 'The period has not ended: it cannot be signed yet', mend: 'Write it as a draft, and sign it after the end.' },
  },
  'report.not-submitted': {
    status: 409,
    zh: { title: '报告尚未提交', mend: '提交后才能接收备案。' },
    en: { title: 'The report has not been handed in', mend: 'It can be received once it is.' },
  },
  'report.received-already': {
    status: 409,
    zh: { title: '报告已经接收备案', mend: '无须再次接收。' },
    en: { title: 'The report has been received', mend: 'Nothing more to do.' },
  },
  'edition.not-found': {
    status: 404,
    zh: { title: '没有这个制度版本', mend: '请从制度列表中选择。' },
    en: { title: 'There is no such edition', mend: 'Choose one from the list.' },
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>
