import { beforeAll, expect, it } from 'vitest'
import { fakeClock } from '../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, nextId, nextSalt } from '../../test/factories.ts'
import { ringReports } from './ring-reports.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})

it('a report rings its owner when it is due within a day, and its receivers too when it is overdue, each once', async () => {
  const clock = fakeClock('2026-03-02 09:00')
  const firm = await anOrganisation(database)
  const deps = { database, clock: clock.now, newId: nextId, newSalt: nextSalt }
  const told = () =>
    firm
      .as('headOfImplementation')
      .do(ctx =>
        ctx.tx
          .selectFrom('notifications')
          .select(['person_id', 'words'])
          .where('org_id', '=', ctx.org)
          .where('kind', '=', 'report-due')
          .execute(),
      )

  await ringReports(deps, clock.now())
  expect(await told()).toEqual([])

  // The week of 2 March ends on the 8th; its report is due on Monday the 9th at 18:00.
  clock.set('2026-03-09 08:00')
  await ringReports(deps, clock.now())
  await ringReports(deps, clock.now())
  const soon = await told()
  expect(soon.length).toBeGreaterThan(0)
  expect(new Set(soon.map(n => n.person_id)).size).toBe(soon.length)

  clock.set('2026-03-10 08:00')
  await ringReports(deps, clock.now())
  const overdue = (await told()).filter(n => n.words.title.zh.startsWith('报告逾期'))
  expect(overdue.map(n => n.person_id)).toContain(soon[0]!.person_id)
  expect(overdue.length).toBeGreaterThan(soon.length)
})
