import type { Example, ToldEvent } from '../../../engine/pack.ts'
import * as on from './example-events.ts'

type DutyExample = Extract<Example, { type: 'duty' }>
const duty = (
  rule: string,
  name: string,
  events: readonly ToldEvent[],
  now: string,
  state: DutyExample['state'],
  due?: string,
): DutyExample => ({ type: 'duty', rule, name, events, now, state, ...(due === undefined ? {} : { due }) })
/** A duty without a time: running until it is done, then met. The last event is what does it. */
const untilDone = (rule: string, name: string, ...events: readonly ToldEvent[]): DutyExample[] => [
  duty(rule, `${name}：还没有做`, events.slice(0, -1), '2026-03-20 10:00', 'running'),
  duty(rule, `${name}：做了`, events, '2026-03-20 10:00', 'met'),
]

const monday = '2026-03-02 09:00'
const complaint = (level: 'minor' | 'general' | 'serious', at = monday) => on.opened(at, 'complaint', { level })
const general = complaint('general')
const major = complaint('serious')
const penalty = on.opened(monday, 'penalty')
const workOrder = on.opened(monday, 'work-order')
const contract = (amountFen: number, more: { urgent?: boolean } = {}) => [
  on.opened(monday, 'contract'),
  on.submitted('2026-03-02 10:00', { amountFen, ...more }),
]
const exception = (category: string, at = monday) => on.opened(at, 'exception', { category })
const crisis = (category: string, at = monday) => on.opened(at, 'crisis', { category })
const suggestion = on.opened(monday, 'suggestion', { category: 'process-analysis' })

const services: readonly Example[] = [
  duty('first-response-phone', '深夜来电：10 分钟昼夜连续', [on.opened('2026-02-13 23:55', 'request')], '2026-02-14 00:01', 'running', '2026-02-14 00:05'),
  duty('first-response-phone', '第 10 分钟答复：按时', [on.opened(monday, 'complaint', { level: 'general' }), on.replied('2026-03-02 09:10')], '2026-03-02 10:00', 'met', '2026-03-02 09:10'),
  duty('first-response-phone', '第 11 分钟：迟了', [on.opened(monday, 'enquiry'), on.replied('2026-03-02 09:11')], '2026-03-02 10:00', 'late', '2026-03-02 09:10'),
  duty('first-response-phone', '门店来的没有这一项', [on.opened(monday, 'enquiry', { channel: 'shop' })], '2026-03-02 10:00', 'none'),
  duty('first-response-online', '网站：30 分钟', [on.opened(monday, 'enquiry', { channel: 'web' })], '2026-03-02 09:20', 'running', '2026-03-02 09:30'),
  duty('first-response-online', '微信第 31 分钟：迟了', [on.opened(monday, 'request', { channel: 'wechat' }), on.assigned('2026-03-02 09:31')], '2026-03-02 10:00', 'late', '2026-03-02 09:30'),
  duty('match-need', '30 分钟整匹配', [on.opened(monday, 'enquiry'), on.made('2026-03-02 09:30', 'need-match', { complex: false })], '2026-03-02 10:00', 'met', '2026-03-02 09:30'),
  duty('match-need', '没有匹配', [on.opened(monday, 'request')], '2026-03-02 09:31', 'overdue', '2026-03-02 09:30'),
  ...untilDone('answer-complex-need', '复杂需求转技术支持', on.opened(monday, 'enquiry'), on.made('2026-03-02 09:20', 'need-match', { complex: true }), on.made('2026-03-03 10:00', 'technical-answer', { solved: true })),
  duty('answer-complex-need', '不复杂：不转', [on.opened(monday, 'enquiry'), on.made('2026-03-02 09:20', 'need-match', { complex: false })], '2026-03-03 10:00', 'none'),
  ...untilDone('give-manual', '售前给手册', on.opened(monday, 'enquiry', { category: 'pre-sales' }), on.made('2026-03-02 11:00', 'manual-handover', { english: true, spanish: true, japanese: true })),
  duty('give-manual', '不是售前：不用', [on.opened(monday, 'enquiry', { category: 'installation' })], '2026-03-03 10:00', 'none'),
  ...untilDone('arrange-return', '物流办退换货', on.opened(monday, 'return'), on.completed('2026-03-04 10:00')),
  ...untilDone('book-installation', '客服约时间', workOrder, on.made('2026-03-02 11:00', 'booking', { hoursAhead: 30, agreed: true })),
  ...untilDone('take-photos', '服务前拍照', workOrder, on.made('2026-03-02 11:00', 'booking', { hoursAhead: 30, agreed: true }), on.made('2026-03-04 09:00', 'before-photos', { photo: 'file' })),
  ...untilDone('show-local-certificate', '跨境安装', on.opened(monday, 'work-order', { facts: { crossBorder: true } }), on.made('2026-03-03 10:00', 'local-certificate', { certificate: 'file', validUntil: '2027-01-01' })),
  duty('show-local-certificate', '国内安装：不用', [workOrder], '2026-03-03 10:00', 'none'),
  ...untilDone('verify-acceptance', 'IT 验证', workOrder, on.completed('2026-03-04 10:00'), on.accepted('2026-03-04 11:00'), on.made('2026-03-04 12:00', 'acceptance-check', { signatureValid: true, complete: true })),
  ...untilDone('install', '按约安装', workOrder, on.started('2026-03-04 09:00'), on.completed('2026-03-04 10:00')),
  duty('install', '验收没通过：再装', [workOrder, on.started('2026-03-04 09:00'), on.completed('2026-03-04 10:00'), on.accepted('2026-03-04 11:00', false)], '2026-03-04 12:00', 'running'),
  duty('callback', '3 月 4 日完成：3 月 11 日到期', [workOrder, on.completed('2026-03-04 10:00')], '2026-03-05 10:00', 'running', '2026-03-11 18:00'),
  duty('callback', '第 7 天是春节假：顺延到节后', [on.opened('2026-02-09 09:00', 'request'), on.completed('2026-02-12 10:00')], '2026-02-20 10:00', 'running', '2026-02-24 18:00'),
  duty('callback', '第 8 天才回访：迟了', [workOrder, on.completed('2026-03-04 10:00'), on.answered('2026-03-12 10:00')], '2026-03-13 10:00', 'late', '2026-03-11 18:00'),
  duty('callback', '三次联系不上，视为已回访', [workOrder, on.completed('2026-03-04 10:00'), on.attempted('2026-03-05 10:00', 1), on.attempted('2026-03-06 10:00', 2), on.attempted('2026-03-09 10:00', 3)], '2026-03-10 10:00', 'met', '2026-03-11 18:00'),
]

const complaints: readonly Example[] = [
  duty('respond-to-complaint', '周五下班前来的：4 小时昼夜连续', [complaint('general', '2026-03-06 17:00')], '2026-03-06 18:00', 'running', '2026-03-06 21:00'),
  duty('respond-to-complaint', '4 小时整响应', [general, on.replied('2026-03-02 13:00')], '2026-03-03 10:00', 'met', '2026-03-02 13:00'),
  duty('first-plan', '一般：24 小时', [general, on.planned('2026-03-03 09:01', 'general')], '2026-03-04 10:00', 'late', '2026-03-03 09:00'),
  duty('first-plan', '轻微投诉在本办法里是一般', [complaint('minor')], '2026-03-02 10:00', 'running', '2026-03-03 09:00'),
  duty('first-plan', '重大没有写初步方案的时限', [major], '2026-03-04 10:00', 'none'),
  ...untilDone('legal-joins', '重大：法务介入', major, on.opinionGiven('2026-03-03 10:00')),
  duty('legal-joins', '一般：不用法务', [general], '2026-03-03 10:00', 'none'),
  duty('tell-progress', '重大：72 小时', [major, on.progressed('2026-03-05 09:00')], '2026-03-06 10:00', 'met', '2026-03-05 09:00'),
  duty('tell-progress', '由一般升为重大：仍自登记起算', [general, on.graded('2026-03-04 09:00', 'general', 'serious')], '2026-03-04 10:00', 'running', '2026-03-05 09:00'),
  duty('close-complaint', '15 日是日历天', [general], '2026-03-16 10:00', 'running', '2026-03-17 18:00'),
  duty('close-complaint', '客户满意即闭环', [general, on.completed('2026-03-10 10:00'), on.answered('2026-03-12 10:00')], '2026-03-20 10:00', 'met', '2026-03-17 18:00'),
  duty('close-complaint', '不满意不算', [general, on.answered('2026-03-12 10:00', false)], '2026-03-18 10:00', 'overdue', '2026-03-17 18:00'),
  ...untilDone('confirm-escalation', '第一名主管', major, on.made('2026-03-02 10:00', 'escalation-confirmation', { order: 'first' })),
  ...untilDone('confirm-escalation-again', '第二名主管', major, on.made('2026-03-02 10:00', 'escalation-confirmation', { order: 'first' }), on.made('2026-03-02 11:00', 'escalation-confirmation', { order: 'second' })),
  ...untilDone('report-major-complaint', '主管上报', major, on.made('2026-03-02 10:00', 'major-complaint-report')),
  ...untilDone('board-decides-plan', '董事会定方案', major, on.planned('2026-03-02 15:00', 'serious'), on.decided('2026-03-05 10:00', 'plan', 'approved')),
  ...untilDone('check-legality', '合规核查', major, on.planned('2026-03-02 15:00', 'serious'), on.made('2026-03-05 10:00', 'legality-check', { lawful: true })),
  duty('rectify-general', '7 个工作日，跨过春节', [on.opened('2026-02-11 10:00', 'rectification', { level: 'general' })], '2026-02-25 10:00', 'running', '2026-02-28 18:00'),
  duty('rectify-general', '按时整改', [on.opened(monday, 'rectification', { level: 'general' }), on.completed('2026-03-11 17:00')], '2026-03-20 10:00', 'met', '2026-03-11 18:00'),
  ...untilDone('plan-major-rectification', '专项方案', on.opened(monday, 'rectification', { level: 'serious' }), on.planned('2026-03-03 10:00', 'serious')),
  ...untilDone('track-major-rectification', '审计跟踪到位', on.opened(monday, 'rectification', { level: 'serious' }), on.planned('2026-03-03 10:00', 'serious'), on.made('2026-03-16 10:00', 'tracking', { done: true })),
  ...untilDone('take-evidence', '两人取证', penalty, on.made('2026-03-03 10:00', 'evidence-taken', { firstWitness: 'a', secondWitness: 'b' })),
  ...untilDone('hear-person', '听取申辩', penalty, on.made('2026-03-03 10:00', 'evidence-taken'), on.made('2026-03-04 10:00', 'hearing')),
  ...untilDone('give-notice', '书面通知', penalty, on.made('2026-03-04 10:00', 'hearing'), on.made('2026-03-05 10:00', 'penalty-notice', { receivedOn: '2026-03-05' })),
  duty('appeal-window', '3 个工作日，周末不算', [penalty, on.made('2026-03-05 10:00', 'penalty-notice', { receivedOn: '2026-03-05' })], '2026-03-06 10:00', 'running', '2026-03-10 18:00'),
  duty('appeal-window', '第 3 天申诉', [penalty, on.made('2026-03-05 10:00', 'penalty-notice'), on.made('2026-03-10 17:00', 'appeal', { newEvidence: 'file' })], '2026-03-11 10:00', 'met', '2026-03-10 18:00'),
  duty('decide-on-appeal', '5 个工作日', [penalty, on.made('2026-03-10 17:00', 'appeal', { newEvidence: 'file' })], '2026-03-11 10:00', 'running', '2026-03-17 18:00'),
  duty('decide-on-appeal', '第 6 天才决定：迟了', [penalty, on.made('2026-03-10 17:00', 'appeal'), on.made('2026-03-18 09:00', 'appeal-acceptance', { accepted: false })], '2026-03-19 10:00', 'late', '2026-03-17 18:00'),
  ...untilDone('review-appeal', '受理后复议', penalty, on.made('2026-03-11 10:00', 'appeal-acceptance', { accepted: true }), on.made('2026-03-13 10:00', 'appeal-result', { result: 'changed' })),
  duty('review-appeal', '不受理：没有复议', [penalty, on.made('2026-03-11 10:00', 'appeal-acceptance', { accepted: false })], '2026-03-13 10:00', 'none'),
  ...untilDone('approve-appeal-result', '总经理批准', penalty, on.made('2026-03-13 10:00', 'appeal-result', { result: 'lifted' }), on.made('2026-03-16 10:00', 'appeal-approval', { approved: true })),
]

const approvedContract = [...contract(5_000_000), on.decided('2026-03-03 10:00', 'matter', 'approved')]
const matters: readonly Example[] = [
  ...untilDone('review-contract', '销售评审', on.opened(monday, 'contract'), on.made('2026-03-02 09:30', 'contract-review', { amountFen: 5_000_000, delayCap: true })),
  duty('approve-small-contract', '99,999.99 元：1 个工作日', contract(9_999_999), '2026-03-02 11:00', 'running', '2026-03-03 18:00'),
  duty('approve-small-contract', '正好 10 万元：不在这一档', contract(10_000_000), '2026-03-02 11:00', 'none'),
  duty('approve-contract', '正好 10 万元：3 个工作日', contract(10_000_000), '2026-03-02 11:00', 'running', '2026-03-05 18:00'),
  duty('approve-contract', '退回也是批过了', [...contract(30_000_000), on.decided('2026-03-05 18:00', 'matter', 'returned')], '2026-03-06 11:00', 'met', '2026-03-05 18:00'),
  duty('approve-large-contract', '正好 50 万元', contract(50_000_000), '2026-03-02 11:00', 'running', '2026-03-05 18:00'),
  duty('approve-large-contract', '49.99 万元：不在这一档', contract(49_990_000), '2026-03-02 11:00', 'none'),
  ...untilDone('review-by-finance', '财务同步审核', ...approvedContract, on.made('2026-03-04 10:00', 'finance-review', { passed: true })),
  duty('approve-matter', '常规 2 个工作日', [on.opened(monday, 'reward'), on.submitted('2026-03-02 10:00')], '2026-03-02 11:00', 'running', '2026-03-04 18:00'),
  duty('approve-matter', '国庆前一天提交：节后第 2 个工作日', [on.opened('2026-09-29 09:00', 'suggestion'), on.submitted('2026-09-30 10:00')], '2026-10-08 09:00', 'running', '2026-10-09 18:00'),
  duty('approve-urgent-matter', '加急 1 个工作日', [exception('policy-change'), on.submitted('2026-03-02 10:00', { urgent: true })], '2026-03-02 11:00', 'running', '2026-03-03 18:00'),
  duty('approve-urgent-matter', '没有加急：没有这一项', [exception('policy-change'), on.submitted('2026-03-02 10:00')], '2026-03-02 11:00', 'none'),
  duty('make-good', '越权：3 个工作日内补办', [exception('overreach'), on.submitted('2026-03-03 10:00'), on.decided('2026-03-05 17:00', 'matter', 'approved')], '2026-03-06 10:00', 'met', '2026-03-05 18:00'),
  duty('make-good', '只提交、没有批：没补完', [exception('overreach'), on.submitted('2026-03-03 10:00')], '2026-03-06 10:00', 'overdue', '2026-03-05 18:00'),
  duty('approve-afterwards', '先办：5 个工作日内补批', [exception('urgent-before-approval')], '2026-03-02 10:00', 'running', '2026-03-09 18:00'),
  duty('approve-afterwards', '越权的另有 3 个工作日', [exception('overreach')], '2026-03-02 10:00', 'none'),
  ...untilDone('file-overreach', '报审计备案', exception('overreach'), on.made('2026-03-05 10:00', 'audit-filing')),
  ...untilDone('file-decision', '预算报审计备案', on.opened(monday, 'decision', { category: 'budget' }), on.decided('2026-03-03 10:00', 'matter', 'approved'), on.made('2026-03-05 10:00', 'audit-filing')),
  duty('report-exception', '灾害：3 个工作日内上报', [exception('natural-disaster', '2026-02-13 16:00')], '2026-02-24 10:00', 'running', '2026-02-25 18:00'),
  duty('report-exception', '提请即上报', [exception('policy-change'), on.submitted('2026-03-05 17:59')], '2026-03-06 10:00', 'met', '2026-03-05 18:00'),
  ...untilDone('form-crisis-team', '舆情组队', crisis('public-opinion'), on.teamFormed('2026-03-02 10:00')),
  duty('interim-statement', '24 小时内声明', [crisis('public-opinion', '2026-03-06 22:00')], '2026-03-07 09:00', 'running', '2026-03-07 22:00'),
  duty('interim-statement', '召回不用临时声明', [crisis('recall')], '2026-03-03 10:00', 'none'),
  ...untilDone('open-hotline', '开热线', crisis('recall'), on.made('2026-03-02 10:00', 'crisis-hotline')),
  ...untilDone('begin-recall', '启动召回', crisis('recall'), on.made('2026-03-02 10:00', 'recall-start', { plan: 'file' })),
  ...untilDone('legal-supports-crisis', '法务支持', crisis('public-opinion'), on.opinionGiven('2026-03-02 11:00')),
  ...untilDone('audit-to-board', '交董事会', on.opened(monday, 'audit'), on.made('2026-03-10 10:00', 'audit-report', { report: 'file' }), on.made('2026-03-12 10:00', 'board-receipt', { on: '2026-03-12' })),
  ...untilDone('finding-into-review', '重大问题', on.opened(monday, 'audit'), on.made('2026-03-04 10:00', 'audit-finding', { major: true }), on.made('2026-03-12 10:00', 'executive-review', { executive: 'p' })),
  duty('finding-into-review', '一般问题不进高管考核', [on.opened(monday, 'audit'), on.made('2026-03-04 10:00', 'audit-finding', { major: false })], '2026-03-12 10:00', 'none'),
  ...untilDone('evaluate-suggestion', '内控评估', suggestion, on.made('2026-03-04 10:00', 'evaluation', { adopt: true })),
  ...untilDone('follow-suggestion', '跟踪到落实', suggestion, on.decided('2026-03-05 10:00', 'matter', 'approved'), on.made('2026-03-16 10:00', 'follow-up', { done: true })),
  ...untilDone('accept-improvement', '内控验收', suggestion, on.made('2026-03-16 10:00', 'follow-up', { done: true }), on.made('2026-03-17 10:00', 'improvement-acceptance', { passed: true })),
  duty('publish-reward', '批准后 3 个工作日内公示', [on.opened(monday, 'reward'), on.decided('2026-03-05 10:00', 'matter', 'approved')], '2026-03-06 10:00', 'running', '2026-03-10 18:00'),
  duty('publish-reward', '没有批准：不公示', [on.opened(monday, 'reward'), on.submitted('2026-03-03 10:00')], '2026-03-06 10:00', 'none'),
  ...untilDone('write-interpretation', '成书面', on.opened(monday, 'decision', { category: 'interpretation' }), on.decided('2026-03-05 10:00', 'matter', 'approved'), on.made('2026-03-06 10:00', 'written-interpretation', { document: 'file' })),
]

export const dutyExamples: readonly Example[] = [...services, ...complaints, ...matters]
