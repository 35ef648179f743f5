import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { initialsOf } from '../search/pinyin.ts'
import { customerRoutes } from './routes.ts'
import type { CustomerPage, CustomerView, FoundCustomers } from './schema.ts'

describe('customers', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [customerRoutes])
  })
  const create = (body: object) => http.ask('serviceDesk', 'POST', '/api/customers', { body })
  const found = async (phone: string) =>
    (await http.ask('serviceDesk', 'GET', `/api/customers/lookup?phone=${encodeURIComponent(phone)}`))
      .json<FoundCustomers>()
      .items.map(c => c.name)

  it('are found by phone from the fourth digit on, with their machines and open cases', async () => {
    const [customer] = firm.customers
    await firm.as('frontLine').register({ title: '夹爪松动', customerId: customer!.id })
    expect(await found('138')).toEqual([])
    expect(await found('1380')).toEqual(['华东汽车零部件有限公司', '宁波精密制造有限公司'])
    const { items } = (await http.ask('serviceDesk', 'GET', '/api/customers/lookup?phone=13800000001')).json<FoundCustomers>()
    expect(items[0]).toMatchObject({
      name: customer!.name,
      machines: [{ model: 'BH-210' }, { model: 'BH-350' }],
      openCases: [{ title: '夹爪松动', stage: 'discovery' }],
      lastCases: [],
    })
  })

  it('are found whichever way the country code is written', async () => {
    expect(await found('+86 138-0000-0002')).toEqual(['宁波精密制造有限公司'])
  })

  it('are searched by part of the name, pinyin initials and phone', async () => {
    expect(initialsOf('佛山海德机械(集团)')).toBe('fshdjxjt')
    const { id } = (
      await create({ name: '佛山海德机械有限公司', phone: '0757-8888 1234', contact: '黄小姐' })
    ).json<CustomerView>()
    const hits = async (q: string) =>
      (await http.ask('serviceDesk', 'GET', `/api/customers?q=${encodeURIComponent(q)}`))
        .json<CustomerPage>()
        .items.map(c => c.id)
    for (const q of ['海德', 'fshd', '黄小姐', '07578888', '佛山 机械']) expect(await hits(q), q).toEqual([id])
    expect(await hits('海得')).toEqual([])
    expect(await hits('！？')).toEqual([])
  })

  it('come in pages by name, each customer once', async () => {
    for (let i = 0; i < 5; i++) await create({ name: `分页客户 ${i}` })
    const names: string[] = []
    let after = ''
    do {
      const page = (
        await http.ask('serviceDesk', 'GET', `/api/customers?limit=3${after && `&after=${after}`}`)
      ).json<CustomerPage>()
      names.push(...page.items.map(c => c.name))
      after = page.next ?? ''
    } while (after !== '')
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter(n => n.startsWith('分页客户'))).toHaveLength(5)
    expect((await http.ask('serviceDesk', 'GET', '/api/customers?after=rubbish')).json()).toMatchObject({
      code: 'cursor.unreadable',
    })
  })

  it('with a number that is known are refused by name, unless it is said that they are others', async () => {
    const refused = await create({ name: '又一家', phone: '138 0000 0001' })
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({ code: 'customer.known-already', detail: '「华东汽车零部件有限公司」使用这个电话' })
    expect((await create({ name: '又一家', phone: '13800000001', evenIfKnown: true })).statusCode).toBe(201)
    expect((await create({ name: ' ' })).json()).toMatchObject({ code: 'input.invalid' })
  })

  it('change, and are found under the new name only', async () => {
    const { id } = (await create({ name: '旧名电子厂', phone: '13911112222' })).json<CustomerView>()
    const changed = await http.ask('serviceDesk', 'PATCH', `/api/customers/${id}`, { body: { name: '新名电子厂' } })
    expect(changed.json()).toMatchObject({ id, name: '新名电子厂', phone: '13911112222' })
    expect(
      (await http.ask('serviceDesk', 'GET', `/api/customers?q=${encodeURIComponent('旧名')}`)).json<CustomerPage>().items,
    ).toEqual([])
    expect((await http.ask('serviceDesk', 'PATCH', '/api/customers/nobody', { body: {} })).json()).toMatchObject({
      code: 'customer.not-found',
    })
    expect((await http.ask('serviceDesk', 'GET', '/api/customers/nobody')).statusCode).toBe(404)
  })

  it('have machines whose serial number stands once', async () => {
    const url = `/api/customers/${firm.customers[1]!.id}/machines`
    const body = { model: 'BH-500', serial: 'SN-777', warrantyUntil: '2028-01-01' }
    expect((await http.ask('serviceDesk', 'POST', url, { body })).json<CustomerView>().machines.map(m => m.model)).toEqual([
      'BH-120',
      'BH-500',
    ])
    expect((await http.ask('serviceDesk', 'POST', url, { body })).json()).toMatchObject({ code: 'machine.serial-taken' })
  })

  it('are made once, however often the same request arrives', async () => {
    const send = () =>
      http.ask('serviceDesk', 'POST', '/api/customers', { body: { name: '只建一次' }, headers: { 'idempotency-key': 'k1' } })
    expect((await send()).json<CustomerView>().id).toBe((await send()).json<CustomerView>().id)
  })

  it('of another organisation do not exist', async () => {
    const other = await anOrganisation(database)
    expect((await http.ask('serviceDesk', 'GET', `/api/customers/${other.customers[0]!.id}`)).statusCode).toBe(404)
  })
})
