import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { codeTreeRoutes } from './routes.ts'
import type { CodeImport, CodeList } from './schema.ts'

describe('code trees', async () => {
  const database = await testDatabase()
  let firm: TestOrganisation
  let http: FeatureApp
  beforeAll(async () => {
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [codeTreeRoutes])
  })
  const add = (body: object, who: 'administrator' | 'frontLine' = 'administrator') =>
    http.ask(who, 'POST', '/api/code-trees/cause', { body })
  const change = (code: string, body: object) => http.ask('administrator', 'PATCH', `/api/code-trees/cause/${code}`, { body })
  const list = async (query = '') => (await http.ask('frontLine', 'GET', `/api/code-trees/cause${query}`)).json<CodeList>()

  it('a code begins today, is used once, and hangs below one that is there', async () => {
    expect((await add({ code: 'C-01', title: { zh: '人员' } })).statusCode).toBe(201)
    expect((await add({ code: 'C-01-01', parent: 'C-01', title: { zh: '漏检' } })).statusCode).toBe(201)
    expect((await add({ code: 'C-01', title: { zh: '又一个' } })).json()).toMatchObject({ code: 'code.taken' })
    expect((await add({ code: 'C-09', parent: 'C-99', title: { zh: '无上级' } })).json()).toMatchObject({
      code: 'code.parent-unknown',
    })
    expect((await add({ code: '人 员', title: { zh: '人员' } })).statusCode).toBe(400)
    expect((await add({ code: 'C-02', title: { zh: '长'.repeat(10_000) } })).statusCode).toBe(400)
    expect((await list()).items.map(node => [node.code, node.parent, node.title.zh])).toEqual([
      ['C-01', null, '人员'],
      ['C-01-01', 'C-01', '漏检'],
    ])
  })

  it('a new title counts from its day on; what it was called before stays with that time', async () => {
    const { on } = await list()
    const later = '2026-12-01'
    expect((await change('C-01', { title: { zh: '人的因素' }, from: later })).statusCode).toBe(200)
    const titleOn = async (day: string) => (await list(`?on=${day}`)).items.find(node => node.code === 'C-01')?.title.zh
    expect([await titleOn(on), await titleOn('2026-11-30'), await titleOn(later)]).toEqual(['人员', '人员', '人的因素'])
    expect((await change('C-01', { title: { zh: '早了' }, from: '2020-01-01' })).json()).toMatchObject({
      code: 'code.before-its-time',
    })
    expect((await change('C-01', { parent: 'C-01-01' })).json()).toMatchObject({ code: 'code.circle' })
  })

  it('a code ends, never goes: on its last day it is there, the next it is not; its children end first', async () => {
    expect((await change('C-01', { ends: '2027-01-01' })).json()).toMatchObject({ code: 'code.has-children' })
    expect((await change('C-01-01', { ends: '2027-01-01' })).statusCode).toBe(200)
    const there = async (day: string) => (await list(`?on=${day}`)).items.some(node => node.code === 'C-01-01')
    expect([await there('2026-12-31'), await there('2027-01-01')]).toEqual([true, false])
    expect((await list('?on=2027-06-01&all=yes')).items.find(node => node.code === 'C-01-01')).toMatchObject({
      until: '2027-01-01',
    })
    expect((await change('C-01-01', { title: { zh: '再来' } })).json()).toMatchObject({ code: 'code.ended' })
    expect((await change('C-77', { title: { zh: '没有' } })).json()).toMatchObject({ code: 'code.not-found' })
  })

  it('who changed a tree, and when, stands in the ledger', async () => {
    const events = await firm
      .as('administrator')
      .do(({ tx }) =>
        tx
          .selectFrom('events')
          .select(['actor', 'data'])
          .where('org_id', '=', firm.org)
          .where('type', '=', 'setting.changed')
          .execute(),
      )
    expect(events.filter(({ data }) => data.setting === 'codes.cause').length).toBe(4)
  })

  const upload = async (csv: string) => {
    const boundary = 'x-codes'
    const payload = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="codes.csv"\r\nContent-Type: text/csv\r\n\r\n${csv}\r\n--${boundary}--\r\n`
    return http.ask('administrator', 'POST', '/api/code-trees/failure/import/preview', {
      payload,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    })
  }

  it('a table is tried first, says what is wrong line by line, and is applied as a whole; parents may stand further down', async () => {
    const preview = (
      await upload('编码,上级编码,名称,英文名称\nF-01-01,F-01,磨损,Wear\nF-01,,机械,Mechanical\n坏 码,,x,\nF-07,F-99,无上级,\n')
    ).json<CodeImport>()
    expect(preview.rows.map(row => [row.code, row.outcome, row.problem?.zh])).toEqual([
      ['F-01-01', 'new', undefined],
      ['F-01', 'new', undefined],
      ['坏 码', 'failed', '编码只能由字母、数字、点、横线组成，最长 40 位'],
      ['F-07', 'failed', '没有这个上级编码'],
    ])
    expect((await http.ask('frontLine', 'GET', '/api/code-trees/failure')).json<CodeList>().items).toEqual([])
    const apply = (file: string) => http.ask('administrator', 'POST', '/api/code-trees/failure/import', { body: { file } })
    expect((await apply(preview.file)).json<CodeImport>().counts).toEqual({ new: 2, changed: 0, same: 0, failed: 2 })
    const again = (await upload('编码,上级编码,名称\nF-01-01,F-01,磨损\nF-01,,机械部分\n')).json<CodeImport>()
    expect(again.counts).toEqual({ new: 0, changed: 1, same: 1, failed: 0 })
    expect((await upload('编号,叫法\n1,2\n')).json()).toMatchObject({ code: 'code-import.columns-missing' })
    const nothing = (await upload('编码,名称,上级编码\nF-01-01,磨损,F-01\n')).json<CodeImport>()
    expect((await apply(nothing.file)).json()).toMatchObject({ code: 'code-import.nothing-to-do' })
  })
})
