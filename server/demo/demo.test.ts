import { describe, expect, test } from 'vitest'
import { fakeClock } from '../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { nextId, nextSalt } from '../../test/factories.ts'
import { testFiles } from '../../test/files.ts'
import { aPlayedDemo, DEMO_MOMENT } from '../../test/played-demo.ts'
import { standingOfFirstAdministrator } from '../auth/queries.ts'
import { asOwner } from '../auth/tables.ts'
import { inOrganisation } from '../database/transaction.ts'
import { createOrganisation } from '../organisation/create-organisation.ts'
import { demoLogins, isOnlyDemo } from '../setup/queries.ts'
import { companies, demoPassword, demoPeople } from './companies.ts'
import { createDemo } from './create-demo.ts'
import { integrator } from './integrator.ts'

const play = async (database: TestDatabase, now: string) => {
  const clock = fakeClock(now).now
  return createDemo({ database, clock, newId: nextId, newSalt: nextSalt, files: await testFiles(database, clock) })
}

/** Stands for the integrator, so that its 60 cases are not played again. */
const withoutIntegrator = async () => {
  const database = await testDatabase()
  await inOrganisation(database, 'integrator', tx =>
    createOrganisation(
      { tx, org: 'integrator', now: '2026-01-02T01:00:00.000Z', newId: nextId },
      { name: integrator.name, isDemo: true },
    ),
  )
  return database
}

/** What the cases of each organisation came to. */
const figures = (database: TestDatabase) =>
  asOwner(database, async tx => {
    const cases = await tx
      .selectFrom('cases')
      .innerJoin('organisations', 'organisations.id', 'cases.org_id')
      .select(['organisations.name', 'cases.kind', 'cases.is_closed', 'cases.level', 'cases.next_due_at'])
      // What was taken over from the old complaint book is history, no work of the demo.
      .where('cases.is_history', '=', false)
      .execute()
    const late = await tx
      .selectFrom('duties')
      .innerJoin('organisations', 'organisations.id', 'duties.org_id')
      .select('organisations.name')
      .where('outcome', 'in', ['late', 'missed'])
      .execute()
    return companies.map(({ name }) => {
      const own = cases.filter(c => c.name === name)
      return {
        cases: own.length,
        open: own.filter(c => !c.is_closed).length,
        kinds: new Set(own.map(c => c.kind)).size,
        levels: new Set(own.filter(c => c.kind === 'complaint').map(c => c.level)).size,
        late: late.filter(d => d.name === name).length,
      }
    })
  })

describe('the demo', () => {
  test('has three organisations, of which the integrator is the first, and nobody of one has an address of another', {
    timeout: 240_000,
  }, async () => {
    const { database, made } = await aPlayedDemo()
    const now = DEMO_MOMENT
    expect(made).toHaveLength(3)
    const [robots, equipment, furniture] = await figures(database)
    expect(robots).toMatchObject({ cases: 65, kinds: 2 })
    for (const other of [equipment, furniture]) {
      expect(other!.cases).toBeGreaterThanOrEqual(12)
      expect(other!.cases).toBeLessThanOrEqual(50)
      expect(other!.open).toBeGreaterThan(4)
      expect(other!.kinds).toBeGreaterThan(8)
      expect(other!.levels).toBe(3)
      expect(other!.late).toBeGreaterThan(0)
    }
    const first = await standingOfFirstAdministrator(database, now)
    const names = await asOwner(database, tx => tx.selectFrom('organisations').select(['id', 'name']).execute())
    expect(names.find(o => o.id === first?.org)?.name).toBe(integrator.name)

    const offered = demoPeople.flatMap(({ people }) => people.map(({ email, hint }) => ({ email, hint: hint.zh })))
    const logins = await demoLogins(database, { password: demoPassword, people: offered })
    expect(logins.map(({ email }) => email)).toEqual(offered.map(({ email }) => email))
    expect([...new Set(logins.map(login => login.organisation))]).toEqual(companies.map(({ name }) => name))
    expect(new Set(companies.map(({ domain }) => domain)).size).toBe(companies.length)
    for (const { staff } of companies) expect(new Set(staff.map(p => p.login)).size).toBe(staff.length)

    // The next start finds everything there.
    expect(await play(database, now)).toEqual([])
  })

  test('puts somebody into every post that a company’s regulations speak of', () => {
    for (const { packs, staff, name } of companies) {
      const held = new Set(staff.flatMap(p => p.roles as readonly string[]))
      expect([name, packs.flatMap(pack => pack.roles.map(r => r.id)).filter(role => !held.has(role))]).toEqual([name, []])
    }
  })

  test('leaves an installation alone in which somebody has founded an organisation of their own', async () => {
    const database = await testDatabase()
    expect(await isOnlyDemo(database)).toBe(true)
    await inOrganisation(database, 'own', tx =>
      createOrganisation({ tx, org: 'own', now: '2026-03-02T01:00:00.000Z', newId: nextId }, { name: '自己的公司' }),
    )
    expect(await isOnlyDemo(database)).toBe(false)
  })

  test.each([
    ['a Sunday at night', '2026-11-21T18:40:00.000Z'],
    ['the morning after a long holiday', '2026-10-08T01:01:00.000Z'],
    ['the end of a working day', '2026-06-30T09:58:00.000Z'],
  ])('can begin on %s', async (_, now) => {
    const database = await withoutIntegrator()
    expect(await play(database, now)).toHaveLength(2)
    const [, equipment, furniture] = await figures(database)
    for (const other of [equipment, furniture]) expect(other!.cases).toBeGreaterThanOrEqual(12)
  })
})
