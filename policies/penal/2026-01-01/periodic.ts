import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'

export const periodic: Pack['periodic'] = r.periodic([
  {
    id: 'complaint-analysis',
    clause: '五(一)1',
    reading: 'report-monthly',
    title: both('投诉数据分析报告', 'Analysis of complaints'),
    every: 'month',
    each: 'organisation',
    due: { workdays: 5 },
    owner: { role: 'service-desk' },
    to: [{ role: 'management' }],
    analyses: 'complaint',
  },
  {
    id: 'staff-training',
    clause: '五(三)1',
    reading: 'regular-training',
    title: both('员工培训记录', 'Training held'),
    every: 'quarter',
    each: 'organisation',
    due: { workdays: 10 },
    owner: { role: 'human-resources' },
    to: [{ role: 'management' }],
  },
  {
    id: 'case-discussions',
    clause: '五(三)2',
    reading: 'typical-case',
    title: both('典型案例讨论记录', 'Discussion of typical cases'),
    every: 'quarter',
    each: 'organisation',
    due: { workdays: 10 },
    owner: { role: 'service-desk' },
    to: [{ role: 'human-resources' }, { role: 'department-head' }],
    levels: ['serious'],
  },
])
