import { beforeAll, expect, test } from 'vitest'
import { sweepDeps } from '../../test/alarms.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { inOrganisation } from '../database/transaction.ts'
import { alarmRoutes } from './routes.ts'
import type { AlarmLog, TaskPage } from './schema.ts'
import { sweep } from './sweep.ts'
import { tickLogOf } from './tick-log.ts'

let database: TestDatabase
let firm: TestOrganisation
let api: FeatureApp
let caseId: string
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database)
  api = await featureApp(database, firm, [alarmRoutes])
  caseId = (await firm.as('frontLine').register()).id
  await inOrganisation(database, firm.org, tx =>
    tx
      .updateTable('posts')
      .set({ until: firm.clock.now() })
      .where('org_id', '=', firm.org)
      .where('role', '=', 'leader')
      .execute(),
  )
  await inOrganisation(database, firm.org, tx =>
    tx
      .updateTable('alarms')
      .set({ rung: 'setting:role:nobody:1hours' })
      .where('org_id', '=', firm.org)
      .where('rung', '=', 'warning')
      .where('duty_key', 'like', 'robot:grade@%')
      .execute(),
  )
  tickLogOf(database).add(await sweep(sweepDeps(database), firm.clock.pass({ hours: 6 })))
})

test('the log says what fired, for whom, and what did not and why', async () => {
  const log = (await api.ask('auditor', 'GET', `/api/alarms/log?case=${caseId}`)).json<AlarmLog>()
  expect(log.ticks).toHaveLength(1)
  expect(log.ticks[0]!.fired.length).toBe(log.events.length)
  expect(log.ticks[0]!.skipped).toEqual([
    expect.objectContaining({ code: 'not-set', why: '公司设置已不再要求这一级', rung: 'setting:role:nobody:1hours' }),
  ])
  expect(log.events).toContainEqual(
    expect.objectContaining({ rule: 'verify', kind: 'breach', to: [{ id: firm.people.frontLine, name: '李晓' }] }),
  )
})

test('the log of one organisation shows nothing of another', async () => {
  const other = await anOrganisation(database)
  const theirs = await featureApp(database, other, [alarmRoutes])
  expect((await theirs.ask('auditor', 'GET', '/api/alarms/log')).json()).toEqual({ ticks: [], events: [] })
  expect((await theirs.ask('auditor', 'GET', `/api/alarms/log?case=${caseId}`)).json()).toEqual({ ticks: [], events: [] })
})

test('tasks come in pages, are done once, and by whom is kept', async () => {
  const all = (await api.ask('administrator', 'GET', '/api/administration-tasks')).json<TaskPage>()
  expect(all.items.length).toBeGreaterThan(1)
  expect(all.total).toBe(all.items.length)
  const first = (await api.ask('administrator', 'GET', '/api/administration-tasks?limit=1')).json<TaskPage>()
  const second = (await api.ask('administrator', 'GET', `/api/administration-tasks?limit=1&after=${first.next}`)).json<TaskPage>()
  expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 2))

  const { id } = all.items[0]!
  const done = await api.ask('administrator', 'POST', `/api/administration-tasks/${id}/done`)
  expect(done.json()).toMatchObject({ id, doneAt: firm.clock.now(), doneBy: { id: firm.people.administrator } })
  const doneAt = firm.clock.now()
  firm.clock.pass({ minutes: 1 })
  expect((await api.ask('administrator', 'POST', `/api/administration-tasks/${id}/done`)).json()).toMatchObject({ doneAt })
  expect(
    (await api.ask('administrator', 'GET', '/api/administration-tasks')).json<TaskPage>().items.map(t => t.id),
  ).not.toContain(id)
  expect(
    (await api.ask('administrator', 'GET', '/api/administration-tasks?done=true')).json<TaskPage>().items.map(t => t.id),
  ).toEqual([id])
  expect((await api.ask('administrator', 'POST', '/api/administration-tasks/of-nobody/done')).json()).toMatchObject({
    status: 404,
    code: 'task.not-found',
  })
})
