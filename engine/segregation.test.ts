import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roles } from '../events/roles.ts'
import { furn } from '../policies/furn/2026-01-01/pack.ts'
import { robot } from '../policies/robot/2026-01-01/pack.ts'
import { type PostHolder, segregationConflicts } from './segregation.ts'

const person = (id: string, ...held: string[]): PostHolder => ({ id, roles: held.map(role => ({ role })) })
const kinds = (staff: readonly PostHolder[], packs = [robot, furn]) =>
  new Set(segregationConflicts(packs, staff, []).flatMap(c => c.people.map(p => `${c.kind} ${p}`)))

describe('posts that one person should not hold together', () => {
  test('nothing is said of people who hold one post each, unless the regulation itself lets the post do both', () => {
    const staff = roles.flatMap(role => [person(`${role}-1`, role), person(`${role}-2`, role)])
    const found = segregationConflicts([robot, furn], staff, [])
    expect(found.filter(c => c.weight === 'high')).toEqual([])
    expect(found.map(c => c.kind)).not.toContain('administrator-approves')
    expect(found.map(c => c.kind)).not.toContain('auditor-handles')
  })

  test('an auditor who also handles cases, and an administrator who also decides', () => {
    const approver = robot.routes.flatMap(r => r.steps.flatMap(s => s.by)).find(p => 'role' in p)!
    const role = 'role' in approver ? approver.role : ''
    const found = kinds([person('a', 'auditor', role), person('b', 'administrator', role), person('c', role)])
    expect(found).toContain('auditor-handles a')
    expect(found).toContain('administrator-approves b')
    expect([...found].some(f => f.endsWith(' c') && /auditor|administrator/.test(f))).toBe(false)
  })

  test('whoever alone fills two steps of a route, until somebody else holds one of the posts', () => {
    const route = [...robot.routes, ...furn.routes].find(r => r.steps.filter(s => s.by.some(p => 'role' in p)).length > 1)!
    const [first, second] = route.steps.map(s => s.by.flatMap(p => ('role' in p ? [p.role] : []))[0]!)
    expect(kinds([person('a', first!, second!)])).toContain('two-steps a')
    expect(kinds([person('a', first!, second!), person('b', first!), person('c', second!)])).not.toContain('two-steps a')
  })

  test('a mandate that gives one person two places on a route', () => {
    const step = robot.routes
      .find(r => r.steps.some(s => s.by.some(p => 'role' in p)))!
      .steps.find(s => s.by.some(p => 'role' in p))!
    const role = step.by.flatMap(p => ('role' in p ? [p.role] : []))[0]!
    const staff = [person('a', role), person('b', role), person('c', 'sales')]
    const by = (holder: string) =>
      segregationConflicts([robot], staff, [{ holder, principal: 'b' }]).filter(c => c.kind === 'mandate-two-places')
    expect(by('a').flatMap(c => c.people)).toContain('a')
    expect(by('c')).toEqual([])
  })

  test('every conflict names people of the staff and a clause that the regulation has, the gravest first', () => {
    const somebody = fc.record({ id: fc.uuid(), held: fc.uniqueArray(fc.constantFrom(...roles), { maxLength: 5 }) })
    fc.assert(
      fc.property(fc.array(somebody, { maxLength: 12 }), people => {
        const staff = people.map(p => person(p.id, ...p.held))
        const known = new Set(staff.map(p => p.id))
        const found = segregationConflicts([robot, furn], staff, [])
        const weights = found.map(c => ['high', 'medium', 'low'].indexOf(c.weight))
        return (
          found.every(c => c.people.length > 0 && c.people.every(p => known.has(p))) &&
          found.every(c => c.clause === undefined || c.pack?.clauses[c.clause] !== undefined) &&
          weights.every((w, i) => i === 0 || weights[i - 1]! <= w)
        )
      }),
      { numRuns: 60 },
    )
  })
})
