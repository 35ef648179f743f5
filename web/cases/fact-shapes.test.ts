import { expect, test } from 'vitest'
import { GradingFacts } from '../../events/case-words.ts'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import { askedFacts, factNames, isWordFact, wordsOfFact } from './fact-shapes.ts'
import { optionsOf } from './say-value.ts'
import { fieldWords } from './words-fields.ts'

test('every grading fact has a shape, a name, and words for its values', () => {
  expect([...factNames].sort()).toEqual(Object.keys(GradingFacts.shape).sort())
  for (const name of factNames) {
    expect(fieldWords.zh).toHaveProperty([`facts.${name}`])
    if (!isWordFact(name)) continue
    const values = GradingFacts.shape[name].unwrap().options
    expect(optionsOf(wordsOfFact(name), 'en').map(one => one.value)).toEqual(values)
  }
})

test('the facts that are asked for are those of the grading table of the kind', () => {
  const [table] = robot.tables.filter(one => one.id === 'grading')
  const pack = { primaryFor: robot.primaryFor, tables: robot.tables }
  expect(askedFacts([pack], 'anomaly').sort()).toEqual(
    Object.keys(table!.axes)
      .filter(axis => axis in GradingFacts.shape)
      .sort(),
  )
  expect(askedFacts([pack], 'training')).toEqual([])
})
