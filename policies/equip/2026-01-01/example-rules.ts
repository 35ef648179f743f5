import { compileCalendar } from '../../../engine/calendar/calendar.ts'
import { chinaCalendar } from '../../../engine/calendar/china.ts'
import type { Pack } from '../../../engine/pack.ts'
import { compileEdition, type Rules } from '../../../engine/rules.ts'

const windows = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
] as const
const calendar = compileCalendar(chinaCalendar({ id: 'cn', title: '09:00-12:00, 13:30-18:00', windows }))

/** The regulation that is primary for complaints at the same company, as little of it as a complaint needs to exist. */
const complaints: Pack = {
  id: 'complaints',
  edition: '2026-01-01',
  title: { zh: '投诉' },
  inForce: { from: '2026-01-01' },
  reviewed: { on: '2025-12-20', by: '客户服务部' },
  primaryFor: ['complaint'],
  clauses: {},
  readings: {},
  roles: [],
  levels: [],
  categories: [],
  lifecycles: [
    {
      kind: 'complaint',
      clause: '1',
      stages: [
        { id: 'received', clause: '1', title: { zh: '已收到' }, enter: [{ on: 'case.opened' }] },
        { id: 'archived', clause: '1', title: { zh: '已归档' }, enter: [{ on: 'case.archived' }] },
      ],
      end: [{ on: 'case.archived' }],
      reopen: [],
    },
  ],
  evidence: [],
  gates: [],
  permits: [],
  duties: [],
  hops: [],
  routes: [],
  tables: [],
  forms: [],
  archive: [],
  retention: [],
  periodic: [],
}

/** The rules under which the examples are told: this pack and a primary one for complaints, an office in China, no company settings. */
export function rulesOf(pack: Pack): Rules {
  return { editions: [compileEdition(pack), compileEdition(complaints)], calendar, settings: { warnShare: 0, ladder: [] } }
}
