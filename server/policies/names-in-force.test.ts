import { beforeAll, expect, test } from 'vitest'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import { aSmallOrganisation, type TestApp, testApp } from '../../test/app.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation } from '../../test/factories.ts'
import { inOrganisation } from '../database/transaction.ts'
import { caseEdition, namesInForce } from './names-in-force.ts'
import { CaseEdition, EditionNames } from './names-schema.ts'
import { publishEdition } from './publish-edition.ts'
import { viewEdition } from './view-edition.ts'

let database: TestDatabase
let server: TestApp
let cookie: string
beforeAll(async () => {
  database = await testDatabase()
  await aSmallOrganisation(database, 'org-names', { people: [{ id: 'anna-names', email: 'anna@names.example' }] })
  await inOrganisation(database, 'org-names', async tx => {
    const founding = { tx, org: 'org-names', now: '2026-03-02T01:00:00.000Z', newId: () => `names-${++ids}` }
    await publishEdition(founding, robot, 'system')
  })
  server = await testApp(database)
  cookie = await server.signIn('anna@names.example')
})
let ids = 0

test('the names say what the whole edition says, in a fifteenth of its length', async () => {
  const firm = await anOrganisation(database)
  const [names, ...others] = await firm.as('auditor').do(async ctx => namesInForce(ctx))
  const whole = await firm.as('auditor').do(ctx => viewEdition(ctx, 'robot', '2026-01-01'))
  expect(others).toEqual([])
  // What the schema keeps of the whole is what the names are.
  expect(names).toEqual(EditionNames.parse({ ...whole, grades: true }))
  expect(JSON.stringify(names).length * 15).toBeLessThan(JSON.stringify(whole).length)
})

test('a case page gets levels, forms, tables and records of its edition, and no clauses', async () => {
  const firm = await anOrganisation(database)
  const made = CaseEdition.parse(await firm.as('auditor').do(ctx => caseEdition(ctx, 'robot', '2026-01-01')))
  expect(made.grades).toBe(true)
  expect(made.records.map(one => one.id)).toEqual((robot.records ?? []).map(one => one.id))
  expect(made).not.toHaveProperty('clauseList')
})

test('the edition in force speaks; before the first of a regulation comes into force, the one that will', async () => {
  const firm = await anOrganisation(database)
  await firm.as('administrator').do(async ctx => {
    for (const from of ['2026-05-01', '2026-04-01']) {
      await publishEdition(ctx, { ...robot, edition: from, inForce: { from } }, 'system')
      await publishEdition(ctx, { ...robot, id: 'other', primaryFor: [], edition: from, inForce: { from } }, 'system')
    }
  })
  const said = () =>
    firm.as('auditor').do(async ctx => namesInForce(ctx).map(({ id, edition, grades }) => `${id} ${edition} ${grades}`))
  expect(await said()).toEqual(['other 2026-04-01 false', 'robot 2026-01-01 true'])
  firm.clock.set('2026-05-02 09:00')
  expect(await said()).toEqual(['other 2026-05-01 false', 'robot 2026-05-01 true'])
})

test.each(['/api/policies/names', '/api/policies/robot/editions/2026-01-01/case'])(
  'a browser that has %s already is told so and gets nothing again',
  async url => {
    const first = await server.ask('GET', url, { cookie })
    expect([first.statusCode, first.headers['cache-control']]).toEqual([200, 'private, no-cache'])
    const again = await server.ask('GET', url, { cookie, headers: { 'if-none-match': String(first.headers.etag) } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const older = await server.ask('GET', url, { cookie, headers: { 'if-none-match': 'W/"older"' } })
    expect(older.statusCode).toBe(200)
  },
)
