import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { runExample } from '../../../engine/example.ts'
import type { Example, Pack } from '../../../engine/pack.ts'
import { permitName } from '../../../engine/permissions.ts'
import { rulesOf } from './example-rules.ts'
import { examples } from './examples.ts'
import { robot } from './pack.ts'

const rules = rulesOf(robot)
const edition = rules.editions[0]!

describe('the examples hold', () => {
  for (const [i, example] of examples.entries())
    test(`${i + 1} ${example.type} ${example.rule}: ${example.name}`, () => {
      const { said, came } = runExample(rules, edition, example)
      expect(came).toEqual(said)
    })
})

/** The regulation without one rule. */
function without({ type, rule }: Example): Pack {
  const other = ({ id }: { id: string }) => id !== rule
  switch (type) {
    case 'duty':
      return { ...robot, duties: robot.duties.filter(other) }
    case 'table':
      return { ...robot, tables: robot.tables.map(t => ({ ...t, rows: t.rows.filter(row => `${t.id}/${row.id}` !== rule) })) }
    case 'gate':
      return { ...robot, gates: robot.gates.filter(other) }
    case 'permit':
      return { ...robot, permits: robot.permits.filter(p => permitName(p) !== rule) }
    case 'route':
      return { ...robot, routes: robot.routes.filter(other) }
    case 'hop':
      return { ...robot, hops: robot.hops.filter(other) }
    case 'form':
      return { ...robot, forms: robot.forms.filter(other) }
    case 'archive':
      return { ...robot, archive: robot.archive.filter(other) }
    case 'retention':
      return { ...robot, retention: robot.retention.filter(other) }
    case 'periodic':
      return { ...robot, periodic: robot.periodic.filter(other) }
  }
}

test('without its rule, an example of it does not hold', () => {
  const byRule = new Map<string, Example[]>()
  for (const e of examples) byRule.set(`${e.type} ${e.rule}`, [...(byRule.get(`${e.type} ${e.rule}`) ?? []), e])
  const unmoved = [...byRule].filter(([, ofRule]) => {
    const lesser = rulesOf(without(ofRule[0]!))
    return ofRule.every(e => {
      const { said, came } = runExample(lesser, lesser.editions[0]!, e)
      return isDeepStrictEqual(came, said)
    })
  })
  expect(unmoved.map(([rule]) => rule)).toEqual([])
})
