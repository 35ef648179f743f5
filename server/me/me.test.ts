import { beforeAll, expect, test } from 'vitest'
import { aSmallOrganisation, type TestApp, testApp } from '../../test/app.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { inOrganisation } from '../database/transaction.ts'

let database: TestDatabase
let server: TestApp

beforeAll(async () => {
  database = await testDatabase()
  // The same ids in both organisations: only the organisation tells their rows apart.
  for (const org of ['a', 'b']) {
    await aSmallOrganisation(database, org, {
      people: [{ id: 'li', email: `li@${org}.example`, roles: ['department-head'] }, { id: 'wang' }],
    })
  }
  server = await testApp(database)
})

const me = async (org: string) =>
  (await server.ask('GET', '/api/me', { cookie: await server.signIn(`li@${org}.example`) })).json()

test('says who is signed in, where, and in which posts', async () => {
  expect(await me('a')).toEqual({
    person: {
      id: 'li',
      name: 'li 先生',
      title: '',
      email: 'li@a.example',
      roles: [{ role: 'department-head', departmentId: 'service' }],
      departmentName: '客服部',
    },
    organisation: { id: 'a', name: 'a 公司', isDemo: false, timeZone: 'Asia/Shanghai' },
    onDuty: true,
    actingFor: [],
    mandates: [],
    badges: {
      duties: { count: 0, overdue: 0 },
      approvals: { count: 0, overdue: 0 },
      editions: { count: 0, overdue: 0 },
      notifications: { count: 0, overdue: 0 },
    },
    seesFieldDesk: false,
    isInField: false,
    maxFileBytes: 50 * 1024 * 1024,
  })
})

test('counts what waits for this person in this organisation, and nothing of another', async () => {
  const now = server.deps.clock()
  const [past, future] = ['2026-10-09T01:00:00.000Z', '2026-10-11T01:00:00.000Z']
  await inOrganisation(database, 'a', async tx => {
    const org_id = 'a'
    await tx
      .insertInto('cases')
      .values({
        org_id,
        id: 'c',
        number: '1',
        kind: 'anomaly',
        title: '停机',
        contact: '{}',
        channel: 'phone',
        facts: '{}',
        state: '{}',
        stage: 'response',
        seq: 1,
        opened_at: now,
        updated_at: now,
      } as never)
      .execute()
    const duty = {
      org_id,
      case_id: 'c',
      pack: 'p',
      edition: '1',
      rule: 'r',
      clause: '8',
      owner_role: 'front-line',
      start_event: 'e',
      started_at: now,
    }
    await tx
      .insertInto('duties')
      .values([
        { ...duty, key: 'late', owner_id: 'li', due_at: past },
        { ...duty, key: 'paused', owner_id: 'li', due_at: past, is_paused: true },
        { ...duty, key: 'coming', owner_id: 'li', due_at: future },
        { ...duty, key: 'done', owner_id: 'li', due_at: past, outcome: 'met' as const },
        { ...duty, key: 'of-wang', owner_id: 'wang', due_at: past },
      ] as never)
      .execute()
    const approval = {
      org_id,
      case_id: 'c',
      subject: 'plan' as const,
      round: 1,
      submitted_by: 'wang',
      submitted_at: now,
      steps: 1,
      clause: '15',
    }
    await tx
      .insertInto('approvals')
      .values([
        { ...approval, id: '1', waiting: ['wang', 'li'] },
        { ...approval, id: '2', waiting: ['wang'] },
        { ...approval, id: '3', waiting: ['li'], outcome: 'approved' as const },
      ] as never)
      .execute()
    const part = { org_id, part: 'waiting' as const, at: now }
    await tx
      .insertInto('approval_people')
      .values([
        { ...part, approval_id: '1', person_id: 'wang', is_open: true },
        { ...part, approval_id: '1', person_id: 'li', is_open: true },
        { ...part, approval_id: '2', person_id: 'wang', is_open: true },
        { ...part, approval_id: '3', person_id: 'li', is_open: false },
      ])
      .execute()
    const notification = { org_id, person_id: 'li', kind: 'assigned', words: '{}', created_at: now }
    await tx
      .insertInto('notifications')
      .values([
        { ...notification, id: '1' },
        { ...notification, id: '2', read_at: now },
      ] as never)
      .execute()
  })
  expect((await me('a')).badges).toEqual({
    duties: { count: 3, overdue: 1 },
    approvals: { count: 1, overdue: 0 },
    editions: { count: 0, overdue: 0 },
    notifications: { count: 1, overdue: 0 },
  })
  expect((await me('b')).badges).toEqual({
    duties: { count: 0, overdue: 0 },
    approvals: { count: 0, overdue: 0 },
    editions: { count: 0, overdue: 0 },
    notifications: { count: 0, overdue: 0 },
  })
  expect(await me('b')).toMatchObject({ organisation: { id: 'b', name: 'b 公司' } })
})

test('names those for whom one acts, and a post that has ended no more', async () => {
  await inOrganisation(database, 'b', async tx => {
    await tx
      .updateTable('people')
      .set({ presence: 'leave', absent_until: '2026-10-12T01:00:00.000Z', substitute_id: 'li' })
      .where('id', '=', 'wang')
      .execute()
    await tx.updateTable('posts').set({ until: server.deps.clock() }).where('person_id', '=', 'li').execute()
  })
  expect(await me('b')).toMatchObject({
    actingFor: [{ id: 'wang', name: 'wang 先生', until: '2026-10-12T01:00:00.000Z' }],
    person: { roles: [] },
  })
})

test('somebody whose leave has passed is on duty again', async () => {
  await inOrganisation(database, 'a', tx =>
    tx
      .updateTable('people')
      .set({ presence: 'leave', absent_until: '2026-10-10T02:00:00.000Z' })
      .where('id', '=', 'li')
      .execute(),
  )
  expect(await me('a')).toMatchObject({ onDuty: false })
  server.advance(3_600_000)
  expect(await me('a')).toMatchObject({ onDuty: true })
})
