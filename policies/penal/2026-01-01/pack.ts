import type { Pack } from '../../../engine/pack.ts'
import { actionDuties } from './action-duties.ts'
import { archive } from './archive.ts'
import { both } from './bilingual.ts'
import { categories } from './categories.ts'
import { clauses } from './clauses.ts'
import { complaintDuties } from './complaint-duties.ts'
import { enforcement, restrictions } from './enforcement.ts'
import { evidence } from './evidence.ts'
import { gates } from './gates.ts'
import { indicators } from './indicators.ts'
import { levels } from './levels.ts'
import { lifecycles } from './lifecycle.ts'
import { penaltyDuties } from './penalty-duties.ts'
import { periodic } from './periodic.ts'
import { permits } from './permits.ts'
import { readings } from './readings.ts'
import { records } from './records.ts'
import { rectificationDuties } from './rectification-duties.ts'
import { roles } from './roles.ts'
import { routes } from './routes.ts'
import { grades, sanctions, violations } from './sanctions.ts'
import { sealings } from './sealings.ts'
import { laws, related, statements, terms } from './statements.ts'
import { tables } from './tables.ts'

/**
 * 《客户投诉处罚管理制度》 as one pack: complaints, penalties and rectification. The text orders no reporting line, no form and no
 * time to keep files; those lists are empty.
 */
export const penal: Pack = {
  id: 'penal',
  edition: '2026-01-01',
  title: both('客户投诉处罚管理制度', 'Complaints and Penalties Regulation'),
  inForce: { from: '2026-01-01' },
  reviewed: { on: '2025-12-20', by: '人力资源部' },
  primaryFor: ['complaint', 'penalty', 'rectification'],
  clauses,
  readings,
  roles: Object.entries(roles).map(([id, role]) => ({ id, ...role })),
  levels: Object.entries(levels).map(([id, level]) => ({ id, ...level })),
  categories,
  lifecycles,
  evidence,
  gates,
  permits,
  duties: [...complaintDuties, ...actionDuties, ...penaltyDuties, ...rectificationDuties],
  hops: [],
  routes,
  tables,
  forms: [],
  archive,
  retention: [],
  periodic,
  records,
  indicators,
  grades,
  violations,
  sanctions,
  enforcement,
  restrictions,
  sealings,
  statements,
  terms,
  laws,
  related,
  levelMaps: [
    {
      from: 'robot',
      clause: '三(一)3',
      reading: 'levels-of-robot',
      levels: { general: 'minor', larger: 'general', major: 'serious' },
    },
    { from: 'furn', clause: '三(一)3', reading: 'levels-of-furn', levels: { general: 'general', major: 'serious' } },
  ],
}
