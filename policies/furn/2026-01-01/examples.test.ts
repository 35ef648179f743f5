import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { runExample } from '../../../engine/example.ts'
import type { Example, Pack } from '../../../engine/pack.ts'
import { withoutRule } from '../../without-rule.fixture.ts'
import { rulesOf } from './example-rules.ts'
import { examples } from './examples.ts'
import { furn } from './pack.ts'

const run = (pack: Pack, e: Example) => {
  const rules = rulesOf(pack)
  const { said, came } = runExample(rules, rules.editions[0]!, e)
  return { said, came }
}

describe('the examples hold', () => {
  for (const [i, example] of examples.entries())
    test(`${i + 1} ${example.type} ${example.rule}: ${example.name}`, () => {
      const { said, came } = run(furn, example)
      expect(came).toEqual(said)
    })
})

test('without its rule, an example of it does not hold', () => {
  const byRule = new Map<string, Example[]>()
  for (const e of examples) byRule.set(`${e.type} ${e.rule}`, [...(byRule.get(`${e.type} ${e.rule}`) ?? []), e])
  const unmoved = [...byRule].filter(([, ofRule]) => {
    const lesser = withoutRule(furn, ofRule[0]!)
    return ofRule.every(e => {
      const { said, came } = run(lesser, e)
      return isDeepStrictEqual(came, said)
    })
  })
  expect(unmoved.map(([rule]) => rule)).toEqual([])
})
