import { beforeAll, describe, expect, test } from 'vitest'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { customerRoutes } from '../customers/routes.ts'
import { dutyRoutes } from '../duties/routes.ts'
import { fileRoutes } from '../files/routes.ts'
import { writeCursor } from '../http/cursor.ts'
import { libraryRoutes } from '../library/routes.ts'
import { notificationRoutes } from '../notifications/routes.ts'
import { settingRoutes } from '../settings/routes.ts'
import { bulkRoutes } from './bulk-routes.ts'
import { caseRoutes } from './routes.ts'

onEachEngine('what a program may send by mistake', engine => {
  let database: TestDatabase
  let firm: TestOrganisation
  let api: FeatureApp
  beforeAll(async () => {
    database = await testDatabase(engine)
    firm = await anOrganisation(database)
    const features = [
      caseRoutes,
      bulkRoutes,
      customerRoutes,
      dutyRoutes,
      fileRoutes,
      libraryRoutes,
      notificationRoutes,
      settingRoutes,
    ]
    api = await featureApp(database, firm, features)
  })

  describe('an intake', () => {
    test('answers no more than id and number where no more is asked for, and the same when it is sent again', async () => {
      const body = { kind: 'anomaly', title: '减速机异响', channel: 'phone' }
      const headers = { prefer: 'return=minimal', 'idempotency-key': 'brief' }
      const [first, again] = [
        await api.ask('frontLine', 'POST', '/api/cases', { body, headers }),
        await api.ask('frontLine', 'POST', '/api/cases', { body, headers }),
      ]
      expect([first.statusCode, first.json()]).toEqual([201, { id: expect.any(String), number: expect.stringMatching(/^YC-/) }])
      expect([again.json(), again.headers['idempotent-replayed']]).toEqual([first.json(), 'true'])
      const whole = await api.ask('frontLine', 'POST', '/api/cases', { body })
      expect(whole.json()).toMatchObject({ title: '减速机异响', duties: expect.any(Array), can: expect.any(Object) })
    })

    test.each([
      ['a phone number of 51 characters', { customer: { phone: '1'.repeat(51) } }, 'customer.phone'],
      ['a name of 201 characters', { customer: { name: '王'.repeat(201) } }, 'customer.name'],
      ['half a character', { description: 'a\ud800b' }, 'description'],
      ['a moment before the year 1', { occurredAt: '0000-01-01T00:00:00+12:00' }, 'occurredAt'],
      ['a moment after the year 9999', { occurredAt: '9999-12-31T23:59:59-12:00' }, 'occurredAt'],
    ])('with %s is refused at that field', async (_, part, field) => {
      const response = await api.ask('frontLine', 'POST', '/api/cases', { body: { kind: 'anomaly', title: '急停', ...part } })
      expect(response.statusCode).toBe(400)
      expect(response.json()).toMatchObject({ code: 'input.invalid', fields: { [field]: expect.any(String) } })
    })

    test('at the limits is taken in', async () => {
      const customer = { name: '王'.repeat(200), phone: '1'.repeat(50), address: '路'.repeat(500) }
      const body = { kind: 'anomaly', title: '急'.repeat(500), description: '停'.repeat(20_000), customer }
      const response = await api.ask('frontLine', 'POST', '/api/cases', { body })
      expect(response.statusCode).toBe(201)
      expect(response.json().contact).toEqual(customer)
    })
  })

  describe('an act', () => {
    let url: string
    beforeAll(async () => {
      const { id } = (await api.ask('frontLine', 'POST', '/api/cases', { body: { kind: 'anomaly', title: '急停' } })).json()
      url = `/api/cases/${id}/events`
    })
    const note = (data: object, more: object = {}) => ({ type: 'note', data: { text: '在查', ...data }, ...more })
    const moment = '2026-99-99T99:99:99.999Z'
    test.each<[string, object, string]>([
      ['a number that the case can never reach', note({}, { expectedSeq: 2 ** 40 }), 'input.invalid'],
      ['a mention of nobody', note({ mentions: ['nobody'] }), 'person.not-found'],
      ['a file that is none', note({ files: ['none'] }), 'file.not-found'],
      ['evidence that is none', note({}, { backdating: { reason: '补记', evidence: 'none' } }), 'file.not-found'],
      ['a moment that is none', { type: 'complete-record', data: { occurredAt: moment } }, 'input.invalid'],
      ['a leap second', note({}, { at: '2026-06-30T23:59:60Z' }), 'input.invalid'],
      ['a moment without a zone', note({}, { at: '2026-02-01T09:00:00' }), 'input.invalid'],
      ['the last moment of all', note({}, { at: '9999-12-31T23:59:59Z' }), 'time.in-future'],
      ['a duty by the name of a function', { type: 'remind', data: { duty: 'constructor' } }, 'duty.not-open'],
    ])('with %s is refused by its name', async (_, body, code) => {
      expect((await api.ask('frontLine', 'POST', url, { body })).json()).toMatchObject({ code })
    })

    test('with a number that only JSON has is refused under an Idempotency-Key too, alone and in bulk', async () => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': 'infinite' }
      const data = '{"text":"在查","n":1e400}'
      const alone = await api.ask('frontLine', 'POST', url, { headers, payload: `{"type":"note","data":${data}}` })
      expect(alone.json()).toMatchObject({ code: 'input.invalid' })
      const ids = `["${url.split('/')[3]}"]`
      const many = await api.ask('frontLine', 'POST', '/api/cases/bulk', {
        ...{ headers, payload: `{"ids":${ids},"type":"note","data":${data}}` },
      })
      expect(many.json().items).toEqual([expect.objectContaining({ ok: false, code: 'input.invalid' })])
    })

    test('under two long keys that begin alike is done twice', async () => {
      const send = (end: string) =>
        api.ask('frontLine', 'POST', url, { body: note({}), headers: { 'idempotency-key': 'k'.repeat(200) + end } })
      expect((await send('a')).json().event).not.toBe((await send('b')).json().event)
      expect((await send('a')).headers['idempotent-replayed']).toBe('true')
    })
  })

  test.each(['from=0001-01-01&to=2026-01-01', 'from=2026-01-01&to=9999-12-31', 'from=0000-01-01&to=0000-12-31'])(
    'a calendar %s is refused, not a fault',
    async range => {
      expect((await api.ask('frontLine', 'GET', `/api/calendar/days?${range}`)).json()).toMatchObject({ code: 'input.invalid' })
    },
  )

  test('a machine with a warranty until a day that is none is refused at that field', async () => {
    const { id } = (await api.ask('frontLine', 'POST', '/api/customers', { body: { name: '启明' } })).json()
    const body = { model: 'R1', serial: 'S1', warrantyUntil: '2026-02-30' }
    const response = await api.ask('frontLine', 'POST', `/api/customers/${id}/machines`, { body })
    expect(response.json()).toMatchObject({ status: 400, fields: { warrantyUntil: expect.any(String) } })
  })

  test.each(['from=0000-01-01', 'to=0000-01-01', 'to=9999-12-31'])('a list %s is refused, not a fault', async filter => {
    expect((await api.ask('frontLine', 'GET', `/api/cases?${filter}`)).json()).toMatchObject({ code: 'input.invalid' })
  })

  const made = [
    ['x', 'y'],
    ['2026-02-30T00:00:00Z', 'y'],
    ['0000-01-01T00:00:00Z', 'y'],
    ['2026-10-10 09:00:00+99', 'y'],
    ['1', 'y'],
  ]
  const lists = ['cases?sort=dueAt', 'cases?sort=-createdAt', 'cases?sort=-updatedAt', 'duties?', 'library?', 'notifications?']
  test.each(lists)('a made-up place in the list %s is refused by its name', async list => {
    for (const parts of made) {
      const response = await api.ask('administrator', 'GET', `/api/${list}&after=${writeCursor(parts)}`)
      expect(response.json(), parts[0]).toMatchObject({ status: 400, code: 'cursor.unreadable' })
    }
  })

  test('a place in the list by level that is no level is refused by its name', async () => {
    for (const rank of ['99999999999', '1.5', 'x', '']) {
      const response = await api.ask('frontLine', 'GET', `/api/cases?sort=-level&after=${writeCursor([rank, 'y'])}`)
      expect(response.json(), rank).toMatchObject({ code: 'cursor.unreadable' })
    }
  })

  test.each(['multipart/form-data', 'multipart/form-data; boundary=b'])(
    'an upload as %s that holds nothing is refused',
    async type => {
      const response = await api.ask('frontLine', 'POST', '/api/files', { payload: '--b\r\n', headers: { 'content-type': type } })
      expect(response.json()).toMatchObject({ status: 400, code: 'request.malformed' })
    },
  )
})
