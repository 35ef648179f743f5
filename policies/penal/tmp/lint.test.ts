import { test } from 'vitest'
import { lint } from '../../../engine/lint/lint.ts'
import { rulesOf } from '../2026-01-01/example-rules.fixture.ts'
import { penal } from '../2026-01-01/pack.ts'
test('x', () => {
  const f = lint([penal], { today: '2026-07-01', calendar: rulesOf(penal).calendar, laws: [] })
  for (const x of f) console.log(x.severity, x.kind, x.about.join('+'), '|', x.clauses.map(c => c.clause).join(','), x.settledBy ?? '')
})
