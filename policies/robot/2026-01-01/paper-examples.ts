import type { Example } from '../../../engine/pack.ts'
import * as on from './example-events.ts'

type Archive = Extract<Example, { type: 'archive' }>
type Periodic = Extract<Example, { type: 'periodic' }>

const form = (rule: string, level: string, name: string, prints: string): Example => ({
  type: 'form',
  rule,
  name,
  kind: 'anomaly',
  level,
  prints,
})

/** What lies in the file after these events; every case here was opened at 09:00 on 2 March as a general one. */
const archive =
  (there: boolean) =>
  (rule: string, name: string, ...events: Archive['events']): Archive => ({
    type: 'archive',
    rule,
    name,
    there,
    events: [on.opened('2026-03-02 09:00', 'general'), ...events],
  })
const filed = archive(true)
const lacking = archive(false)

const kept = (kind: 'anomaly' | 'request', name: string, archivedOn: string, keptUntil: string): Example => ({
  type: 'retention',
  rule: 'three-years',
  name,
  kind,
  archivedOn,
  keptUntil,
  ...(kind === 'anomaly' ? { level: 'general' } : {}),
})

const report =
  (rule: string, owner: string, ...to: string[]) =>
  (name: string, day: string, covers: Periodic['covers'], due: string): Periodic => ({
    type: 'periodic',
    rule,
    name,
    on: day,
    covers,
    owner: `role:${owner}`,
    due,
    to: to.map(role => `role:${role}`),
  })
const weekly = report('weekly-general', 'department-head', 'service-desk')
const monthly = report('monthly-larger', 'deputy-leader', 'leader', 'group-member')
const statistics = report('monthly-statistics', 'deputy-leader', 'leader', 'department-head')
const quarterly = report('quarterly-cases', 'deputy-leader', 'leader', 'management')

/** The papers of a case: what is printed, filed and kept; and the reports of a week, a month, a quarter. */
export const paperExamples: readonly Example[] = [
  form('general-record', 'general', '一般：记录表', '一般客户服务异常处置记录表'),
  form('larger-report', 'larger', '较大：处置报告', '较大客户服务异常处置报告'),
  form('major-summary', 'major', '重大：总结报告', '重大客户服务异常处置总结报告'),

  lacking('discovery', '只登记了，没有核实'),
  filed('discovery', '核实记录就是发现记录', on.verified('2026-03-02 09:20')),
  lacking('report', '核实了，没有上报', on.verified('2026-03-02 09:20')),
  filed('report', '已上报，不等确认', on.reported('2026-03-02 09:30', 'front-to-head')),
  lacking('investigation', '指定了处置人，还没有调查', on.assigned('2026-03-02 10:00')),
  filed('investigation', '有调查记录', on.investigated('2026-03-02 11:00')),
  lacking('plan', '提交了，还没有批', on.planned('2026-03-02 14:00', 'general')),
  lacking('plan', '被退回', on.planned('2026-03-02 14:00', 'general'), on.decided('2026-03-02 15:00', 'plan', 'returned')),
  filed(
    'plan',
    '批准的方案才进档案',
    on.planned('2026-03-02 14:00', 'general'),
    on.decided('2026-03-02 15:00', 'plan', 'approved'),
  ),
  lacking(
    'plan',
    '批准后改了方案：新方案要重新批',
    on.planned('2026-03-02 14:00', 'general'),
    on.decided('2026-03-02 15:00', 'plan', 'approved'),
    on.planned('2026-03-02 16:00', 'general'),
  ),
  lacking('result', '已启动，没有完成', on.started('2026-03-02 16:00')),
  filed('result', '处置完成', on.completed('2026-03-03 10:00')),
  lacking('result', '验收没有通过：结果不算数', on.completed('2026-03-03 10:00'), on.accepted('2026-03-03 11:00', false)),
  lacking('feedback', '发了结果，客户还没有答复', on.completed('2026-03-03 10:00'), on.resultSent('2026-03-03 10:30')),
  filed(
    'feedback',
    '不满意也是客户反馈',
    on.completed('2026-03-03 10:00'),
    on.resultSent('2026-03-03 10:30'),
    on.answered('2026-03-03 11:00', false),
  ),
  lacking('retrospective', '完成了，没有复盘', on.completed('2026-03-03 10:00')),
  filed('retrospective', '有复盘报告', on.completed('2026-03-03 10:00'), on.reviewed('2026-03-04 10:00', 'general')),
  lacking(
    'retrospective',
    '重新打开后要再复盘',
    on.completed('2026-03-03 10:00'),
    on.reviewed('2026-03-04 10:00', 'general'),
    on.reopened('2026-03-05 10:00'),
  ),

  kept('anomaly', '满三年的同一天', '2026-03-02', '2029-03-02'),
  kept('anomaly', '满三年是周六：到下周一', '2026-03-03', '2029-03-05'),
  kept('anomaly', '2 月 29 日归档：到 2 月最后一天', '2028-02-29', '2031-02-28'),
  kept('request', '服务请求也保管三年', '2026-03-02', '2029-03-02'),

  weekly('周三的异常进本周周报，下周一交', '2026-03-04', ['2026-03-02', '2026-03-08'], '2026-03-09 18:00'),
  weekly('周日仍算本周', '2026-03-08', ['2026-03-02', '2026-03-08'], '2026-03-09 18:00'),
  weekly('下周是春节：节后第一个工作日', '2026-02-11', ['2026-02-09', '2026-02-15'], '2026-02-24 18:00'),
  monthly('二月的汇总：三月第 5 个工作日', '2026-02-10', ['2026-02-01', '2026-02-28'], '2026-03-06 18:00'),
  monthly('九月的汇总：国庆后算起，补班的周六也算', '2026-09-30', ['2026-09-01', '2026-09-30'], '2026-10-13 18:00'),
  statistics('三月的统计：清明不算', '2026-03-31', ['2026-03-01', '2026-03-31'], '2026-04-08 18:00'),
  quarterly('一季度的案例：四月第 10 个工作日', '2026-01-15', ['2026-01-01', '2026-03-31'], '2026-04-15 18:00'),
  quarterly('三季度的案例：国庆后算起', '2026-08-01', ['2026-07-01', '2026-09-30'], '2026-10-20 18:00'),
]
