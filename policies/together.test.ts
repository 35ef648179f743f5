import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../engine/calendar/calendar.ts'
import { chinaCalendar } from '../engine/calendar/china.ts'
import type { Pack, RouteRule } from '../engine/pack.ts'
import { compileEdition, type Rules } from '../engine/rules.ts'
import { editionsOn, precedenceOf, retentionTogether, stepsTogether } from '../engine/together.ts'
import { furn } from './furn/2026-01-01/pack.ts'
import { penal } from './penal/2026-01-01/pack.ts'

const calendar = compileCalendar(chinaCalendar({ id: 'cn', title: '工作日历', windows: [['09:00', '18:00']] }))
const rulesOf = (...packs: Pack[]): Rules => ({
  editions: packs.map(compileEdition),
  calendar,
  settings: { warnShare: 0, ladder: [] },
})
const NOW = '2026-03-02T01:00:00.000Z'
const complaint = (level: string) => ({ kind: 'complaint', edition: 'penal@2026-01-01', level })
const route = (id: string, ...roles: string[]): RouteRule => ({
  id,
  clause: '1',
  subject: 'plan',
  steps: roles.map(role => ({ id: role, clause: '1', mode: 'any', by: [{ role }] })),
})
const asked = (rules: Rules, level = 'serious') =>
  stepsTogether(rules, complaint(level), 'plan', {}, NOW).map(({ edition, step }) => [edition.pack.id, step.id])

describe('several regulations on one case', () => {
  test('its own comes first, the others in force add; one that is over does not', () => {
    const rules = rulesOf(furn, penal)
    expect(editionsOn(rules, complaint('general'), NOW).map(e => e.pack.id)).toEqual(['penal', 'furn'])
    const over = rulesOf({ ...furn, inForce: { from: '2026-01-01', to: '2026-02-01' } }, penal)
    expect(editionsOn(over, complaint('general'), NOW).map(e => e.pack.id)).toEqual(['penal'])
  })

  test('approval goes through the steps of both, each by its own levels', () => {
    const rules = rulesOf(furn, penal)
    expect(asked(rules)).toEqual([
      ['penal', 'department-head'],
      ['penal', 'management'],
      ['furn', 'board-member'],
    ])
    expect(asked(rules, 'general')).toEqual([['penal', 'department-head']])
    expect(asked(rulesOf(penal))).toEqual([
      ['penal', 'department-head'],
      ['penal', 'management'],
    ])
  })

  test('nobody is asked twice for the same, and steps that are called alike keep apart', () => {
    const other = { ...furn, routes: [route('more', 'management', 'legal')] }
    expect(asked(rulesOf(other, penal))).toEqual([
      ['penal', 'department-head'],
      ['penal', 'management'],
      ['furn', 'legal'],
    ])
    const alike = { ...route('more', 'legal'), steps: [{ ...route('x', 'legal').steps[0]!, id: 'management' }] }
    expect(asked(rulesOf({ ...furn, routes: [alike] }, penal)).at(-1)).toEqual(['furn', 'furn:management'])
  })

  test('a route that only another regulation knows is a route', () => {
    expect(asked(rulesOf({ ...furn, routes: [route('only', 'legal')] }, { ...penal, routes: [] }))).toEqual([['furn', 'legal']])
    expect(asked(rulesOf({ ...furn, routes: [] }, { ...penal, routes: [] }))).toEqual([])
  })

  test('all that say how long it is kept are heard', () => {
    const own = {
      id: 'two',
      clause: '五(一)1',
      title: { zh: '两年' },
      keep: { years: 2 },
      keeper: { role: 'service-desk' },
    } as const
    const kept = retentionTogether(rulesOf(furn, { ...penal, retention: [own] }), complaint('general'), NOW)
    expect(kept.map(rule => rule.keep)).toEqual([{ years: 2 }, { years: 5 }])
  })

  test('one prevails where a clause of either says so, and none where both claim it', () => {
    const [f, p] = rulesOf(furn, penal).editions as [Rules['editions'][number], Rules['editions'][number]]
    expect(precedenceOf(f, p)).toEqual({ prevails: f, says: f, clause: '1.4' })
    expect(precedenceOf(p, f)).toEqual({ prevails: f, says: f, clause: '1.4' })
    const title = { zh: '另一部' }
    const yields = compileEdition({ ...penal, related: [{ clause: '一', title, regulation: 'furn', relation: 'yields-to' }] })
    const silent = compileEdition({ ...furn, related: [] })
    expect(precedenceOf(yields, silent)).toEqual({ prevails: silent, says: yields, clause: '一' })
    const claims = compileEdition({ ...penal, related: [{ clause: '一', title, regulation: 'furn', relation: 'prevails-over' }] })
    expect(precedenceOf(f, claims)).toBeUndefined()
    expect(precedenceOf(silent, p)).toBeUndefined()
  })
})
