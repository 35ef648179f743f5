import { beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type StandingCompany } from '../../test/demo-company.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { viewAffectedClocks } from './affected-clocks.ts'

let database: TestDatabase
let firm: StandingCompany
beforeAll(async () => {
  database = await testDatabase()
  firm = await aDemoCompany(database, furnitureMaker)
})

describe('an exception', () => {
  test('lists the clocks that ran while it lasted, freezes them in an event, and moves none', async () => {
    const complaint = await firm.as('an.ran').register({
      kind: 'complaint',
      title: '柜门掉漆',
      description: '到货开箱发现',
      demand: '换门',
      occurredAt: '2026-03-01T02:00:00.000Z',
      customerId: firm.found.customers[0]!,
      category: 'product-quality',
      facts: { effect: 'several' },
    })
    const { id } = await firm.as('an.ran').register({ kind: 'exception', title: '台风停运', category: 'natural-disaster' })
    const look = (from: string, more: object = {}) => firm.as('an.ran').do(ctx => viewAffectedClocks(ctx, id, { from, ...more }))
    const all = await look('2026-03-02T00:00:00.000Z', { kinds: ['complaint'] })
    const dues = complaint.duties.filter(d => d.dueAt !== null).map(d => d.dueAt)
    expect(
      all.items
        .filter(i => i.case.id === complaint.id)
        .map(i => i.dueAt)
        .sort(),
    ).toEqual(dues.sort())
    expect(all.items.every(i => i.title.zh !== '' && i.case.id !== id)).toBe(true)
    expect((await look('2026-03-02T00:00:00.000Z', { to: '2026-03-01T00:00:00.000Z' })).items.map(i => i.case.id)).not.toContain(
      complaint.id,
    )
    expect((await look('2026-03-02T00:00:00.000Z', { kinds: ['contract'] })).items.map(i => i.case.id)).not.toContain(
      complaint.id,
    )
    const last = dues.sort().at(-1)!
    expect((await look(last)).items.map(i => i.case.id)).not.toContain(complaint.id)
    const data = { from: '2026-03-02T00:00:00.000Z', kinds: ['complaint' as const], effect: '干线停运两天' }
    await expect(firm.as('an.ran').act(complaint.id, 'list-clocks', data)).rejects.toMatchObject({ code: 'exception.not-one' })
    await expect(firm.as('an.ran').act(id, 'list-clocks', { ...data, to: data.from })).rejects.toMatchObject({
      code: 'period.reversed',
    })
    await firm.as('an.ran').act(id, 'list-clocks', data)
    const [event] = await firm
      .as('an.ran')
      .do(ctx =>
        ctx.tx
          .selectFrom('events')
          .select('data')
          .where('org_id', '=', ctx.org)
          .where('type', '=', 'exception.clocks-listed')
          .execute(),
      )
    expect(event?.data).toMatchObject({ total: all.total })
    expect((await firm.as('an.ran').view(complaint.id)).duties.map(d => d.dueAt)).toEqual(complaint.duties.map(d => d.dueAt))
  })
})
