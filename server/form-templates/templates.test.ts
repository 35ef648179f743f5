import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Document, Packer, Paragraph, TextRun } from 'docx'
import JSZip from 'jszip'
import mammoth from 'mammoth'
import { beforeAll, expect, it } from 'vitest'
import type { z } from 'zod'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type StandingCompany } from '../../test/demo-company.ts'
import type { TestOrganisation } from '../../test/factories.ts'
import { featureApp } from '../../test/feature-app.ts'
import { companyHeadRoutes } from '../company-head/routes.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { pathOf } from '../files/store-file.ts'
import { formDocx } from '../forms/form-docx.ts'
import { formRoutes } from '../forms/routes.ts'
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
    companyHeadRoutes,
    formRoutes,
  ]))
})
const send = (login: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: unknown) =>
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

const docxMime = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** As if it had been sent to /api/files by this person. */
async function sent(login: string, name: string, mime: string, bytes: Buffer): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await mkdir(dirname(pathOf(database.dataDir, sha256)), { recursive: true })
  await writeFile(pathOf(database.dataDir, sha256), bytes)
  return firm.as(login).do(async ctx => {
    const id = ctx.newId()
    await ctx.tx
      .insertInto('files')
      .values({
        ...{ org_id: ctx.org, id, case_id: null, name, size: bytes.length, mime, sha256 },
        ...{ uploaded_by: ctx.actor.person, uploaded_at: ctx.now },
      })
      .execute()
    return id
  })
}
const page = (...lines: string[][]) =>
  Packer.toBuffer(
    new Document({
      sections: [
        { children: lines.map(runs => new Paragraph({ children: runs.map(run => new TextRun({ text: run, bold: true })) })) },
      ],
    }),
  )

it('a form is printed on the company’s own Word page under its picture; what the page asks for must be known, and words of a case open no placeholder', async () => {
  const { items } = await list()
  const key = items.find(one => one.key.startsWith('furn:record:'))!.key
  const path = `/api/form-templates/${encodeURIComponent(key)}`
  const { placeholders } = (await send('gong.li', 'GET', path)).json<z.infer<typeof TemplateHistory>>()
  const own = placeholders.at(-1)!.name
  const put = async (name: string, mime: string, bytes: Buffer) => {
    const layout = await sent('gong.li', name, mime, bytes)
    const version = { number: 'MY-1', title: { zh: '记录' }, guide: '', note: '版式', since: '2026-04-26', layout }
    return send('gong.li', 'POST', `${path}/versions`, version)
  }
  const refused = async (...file: Parameters<typeof put>) => (await put(...file)).json()
  expect(await refused('页.pdf', 'application/pdf', Buffer.from('%PDF'))).toMatchObject({ code: 'template.not-word' })
  expect(await refused('页.docx', docxMime, Buffer.from('no zip'))).toMatchObject({ code: 'template.not-word' })
  expect(await refused('页.docx', docxMime, await page(['没有占位符']))).toMatchObject({ code: 'template.no-placeholder' })
  const unknown = await refused('页.docx', docxMime, await page(['{{公司}} {{不认识的}}']))
  expect(unknown).toMatchObject({ code: 'template.placeholder-unknown', detail: expect.stringContaining('{{不认识的}}') })
  // Word cuts what was typed into runs as it likes.
  const layout = await page(['木屿版式 {{公', '司}} {{ 单据编号 }}'], [`{{${own}}}`], ['{{公司标志}}'], ['{{全部字段}}'])
  expect((await put('页.docx', docxMime, layout)).statusCode).toBe(200)
  // A starting page holds every placeholder that can be filled.
  const starter = (await send('gong.li', 'GET', `${path}/starter`)).rawPayload
  const { value } = await mammoth.extractRawText({ buffer: starter })
  expect(value).toContain(`{{${own}}}`)
  expect((await put('起始.docx', docxMime, starter)).statusCode).toBe(200)
  expect((await put('页.docx', docxMime, layout)).statusCode).toBe(200)

  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const picture = await sent('gong.li', '标志.png', 'image/png', png)
  const torn = await sent('gong.li', '坏.png', 'image/png', png.subarray(0, 40))
  expect((await send('an.ran', 'PUT', '/api/company-head', { file: picture })).json().code).toBe('head.not-yours')
  expect((await send('gong.li', 'PUT', '/api/company-head', { file: torn })).json().code).toBe('head.not-a-picture')
  expect((await send('gong.li', 'PUT', '/api/company-head', { file: picture })).json()).toMatchObject({
    picture: { id: picture },
  })

  const filled = await formDocx(
    {
      ...{
        company: { zh: '木屿家居' },
        title: { zh: '记录' },
        documentNumber: 'TS-1',
        isDraft: false,
        hash: 'ab',
        printedAt: 'now',
        local: {},
      },
      regulation: { title: { zh: '制度' }, edition: '2026-01-01', clause: '1' },
      case: { number: 'TS-2026-1', title: '台面', level: null, url: 'https://bihuan.example' },
      fields: [
        { id: 'own', title: { zh: own }, multiline: true, value: `第一行 {{单据编号}} {{{${own}}}\n{${own}}}{\n第二行 <&>` },
      ],
      ...{ submitted: null, approvals: [], template: null },
    },
    layout,
    { bytes: png, type: 'png', width: 1, height: 1 },
  )
  const { value: text } = await mammoth.extractRawText({ buffer: filled })
  expect(text).toContain('木屿版式 木屿家居 TS-1')
  expect(text).toMatch(/第一行 \{\u200b\{单据编号}}/)
  // Its own name, with three braces or over the end of a line, would be filled without end.
  expect(text.replaceAll('\u200b', '')).toContain(`{{{${own}}}`)
  expect(text.replaceAll('\u200b', '')).toContain(`{${own}}}{`)
  expect(text).toContain('第二行 <&>')
  expect(text.match(/台面/g)).toHaveLength(1)
  expect(Object.keys((await JSZip.loadAsync(filled)).files).some(name => /^word\/media\/.+\.png$/.test(name))).toBe(true)
}, 60_000)
