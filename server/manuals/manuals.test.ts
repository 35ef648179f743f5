import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, nextId, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { fileRoutes } from '../files/routes.ts'
import { manualRoutes } from './routes.ts'
import type { CaseManuals, ManualPage, ManualRules, ManualView } from './schema.ts'

const rule = 'robot/service-standards'
const manual = { title: '伺服驱动维修手册', sort: 'manual', rule, stages: ['after-sales'], models: ['HR-20'] }

describe('standards and manuals (robot 第十三条(一))', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  let number = 0
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [manualRoutes, fileRoutes])
  })
  const fileOf = (who: PersonName, name = '手册.pdf') =>
    firm.as(who).do(async ctx => {
      const id = nextId()
      const sha256 = id.padStart(64, 'a')
      await ctx.tx
        .insertInto('files')
        .values({
          ...{ org_id: ctx.org, id, case_id: null, name, size: 12, mime: 'application/pdf', sha256 },
          ...{ uploaded_by: ctx.actor.person, uploaded_at: ctx.now },
        })
        .execute()
      return id
    })
  const write = async (who: PersonName, more: object = {}) => {
    const body = {
      ...{ number: `WI-${++number}`, ...manual, label: 'V1', summary: '首版' },
      ...{ files: [{ file: await fileOf(who), language: 'zh' }], ...more },
    }
    return http.ask(who, 'POST', '/api/manuals', { body })
  }
  const release = (who: PersonName, id: string, version = 1) =>
    http.ask(who, 'POST', `/api/manuals/${id}/versions/${version}/release`, { body: {} })
  const ofCase = async (who: PersonName, id: string) =>
    (await http.ask(who, 'GET', `/api/cases/${id}/manuals`)).json<CaseManuals>().items.map(one => `${one.number} ${one.label}`)

  it('are written by the posts that the clause names, and by nobody else', async () => {
    expect((await write('implementation')).statusCode).toBe(201)
    expect((await write('finance')).json()).toMatchObject({ status: 403, code: 'manual.not-yours', clause: '13(1)' })
    const rules = (await http.ask('finance', 'GET', '/api/manual-rules')).json<ManualRules>()
    expect(rules.items).toMatchObject([{ id: rule, clause: '13(1)', mayWrite: { refused: 'manual.not-yours' } }])
    expect(rules.waiting).toBe(1)
  })

  it('count once another department has released them, never by whoever wrote them', async () => {
    const { id } = (await write('implementation')).json<ManualView>()
    expect((await release('implementation', id)).json()).toMatchObject({ code: 'manual.own-release' })
    expect((await release('frontLine', id)).json()).toMatchObject({ code: 'manual.release-not-yours', clause: '13(1)' })
    const released = (await release('research', id)).json<ManualView>()
    expect(released.version).toMatchObject({ version: 1, label: 'V1' })
    expect((await release('research', id)).json()).toMatchObject({ code: 'manual.version-decided' })
    const { data } = await firm
      .as('auditor')
      .do(ctx =>
        ctx.tx
          .selectFrom('events')
          .select('data')
          .where('org_id', '=', ctx.org)
          .where('type', '=', 'manual.released')
          .executeTakeFirstOrThrow(),
      )
    expect(data).toMatchObject({ manual: id, version: 1, writtenBy: firm.people.implementation })
  })

  it('of what the agreeing department writes, one of those who keep them agrees', async () => {
    const { id } = (await write('research')).json<ManualView>()
    expect((await release('headOfResearch', id)).statusCode).toBe(200)
  })

  it('are reached from cases of their stage and series, the version in force, with its files', async () => {
    const { id } = (await write('implementation', { number: 'WI-CASE' })).json<ManualView>()
    const machine = firm.customers[0]!.machines[0]!
    const model = await firm
      .as('auditor')
      .do(ctx => ctx.tx.selectFrom('machines').select('model').where('id', '=', machine).executeTakeFirstOrThrow())
    await http.ask('implementation', 'PATCH', `/api/manuals/${id}`, { body: { models: [model.model.slice(0, 3).toLowerCase()] } })
    const customerId = firm.customers[0]!.id
    const known = await firm.as('frontLine').register({ customerId, machineId: machine, category: 'after-sales' })
    const otherStage = await firm.as('frontLine').register({ customerId, machineId: machine, category: 'delivery' })
    const noMachine = await firm.as('frontLine').register({ customerId, category: 'after-sales' })
    expect(await ofCase('frontLine', known.id)).not.toContain('WI-CASE V1')
    await release('research', id)
    expect(await ofCase('frontLine', known.id)).toContain('WI-CASE V1')
    expect(await ofCase('frontLine', otherStage.id)).not.toContain('WI-CASE V1')
    expect(await ofCase('frontLine', noMachine.id)).not.toContain('WI-CASE V1')
    // The next version takes its place when it is released, not before.
    const body = { label: 'V2', summary: '改', files: [{ file: await fileOf('implementation'), language: 'en' }] }
    await http.ask('implementation', 'POST', `/api/manuals/${id}/versions`, { body })
    expect(await ofCase('frontLine', known.id)).toContain('WI-CASE V1')
    await release('research', id, 2)
    expect(await ofCase('frontLine', known.id)).toContain('WI-CASE V2')
    const versions = (await http.ask('frontLine', 'GET', `/api/manuals/${id}`)).json<ManualView>().versions
    expect(versions.map(one => [one.label, one.state])).toEqual([
      ['V2', 'in-force'],
      ['V1', 'replaced'],
    ])
    await http.ask('implementation', 'POST', `/api/manuals/${id}/withdraw`, { body: { reason: '换代' } })
    expect(await ofCase('frontLine', known.id)).not.toContain('WI-CASE V2')
  })

  it('give out their files to everybody in the company, not the files of others', async () => {
    const file = await fileOf('implementation')
    await write('implementation', { files: [{ file, language: 'zh' }] })
    // Of no case, and yet to be read: the content is missing on disk here, which is another answer than not being let in.
    expect((await http.ask('frontLine', 'GET', `/api/files/${file}`)).json()).toMatchObject({ code: 'file.lost' })
    const own = await fileOf('implementation')
    expect((await http.ask('frontLine', 'GET', `/api/files/${own}`)).json()).toMatchObject({ code: 'file.not-found' })
    expect((await write('headOfResearch', { files: [{ file: own, language: 'zh' }] })).json()).toMatchObject({
      code: 'manual.file-foreign',
    })
  })

  it('have one number each, also when two are written at once, and are listed by it without gaps', async () => {
    const [one, other] = await Promise.all([
      write('implementation', { number: 'WI-SAME' }),
      write('implementation', { number: 'WI-SAME' }),
    ])
    expect([one.statusCode, other.statusCode].sort()).toEqual([201, 409])
    const read = async (query: string) => (await http.ask('auditor', 'GET', `/api/manuals?state=all${query}`)).json<ManualPage>()
    const first = await read('&limit=2')
    const rest = await read(`&after=${first.next}`)
    expect([...first.items, ...rest.items].map(row => row.number)).toEqual((await read('')).items.map(row => row.number))
  })

  it('refuse a stage that the regulation does not know, and rules of no regulation', async () => {
    expect((await write('implementation', { stages: ['space'] })).json()).toMatchObject({ code: 'manual.stage-unknown' })
    expect((await write('implementation', { rule: 'robot/none' })).json()).toMatchObject({ code: 'manual.rule-unknown' })
    expect((await write('implementation', { rule: '', stages: [] })).json()).toMatchObject({ code: 'manual.not-yours' })
  })
})
