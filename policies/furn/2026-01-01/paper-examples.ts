import type { Example } from '../../../engine/pack.ts'
import * as on from './example-events.ts'

type Archive = Extract<Example, { type: 'archive' }>
type Periodic = Extract<Example, { type: 'periodic' }>
type Kind = Extract<Example, { type: 'form' }>['kind']

const form = (rule: string, kind: Kind, name: string, prints: string): Example => ({ type: 'form', rule, name, kind, prints })
const archive = (rule: string, there: boolean, name: string, ...events: Archive['events']): Archive => ({
  type: 'archive',
  rule,
  name,
  there,
  events: [on.opened('2026-03-02 09:00', 'work-order'), ...events],
})
const done = on.completed('2026-03-04 10:00')
const signed = on.accepted('2026-03-04 11:00')
const verified = on.made('2026-03-04 12:00', 'acceptance-check', { signatureValid: true, complete: true })

const kept = (kind: Kind, name: string, archivedOn: string, keptUntil: string): Example => ({
  type: 'retention',
  rule: 'five-years',
  name,
  kind,
  archivedOn,
  keptUntil,
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
    to: to.map(role => `role:${role}`),
    due,
  })
const year = ['2026-01-01', '2026-12-31'] as const
const march = ['2026-03-01', '2026-03-31'] as const
const monthly = report('monthly-report', 'service-desk', 'manager-meeting', 'internal-control')

export const paperExamples: readonly Example[] = [
  form('acceptance-sheet', 'work-order', '安装单打印验收单', '安装验收单'),
  form('callback-questionnaire', 'request', '请求完成后有问卷', '满意度回访问卷'),
  form('reward-application', 'reward', '部门申报奖励', '奖励申请表'),

  archive('channel', true, '登记即有接入方式'),
  archive('result', false, '还没有装完'),
  archive('result', true, '装完了', done),
  archive('result', false, '验收没通过', done, on.accepted('2026-03-04 11:00', false)),
  archive('callback', false, '只联系了一次', done, on.attempted('2026-03-05 10:00', 1)),
  archive('callback', true, '回访了', done, on.answered('2026-03-06 10:00')),
  archive('photos', false, '没有拍照'),
  archive('photos', true, '拍了', on.made('2026-03-04 09:00', 'before-photos', { photo: 'file' })),
  archive('acceptance', false, '签了，IT 没有验证', done, signed),
  archive('acceptance', true, '验证过', done, signed, verified),
  archive(
    'acceptance',
    false,
    '验证后又不完整',
    done,
    signed,
    verified,
    on.made('2026-03-05 09:00', 'acceptance-check', { signatureValid: true, complete: false }),
  ),

  kept('work-order', '满 5 年', '2026-03-02', '2031-03-03'),
  kept('enquiry', '2 月 29 日归档', '2028-02-29', '2033-02-28'),

  report(
    'weekly-coordination',
    'service-desk',
    'sales',
    'logistics',
    'technical',
  )('下周一交纪要', '2026-03-04', ['2026-03-02', '2026-03-08'], '2026-03-09 18:00'),
  report('monthly-review', 'manager-meeting', 'department-head')(
    '4 月第 5 个工作日，清明不算',
    '2026-03-15',
    march,
    '2026-04-08 18:00',
  ),
  monthly('5 日是清明：顺延', '2026-03-15', march, '2026-04-07 18:00'),
  monthly('2 月的报告：3 月 5 日也算按时', '2026-02-10', ['2026-02-01', '2026-02-28'], '2026-03-05 18:00'),
  report('annual-report', 'internal-control', 'auditor')('次年 1 月底：周日顺延', '2026-06-01', year, '2027-02-01 18:00'),
  report('monthly-assessment', 'human-resources', 'manager-meeting')(
    '次月第 10 个工作日',
    '2026-03-15',
    march,
    '2026-04-15 18:00',
  ),
  report('annual-assessment', 'performance-committee', 'manager-meeting', 'human-resources')(
    '次年 1 月底',
    '2026-06-01',
    year,
    '2027-02-01 18:00',
  ),
  report('quarterly-audit', 'auditor', 'board-member')(
    '4 月第 10 个工作日',
    '2026-02-01',
    ['2026-01-01', '2026-03-31'],
    '2026-04-15 18:00',
  ),
  report('yearly-audit', 'auditor', 'board-member')('次年第 10 个工作日', '2026-06-01', year, '2027-01-14 18:00'),
  report('routine-checks', 'internal-control', 'manager-meeting')('每月两次', '2026-03-15', march, '2026-04-15 18:00'),
  report('yearly-upkeep', 'service-committee', 'board-member')('次年 1 月底', '2026-06-01', year, '2027-02-01 18:00'),
  report('template-renewal', 'human-resources', 'internal-control')('4 月底前', '2026-04-10', year, '2026-04-30 18:00'),
  report('process-analysis', 'it', 'internal-control')('7 月底前', '2026-07-10', year, '2026-07-31 18:00'),
]
