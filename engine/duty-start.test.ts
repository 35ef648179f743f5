import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../events/envelope.ts'
import { advance } from './advance.ts'
import { cleanPack } from './lint/clean-pack.fixture.ts'
import type { DutyRule } from './pack.ts'
import { testCalendar } from './rules.fixture.ts'
import { compileEdition } from './rules.ts'

const event = (type: string, seq: number, at: string, data: object, more: object = {}): CaseEvent =>
  ({ id: `e${seq}`, stream: 'c', seq, type, actor: 'ada', at, recordedAt: at, data, ...more }) as unknown as CaseEvent
const opened = event('case.opened', 1, '2026-03-02T01:00:00.000Z', {
  kind: 'complaint',
  number: 'X-1',
  channel: 'phone',
  facts: {},
  rows: [],
  missing: [],
  history: false,
})

/** When the plan's duty is due, the plan having been made on Monday morning and recorded on Wednesday. */
function due(from: DutyRule['from'], backdated: boolean): string | undefined {
  const rule: DutyRule = {
    ...cleanPack.duties[0]!,
    id: 'read-plan',
    start: [{ on: 'plan.submitted' }],
    stop: [{ on: 'plan.started' }],
    within: { workdays: 3 },
    ...(from === undefined ? {} : { from }),
  }
  const rules = {
    editions: [compileEdition({ ...cleanPack, duties: [rule] })],
    calendar: testCalendar,
    settings: { warnShare: 0, ladder: [] },
  }
  const { state } = advance(rules, undefined, opened)
  const plan = event(
    'plan.submitted',
    2,
    '2026-03-02T02:00:00.000Z',
    { level: 'minor', round: 1, special: false, route: [], measures: [] },
    { recordedAt: '2026-03-04T02:00:00.000Z', ...(backdated ? { backdated: true } : {}) },
  )
  return Object.values(advance(rules, state, plan).state.duties).find(duty => duty.rule === 'read-plan')?.dueAt
}
const [fromMonday, fromWednesday] = ['2026-03-05T10:00:00.000Z', '2026-03-09T10:00:00.000Z']

describe('a duty counts from', () => {
  test('recording until a superior confirms an earlier time, then from that time', () => {
    expect([due(undefined, true), due(undefined, false)]).toEqual([fromWednesday, fromMonday])
  })
  test('when it happened, confirmed or not, where the clause says so', () => {
    expect([due('happened', true), due('happened', false)]).toEqual([fromMonday, fromMonday])
  })
  test('recording, whatever is confirmed, where the clause says so', () => {
    expect([due('recorded', true), due('recorded', false)]).toEqual([fromWednesday, fromWednesday])
  })
})
