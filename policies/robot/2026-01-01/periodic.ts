import type { Pack } from '../../../engine/pack.ts'
import type { ClauseId } from './clauses.ts'
import { r } from './regulation.ts'

const figures = <const C extends ClauseId>(clause: C) =>
  ({
    id: 'figures',
    clause,
    title: { zh: '本期概况', en: 'Figures of the period' },
    shows: 'figures',
    kinds: ['anomaly'],
  }) as const
const listed = <const C extends ClauseId>(clause: C) =>
  ({ id: 'cases', clause, title: { zh: '异常清单', en: 'Anomalies' }, shows: 'cases', kinds: ['anomaly'] }) as const
/** 第十五条(二): frequent problems, weak links, what was improved. */
const problems = <const C extends ClauseId>(clause: C) =>
  ({
    id: 'problems',
    clause,
    title: { zh: '高频问题与薄弱环节', en: 'Frequent problems and weak links' },
    shows: 'problems',
    kinds: ['anomaly'],
  }) as const

export const periodic: Pack['periodic'] = r.periodic([
  {
    id: 'weekly-general',
    clause: '9',
    reading: 'weekly-report',
    title: { zh: '一般异常周报', en: 'Weekly report of general anomalies' },
    every: 'week',
    each: 'department',
    due: { workdays: 1 },
    owner: { role: 'department-head' },
    to: [{ role: 'service-desk' }],
    levels: ['general'],
    sections: [figures('9'), listed('9')],
  },
  {
    id: 'monthly-larger',
    clause: '10',
    reading: 'monthly-summary',
    title: { zh: '较大异常月度汇总', en: 'Monthly summary of larger anomalies' },
    every: 'month',
    each: 'organisation',
    due: { workdays: 5 },
    owner: { role: 'deputy-leader' },
    to: [{ role: 'leader' }, { role: 'group-member' }],
    levels: ['larger'],
    sections: [figures('10'), listed('10'), problems('10')],
  },
  {
    id: 'monthly-statistics',
    clause: '15(2)',
    reading: 'monthly-statistics',
    title: { zh: '异常处置月度统计分析', en: 'Monthly statistics of anomalies' },
    every: 'month',
    each: 'organisation',
    due: { workdays: 5 },
    owner: { role: 'deputy-leader' },
    to: [{ role: 'leader' }, { role: 'department-head' }],
    analyses: 'anomaly',
    sections: [
      figures('15(2)'),
      problems('15(2)'),
      { id: 'targets', clause: '19(1)', title: { zh: '指标', en: 'Indicators' }, shows: 'indicators' },
      { id: 'funds', clause: '17', title: { zh: '专项经费', en: 'Fund' }, shows: 'funds' },
    ],
  },
  {
    id: 'quarterly-cases',
    clause: '15(1)',
    reading: 'case-studies',
    title: { zh: '案例分析报告', en: 'Analysis of case studies' },
    every: 'quarter',
    each: 'organisation',
    due: { workdays: 10 },
    owner: { role: 'deputy-leader' },
    to: [{ role: 'leader' }, { role: 'management' }],
    analyses: 'anomaly',
  },
  {
    id: 'quarterly-survey',
    clause: '15(3)',
    reading: 'quarterly-survey',
    title: { zh: '客户满意度调查', en: 'Satisfaction survey' },
    every: 'quarter',
    each: 'organisation',
    due: { workdays: 10 },
    owner: { role: 'deputy-leader' },
    to: [{ role: 'leader' }],
    surveys: true,
  },
  {
    id: 'quarterly-training',
    clause: '13(2)',
    reading: 'drills',
    title: { zh: '服务人员培训汇总', en: 'Training of service staff' },
    every: 'quarter',
    each: 'organisation',
    due: { workdays: 10 },
    owner: { role: 'deputy-leader' },
    to: [{ role: 'leader' }],
  },
  {
    id: 'yearly-drills',
    clause: '18',
    reading: 'drills',
    title: { zh: '应急处置演练', en: 'Emergency drills' },
    every: 'year',
    times: 2,
    each: 'organisation',
    due: { workdays: 10 },
    owner: { role: 'deputy-leader' },
    to: [{ role: 'leader' }],
  },
  {
    id: 'yearly-materials',
    clause: '17',
    reading: 'materials',
    title: { zh: '应急物资和配件渠道清点', en: 'Emergency materials and parts channels' },
    every: 'year',
    each: 'organisation',
    due: { workdays: 20 },
    owner: { role: 'deputy-leader' },
    to: [{ role: 'leader' }],
  },
])
