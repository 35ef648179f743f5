import type { Pack } from '../../../engine/pack.ts'
import { bodies } from './bodies.ts'
import { categories } from './categories.ts'
import { clauses } from './clauses.ts'
import { compensationDuties } from './compensation.ts'
import { accountabilityDuties, complaintDuties } from './complaint-duties.ts'
import { concludingDuties } from './concluding-duties.ts'
import { enforcement } from './enforcement.ts'
import { evidence } from './evidence.ts'
import { fieldWork } from './field-work.ts'
import { gates } from './gates.ts'
import { levels } from './levels.ts'
import { lifecycles } from './lifecycle.ts'
import { limits } from './limits.ts'
import { matterDuties } from './matter-duties.ts'
import { funds, grades, indicators, levelMaps, rewards, samples, sanctions, scorecards, violations } from './measures.ts'
import { archive, forms, retention } from './papers.ts'
import { periodic } from './periodic.ts'
import { permits } from './permits.ts'
import { readings } from './readings.ts'
import { records } from './records.ts'
import { rewardDuties } from './reward-rules.ts'
import { roles } from './roles.ts'
import { routes } from './routes.ts'
import { sealings } from './sealings.ts'
import { serviceDuties } from './service-duties.ts'
import { signings } from './signings.ts'
import { tables } from './tables.ts'
import { laws, related, statements, terms } from './wording.ts'

/**
 * 客户服务提升办法 of a furniture maker, edition 2026-01-01. It runs beside the complaint regulation (penal), which is primary for
 * complaints, penalties and rectifications; this one adds its own clocks to them.
 */
export const furn: Pack = {
  id: 'furn',
  edition: '2026-01-01',
  title: { zh: '客户服务提升办法', en: 'Customer Service Improvement Regulation' },
  inForce: { from: '2026-01-01' },
  reviewed: { on: '2025-12-20', by: '客户服务委员会' },
  primaryFor: [
    'enquiry',
    'request',
    'return',
    'work-order',
    'contract',
    'exception',
    'crisis',
    'audit',
    'suggestion',
    'reward',
    'decision',
    'expense',
  ],
  clauses,
  readings,
  roles: Object.entries(roles).map(([id, role]) => ({ id, ...role })),
  bodies: [...bodies],
  levels: Object.entries(levels).map(([id, level]) => ({ id, ...level })),
  categories,
  lifecycles,
  records,
  signings,
  evidence,
  gates,
  permits,
  duties: [
    ...serviceDuties,
    ...complaintDuties,
    ...compensationDuties,
    ...accountabilityDuties,
    ...matterDuties,
    ...concludingDuties,
    ...rewardDuties,
  ],
  hops: [],
  routes,
  limits: [...limits],
  tables,
  forms,
  archive,
  retention,
  periodic,
  indicators,
  scorecards,
  samples,
  grades,
  violations,
  sanctions,
  enforcement,
  rewards,
  funds,
  statements,
  terms,
  laws,
  related,
  levelMaps,
  sealings,
  fieldWork,
}
