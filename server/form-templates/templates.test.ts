import { beforeAll, expect, it } from 'vitest'
import type { z } from 'zod'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type StandingCompany } from '../../test/demo-company.ts'
import type { TestOrganisation } from '../../test/factories.ts'
import { featureApp } from '../../test/feature-app.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { submitReport } from '../reports/hand-in.ts'
import { listReports } from '../reports/list-reports.ts'
import { ListReports } from '../reports/schema.ts'
import { printedTemplate } from './printed.ts'
import { formTemplateRoutes } from './routes.ts'
import type { TemplateHistory, TemplateList } from './schema.ts'

let database: TestDatabase
let firm: StandingCompany
let ask: Awaited<ReturnType<typeof featureApp>>['ask']
beforeAll(async () => {
  database = await testDatabase()
  firm = await aDemoCompany(database, furnitureMaker, '2026-04-20 09:00')
  const people = Object.fromEntries(firm.found.staff)
  ;({ ask } = await featureApp(database, { org: firm.org, clock: firm.clock, people } as unknown as TestOrganisation, [
    formTemplateRoutes,
  ]))
})
const send = (login: string, method: 'GET' | 'POST', url: string, body?: unknown) =>
  ask(login as never, method, url, body === undefined ? {} : { body })
const list = async () => (await send('gong.li', 'GET', '/api/form-templates')).json<TemplateList>()

it('templates are owned by human resources, kept in versions, printed from their day on, and the April renewal waits until each was looked at', async () => {
  const first = await list()
  expect(first).toMatchObject({ canKeep: true, renewed: 0, renewal: { clause: '6.1.1(2)', owner: 'human-resources', month: 4 } })
  const record = first.items.find(one => one.key.startsWith('furn:record:'))!
  const path = `/api/form-templates/${encodeURIComponent(record.key)}`
  const version = {
    number: 'MY-KF-01',
    title: { zh: '改过的标题' },
    guide: '用黑色笔填写',
    note: '加照片栏',
    since: '2026-04-25',
  }
  expect((await send('an.ran', 'POST', `${path}/versions`, version)).json()).toMatchObject({
    code: 'template.not-yours',
    clause: '6.1.1(2)',
  })
  expect((await send('gong.li', 'POST', `${path}/versions`, { ...version, since: '2026-04-19' })).json().code).toBe(
    'template.in-the-past',
  )
  expect((await send('gong.li', 'POST', `${path}/versions`, version)).statusCode).toBe(200)
  expect((await list()).items.find(one => one.key === record.key)).toMatchObject({
    ...{ standing: null, next: { version: 1, number: 'MY-KF-01' }, isRenewed: true },
  })

  const { items } = await firm.as('gong.li').do(ctx => listReports(ctx, ListReports.parse({ tab: 'all', limit: 200 })))
  const renewal = items.find(one => one.rule === 'template-renewal')!
  expect(renewal).toMatchObject({ renewsTemplates: true, canSubmit: true })
  await expect(firm.as('gong.li').do(ctx => submitReport(ctx, renewal.id, { text: '已更新' }))).rejects.toMatchObject({
    code: 'template.not-renewed',
  })
  const rest = (await list()).items.filter(one => !one.isRenewed).map(one => one.key)
  expect((await send('gong.li', 'POST', '/api/form-templates/confirm', { keys: rest })).statusCode).toBe(200)
  await firm.as('gong.li').do(ctx => submitReport(ctx, renewal.id, { text: '已更新' }))

  firm.clock.set('2026-04-26 09:00')
  expect((await list()).items.find(one => one.key === record.key)).toMatchObject({
    ...{ standing: { version: 1, title: { zh: '改过的标题' }, changed: true }, next: null },
  })
  // What was printed before its day keeps the words of the regulation.
  const printedOn = (at: string) => firm.as('an.ran').do(ctx => printedTemplate(ctx, record.key, at))
  expect(await printedOn('2026-04-24T02:00:00.000Z')).toBeUndefined()
  expect(await printedOn('2026-04-25T02:00:00.000Z')).toMatchObject({
    title: { zh: '改过的标题' },
    shown: { number: 'MY-KF-01', version: 1 },
  })
  const history = (await send('an.ran', 'GET', path)).json<z.infer<typeof TemplateHistory>>()
  expect(history.items).toMatchObject([{ version: 1, note: '加照片栏', by: { name: '龚丽' } }])
  expect((await send('gong.li', 'GET', '/api/form-templates/furn%3Aform%3Anobodys')).json().code).toBe('template.unknown')
}, 60_000)
