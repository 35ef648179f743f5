import type { Pack } from '../../../engine/pack.ts'
import { r } from './regulation.ts'

const kinds = ['anomaly'] as const

/** 第八条(七): the seven kinds of papers, each by the event that shows it. */
export const archive: Pack['archive'] = r.archive([
  { id: 'discovery', kinds, clause: '8(7)', title: { zh: '发现记录', en: 'Discovery record' }, evidence: 'verified' },
  { id: 'report', kinds, clause: '8(7)', title: { zh: '上报材料', en: 'Report' }, evidence: 'reported' },
  { id: 'investigation', kinds, clause: '8(7)', title: { zh: '调查记录', en: 'Investigation record' }, evidence: 'investigated' },
  { id: 'plan', kinds, clause: '8(7)', title: { zh: '处置方案', en: 'Plan' }, evidence: 'plan-approved' },
  { id: 'result', kinds, clause: '8(7)', title: { zh: '处置结果', en: 'Result' }, evidence: 'completed' },
  { id: 'feedback', kinds, clause: '8(7)', title: { zh: '客户反馈', en: 'Customer feedback' }, evidence: 'feedback' },
  { id: 'retrospective', kinds, clause: '8(7)', title: { zh: '复盘报告', en: 'Retrospective' }, evidence: 'retrospective' },
])

export const retention: Pack['retention'] = r.retention([
  {
    id: 'three-years',
    clause: '8(7)',
    title: { zh: '归档后至少保管 3 年', en: 'Kept for at least 3 years from the archive' },
    keep: { years: 3 },
    keeper: { role: 'service-desk' },
  },
])
