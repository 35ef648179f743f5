import { describe, expect, test } from 'vitest'
import { chargedParts, contractKinds } from '../events/service-contracts.ts'
import { type CoveringContract, chargeDecided, contractOn, decideCharge, decidesCharge, inWarrantyOn } from './charge.ts'
import type { Pack } from './pack.ts'
import { testPack } from './rules.fixture.ts'
import { compileEdition } from './rules.ts'

const contract = (number: string, more: Partial<CoveringContract> = {}): CoveringContract => ({
  ...{ id: number, number, kind: 'maintenance', from: '2026-01-01', until: '2027-01-01', covers: ['parts'] },
  ...more,
})

describe('the warranty', () => {
  test('runs through its last day, before its first too, and is unknown where its end is', () => {
    const on = (day: string) => inWarrantyOn({ from: '2026-02-01', until: '2026-03-01' }, day)
    expect([on('2026-01-01'), on('2026-03-01'), on('2026-03-02'), inWarrantyOn({}, '2026-03-01')]).toEqual([
      true,
      true,
      false,
      undefined,
    ])
  })
})

describe('the contract that counts on a day', () => {
  test('is one that runs: from its first day on, until before its end', () => {
    const of = (day: string) => contractOn([contract('A')], day)?.number
    expect([of('2025-12-31'), of('2026-01-01'), of('2026-12-31'), of('2027-01-01')]).toEqual([undefined, 'A', 'A', undefined])
  })
  test('is of the kind that comes first, though another ends later', () => {
    const [first, second] = contractKinds
    const both = [contract('A', { kind: second!, until: '2030-01-01' }), contract('B', { kind: first! })]
    expect([contractOn(both, '2026-03-01')?.number, contractOn(both.toReversed(), '2026-03-01')?.number]).toEqual(['B', 'B'])
  })
  test('of two of a kind is the one that ends last, and of two that end together the one with the lower number, in whatever order they come', () => {
    const longer = contract('B', { until: '2028-01-01' })
    for (const both of [
      [contract('A'), longer],
      [longer, contract('A')],
    ])
      expect(contractOn(both, '2026-03-01')?.number).toBe('B')
    for (const both of [
      [contract('A'), contract('C')],
      [contract('C'), contract('A')],
    ])
      expect(contractOn(both, '2026-03-01')?.number).toBe('A')
  })
})

describe('who pays', () => {
  const row = (id: string, when: object, charge?: string) => ({
    id,
    clause: '1',
    when,
    then: charge === undefined ? {} : { charge },
  })
  const table = {
    ...{ id: 'charge', title: { zh: '收费' }, hit: 'unique', kinds: ['anomaly'] },
    axes: {
      inWarranty: { kind: 'enum', values: [true, false] },
      fault: { kind: 'enum', values: ['ours', 'theirs', 'unknown', 'odd'] },
      contract: { kind: 'enum', values: [true, false] },
    },
    rows: [
      row('warranty', { inWarranty: [true], fault: ['ours'] }, 'free'),
      row('misuse', { fault: ['theirs'] }, 'charged'),
      row('covered', { inWarranty: [false], fault: ['ours'], contract: [true] }, 'contract'),
      row('goodwill', { inWarranty: [false], fault: ['ours'], contract: [false] }, 'free'),
      row('not-known', { fault: ['unknown'] }, 'charged'),
      row('odd', { fault: ['odd'] }, 'whatever'),
    ],
  }
  const edition = compileEdition({ ...testPack(), tables: [table] } as unknown as Pack)
  const decide = (known: object, of?: CoveringContract, kind = 'anomaly') => decideCharge(edition, kind, known as never, of)
  test('is said by the one row of the table that fits, with the facts that it read', () => {
    expect(decide({ inWarranty: true, fault: 'ours', other: 1 })).toEqual({
      ...{ charge: 'free', row: 'warranty', free: chargedParts, facts: { inWarranty: true, fault: 'ours' } },
    })
    expect(decide({ inWarranty: true, fault: 'theirs' })).toMatchObject({ charge: 'charged', row: 'misuse', free: [] })
  })
  test('is not known while the facts decide nothing; a fact that the table has a word for not knowing is that', () => {
    expect(decide({ fault: 'ours' })).toEqual({ free: [], facts: { fault: 'ours' } })
    expect(decide({})).toEqual({ charge: 'charged', row: 'not-known', free: [], facts: { fault: 'unknown' } })
    expect(decide({ fault: 'odd' })).toEqual({ row: 'odd', free: [], facts: { fault: 'odd' } })
  })
  test('under a contract leaves free what that covers; in warranty all is free, whatever the contract covers', () => {
    const covering = contract('A', { covers: [chargedParts[0]!] })
    const outside = { inWarranty: false, fault: 'ours' }
    expect(decide({ ...outside, contract: true }, covering)).toMatchObject({ charge: 'contract', free: [chargedParts[0]] })
    expect(decide({ ...outside, contract: true })?.free).toEqual([])
    expect(decide({ ...outside, contract: false })?.free).toEqual(chargedParts)
    expect(decide({ ...outside, contract: false }, covering)?.free).toEqual([chargedParts[0]])
    expect(decide({ inWarranty: true, fault: 'ours' }, covering)?.free).toEqual(chargedParts)
    expect(decide({ fault: 'theirs' }, covering)?.free).toEqual([])
  })
  test('is nobody’s question where the regulation has no such table for the kind', () => {
    expect([decidesCharge(edition, 'anomaly'), decidesCharge(edition, 'complaint'), decide({}, undefined, 'complaint')]).toEqual([
      true,
      false,
      undefined,
    ])
  })
  test('is kept by a case with the warranty as it was read', () => {
    expect(chargeDecided('e', { charge: 'free', row: 'r', facts: { inWarranty: false } })).toStrictEqual({
      ...{ charge: 'free', row: 'r', inWarranty: false, event: 'e' },
    })
    expect(chargeDecided('e', { facts: { inWarranty: 'unknown' } })).toStrictEqual({ event: 'e' })
  })
})
