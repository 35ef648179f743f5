import { test } from 'vitest'
import { lint } from '../../engine/lint/lint.ts'
import { robot } from '../robot/2026-01-01/pack.ts'
import { rulesOf } from './2026-01-01/example-rules.ts'
import { equip } from './2026-01-01/pack.ts'

test('x', () => {
  for (const pack of [equip, robot])
    for (const f of lint([pack], {
      today: '2026-02-01',
      calendar: rulesOf(equip).calendar,
      laws: [],
      posts: new Map(pack.roles.map(r => [r.id as string, 1])),
    }))
      console.log(pack.id, f.severity, f.kind, JSON.stringify(f.clauses), f.says.zh, f.settledBy ?? 'OPEN')
})
