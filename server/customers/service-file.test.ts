import { beforeAll, describe, expect, it } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { caseRoutes } from '../cases/routes.ts'
import { inOrganisation } from '../database/transaction.ts'
import { contextOf } from '../http/organisation-context.ts'
import { explainRoutes } from '../policies/explain/routes.ts'
import { settingRoutes } from '../settings/routes.ts'
import { customerFileRoutes } from './file-routes.ts'
import type { CaseMachine, CustomerFile, FileChangePage } from './file-schema.ts'
import { recordPartReplaced } from './machine-parts.ts'
import type { MachinePage, MachineView } from './machine-schema.ts'
import { customerRoutes } from './routes.ts'
import type { CustomerView } from './schema.ts'

describe('the service file of a customer', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  let customer: string
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database, { packs: [equip] })
    http = await featureApp(database, firm, [customerRoutes, customerFileRoutes, caseRoutes, explainRoutes, settingRoutes])
    const made = await http.ask('serviceDesk', 'POST', '/api/customers', {
      body: { name: '苏州金澜精工', phone: '0512-66660001' },
    })
    customer = made.json<CustomerView>().id
  })
  const send = async <T>(
    method: 'POST' | 'PATCH',
    path: string,
    body: object,
    status = method === 'POST' ? 201 : 200,
  ): Promise<T> => {
    const answer = await http.ask('serviceDesk', method, path, { body })
    expect(answer.statusCode, answer.body).toBe(status)
    return answer.json<T>()
  }
  const code = async (method: 'POST' | 'PATCH', path: string, body: object) =>
    (await http.ask('serviceDesk', method, path, { body })).json<{ code: string }>().code
  const file = async () => (await http.ask('serviceDesk', 'GET', `/api/customers/${customer}/file`)).json<CustomerFile>()
  let serials = 0
  const aMachine = async (body: object): Promise<string> => {
    const serial = `EQ-${++serials}`
    const view = await send<CustomerView>('POST', `/api/customers/${customer}/machines`, { model: 'VX-80', serial, ...body })
    return view.machines.find(one => one.serial === serial)!.id
  }
  const machine = async (id: string) => (await http.ask('serviceDesk', 'GET', `/api/machines/${id}`)).json<MachineView>()
  const open = async (body: object): Promise<string> =>
    (
      await send<{ id: string }>('POST', '/api/cases', {
        kind: 'request',
        title: '主轴异响',
        channel: 'phone',
        category: 'repair',
        customerId: customer,
        ...body,
      })
    ).id
  const charge = async (id: string) =>
    (await http.ask('serviceDesk', 'GET', `/api/cases/${id}/machine`)).json<CaseMachine>().charge!

  it('holds sites with coordinates given whole, under names of their own', async () => {
    const path = `/api/customers/${customer}/sites`
    const { sites } = await send<CustomerFile>('POST', path, {
      name: '一号厂房',
      address: '苏州工业园区',
      accessNotes: '凭工牌从南门进',
    })
    expect(sites).toMatchObject([{ name: '一号厂房', accessNotes: '凭工牌从南门进', latitude: null }])
    expect(await code('POST', path, { name: '一号厂房' })).toBe('site.name-taken')
    expect(await code('POST', path, { name: '二号厂房', latitude: 31.3 })).toBe('site.coordinates-incomplete')
    const changed = await send<CustomerFile>('PATCH', `${path}/${sites[0]!.id}`, {
      latitude: 31.3,
      longitude: 120.7,
      reason: '补坐标',
    })
    expect(changed.sites[0]).toMatchObject({ latitude: 31.3, longitude: 120.7, address: '苏州工业园区' })
  })

  it('puts a wrong number right and keeps what it was; whoever is preferred is the contact that everybody sees', async () => {
    const path = `/api/customers/${customer}/contacts`
    const first = await send<CustomerFile>('POST', path, {
      name: '周工',
      role: '设备主管',
      phone: '13900001111',
      preferred: true,
    })
    const zhou = first.contacts[0]!.id
    await send('POST', path, { name: '陆主任', phone: '13900002222', email: 'lu@jinlan.example' })
    await send('PATCH', `${path}/${zhou}`, { phone: '13900001112', reason: '登记时少听一位' })
    const { items } = (
      await http.ask('serviceDesk', 'GET', `/api/customers/${customer}/changes?entity=${zhou}`)
    ).json<FileChangePage>()
    expect(items).toMatchObject([
      {
        entity: 'contact',
        name: '周工',
        reason: '登记时少听一位',
        changes: [{ field: 'phone', before: '13900001111', after: '13900001112' }],
      },
    ])
    const view = (await http.ask('serviceDesk', 'GET', `/api/customers/${customer}`)).json<CustomerView>()
    expect(view).toMatchObject({ contact: '周工', phone: '13900001112' })
    const lu = (await file()).contacts.find(one => one.name === '陆主任')!.id
    await send('PATCH', `${path}/${lu}`, { preferred: true })
    expect((await file()).contacts.filter(one => one.preferred).map(one => one.name)).toEqual(['陆主任'])
    await send('PATCH', `${path}/${lu}`, { endedOn: '2026-03-01' })
    expect((await file()).contacts.find(one => one.id === lu)).toMatchObject({ preferred: false, endedOn: '2026-03-01' })
  })

  it('reckons a warranty by the company setting until somebody writes its days, and again when the setting changes', async () => {
    const id = await aMachine({ acceptedOn: '2026-01-31' })
    expect(await machine(id)).toMatchObject({ warrantyFrom: '2026-01-31', warrantyUntil: '2027-01-31', warrantyGiven: false })
    const own = await aMachine({ acceptedOn: '2026-01-31', warrantyUntil: '2028-06-30' })
    const changed = await http.ask('administrator', 'PUT', '/api/settings', {
      body: { service: { warranty: { months: 13, from: 'accepted' } } },
    })
    expect(changed.statusCode, changed.body).toBe(200)
    // A month that has no 31st ends on its last day (Civil Code 202).
    expect(await machine(id)).toMatchObject({ warrantyUntil: '2027-02-28' })
    expect(await machine(own)).toMatchObject({ warrantyUntil: '2028-06-30', warrantyGiven: true })
    expect(await machine(await aMachine({ installedOn: '2026-01-31' }))).toMatchObject({
      warranty: 'unknown',
      warrantyUntil: null,
    })
  })

  it('says of a case who pays, records it, and tells why with the days left', async () => {
    const today = firm.clock.now().slice(0, 10)
    const good = await aMachine({ warrantyUntil: '2099-01-01' })
    const free = await open({ machineId: good, facts: { inWarranty: false } })
    expect(await charge(free)).toMatchObject({ charge: 'free', free: ['parts', 'labour', 'travel'], because: 'opened' })
    const view = (await http.ask('serviceDesk', 'GET', `/api/cases/${free}`)).json<{ facts: object; machine: object }>()
    expect(view.facts).toMatchObject({ inWarranty: true })
    const why = (await http.ask('serviceDesk', 'GET', `/api/cases/${free}/why/charge`)).json<{
      answer: { zh: string }
      text: { zh: string[] }
    }>()
    expect(why.answer.zh).toBe('免费')
    expect(why.text.zh.join('\n')).toMatch(/在期内，还剩 \d+ 天（2099-01-01 − /)
    expect(why.text.zh.join('\n')).toContain('第 4 条')

    const old = await aMachine({ warrantyUntil: '2020-01-01' })
    const charged = await open({ machineId: old })
    expect(await charge(charged)).toMatchObject({ charge: 'charged', free: [], on: today })
    // The extension found in a drawer changes the open case, by an event of its own.
    const contract = { number: 'YB-1', kind: 'extension', from: '2020-01-02', until: '2099-01-01', covers: ['parts', 'labour'] }
    await send('POST', `/api/customers/${customer}/contracts`, { ...contract, machines: [old] })
    expect(await charge(charged)).toMatchObject({
      charge: 'free',
      free: ['parts', 'labour'],
      because: 'file',
      contract: { number: 'YB-1' },
    })
  })

  it('charges what misuse caused once the failure is classified, and takes it back with the record', async () => {
    const id = await open({ machineId: await aMachine({ warrantyUntil: '2099-01-01' }) })
    expect((await charge(id)).charge).toBe('free')
    const failure = {
      record: 'failure',
      values: { failureCode: 'misuse', failures: 1, qualityProblem: false },
      texts: { product: 'VX-80', part: '主轴' },
    }
    const { event } = await send<{ event: string }>('POST', `/api/cases/${id}/events`, { type: 'make-record', data: failure })
    expect(await charge(id)).toMatchObject({ charge: 'charged', because: 'cause' })
    const back = await http.ask('serviceDesk', 'POST', `/api/cases/${id}/events`, {
      body: { type: 'correct', data: { corrects: event, void: true, reason: '登错了' } },
    })
    expect(back.statusCode, back.body).toBeLessThan(300)
    expect((await charge(id)).charge).toBe('free')
  })

  it('decides nothing where nobody knows of a warranty, and says what is missing', async () => {
    const id = await open({})
    expect(await charge(id)).toMatchObject({ charge: null, decidedAt: null })
    const why = (await http.ask('serviceDesk', 'GET', `/api/cases/${id}/why/charge`)).json<{ notes: { zh: string }[] }>()
    expect(why.notes.map(one => one.zh).join()).toContain('三包期内')
    expect(await charge(await open({ facts: { inWarranty: false } }))).toMatchObject({ charge: 'charged' })
  })

  it('keeps a part that was replaced, where the new one stands and by which case', async () => {
    const id = await aMachine({})
    const withSpindle = await send<MachineView>('POST', `/api/machines/${id}/parts`, {
      name: '主轴',
      partNumber: 'SP-1',
      serial: 'A1',
    })
    const spindle = withSpindle.parts[0]!.id
    await send('POST', `/api/machines/${id}/parts`, { name: '轴承', partNumber: 'BR-7', parent: spindle })
    const by = await open({ machineId: id })
    await inOrganisation(database, firm.org, async tx => {
      const deps = { clock: firm.clock.now, newId: () => `p-${++serials}`, newSalt: () => 'salt' }
      const ctx = await contextOf(deps, tx, firm.org, { person: firm.people.serviceDesk, roles: [] })
      await recordPartReplaced(ctx, { machine: id, case: by, partNumber: 'SP-1', name: '主轴', serial: 'A2', on: '2026-03-04' })
    })
    const { parts } = await machine(id)
    const [old, next] = [parts.find(one => one.serial === 'A1')!, parts.find(one => one.serial === 'A2')!]
    expect(old).toMatchObject({ removedOn: '2026-03-04', replacedBy: next.id, removedCase: { id: by } })
    expect(next).toMatchObject({ installedOn: '2026-03-04', case: { id: by }, removedOn: null })
    expect(parts.find(one => one.name === '轴承')!.parent).toBe(next.id)
    expect(await code('POST', `/api/machines/${id}/parts/${old.id}/remove`, { on: '2026-03-05', reason: '再拆' })).toBe(
      'part.removed-already',
    )
  })

  it('lists machines by number, customer and the end of their warranty, page after page', async () => {
    const list = async (query: string) => (await http.ask('serviceDesk', 'GET', `/api/machines?${query}`)).json<MachinePage>()
    const all = await list(`customer=${customer}&limit=3`)
    expect(all.items).toHaveLength(3)
    const next = await list(`customer=${customer}&limit=3&after=${all.next}`)
    expect(next.items[0]!.serial > all.items[2]!.serial).toBe(true)
    expect((await list(`q=${encodeURIComponent('金澜')}`)).items.length).toBeGreaterThan(3)
    expect((await list('q=EQ-4')).items.map(one => one.serial)).toContain('EQ-4')
    expect((await list(`customer=${customer}&warranty=out`)).items).toMatchObject([{ contract: 'YB-1', warranty: 'out' }])
    const soon = await list(`customer=${customer}&endsWithin=3650`)
    expect(soon.items.map(one => one.warrantyUntil)).toEqual([...soon.items.map(one => one.warrantyUntil)].sort())
    // The one failure that was on record has been taken back.
    expect((await list(`customer=${customer}&failures=1`)).items).toEqual([])
  })

  it('shows nobody who is not let in a sealed case of a machine, nor counts it or names it with a part', async () => {
    const id = await aMachine({})
    const sealed = await open({ machineId: id, title: '密封的请求' })
    await inOrganisation(database, firm.org, async tx => {
      const deps = { clock: firm.clock.now, newId: () => `p-${++serials}`, newSalt: () => 'salt' }
      const ctx = await contextOf(deps, tx, firm.org, { person: firm.people.serviceDesk, roles: [] })
      await recordPartReplaced(ctx, { machine: id, case: sealed, partNumber: 'X-1', name: '电机', on: '2026-03-04' })
      await tx
        .updateTable('cases')
        .set({ sealed_for: ['human-resources'] })
        .where('org_id', '=', firm.org)
        .where('id', '=', sealed)
        .execute()
      await tx.deleteFrom('case_insiders').where('org_id', '=', firm.org).where('case_id', '=', sealed).execute()
    })
    const ask = async (url: string) => (await http.ask('serviceDesk', 'GET', url)).body
    for (const url of [
      `/api/machines/${id}`,
      `/api/machines/${id}/cases`,
      `/api/machines?customer=${customer}&limit=200`,
      `/api/customers/${customer}/changes`,
    ]) {
      const said = await ask(url)
      expect(said, url).not.toContain(sealed)
      expect(said, url).not.toContain('密封的请求')
    }
    expect((await machine(id)).parts).toMatchObject([{ name: '电机', case: null }])
    const list = (await http.ask('serviceDesk', 'GET', `/api/machines?customer=${customer}&limit=200`)).json<MachinePage>()
    expect(list.items.find(one => one.id === id)).toMatchObject({ openCases: 0, failures: 0 })
    expect((await http.ask('serviceDesk', 'GET', `/api/cases/${sealed}/machine`)).statusCode).toBe(404)
  })

  it('refuses a contract that ends before it begins, covers nothing, or covers machines of somebody else', async () => {
    const path = `/api/customers/${customer}/contracts`
    const contract = { number: 'WB-9', kind: 'maintenance', from: '2026-01-01', until: '2027-01-01', covers: ['labour'] }
    expect(await code('POST', path, { ...contract, until: '2026-01-01', allMachines: true })).toBe(
      'service-contract.dates-reversed',
    )
    expect(await code('POST', path, contract)).toBe('service-contract.no-machines')
    expect(await code('POST', path, { ...contract, machines: [firm.customers[0]!.machines[0]!] })).toBe(
      'service-contract.other-machines',
    )
    await send('POST', path, { ...contract, allMachines: true })
    expect(await code('POST', path, { ...contract, allMachines: true })).toBe('service-contract.number-taken')
  })
})
