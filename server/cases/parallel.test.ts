import { beforeAll, expect, test } from 'vitest'
import { anAnomalyInPlanning } from '../../test/cases.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { fileRoutes } from '../files/routes.ts'
import { caseRoutes } from './routes.ts'

onEachEngine('many at once', engine => {
  let database: TestDatabase
  let firm: TestOrganisation
  let api: FeatureApp
  beforeAll(async () => {
    database = await testDatabase(engine)
    firm = await anOrganisation(database)
    api = await featureApp(database, firm, [caseRoutes, fileRoutes])
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

  test('one number of another system is one case, whatever its kind; the others hear that it is known', async () => {
    const answers = await times(8, i => register({ kind: i % 2 ? 'request' : 'anomaly', externalId: 'CRM-7' }))
    const [known] = answers.filter(r => r.statusCode === 201)
    expect(known).toBeDefined()
    for (const other of answers.filter(r => r !== known)) expect(other.json()).toMatchObject({ code: 'case.external-id-known' })
  })

  test('one file is bound to one case, however many ask for it', async () => {
    const boundary = 'b'
    const sent = await api.ask('frontLine', 'POST', '/api/files', {
      payload: `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n照片\r\n--${boundary}--\r\n`,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    })
    const cases = await times(6, async () => (await register({})).json().id as string)
    const answers = await Promise.all(
      cases.map(id =>
        api.ask('frontLine', 'POST', `/api/cases/${id}/events`, { body: { type: 'attach', data: { file: sent.json().id } } }),
      ),
    )
    expect(answers.map(r => (r.statusCode === 201 ? 'done' : r.json().code)).sort()).toEqual([
      'done',
      ...Array(5).fill('file.of-another-case'),
    ])
  })

  test('of those who decide one step in the same instant each is counted once, and who comes after its end is told so', async () => {
    const decide = (who: PersonName, id: string, request: string, decision: 'approve' | 'return') =>
      api.ask(who, 'POST', `/api/cases/${id}/events`, {
        body: { type: 'decide', data: { request, decision, ...(decision === 'return' && { reason: '再核' }) } },
      })
    for (const deciders of [
      ['headOfImplementation', 'headOfImplementation'],
      ['headOfImplementation', 'headOfImplementation', 'headOfImplementation'],
    ] as const) {
      const { id, request } = await anAnomalyInPlanning(firm)
      const answers = await Promise.all(deciders.map((who, i) => decide(who, id, request, i === 1 ? 'return' : 'approve')))
      const said = answers.map(r => (r.statusCode === 201 ? 'done' : r.json().code)).sort()
      expect(said).toEqual([...Array(deciders.length - 1).fill('approval.none-waiting'), 'done'])
      const { timeline } = (await api.ask('auditor', 'GET', `/api/cases/${id}`)).json()
      expect(timeline.filter((e: { type: string }) => e.type === 'approval.decided')).toHaveLength(1)
    }
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
