import { expect, test } from 'vitest'
import { stagesOf } from './level-stage.tsx'

const figure = { count: 1, isExact: true, page: 'cases' as const, query: '' }
const row = (level: string, stage: string) => ({ level, levelTitle: { zh: level }, stage, stageTitle: { zh: stage }, figure })

test('stages that one level lacks stand where another level has them', () => {
  const rows = [
    row('major', 'discovery'),
    row('major', 'response'),
    row('major', 'review'),
    row('larger', 'report'),
    row('larger', 'response'),
    row('general', 'feedback'),
    row('general', 'review'),
    row('general', 'archive'),
  ]
  expect(stagesOf(rows).map(stage => stage.id)).toEqual(['discovery', 'report', 'response', 'feedback', 'review', 'archive'])
})
