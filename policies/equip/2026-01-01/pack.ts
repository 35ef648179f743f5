import type { Pack } from '../../../engine/pack.ts'
import { categories } from './categories.ts'
import { clauses } from './clauses.ts'
import { duties } from './duties.ts'
import { evidence } from './evidence.ts'
import { fieldWork } from './field-work.ts'
import { gates } from './gates.ts'
import { lifecycles } from './lifecycles.ts'
import { manuals } from './manuals.ts'
import { grades, indicators, violations } from './measures.ts'
import { archive, periodic, retention } from './papers.ts'
import { permits } from './permits.ts'
import { readings } from './readings.ts'
import { records } from './records.ts'
import { roles } from './roles.ts'
import { routes } from './routes.ts'
import { related, statements, terms } from './statements.ts'
import { tables } from './tables.ts'
import { signings } from './visit-end-rules.ts'

/** 公司客户服务管理办法 of an equipment maker, edition 2026-01-01. Complaints are taken up by the regulation that is primary for them. */
export const equip: Pack = {
  id: 'equip',
  edition: '2026-01-01',
  title: { zh: '公司客户服务管理办法', en: 'Customer Service Regulation of an Equipment Maker' },
  inForce: { from: '2026-01-01' },
  reviewed: { on: '2025-12-20', by: '客户服务部' },
  primaryFor: ['request', 'work-order', 'enquiry', 'return', 'quality-feedback', 'training', 'contract'],
  clauses,
  readings,
  roles: Object.entries(roles).map(([id, role]) => ({ id, ...role })),
  levels: [],
  categories,
  lifecycles,
  evidence,
  gates,
  permits,
  duties,
  hops: [],
  routes,
  tables,
  forms: [],
  archive,
  retention,
  periodic,
  records,
  fieldWork,
  manuals,
  signings,
  indicators,
  grades,
  violations,
  statements,
  terms,
  related,
}
