import type { Pack } from '../../../engine/pack.ts'
import { archive, retention } from './archive.ts'
import { bodies } from './bodies.ts'
import { categories } from './categories.ts'
import { clauses } from './clauses.ts'
import { closingDuties } from './closing-duties.ts'
import {
  commendationDuties,
  commendationEvidence,
  commendationGates,
  commendationLifecycle,
  commendationPermits,
  commendationRecords,
  commendationRoutes,
} from './commendation.ts'
import { discoveryDuties } from './discovery-duties.ts'
import { evidence } from './evidence.ts'
import { feedbackDuties } from './feedback-duties.ts'
import { forms } from './forms.ts'
import { gates } from './gates.ts'
import { handlingDuties } from './handling-duties.ts'
import { hops } from './hops.ts'
import { innerDuties, innerEvidence, innerGates, innerLifecycles, innerPermits, innerRoutes } from './inner-matters.ts'
import { records } from './inner-records.ts'
import { levels } from './levels.ts'
import { lifecycles } from './lifecycle.ts'
import { manuals } from './manuals.ts'
import { funds, grades, indicators, rewards, samples, sanctions, scorecards, violations } from './measures.ts'
import { periodic } from './periodic.ts'
import { permits } from './permits.ts'
import { planningDuties } from './planning-duties.ts'
import { readings } from './readings.ts'
import { reportingDuties } from './reporting-duties.ts'
import { requestDuties } from './request-duties.ts'
import { roles } from './roles.ts'
import { routes } from './routes.ts'
import { specialDuties } from './special-duties.ts'
import { statements, terms } from './statements.ts'
import { tables } from './tables.ts'

/** 客户服务异常处置管理制度 of a robot integrator, edition 2026-01-01. */
export const robot: Pack = {
  id: 'robot',
  edition: '2026-01-01',
  title: { zh: '客户服务异常处置管理制度', en: 'Customer Service Anomaly Regulation' },
  inForce: { from: '2026-01-01' },
  reviewed: { on: '2025-12-20', by: '客户服务部' },
  primaryFor: ['anomaly', 'request', 'training', 'contract', 'rectification', 'expense', 'penalty', 'reward'],
  clauses,
  readings,
  roles: Object.entries(roles).map(([id, role]) => ({ id, ...role })),
  bodies: [...bodies],
  levels: Object.entries(levels).map(([id, level]) => ({ id, ...level })),
  categories,
  lifecycles: [...lifecycles, ...innerLifecycles, ...commendationLifecycle],
  evidence: [...evidence, ...innerEvidence, ...commendationEvidence],
  gates: [...gates, ...innerGates, ...commendationGates],
  permits: [...permits, ...innerPermits, ...commendationPermits],
  duties: [
    ...discoveryDuties,
    ...reportingDuties,
    ...planningDuties,
    ...handlingDuties,
    ...feedbackDuties,
    ...closingDuties,
    ...specialDuties,
    ...requestDuties,
    ...innerDuties,
    ...commendationDuties,
  ],
  hops,
  routes: [...routes, ...innerRoutes, ...commendationRoutes],
  tables,
  forms,
  archive,
  retention,
  periodic,
  manuals,
  records: [...records, ...commendationRecords],
  indicators,
  scorecards,
  samples,
  funds,
  rewards,
  grades,
  violations,
  sanctions,
  statements,
  terms,
  laws: [
    { law: 'civil-code', clause: '1' },
    { law: 'consumer-protection-law', clause: '1' },
  ],
}
