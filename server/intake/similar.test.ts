import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { intakeRoutes } from './routes.ts'
import type { SimilarCase } from './schema.ts'

describe('similar cases', () => {
  let firm: TestOrganisation
  let http: FeatureApp
  let first: { id: string; number: string }
  beforeAll(async () => {
    const database = await testDatabase()
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [intakeRoutes])
    const [customer] = firm.customers
    const desk = firm.as('frontLine')
    first = await desk.register({
      title: '焊接机器人第六轴异响停机',
      customerId: customer!.id,
      machineId: customer!.machines[0]!,
    })
    await desk.register({ title: '发票抬头错误', customer: { name: '散客', phone: '13612345678' } })
  })
  const ask = async (query: Record<string, string>) =>
    (await http.ask('frontLine', 'GET', `/api/cases/similar?${new URLSearchParams(query)}`)).json<{ items: SimilarCase[] }>()
      .items

  it('are found by the same words, with the reason', async () => {
    expect(await ask({ title: '第六轴异响，焊接机器人停机' })).toMatchObject([
      { number: first.number, because: [{ kind: 'title', text: { zh: expect.stringMatching(/^标题相近 \d\d%$/) } }] },
    ])
    expect(await ask({ title: '送货司机态度' })).toEqual([])
  })

  it('are found by customer, machine and phone, however different the title', async () => {
    const [customer] = firm.customers
    const [hit] = await ask({ title: '报价', customerId: customer!.id, machineId: customer!.machines[0]! })
    expect(hit?.because.map(b => b.kind)).toEqual(['machine', 'customer'])
    expect((await ask({ title: '', phone: '+86 136 1234 5678' })).map(c => [c.title, c.because.map(b => b.kind)])).toEqual([
      ['发票抬头错误', ['phone']],
    ])
  })

  it('leave out the case itself and nothing asked gives nothing', async () => {
    expect(await ask({ title: '焊接机器人第六轴异响停机', except: first.id })).toEqual([])
    expect(await ask({ title: '' })).toEqual([])
  })

  it('that were merged or closed long ago are no duplicates', async () => {
    const desk = firm.as('frontLine')
    const again = await desk.register({ title: '第六轴异响机器人停机了' })
    await firm.as('serviceDesk').act(again.id, 'merge', { into: first.id, reason: '重复登记' })
    expect((await ask({ title: '第六轴异响机器人停机了' })).map(c => c.id)).toEqual([first.id])
  })

  it('survives quotes and backslashes in a title', async () => {
    expect(await ask({ title: `o'brien\\ & | ! (x) plc-200` })).toEqual([])
  })
})
