import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { actAs, anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { sha256 } from '../events/seal.ts'
import { readPdf } from './read-pdf.fixture.ts'
import { formRoutes } from './routes.ts'
import type { FormView, PrintView } from './schema.ts'

describe("the regulation's forms", () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  let id: string
  let number: string
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [formRoutes])
    const anybody = actAs(database, firm.org, 'system', firm.clock)
    const view = await firm.as('frontLine').register({ title: '六轴异响', customerId: firm.customers[0]!.id, facts: {} })
    ;({ id, number } = view)
    await anybody.act(id, 'verify', { serviceStage: 'after-sales', content: '第六轴异响', scope: '一条产线', demand: '当日恢复' })
    await anybody.act(id, 'assign', { person: firm.people.frontLine })
    await anybody.act(id, 'investigate', {
      checked: ['site-visit'],
      causeClass: 'part',
      findings: '减速器磨损',
      rootCause: '润滑不足',
    })
    await anybody.act(id, 'complete', { solution: '更换减速器', measures: '复测 24 小时', guarantees: '质保延长半年' })
  })
  const forms = async () => (await http.ask('frontLine', 'GET', `/api/cases/${id}/forms`)).json<{ items: FormView[] }>().items
  const print = (form = 'general-record') => http.ask('frontLine', 'GET', `/api/cases/${id}/forms/${form}/print`)
  const pdf = async () => {
    const response = await http.ask('frontLine', 'GET', `/api/cases/${id}/forms/general-record/pdf`)
    return { ...readPdf(response.rawPayload), response }
  }
  const submit = async (more: Record<string, string> = {}) => {
    const [form] = await forms()
    const values = { ...Object.fromEntries(form!.fields.map(f => [f.id, f.value])), ...more }
    // Recorded by the worker as the handler would: the route is that of the regulation.
    return actAs(database, firm.org, 'system', firm.clock).act(id, 'submit-form', { form: 'general-record', values })
  }

  it('are those of the level, filled from what was recorded, in words', async () => {
    const [form, ...others] = await forms()
    expect(others).toEqual([])
    expect(form).toMatchObject({ id: 'general-record', clause: '9', title: { zh: '一般客户服务异常处置记录表' }, submitted: [] })
    expect(Object.fromEntries(form!.fields.map(f => [f.id, f.value]))).toMatchObject({
      number,
      customer: '华东汽车零部件有限公司',
      'found-at': '2026-03-02 09:00',
      stage: '售后服务',
      content: '第六轴异响',
      handler: '李晓',
      'root-cause': '润滑不足',
      solution: '更换减速器',
      comment: '',
      remarks: '',
    })
  })

  it('print as a draft before they are submitted, and say so', async () => {
    expect((await print()).json<PrintView>()).toMatchObject({
      isDraft: true,
      documentNumber: `${number}-表1-草稿`,
      hash: null,
      approvals: [],
      case: { url: `https://bihuan.example/cases/${id}` },
    })
    const { pages } = await pdf()
    expect(pages[0]).toContain('草稿，未提交')
  })

  it('print what was submitted, with the signatures and the hash under which the ledger holds it', async () => {
    const { event } = await submit({ remarks: '客户代表在场' })
    const before = (await print()).json<PrintView>()
    expect(before.approvals).toMatchObject([{ name: '陈敏', role: 'department-head', decision: null, at: null }])
    firm.clock.pass({ minutes: 40 })
    await firm.as('deputyLeader').act(id, 'decide', { request: event, decision: 'approve' })
    const view = (await print()).json<PrintView>()
    const { bytes } = await firm
      .as('auditor')
      .do(ctx => ctx.tx.selectFrom('events').select('bytes').where('id', '=', event).executeTakeFirstOrThrow())
    expect(view).toMatchObject({
      isDraft: false,
      documentNumber: `${number}-表1-1`,
      hash: sha256(bytes),
      submitted: { round: 1, outcome: 'approved' },
      approvals: [{ name: '陈敏', clause: '9', decision: 'approve' }],
    })
    expect(view.local[view.approvals[0]!.at!]).toBe('2026-03-02 09:40')
    expect((await forms())[0]!.submitted).toMatchObject([{ event, round: 1, outcome: 'approved' }])
  })

  it('are a PDF whose text can be read: title as the regulation prints it, values, signatures, hash, pages', async () => {
    const { pages, fonts, response } = await pdf()
    const view = (await print()).json<PrintView>()
    expect(response.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' })
    expect(response.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const text = pages.join('').replaceAll(/\s/g, '')
    for (const part of [
      '一般客户服务异常处置记录表',
      '闭环机器人有限公司',
      view.documentNumber,
      '依据《客户服务异常处置管理制度》（2026-01-01版）第9条',
      '更换减速器',
      '客户代表在场',
      '陈敏',
      '部门负责人',
      '同意',
      '2026-03-0209:40',
      '（盖章处）',
      view.hash!,
      '扫码查看案件',
    ])
      expect(text, part).toContain(part.replaceAll(/\s/g, ''))
    expect(text).not.toContain('\ufffd')
    expect(pages.at(-1)).toContain(`第 ${pages.length} 页 / 共 ${pages.length} 页`)
    // Subsets only: a whole Chinese font would be 10 MB.
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+NotoSansSC/)
    expect(response.rawPayload.length).toBeLessThan(300_000)
  })

  it('flow over pages, each with header and number, and lose no line', async () => {
    const lines = Array.from({ length: 120 }, (_, i) => `第${i + 1}项整改措施已落实到责任人`)
    await submit({ remarks: lines.join('\n') })
    const { pages } = await pdf()
    expect(pages.length).toBeGreaterThan(2)
    pages.forEach((page, i) => {
      expect(page).toContain(`第 ${i + 1} 页 / 共 ${pages.length} 页`)
      expect(page).toContain('闭环机器人有限公司')
    })
    const text = pages.join('')
    for (const line of lines) expect(text).toContain(line)
    expect((await print()).json<PrintView>().documentNumber).toBe(`${number}-表1-2`)
  })

  it('that the regulation does not name for the case are refused, and so is an unknown case', async () => {
    expect((await print('major-summary')).json()).toMatchObject({ code: 'form.unknown' })
    expect((await print('nonsense')).json()).toMatchObject({ code: 'form.unknown' })
    expect((await http.ask('frontLine', 'GET', '/api/cases/none/forms')).json()).toMatchObject({ code: 'case.not-found' })
    expect((await http.ask('frontLine', 'GET', '/api/cases/none/forms/general-record/pdf')).json()).toMatchObject({
      code: 'case.not-found',
    })
  })
})
