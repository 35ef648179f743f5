import { compileCalendar } from '../../../engine/calendar/calendar.ts'
import { chinaCalendar } from '../../../engine/calendar/china.ts'
import type { Pack } from '../../../engine/pack.ts'
import { compileEdition, type Rules } from '../../../engine/rules.ts'

const windows = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
] as const
const calendar = compileCalendar(chinaCalendar({ id: 'cn', title: '09:00-12:00, 13:30-18:00', windows }))

const text = (zh: string) => ({ zh, en: zh })
const clause = '1'
/**
 * What the complaint regulation gives to the cases that it leads, as far as the examples here need it: they begin, they end, and a
 * complaint has its three levels. Its own rules are tried in its own folder.
 */
const leader: Pack = {
  id: 'penal',
  edition: '2026-01-01',
  title: text('投诉处理与处罚条例'),
  inForce: { from: '2026-01-01' },
  reviewed: { on: '2025-12-20', by: '客服部' },
  primaryFor: ['complaint', 'penalty', 'rectification'],
  clauses: { [clause]: { title: text('投诉'), gist: text('投诉') } },
  readings: {},
  roles: [],
  levels: ['minor', 'general', 'serious'].map((id, i) => ({ id, clause, title: text(id), gist: text(id), rank: i + 1 })),
  categories: [],
  lifecycles: (['complaint', 'penalty', 'rectification'] as const).map(kind => ({
    kind,
    clause,
    stages: [
      { id: 'open', clause, title: text('办理'), enter: [{ on: 'case.opened' }] },
      { id: 'over', clause, title: text('办结'), enter: [{ on: 'case.archived' }, { on: 'matter.closed' }] },
    ],
    end: [{ on: 'case.archived' }, { on: 'matter.closed' }],
    reopen: [],
  })),
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

/** The rules under which the examples are told: this pack beside the one that leads complaints, an office in China, no settings. */
export function rulesOf(pack: Pack): Rules {
  return { editions: [compileEdition(pack), compileEdition(leader)], calendar, settings: { warnShare: 0, ladder: [] } }
}
