import { describe, expect, test } from 'vitest'
import { runExample } from '../../../engine/example.ts'
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
