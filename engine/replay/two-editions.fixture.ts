import type { CaseEvent } from '../../events/envelope.ts'
import { compileCalendar } from '../calendar/calendar.ts'
import { chinaCalendar } from '../calendar/china.ts'
import { eventsTold } from '../example-events.ts'
import { cleanPack } from '../lint/clean-pack.fixture.ts'
import type { Pack, ToldEvent } from '../pack.ts'
import { compileEdition, type Rules } from '../rules.ts'
import { rulesUnder } from './replay.ts'

export const calendar = compileCalendar(chinaCalendar({ id: 'cn', title: 'cn', windows: [['09:00', '18:00']] }))
/** The moment up to which cases are replayed: a Friday, weeks after all that happens in them. */
export const now = '2026-03-20T00:00:00.000Z'

const inTime = {
  ...{ id: 'in-time', clause: '5', title: { zh: '按时回复率' }, unit: 'percent', better: 'higher', target: { gte: 90 } },
  ...{ every: 'month', by: ['organisation'] },
  measure: {
    ratio: {
      of: { count: 'duties', meanings: ['first-reply'], outcomes: ['met'] },
      among: { count: 'duties', meanings: ['first-reply'] },
    },
  },
} satisfies NonNullable<Pack['indicators']>[number]

/** A regulation with a reply in four hours, an approval in three days, and a check without a time; late replies are punished. */
export const current: Pack = {
  ...cleanPack,
  duties: [
    ...cleanPack.duties,
    {
      ...{ ...cleanPack.duties[0]!, id: 'look', meaning: 'looked' },
      ...{ within: undefined, stop: [{ on: 'record.made' }] },
    } as unknown as Pack['duties'][number],
  ],
  violations: [
    {
      ...{ id: 'slow', clause: '4', title: { zh: '回复逾期' }, grade: 'general', of: ['person'] },
      found: { duties: ['first-reply'], outcomes: ['late'] },
    },
  ],
  indicators: [...cleanPack.indicators!, inTime],
}

/** A draft of the regulation that is in force from July on. */
export const draft = (change: Partial<Pack> = {}): Pack => ({
  ...current,
  ...{ edition: '2026-07-01', inForce: { from: '2026-07-01' } },
  ...change,
})
/** Its duties with one of them said otherwise. */
export const dutiesWith = (id: string, more: object): Pack['duties'] =>
  current.duties.map(duty => (duty.id === id ? ({ ...duty, ...more } as typeof duty) : duty))

/** The rules with the regulations in force, and those with a draft in the place of its own. */
export const under = (pack: Pack, packs: readonly Pack[] = [current]): { before: Rules; after: Rules } =>
  rulesUnder({ editions: packs.map(one => compileEdition(one)), calendar, settings: { warnShare: 0, ladder: [] } }, pack, now)

export const opened = (lossFen = 500, more: object = {}): ToldEvent => [
  '2026-03-03 09:00',
  'case.opened',
  {
    ...{ kind: 'complaint', number: 'TS-1', channel: 'phone', facts: { lossFen }, rows: [], missing: [], history: false },
    ...{ level: lossFen < 1_000_000 ? 'minor' : 'serious', ...more },
  },
]
export const replied = (at: string): ToldEvent => [at, 'customer.replied', { channel: 'phone' }]
export const submitted: ToldEvent = ['2026-03-03 10:00', 'compensation.submitted', { amountFen: 100, round: 1, route: [] }]
export const approved: ToldEvent = [
  '2026-03-04 10:00',
  'approval.decided',
  { request: 'e2', subject: 'compensation', step: 'head', decision: 'approve', outcome: 'approved', final: true },
]
/** A case's events as the ledger has them. */
export const told = (...events: readonly ToldEvent[]): CaseEvent[] => eventsTold(calendar, events)
