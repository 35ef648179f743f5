import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closesCircle, heldMandates, type Mandate } from './mandates.ts'

const mandate = (id: string, principal: string, holder: string, rest: Partial<Mandate> = {}): Mandate => ({
  id,
  principal,
  holder,
  since: '2026-03-01T00:00:00.000Z',
  until: '2026-04-01T00:00:00.000Z',
  mayPassOn: false,
  status: 'approved',
  ...rest,
})
const inMarch = '2026-03-10T00:00:00.000Z'

describe('a mandate', () => {
  test('counts from its first moment and no longer at its last', () => {
    const all = [mandate('m', 'he', 'shen')]
    expect(heldMandates(all, 'shen', '2026-02-28T23:59:59.999Z')).toEqual([])
    expect(heldMandates(all, 'shen', '2026-03-01T00:00:00.000Z')).toHaveLength(1)
    expect(heldMandates(all, 'shen', '2026-04-01T00:00:00.000Z')).toEqual([])
  })
  test('counts only when the superior approved it, and not when it was revoked', () => {
    for (const status of ['requested', 'refused', 'revoked'] as const)
      expect(heldMandates([mandate('m', 'he', 'shen', { status })], 'shen', inMarch)).toEqual([])
  })
  test('is handed on only where it says so, with the smallest limit and what all of them name', () => {
    const first = mandate('a', 'he', 'shen', { mayPassOn: true, belowFen: 500, subjects: ['matter', 'plan'] })
    const second = mandate('b', 'he', 'gu', { via: 'a', belowFen: 900, subjects: ['plan', 'form'] })
    expect(heldMandates([first, second], 'gu', inMarch)).toEqual([
      { id: 'b', principal: 'he', belowFen: 500, subjects: ['plan'], kinds: undefined },
    ])
    expect(heldMandates([{ ...first, mayPassOn: false }, second], 'gu', inMarch)).toEqual([])
    expect(heldMandates([{ ...first, status: 'revoked' }, second], 'gu', inMarch)).toEqual([])
    expect(heldMandates([second], 'gu', inMarch)).toEqual([])
  })
  test('never closes a circle, directly, through others, or along its own chain', () => {
    const wanted = { principal: 'he', holder: 'shen', since: inMarch, until: '2026-03-20T00:00:00.000Z' }
    expect(closesCircle([], wanted)).toBe(false)
    expect(closesCircle([mandate('m', 'shen', 'he')], wanted)).toBe(true)
    expect(closesCircle([mandate('m', 'shen', 'gu'), mandate('n', 'gu', 'he')], wanted)).toBe(true)
    expect(closesCircle([mandate('m', 'shen', 'he', { until: inMarch })], wanted)).toBe(false)
    expect(closesCircle([mandate('m', 'he', 'shen', { mayPassOn: true })], { ...wanted, holder: 'shen', via: 'm' })).toBe(true)
  })
  test('holds without limits as the principal does, and nobody holds one of themself', () => {
    const own = { id: 'm', principal: 'he', subjects: undefined, kinds: undefined }
    expect(heldMandates([mandate('m', 'he', 'shen')], 'shen', inMarch)).toStrictEqual([own])
    expect(heldMandates([mandate('m', 'he', 'he')], 'he', inMarch)).toEqual([])
  })
  test('that is handed on is narrowed by each link that names something, and by no link that names nothing', () => {
    const first = mandate('a', 'he', 'shen', { mayPassOn: true, kinds: ['spare', 'vehicle'] })
    const second = mandate('b', 'he', 'gu', { via: 'a', mayPassOn: true, subjects: ['plan'], belowFen: 900 })
    const third = mandate('c', 'he', 'wu', { via: 'b', kinds: ['vehicle', 'tool'] })
    const fourth = mandate('d', 'he', 'lu', { via: 'b', kinds: ['tool'] })
    const held = (person: string) => heldMandates([first, second, third, fourth], person, inMarch)
    expect(held('gu')).toEqual([{ id: 'b', principal: 'he', subjects: ['plan'], kinds: ['spare', 'vehicle'], belowFen: 900 }])
    expect(held('wu')).toEqual([{ id: 'c', principal: 'he', subjects: ['plan'], kinds: ['vehicle'], belowFen: 900 }])
    expect(held('lu')).toEqual([{ id: 'd', principal: 'he', subjects: ['plan'], kinds: [], belowFen: 900 }])
    // Three lists: what one of the later ones lacks is out, though the others name it.
    const lists = [
      mandate('x', 'he', 'shen', { mayPassOn: true, kinds: ['spare', 'vehicle'] }),
      mandate('y', 'he', 'gu', { via: 'x', mayPassOn: true, kinds: ['vehicle'] }),
      mandate('z', 'he', 'wu', { via: 'y', kinds: ['spare', 'vehicle'] }),
    ]
    expect(heldMandates(lists, 'wu', inMarch)).toMatchObject([{ kinds: ['vehicle'] }])
  })
  test('that hands itself on counts for nobody', () => {
    const [first, second] = [
      mandate('a', 'he', 'shen', { via: 'b', mayPassOn: true }),
      mandate('b', 'he', 'gu', { via: 'a', mayPassOn: true }),
    ]
    expect(heldMandates([first, second], 'gu', inMarch)).toEqual([])
  })
  test('that is asked for closes a circle too, one that is over, begins later, was refused or concerns others does not', () => {
    const wanted = { principal: 'he', holder: 'shen', since: inMarch, until: '2026-03-20T00:00:00.000Z' }
    expect(closesCircle([mandate('m', 'shen', 'he', { status: 'requested' })], wanted)).toBe(true)
    for (const status of ['refused', 'revoked'] as const)
      expect(closesCircle([mandate('m', 'shen', 'he', { status })], wanted)).toBe(false)
    expect(closesCircle([mandate('m', 'shen', 'he', { since: wanted.until })], wanted)).toBe(false)
    expect(closesCircle([mandate('m', 'shen', 'he', { since: '2026-03-25T00:00:00.000Z' })], wanted)).toBe(false)
    expect(closesCircle([mandate('m', 'gu', 'he'), mandate('n', 'shen', 'wu')], wanted)).toBe(false)
  })
  test('closes no circle where two ways lead to one person, or others form one of their own', () => {
    const wanted = { principal: 'he', holder: 'shen', since: inMarch, until: '2026-03-20T00:00:00.000Z' }
    const twoWays = [mandate('a', 'shen', 'gu'), mandate('b', 'shen', 'wu'), mandate('c', 'gu', 'lu'), mandate('d', 'wu', 'lu')]
    expect(closesCircle(twoWays, wanted)).toBe(false)
    expect(closesCircle([mandate('a', 'shen', 'gu'), mandate('b', 'gu', 'shen')], wanted)).toBe(false)
  })
  test('is not handed back to anybody along its chain, and to others it is', () => {
    const chain = [mandate('a', 'he', 'shen', { mayPassOn: true }), mandate('b', 'he', 'gu', { via: 'a', mayPassOn: true })]
    const wanted = (holder: string) => ({ ...mandate('c', 'he', holder), via: 'b' })
    expect(['shen', 'gu', 'he', 'wu'].map(holder => closesCircle(chain, wanted(holder)))).toEqual([true, true, true, false])
  })
  test('granted one after the other without a circle, they never lead back to whoever gave them', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { maxLength: 25 }), pairs => {
        const granted: Mandate[] = []
        for (const [principal, holder] of pairs) {
          const wanted = mandate(`m${granted.length}`, principal, holder)
          if (principal === holder || closesCircle(granted, wanted)) continue
          granted.push(wanted)
        }
        for (const { principal } of granted) {
          let ends = new Set([principal])
          for (let n = 0; n < 6; n++) ends = new Set(granted.flatMap(m => (ends.has(m.principal) ? [m.holder] : [])))
          expect(ends.size).toBe(0)
        }
      }),
    )
  })
})
