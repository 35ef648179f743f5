import type { CaseEvent } from '../events/envelope.ts'
import { compileCalendar } from './calendar/calendar.ts'
import { chinaCalendar } from './calendar/china.ts'
import { instantOfText } from './calendar/read-instant.ts'
import { Pack } from './pack.ts'
import { compileEdition, type Rules } from './rules.ts'

const text = (zh: string) => ({ zh, en: zh })

/** A small regulation for the engine's own tests: two levels, one clock of each kind. It knows nothing of the packs that ship. */
export const testPack = (changes: Partial<Pack> = {}): Pack =>
  Pack.parse({
    id: 'test',
    edition: '2025-01-01',
    title: text('试验制度'),
    inForce: { from: '2025-01-01' },
    reviewed: { on: '2025-01-01', by: '试验' },
    primaryFor: ['anomaly'],
    clauses: {
      '1': { title: text('上报'), gist: text('一小时内上报') },
      '2': { title: text('办结'), gist: text('三个工作日办结') },
    },
    readings: {},
    roles: [{ id: 'department-head', clause: '1', title: text('部门负责人') }],
    levels: [
      { id: 'general', clause: '1', title: text('一般'), gist: text('一般'), rank: 1 },
      { id: 'major', clause: '1', title: text('重大'), gist: text('重大'), rank: 3 },
    ],
    categories: [],
    lifecycles: [
      {
        kind: 'anomaly',
        clause: '1',
        stages: [
          { id: 'discovery', title: text('发现'), clause: '1', enter: [{ on: 'case.opened' }] },
          { id: 'handling', title: text('处置'), clause: '1', enter: [{ on: 'handler.assigned' }] },
          { id: 'archived', title: text('归档'), clause: '1', enter: [{ on: 'case.archived' }] },
        ],
        end: [{ on: 'case.archived' }, { on: 'case.merged' }],
        reopen: [{ on: 'case.reopened', stage: 'handling' }],
      },
    ],
    evidence: [
      { id: 'verified', clause: '1', title: text('核实'), on: [{ on: 'case.verified' }], voidedBy: [{ on: 'case.reopened' }] },
      { id: 'node-reached', clause: '1', title: text('节点'), on: [{ on: 'node.reached' }] },
      {
        id: 'node-signed',
        clause: '1',
        title: text('签字'),
        on: [{ on: 'node.signed', when: { allSigned: { in: [true] } } }],
        voidedBy: [{ on: 'node.reached' }],
      },
    ],
    gates: [
      {
        id: 'complete-gate',
        clause: '2',
        title: text('完成'),
        act: 'complete',
        needs: [{ evidence: 'verified' }, { evidence: 'node-signed', ifSeen: 'node-reached' }],
      },
    ],
    permits: [{ act: 'assign', clause: '1', by: [{ role: 'department-head' }] }],
    duties: [
      {
        id: 'report',
        clause: '1',
        title: text('上报'),
        meaning: 'report',
        levels: ['general'],
        start: [{ on: 'case.opened' }],
        stop: [{ on: 'case.reported' }],
        within: { hours: 1 },
        owner: { role: 'department-head' },
        pausable: false,
        acts: ['report'],
      },
      {
        id: 'report-major',
        clause: '1',
        title: text('重大上报'),
        meaning: 'report',
        levels: ['major'],
        start: [{ on: 'case.opened' }],
        stop: [{ on: 'case.reported' }],
        within: { minutes: 30 },
        regrade: 'from-regrade',
        owner: { role: 'department-head' },
        pausable: false,
        acts: ['report'],
      },
      {
        id: 'solve',
        clause: '2',
        title: text('办结'),
        meaning: 'solve',
        start: [{ on: 'case.opened' }],
        stop: [{ on: 'handling.completed' }],
        within: { workdays: 3 },
        owner: { caseRole: 'handler' },
        pausable: true,
        acts: ['complete'],
      },
      {
        id: 'answer',
        clause: '2',
        title: text('答复'),
        meaning: 'answer',
        start: [{ on: 'handler.assigned' }],
        stop: [{ on: 'customer.replied' }],
        again: true,
        within: { workHours: 4 },
        owner: { caseRole: 'handler' },
        pausable: true,
        acts: ['reply'],
      },
      {
        id: 'daily',
        clause: '2',
        title: text('日报'),
        meaning: 'daily',
        levels: ['major'],
        start: [{ on: 'handler.assigned' }],
        stop: [{ on: 'progress.reported' }],
        cancel: [{ on: 'handling.completed' }],
        repeat: { every: 'workday' },
        owner: { caseRole: 'handler' },
        pausable: false,
        acts: ['progress'],
      },
    ],
    hops: [],
    routes: [],
    tables: [],
    forms: [],
    archive: [],
    retention: [],
    periodic: [],
    ...changes,
  })

export const testCalendar = compileCalendar(
  chinaCalendar({
    id: 'test',
    title: '试验日历',
    windows: [
      ['09:00', '12:00'],
      ['13:30', '18:00'],
    ],
  }),
)
export const testRules = (pack: Pack = testPack()): Rules => ({
  editions: [compileEdition(pack)],
  calendar: testCalendar,
  settings: { warnShare: 0.5, ladder: [{ after: { minutes: 30 }, to: { role: 'department-head' } }] },
})

/** Local Beijing time as an instant: `2026-09-30 16:00`. */
export const at = (local: string): string => instantOfText(testCalendar, local.replace(' ', 'T'))

type Line = readonly [local: string, type: CaseEvent['type'], data?: Record<string, unknown>, extra?: Partial<CaseEvent>]
const openedData = {
  kind: 'anomaly',
  number: 'T-1',
  channel: 'phone',
  facts: {},
  level: 'general',
  rows: [],
  missing: [],
  history: false,
}

/** Events of one case from short lines; the first is `case.opened` and needs only what differs from a plain one. */
export function events(...lines: Line[]): CaseEvent[] {
  return lines.map(
    ([local, type, data, extra], i) =>
      // The fixture writes only fields of the type it names.
      ({
        id: `e${i + 1}`,
        stream: 'case',
        seq: i + 1,
        type,
        at: at(local),
        recordedAt: at(local),
        actor: 'somebody',
        data: type === 'case.opened' ? { ...openedData, ...data } : (data ?? {}),
        ...extra,
      }) as unknown as CaseEvent,
  )
}
export const classified = (level: string, previous = 'general') => ({
  level,
  proposed: level,
  previous,
  overridden: false,
  regraded: level !== previous,
  facts: {},
  rows: [],
})
