import { beforeAll, expect, test, vi } from 'vitest'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { inOrganisation, type Tx } from '../database/transaction.ts'
import { loadRoster } from './roster.ts'

onEachEngine('the roster kept in memory', engine => {
  let database: TestDatabase
  let firm: TestOrganisation
  let elsewhere: typeof loadRoster
  beforeAll(async () => {
    database = await testDatabase(engine)
    firm = await anOrganisation(database)
    // Another process has read the same modules for itself, and with them a memory of its own.
    vi.resetModules()
    elsewhere = (await import('./roster.ts')).loadRoster
    expect(elsewhere).not.toBe(loadRoster)
  })

  const at = () => firm.clock.now()
  const within = <T>(work: (tx: Tx) => Promise<T>) => inOrganisation(database, firm.org, work)
  const here = () => within(tx => loadRoster(tx, firm.org, at()))
  const there = () => within(tx => elsewhere(tx, firm.org, at()))
  const rename = (tx: Tx, name: string) =>
    tx.updateTable('people').set({ name }).where('org_id', '=', firm.org).where('id', '=', firm.people.leader).execute()

  test('is not read again while nothing changes', async () => {
    expect(await here()).toBe(await here())
  })

  test('shows a change at once, in the same transaction, in the next, and in another process', async () => {
    await here()
    await there()
    await within(async tx => {
      await rename(tx, '新名字')
      expect((await loadRoster(tx, firm.org, at())).people.get(firm.people.leader)?.name).toBe('新名字')
    })
    for (const read of [here, there]) expect((await read()).people.get(firm.people.leader)?.name).toBe('新名字')
    await within(tx =>
      tx
        .updateTable('people')
        .set({ presence: 'leave' })
        .where('org_id', '=', firm.org)
        .where('id', '=', firm.people.leader)
        .execute(),
    )
    for (const read of [here, there]) expect((await read()).people.get(firm.people.leader)?.presence).toBe('leave')
    await within(tx => tx.deleteFrom('posts').where('org_id', '=', firm.org).where('person_id', '=', firm.people.legal).execute())
    for (const read of [here, there]) expect((await read()).people.get(firm.people.legal)?.roles).toEqual([])
    await within(tx =>
      tx
        .updateTable('departments')
        .set({ name: '法律部' })
        .where('org_id', '=', firm.org)
        .where('id', '=', firm.departments.legal)
        .execute(),
    )
    for (const read of [here, there]) expect((await read()).departments.get(firm.departments.legal)?.name).toBe('法律部')
  })

  test('keeps nothing of a change that was taken back, though another one follows it', async () => {
    const before = (await here()).people.get(firm.people.leader)?.name
    await within(async tx => {
      await rename(tx, '从未发生')
      await loadRoster(tx, firm.org, at())
      throw new Error('taken back')
    }).catch(() => {})
    expect((await here()).people.get(firm.people.leader)?.name).toBe(before)
    await within(tx => rename(tx, '之后的名字'))
    expect((await here()).people.get(firm.people.leader)?.name).toBe('之后的名字')
  })

  test('follows posts and absences that begin and end by themselves, and looks back', async () => {
    const id = firm.people.sales
    const [begins, ends] = [firm.clock.pass({ hours: 1 }), firm.clock.pass({ hours: 1 })]
    await within(async tx => {
      await tx
        .insertInto('posts')
        .values({
          org_id: firm.org,
          id: 'for-an-hour',
          person_id: id,
          role: 'auditor',
          department_id: null,
          since: begins,
          until: ends,
        })
        .execute()
      await tx
        .updateTable('people')
        .set({ presence: 'leave', absent_until: ends })
        .where('org_id', '=', firm.org)
        .where('id', '=', id)
        .execute()
    })
    const seen = async (moment: string) => {
      const person = (await within(tx => loadRoster(tx, firm.org, moment))).people.get(id)!
      return [person.roles.some(r => r.role === 'auditor'), person.presence]
    }
    const earlier = new Date(Date.parse(begins) - 1).toISOString()
    const justBefore = new Date(Date.parse(ends) - 1).toISOString()
    expect(await seen(begins)).toEqual([true, 'leave'])
    expect(await seen(ends)).toEqual([false, 'on-duty'])
    expect(await seen(earlier)).toEqual([false, 'leave'])
    expect(await seen(justBefore)).toEqual([true, 'leave'])
  })

  test('of one organisation is not touched by another', async () => {
    const other = await anOrganisation(database)
    const before = await here()
    await inOrganisation(database, other.org, tx =>
      tx.updateTable('people').set({ name: '别家' }).where('org_id', '=', other.org).execute(),
    )
    expect(await here()).toBe(before)
  })
})
