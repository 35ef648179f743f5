import { describe, expect, test } from 'vitest'
import { lint } from '../engine/lint/lint.ts'
import { LocalDate } from '../events/instant.ts'
import { laws } from './laws.ts'
import { rulesOf } from './penal/2026-01-01/example-rules.fixture.ts'
import { penal } from './penal/2026-01-01/pack.ts'

const ids = laws.map(law => law.id)

describe('the list of laws', () => {
  test('ids and names stand for one law each', () => {
    const names = laws.flatMap(law => law.names)
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })
  test('dates are days, in order, and every fact says where it was read', () => {
    for (const { id, since, amended = since, until = '9999-12-31', checked, source } of laws) {
      for (const day of [since, amended, checked]) expect([id, LocalDate.safeParse(day).success]).toEqual([id, true])
      expect([id, since <= amended && amended < until && since <= checked]).toEqual([id, true])
      expect([id, URL.canParse(source.page) && source.name.length > 0]).toEqual([id, true])
    }
  })
  test('a repealed law has its last day and a successor in force on it; one that changed has the day', () => {
    for (const law of laws) {
      expect([law.id, law.until !== undefined]).toEqual([law.id, law.status === 'repealed'])
      expect([law.id, law.amended !== undefined]).toEqual([law.id, law.status === 'amended'])
      if (law.status !== 'repealed') continue
      const successor = laws.find(other => other.id === law.replacedBy)
      expect([law.id, successor?.status !== 'repealed' && successor !== undefined && successor.since <= law.until!]).toEqual([
        law.id,
        true,
      ])
    }
  })
})

describe('the lint with this list', () => {
  const findings = (law: string) =>
    lint([{ ...penal, laws: [{ law, clause: '四(二)5' }] }], { today: '2026-07-01', calendar: rulesOf(penal).calendar, laws })
      .filter(f => f.kind === 'law-repealed' || (f.kind === 'reference-unknown' && f.about.includes(law)))
      .map(f => f.kind)
  test('finds the Contract Law repealed, and says by what it was replaced', () => {
    expect(findings('contract-law')).toEqual(['law-repealed'])
    expect(findings('staff-rewards-and-punishments-regulation')).toEqual(['law-repealed'])
  })
  test('lets a law in force, or one that changed, be cited', () => {
    expect(findings('labour-contract-law')).toEqual([])
    expect(findings('foreign-trade-law')).toEqual([])
  })
  test('knows every law that the complaints regulation cites', () => {
    for (const { law } of penal.laws ?? []) expect(ids).toContain(law)
    expect(findings('no-such-law')).toEqual(['reference-unknown'])
  })
})
