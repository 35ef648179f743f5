import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Roster, RosterPerson } from '../organisation/roster.ts'
import { candidatesOf, chooseHandler } from './choose-handler.ts'

const person = (id: string, more: Partial<RosterPerson> = {}): RosterPerson => ({
  ...{ id, name: id, title: '', email: null, department: 'service', presence: 'on-duty', substitute: null },
  roles: [{ role: 'service-desk', department: 'service' }],
  ...more,
})
const rosterOf = (...people: RosterPerson[]): Roster => ({ people: new Map(people.map(p => [p.id, p])), departments: new Map() })
const defect = { department: 'service', category: 'product-quality', subtype: 'defect', model: 'XR-200' }
const skills = (of: string, categories: string[], models: string[] = []) => ({ person: of, categories, models })

describe('to whom a new case goes', () => {
  it('goes to the closest skill: subtype before category before model before anybody', () => {
    const roster = rosterOf(person('model'), person('category'), person('subtype'), person('any'))
    const known = [
      skills('model', [], ['XR-200']),
      skills('category', ['product-quality']),
      skills('subtype', ['product-quality/defect']),
    ]
    const chosen = (without: string[]) =>
      chooseHandler(rosterOf(...[...roster.people.values()].filter(p => !without.includes(p.id))), known, new Map(), defect, 0)
    expect(chosen([])).toEqual({ person: 'subtype', among: 4, away: 0, skill: 'subtype', open: 0 })
    expect(chosen(['subtype'])).toMatchObject({ person: 'category', skill: 'category' })
    expect(chosen(['subtype', 'category'])).toMatchObject({ person: 'model', skill: 'product' })
    expect(chosen(['subtype', 'category', 'model'])).toMatchObject({ person: 'any', skill: 'none' })
  })

  it('prefers whoever takes anything to whoever is said to be good at something else', () => {
    const roster = rosterOf(person('logistics'), person('any'))
    expect(chooseHandler(roster, [skills('logistics', ['delivery-complaint'])], new Map(), defect, 0)?.person).toBe('any')
    const alone = rosterOf(person('logistics'))
    expect(chooseHandler(alone, [skills('logistics', ['delivery-complaint'])], new Map(), defect, 0)).toMatchObject({
      person: 'logistics',
      skill: 'none',
    })
  })

  it('goes to the fewest open cases among equals, and by turns where those are equal too', () => {
    const roster = rosterOf(person('a'), person('b'), person('c'))
    expect(
      chooseHandler(
        roster,
        [],
        new Map([
          ['a', 2],
          ['b', 1],
          ['c', 1],
        ]),
        defect,
        0,
      ),
    ).toMatchObject({ person: 'b', open: 1 })
    expect(
      chooseHandler(
        roster,
        [],
        new Map([
          ['a', 2],
          ['b', 1],
          ['c', 1],
        ]),
        defect,
        1,
      )?.person,
    ).toBe('c')
  })

  it('passes over those away, and names the head only where nobody else is there', () => {
    const head = person('head', { roles: [{ role: 'department-head', department: 'service' }] })
    expect(
      chooseHandler(rosterOf(head, person('a', { presence: 'leave' }), person('b')), [], new Map(), defect, 0),
    ).toMatchObject({
      ...{ person: 'b', among: 2, away: 1 },
    })
    expect(chooseHandler(rosterOf(head, person('a', { presence: 'off-duty' })), [], new Map(), defect, 0)?.person).toBe('head')
    expect(chooseHandler(rosterOf(person('a', { presence: 'leave' })), [], new Map(), defect, 0)).toBeUndefined()
  })

  it('is never somebody of another department, of a partner, an auditor or whoever only keeps the system', () => {
    const roster = rosterOf(
      person('elsewhere', { department: 'sales', roles: [{ role: 'sales', department: 'sales' }] }),
      person('partner', { partner: { id: 'p', name: 'P' } }),
      person('auditor', { roles: [{ role: 'auditor' }] }),
      person('keeper', { roles: [{ role: 'administrator' }] }),
      person('no-post', { roles: [] }),
    )
    expect(candidatesOf(roster, 'service').map(p => p.id)).toEqual(['no-post'])
  })

  it('always names one of those who are there, and none with more open cases than an equal', () => {
    const someone = fc.record({
      presence: fc.constantFrom('on-duty' as const, 'off-duty' as const, 'leave' as const),
      open: fc.nat(5),
      categories: fc.subarray(['product-quality', 'product-quality/defect', 'delivery-complaint']),
    })
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 8 }), fc.nat(), (all, turn) => {
        const people = all.map((one, i) => person(`p${i}`, { presence: one.presence }))
        const open = new Map(all.map((one, i) => [`p${i}`, one.open]))
        const known = all.map((one, i) => skills(`p${i}`, one.categories))
        const choice = chooseHandler(rosterOf(...people), known, open, defect, turn)
        const there = people.filter(p => p.presence === 'on-duty')
        expect(choice === undefined).toBe(there.length === 0)
        if (choice === undefined) return
        expect(there.map(p => p.id)).toContain(choice.person)
        const same = all.flatMap((one, i) =>
          one.presence === 'on-duty' && one.categories.includes('product-quality/defect') ? [open.get(`p${i}`)!] : [],
        )
        if (same.length > 0) expect([choice.skill, choice.open]).toEqual(['subtype', Math.min(...same)])
      }),
    )
  })
})
