import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { bulkRoutes } from './bulk-routes.ts'
import type { BulkOutcomes } from './bulk-schema.ts'

describe('one act on many cases', () => {
  let firm: TestOrganisation
  let http: FeatureApp
  beforeAll(async () => {
    const database = await testDatabase()
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [bulkRoutes])
  })
  const register = (title: string) => firm.as('frontLine').register({ kind: 'request', title })
  const bulk = (body: object, key?: string) =>
    http.ask('serviceDesk', 'POST', '/api/cases/bulk', { body, ...(key ? { headers: { 'idempotency-key': key } } : {}) })
  const notesOf = (id: string) =>
    firm
      .as('auditor')
      .do(
        async ({ tx }) =>
          (await tx.selectFrom('events').select('id').where('stream_id', '=', id).where('type', '=', 'note.added').execute())
            .length,
      )

  it('does those that may be done and says of each other why not', async () => {
    const [open, closed] = [await register('甲'), await register('乙')]
    await firm.as('serviceDesk').act(closed.id, 'merge', { into: open.id, reason: '重复' })
    const { items, done, refused } = (
      await bulk({ ids: [open.id, closed.id, 'unknown'], type: 'assign', data: { person: firm.people.fieldEngineer } })
    ).json<BulkOutcomes>()
    expect([done, refused]).toEqual([1, 2])
    expect(items).toMatchObject([
      { id: open.id, number: open.number, ok: true },
      { id: closed.id, number: closed.number, ok: false, code: 'case.closed', title: '案件已结束' },
      { id: 'unknown', number: '', ok: false, code: 'case.not-found' },
    ])
    expect((await firm.as('frontLine').view(open.id)).owner?.name).toBe('赵磊')
  })

  it('leaves nothing of a case that is refused', async () => {
    const anomaly = await firm.as('frontLine').register({ facts: {} })
    const { items } = (
      await bulk({ ids: [anomaly.id], type: 'assign', data: { person: firm.people.fieldEngineer } }, 'refused-1')
    ).json<BulkOutcomes>()
    expect(items).toMatchObject([{ ok: false, code: 'act.not-yours', clause: '8(3)' }])
    expect((await firm.as('frontLine').view(anomaly.id)).seq).toBe(anomaly.seq)
  })

  it('means by a filter what the list means by it', async () => {
    for (const title of ['筛选一', '筛选二']) await register(title)
    const { items } = (
      await bulk({ filter: { q: '筛选', kind: 'request' }, type: 'note', data: { text: '统一备注' } })
    ).json<BulkOutcomes>()
    expect(items).toHaveLength(2)
    expect(items.every(i => i.ok)).toBe(true)
    for (const body of [{ filter: { q: '没有这样的' }, type: 'note' }, { ids: [], type: 'note' }, { type: 'note' }])
      expect((await bulk(body)).json()).toMatchObject({ code: 'bulk.nothing-chosen' })
    expect((await bulk({ filter: { stagee: 'response' }, type: 'note', data: { text: 'x' } })).json()).toMatchObject({
      code: 'input.invalid',
    })
  })

  it('is done once for each case, however often the same request arrives, and not for another act under its key', async () => {
    const { id } = await register('只记一次')
    const body = { ids: [id], type: 'note', data: { text: '一次' } }
    for (let i = 0; i < 3; i++) expect((await bulk(body, 'once')).json<BulkOutcomes>().done).toBe(1)
    expect(await notesOf(id)).toBe(1)
    expect((await bulk({ ...body, data: { text: '另一个' } }, 'once')).json<BulkOutcomes>().items).toMatchObject([
      { ok: false, code: 'idempotency.key-reused' },
    ])
  })

  it('is refused above five hundred, before anything is done', async () => {
    expect((await bulk({ ids: Array.from({ length: 501 }, (_, i) => `c${i}`), type: 'note' })).json()).toMatchObject({
      code: 'input.invalid',
    })
    await firm.as('frontLine').do(async ({ tx }) => {
      const row = (i: number) => ({
        org_id: firm.org,
        id: `many-${i}`,
        number: `M-${i}`,
        kind: 'request',
        title: `成批${i}`,
        contact: '{}',
        channel: 'web',
        stage: 'submitted',
        facts: '{}',
        state: '{}',
        seq: 1,
        opened_at: firm.clock.now(),
        updated_at: firm.clock.now(),
        customer_id: firm.customers[1]!.id,
        search: '',
      })
      await tx
        .insertInto('cases')
        .values(Array.from({ length: 501 }, (_, i) => row(i)))
        .execute()
    })
    expect((await bulk({ filter: { customer: firm.customers[1]!.id }, type: 'note', data: { text: 'x' } })).json()).toMatchObject(
      { code: 'bulk.too-many' },
    )
    expect((await bulk({ ids: ['a'], type: 'fly' })).json()).toMatchObject({ code: 'input.invalid' })
  })
})
