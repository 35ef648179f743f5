import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'
import { satisfied } from './triggers.ts'

const kinds: 'complaint'[] = ['complaint']
/** What is delivered and done for customers: what a complaint can be about. */
const served: ('contract' | 'work-order')[] = ['contract', 'work-order']

/** 一(三)1, 三(七)2, 五(一)2: the text names no targets and no weights. */
export const indicators: Pack['indicators'] = r.indicators([
  {
    id: 'complaint-rate',
    clause: '三(七)2',
    reading: 'rates',
    title: both('客户投诉率', 'Complaint rate'),
    measure: { ratio: { of: { count: 'cases', kinds }, among: { count: 'cases', kinds: served } } },
    unit: 'percent',
    better: 'lower',
    every: 'month',
    by: ['organisation', 'department', 'product', 'region'],
  },
  {
    id: 'satisfaction-after-handling',
    clause: '一(三)1',
    reading: 'rates',
    title: both('投诉处理满意度', 'Satisfaction with the handling'),
    measure: {
      ratio: {
        of: { count: 'events', kinds, on: [satisfied] },
        among: { count: 'events', kinds, on: [{ on: 'customer.answered' }] },
      },
    },
    unit: 'percent',
    better: 'higher',
    every: 'month',
    by: ['organisation', 'department', 'person'],
  },
  {
    id: 'complaint-trend',
    clause: '五(一)2',
    title: both('投诉率变化趋势', 'Trend of the complaint rate'),
    measure: { change: { of: 'complaint-rate', against: 'last-period' } },
    unit: 'percent',
    better: 'lower',
    every: 'month',
    by: ['organisation', 'product'],
  },
  {
    id: 'serious-share',
    clause: '五(一)2',
    title: both('严重投诉占比', 'Share of serious complaints'),
    measure: { ratio: { of: { count: 'cases', kinds, levels: ['serious'] }, among: { count: 'cases', kinds } } },
    unit: 'percent',
    better: 'lower',
    every: 'month',
    by: ['organisation', 'department', 'product', 'region', 'channel'],
  },
  {
    id: 'repeat-rate',
    clause: '五(一)2',
    title: both('重复投诉率', 'Repeated complaints'),
    measure: {
      ratio: {
        of: { count: 'cases', kinds, with: [{ on: 'case.opened', when: { 'facts.timesRaised': { gte: 2 } } }] },
        among: { count: 'cases', kinds },
      },
    },
    unit: 'percent',
    better: 'lower',
    every: 'month',
    by: ['organisation', 'department', 'product', 'region', 'channel'],
  },
])
