import { beforeAll, expect, test } from 'vitest'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { caseRoutes } from './routes.ts'

onEachEngine('many at once', engine => {
  let database: TestDatabase
  let firm: TestOrganisation
  let api: FeatureApp
  beforeAll(async () => {
    database = await testDatabase(engine)
    firm = await anOrganisation(database)
    api = await featureApp(database, firm, [caseRoutes])
  })
  const times = <T>(count: number, work: (i: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, i) => work(i)))
  const register = (body: object, headers: Record<string, string> = {}) =>
    api.ask('frontLine', 'POST', '/api/cases', { body: { kind: 'anomaly', title: '急停', ...body }, headers })
  const note = (id: string, body: object) =>
    api.ask('frontLine', 'POST', `/api/cases/${id}/events`, { body: { type: 'note', data: { text: '在查' }, ...body } })

  test('twenty intakes take twenty numbers without a gap', async () => {
    const numbers = (await times(20, () => register({}))).map(r => Number(r.json().number.slice(-5))).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => numbers[0]! + i))
  })

  test('ten intakes of a new customer make one customer, known by number or by name', async () => {
    for (const customer of [{ name: '并发客户', phone: '13700000001' }, { name: '没有电话的客户' }]) {
      const made = await times(10, () => register({ customer }))
      expect(new Set(made.map(r => r.json().customer.id)).size).toBe(1)
    }
  })

  test('twenty times the same Idempotency-Key is one case', async () => {
    const answers = await times(20, () => register({}, { 'idempotency-key': 'only-once' }))
    expect(new Set(answers.map(r => r.json().id)).size).toBe(1)
    expect(answers.filter(r => r.headers['idempotent-replayed'] === 'true')).toHaveLength(19)
  })

  test('notes on one case follow each other; of those who saw the same state, one is first', async () => {
    const { id } = (await register({})).json()
    const seqs = (await times(10, () => note(id, {}))).map(r => r.json().case.seq).sort((a, b) => a - b)
    expect(seqs).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    const answers = (await times(5, () => note(id, { expectedSeq: 11 }))).map(r =>
      r.statusCode === 201 ? 'done' : r.json().code,
    )
    expect(answers.sort()).toEqual([...Array(4).fill('case.changed-meanwhile'), 'done'])
  })
})
