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
