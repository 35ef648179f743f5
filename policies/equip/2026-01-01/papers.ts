import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'

/** 第八条: what the service file of a request holds. */
export const archive: Pack['archive'] = r.archive([
  { id: 'verification', kinds: ['request'], clause: '18.1', title: both('核实记录', 'Verification'), evidence: 'verified' },
  { id: 'completion', kinds: ['request'], clause: '8', title: both('服务记录', 'Service record'), evidence: 'completed' },
  { id: 'settlement', kinds: ['return'], clause: '14', title: both('退换货记录', 'Return record'), evidence: 'return-settled' },
  { id: 'callback', kinds: ['request', 'return'], clause: '8', title: both('回访记录', 'Callback'), evidence: 'called-back' },
  { id: 'reply', kinds: ['enquiry'], clause: '8', title: both('答复记录', 'Reply'), evidence: 'replied' },
])

export const retention: Pack['retention'] = r.retention([
  {
    id: 'service-file-three-years',
    clause: '8',
    title: both('服务档案保管 3 年', 'Service file kept for 3 years'),
    keep: { years: 3 },
    keeper: { role: 'service-desk' },
  },
])

const boss = [{ role: 'general-manager' }] as const
export const periodic: Pack['periodic'] = r.periodic([
  {
    id: 'failure-analysis',
    clause: '10',
    reading: 'failure-statistics',
    title: both('产品故障统计分析', 'Analysis of product failures'),
    every: 'month',
    each: 'organisation',
    due: { workdays: 5 },
    owner: { role: 'customer-service-manager' },
    to: [{ role: 'quality' }, { role: 'technical' }],
  },
  {
    id: 'satisfaction-survey',
    clause: '8',
    reading: 'survey-quarterly',
    title: both('用户满意度调查', 'Satisfaction survey'),
    every: 'quarter',
    each: 'organisation',
    due: { workdays: 10 },
    owner: { role: 'customer-service-manager' },
    to: boss,
    surveys: true,
  },
  {
    id: 'spare-parts-plan',
    clause: '14',
    reading: 'common-parts',
    title: both('常用备品备件储备计划', 'Stock plan of common spare parts'),
    stocks: { commonFrom: 2 },
    every: 'quarter',
    each: 'organisation',
    due: { workdays: 10 },
    owner: { role: 'customer-service-manager' },
    to: boss,
  },
  {
    id: 'manuals-review',
    clause: '9',
    reading: 'manuals-yearly',
    title: both('作业手册复核', 'Review of the manuals'),
    every: 'year',
    each: 'organisation',
    due: { workdays: 20 },
    owner: { role: 'customer-service-manager' },
    to: [{ role: 'technical' }],
  },
])
