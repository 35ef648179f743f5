import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { furn } from '../../policies/furn/2026-01-01/pack.ts'
import { china } from '../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { candidatesFor } from '../assignment/candidates.ts'
import type { PersonSkills } from '../assignment/schema.ts'
import { recordAbsence } from '../organisation/absences.ts'
import { grantPost } from '../organisation/grant-post.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { listCertificates } from './list-certificates.ts'
import { addCertificate, changeCertificate, endCertificate } from './save-certificate.ts'
import { ListCertificates, type NewCertificate } from './schema.ts'
import { tellIn } from './tell-ending.ts'

let database: TestDatabase
let firm: TestOrganisation
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(async () => {
  firm = await anOrganisation(database, { packs: [equip] })
  await firm.as('administrator').do(async ctx => {
    await grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' })
    await grantPost(ctx, firm.people.otherFrontLine, { role: 'field-engineer' })
  })
})
const enter = (who: PersonName, more: Partial<NewCertificate> = {}) =>
  firm.as(who).do(ctx => addCertificate(ctx, { person: firm.people.fieldEngineer, kind: '低压电工证', number: 'DG-1', ...more }))
const list = (who: PersonName, filter: object = {}) =>
  firm.as(who).do(ctx => listCertificates(ctx, ListCertificates.parse(filter)))

describe('certificates', () => {
  it('are entered by whoever sends or keeps the staff, once each; nobody attests their own', async () => {
    await enter('serviceDesk')
    await expect(enter('deputyLeader')).rejects.toMatchObject({ code: 'certificate.number-known' })
    await expect(enter('fieldEngineer', { number: 'DG-2' })).rejects.toMatchObject({ code: 'certificate.not-yours' })
    await expect(enter('headOfSales', { number: 'DG-2' })).rejects.toMatchObject({ code: 'certificate.not-yours' })
    const wrong = enter('serviceDesk', { number: 'DG-3', validFrom: '2026-03-02', validUntil: '2026-03-01' })
    await expect(wrong).rejects.toMatchObject({ code: 'certificate.dates-wrong' })
    await expect(enter('serviceDesk', { number: 'DG-4', person: 'nobody' })).rejects.toMatchObject({ code: 'person.not-found' })
    await expect(enter('serviceDesk', { number: 'DG-5', file: 'another' })).rejects.toMatchObject({ code: 'file.not-found' })
    // One's own are seen, others' only by who answers for them.
    expect((await list('fieldEngineer')).items.map(row => [row.number, row.canChange])).toEqual([['DG-1', false]])
    expect((await list('sales')).items).toEqual([])
    expect((await list('auditor')).items).toHaveLength(1)
  })

  it('stand by their end, what ends first on top, paged without losing one; a changed or ended one follows', async () => {
    await enter('serviceDesk', { number: '1', validUntil: '2026-02-28' })
    const id = await enter('serviceDesk', { number: '2', validUntil: '2026-03-20' })
    await enter('serviceDesk', { number: '3', validUntil: '2027-03-01' })
    await enter('serviceDesk', { number: '4', validFrom: '2026-06-01' })
    await enter('serviceDesk', { number: '5' })
    const all = await list('serviceDesk')
    expect(all.items.map(row => [row.number, row.state, row.daysLeft])).toEqual([
      ...[['1', 'over', -2] as const, ['2', 'ending', 18] as const, ['3', 'valid', 364] as const],
      ...all.items.slice(3).map(row => [row.number, row.number === '4' ? 'ahead' : 'valid', null] as const),
    ])
    expect([all.over, all.ending, all.noticeDays]).toEqual([1, 1, 30])
    const seen: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page: Awaited<ReturnType<typeof list>> = await list('serviceDesk', {
        limit: 2,
        ...(after === undefined ? {} : { after }),
      })
      seen.push(...page.items.map(row => row.number))
      after = page.next
    }
    expect(seen).toEqual(all.items.map(row => row.number))
    for (const state of ['over', 'ending'] as const)
      expect((await list('serviceDesk', { state })).items.map(row => row.number)).toEqual([state === 'over' ? '1' : '2'])
    expect((await list('serviceDesk', { q: '赵磊', state: 'ending' })).items).toHaveLength(1)
    const renewed = { kind: '低压电工证', number: '2', validUntil: '2029-03-20' }
    await firm.as('deputyLeader').do(ctx => changeCertificate(ctx, id, renewed))
    expect((await list('serviceDesk')).ending).toBe(0)
    await firm.as('deputyLeader').do(ctx => endCertificate(ctx, id))
    await expect(firm.as('deputyLeader').do(ctx => endCertificate(ctx, id))).rejects.toMatchObject({
      code: 'certificate.not-found',
    })
    expect((await list('serviceDesk')).items).toHaveLength(4)
  })
})

it('that end are told of once, to whoever holds them and their superior; a renewed one again', async () => {
  const id = await enter('serviceDesk', { validUntil: '2026-03-20' })
  await enter('serviceDesk', { number: 'later', validUntil: '2027-03-20' })
  const tell = () => firm.as('administrator').do(tellIn)
  const told = () =>
    firm.as('administrator').do(async ({ tx, org }) => {
      const rows = await tx
        .selectFrom('notifications')
        .select(['person_id', 'words'])
        .where('org_id', '=', org)
        .where('kind', '=', 'certificate')
        .execute()
      return rows.map(row => [row.person_id, row.words.title.zh])
    })
  expect([await tell(), await tell()]).toEqual([1, 0])
  expect(await told()).toContainEqual([firm.people.fieldEngineer, '赵磊 的低压电工证将于 2026-03-20 到期'])
  const renewed = { kind: '低压电工证', number: 'DG-1', validUntil: '2026-03-25' }
  await firm.as('deputyLeader').do(ctx => changeCertificate(ctx, id, renewed))
  expect(await tell()).toBe(1)
})

describe('who can be sent', () => {
  const set = (assignment: object) => firm.as('administrator').do(ctx => changeSettings(ctx, { assignment }))
  const skills = (one: Partial<PersonSkills>): PersonSkills => ({
    person: firm.people.fieldEngineer,
    categories: [],
    models: [],
    ...one,
  })
  async function anOrder(): Promise<string> {
    const { id } = await firm.as('serviceDesk').register({
      ...{ kind: 'work-order', title: '检修电柜', channel: 'internal', category: 'repair', subtype: 'electrical' },
      customerId: firm.customers[0]!.id,
    })
    await firm.as('serviceDesk').act(id, 'make-record', {
      record: 'order',
      values: { arriveBy: china('2026-03-10 09:00'), completeBy: china('2026-03-12 18:00'), staffFrom: 'customer-service' },
      texts: { task: '检修', route: '高铁' },
    })
    return id
  }
  const candidates = (id: string) => firm.as('deputyLeader').do(ctx => candidatesFor(ctx, id))
  const pointsOf = async (id: string, name: string) =>
    (await candidates(id)).items.find(one => one.name === name)!.points.map(point => `${point.is} ${point.because.zh}`)

  it('are those of the field, the best first, compared by skills, certificates, leave and load, with reasons', async () => {
    await set({
      skills: [
        skills({ categories: ['repair/electrical'] }),
        skills({ person: firm.people.otherFrontLine, categories: ['maintenance'] }),
      ],
      certificates: [{ category: 'repair/electrical', kinds: ['低压电工证'] }],
    })
    await enter('serviceDesk', { validUntil: '2027-01-01' })
    const id = await anOrder()
    const { items, span } = await candidates(id)
    expect(span).toEqual({ from: china('2026-03-10 09:00'), until: china('2026-03-12 18:00') })
    expect(items.map(one => [one.name, one.warnings])).toEqual([
      ['赵磊', 0],
      ['王强', 2],
    ])
    expect(await pointsOf(id, '赵磊')).toEqual([
      'good 专长含本类故障',
      'good 持低压电工证',
      'good 这段时间没有请假',
      'good 在手 0 件',
    ])
    expect(await pointsOf(id, '王强')).toEqual([
      ...['warning 登记的专长不含本单的类别和机型', 'warning 没有低压电工证'],
      ...['good 这段时间没有请假', 'good 在手 0 件'],
    ])
  })

  it('lose by leave at that time and by a certificate that ends before; warnings forbid nothing', async () => {
    await set({ certificates: [{ category: 'repair', kinds: ['低压电工证'] }] })
    await enter('serviceDesk', { validUntil: '2026-03-09' })
    const leave = { from: '2026-03-11', fromHalf: 'morning', to: '2026-03-11', toHalf: 'afternoon' } as const
    await firm.as('fieldEngineer').do(ctx => recordAbsence(ctx, { ...leave, kind: 'sick' }))
    const id = await anOrder()
    expect(await pointsOf(id, '赵磊')).toEqual(
      expect.arrayContaining(['warning 低压电工证届时已失效', 'warning 2026-03-11 至 2026-03-11 请假或外出']),
    )
    const ready = { by: ['phone'], needClear: true, siteReady: true }
    await firm.as('deputyLeader').act(id, 'make-record', { record: 'site-check', values: ready })
    await firm.as('deputyLeader').act(id, 'assign', { person: firm.people.fieldEngineer })
    expect((await candidates(id)).items.find(one => one.name === '赵磊')).toMatchObject({ isHandler: true, openCases: 1 })
  })

  it('need a certificate of the place for work abroad, by the clause (furn 3.2.1(3))', async () => {
    firm = await anOrganisation(database, { packs: [furn] })
    await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.fieldEngineer, { role: 'installer' }))
    const { id } = await firm.as('serviceDesk').register({
      ...{ kind: 'work-order', title: '马德里门店安装', channel: 'internal', customerId: firm.customers[0]!.id },
      facts: { crossBorder: true },
    })
    const points = async () =>
      (await firm.as('serviceDesk').do(ctx => candidatesFor(ctx, id))).items
        .find(one => one.name === '赵磊')!
        .points.filter(point => point.about === 'certificate')
    expect(await points()).toMatchObject([{ is: 'warning', clause: '3.2.1(3)' }])
    await firm
      .as('administrator')
      .do(ctx => addCertificate(ctx, { person: firm.people.fieldEngineer, kind: '安装资质', number: 'ES-9', region: '西班牙' }))
    expect(await points()).toMatchObject([{ is: 'good', clause: '3.2.1(3)' }])
  })
})
