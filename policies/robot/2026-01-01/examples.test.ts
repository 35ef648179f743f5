import { describe, expect, test } from 'vitest'
import { refusalOf } from '../../../engine/permissions.ts'
import type { CaseState } from '../../../engine/state.ts'
import { compileTable } from '../../../engine/tables/compile-table.ts'
import { decideTable } from '../../../engine/tables/decide.ts'
import type { Act } from '../../../events/registry.ts'
import { examples } from './examples.ts'
import { robot } from './pack.ts'
import { beijing, clocksOf, rulesOf } from './run-example.ts'

const rules = rulesOf(robot)
const tables = new Map(robot.tables.map(t => [t.id, compileTable(t)]))

/** Somebody with every post and every part in the case: only the gates can refuse them. */
const everybody = { person: 'all', roles: robot.roles.map(role => ({ role: role.id })) }
const everyPart = { reporter: ['all'], handler: ['all'], 'team-owner': ['all'], 'team-member': ['all'] }

function stateAfter(level: string, after: readonly string[]): CaseState {
  const at = beijing('2026-03-02 09:00')
  return {
    kind: level === '' ? 'request' : 'anomaly',
    edition: 'robot@2026-01-01',
    stage: 'handling',
    stageSince: at,
    ...(level === '' ? {} : { level }),
    levelConfirmed: true,
    closed: after.includes('archived'),
    openedAt: at,
    seq: 1,
    lastAt: at,
    people: everyPart,
    evidence: Object.fromEntries(after.map(id => [id, { event: id, at }])),
    starts: {},
    stops: {},
    duties: {},
    pauses: [],
    reports: {},
    requests: {},
    rounds: {},
    nodes: {},
    missing: [],
  }
}

/** What must be sent for a gate that looks at it: the first value it names. */
function dataFor(gate: string): Record<string, unknown> {
  const when = robot.gates.find(g => g.id === gate)?.when ?? {}
  return Object.fromEntries(
    Object.entries(when).map(([field, condition]) => [field, 'in' in condition ? condition.in[0] : condition.gte]),
  )
}

describe('the examples hold', () => {
  for (const [i, example] of examples.entries()) {
    test(`${i + 1} ${example.rule}: ${example.name}`, () => {
      if ('events' in example) {
        const clocks = clocksOf(rules, example.rule, example.events, example.now)
        const due = example.due === undefined ? undefined : beijing(example.due)
        if (example.state === 'none') {
          expect(clocks).toEqual([])
          return
        }
        const shown = due === undefined ? clocks.at(-1) : (clocks.find(c => c.due === due) ?? clocks.at(-1))
        expect(shown).toEqual({
          state: example.state,
          ...(due === undefined ? {} : { due }),
          provisional: example.provisional ?? false,
        })
      } else if ('given' in example) {
        const table = tables.get(example.rule.split('/')[0]!)!
        const rows = decideTable(table, example.given).rows.map(r => r.id)
        expect(rows.toSorted()).toEqual([...example.rows].sort())
      } else {
        const state = stateAfter(example.level, example.after)
        const refusal = refusalOf(rules, state, example.act as Act, everybody, dataFor(example.rule))
        expect(refusal === undefined ? 'open' : refusal.code).toBe(example.refused ? 'gate.missing' : 'open')
        if (example.refused) expect(refusal?.clause).toBe(robot.gates.find(g => g.id === example.rule)?.clause)
      }
    })
  }
})
