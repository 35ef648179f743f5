import { existsSync, readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { exportRoutes } from './routes.ts'
import { MOST_ROWS, writeWorkbook } from './write-workbook.ts'

const injectionFile = new URL('../../../shared/data/badinput/csv_injection.json', import.meta.url)
/** The outside list where it is present; the characters it names, always. */
const payloads: string[] = existsSync(injectionFile) ? JSON.parse(readFileSync(injectionFile, 'utf8')).payloads : []
const hostile = [
  ...payloads,
  '=1+1',
  '+1',
  '-1+1',
  '@SUM(1)',
  '\t=1',
  '＝1+1',
  '|calc',
  '%0A',
  '-12.5',
  '+8613800000000',
  '=HYPERLINK("http://x","y")',
]

async function read(bytes: Buffer): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  return book.worksheets[0]!
}
const headings = (sheet: ExcelJS.Worksheet) => (sheet.getRow(1).values as string[]).slice(1)
const column = (sheet: ExcelJS.Worksheet, heading: string) => {
  const at = headings(sheet).indexOf(heading) + 1
  return Array.from({ length: sheet.rowCount - 1 }, (_, i) => sheet.getRow(i + 2).getCell(at))
}

describe('lists as Excel', () => {
  let firm: TestOrganisation
  let http: FeatureApp
  beforeAll(async () => {
    const database = await testDatabase()
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [exportRoutes])
    await firm
      .as('frontLine')
      .register({ title: '六轴异响', facts: { attitude: 'clear' }, category: 'after-sales', customerId: firm.customers[0]!.id })
    for (const title of hostile) await firm.as('frontLine').register({ kind: 'request', title })
  })
  const download = async (url: string) => {
    const response = await http.ask('deputyLeader', 'GET', url)
    return { response, sheet: await read(response.rawPayload) }
  }

  it.each([
    ['/api/approvals.xlsx?tab=mine', '案件编号'],
    ['/api/customers.xlsx', '客户'],
    ['/api/library.xlsx', '标题'],
    ['/api/reports.xlsx?tab=all', '报告'],
  ])('exist for every list: %s', async (url, first) => {
    const { response, sheet } = await download(url)
    expect(response.statusCode).toBe(200)
    expect(headings(sheet)[0]).toBe(first)
  })

  it('have Chinese headings, the words of the regulation, and dates that are dates', async () => {
    const { sheet, response } = await download('/api/cases.xlsx?kind=anomaly')
    expect(response.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent('案件 2026-03-02.xlsx')}`)
    expect(headings(sheet).slice(0, 4)).toEqual(['编号', '类型', '标题', '等级'])
    expect(sheet.rowCount).toBe(2)
    const cell = (heading: string) => column(sheet, heading)[0]!
    expect(['编号', '类型', '等级', '类别', '阶段', '客户'].map(h => cell(h).value)).toEqual([
      'YC-2026-00001',
      '异常',
      '较大',
      expect.any(String),
      '发现',
      '华东汽车零部件有限公司',
    ])
    expect(cell('登记时间').type).toBe(ExcelJS.ValueType.Date)
    expect((cell('登记时间').value as Date).toISOString()).toBe('2026-03-02T09:00:00.000Z')
    expect(cell('登记时间').numFmt).toBe('yyyy-mm-dd hh:mm')
    expect(cell('应完成时间').type).toBe(ExcelJS.ValueType.Date)
  })

  it('hold every text as a text, whatever it begins with, and unchanged', async () => {
    const { sheet } = await download('/api/cases.xlsx?kind=request&sort=createdAt')
    const cells = column(sheet, '标题')
    expect(cells.map(c => c.value)).toEqual(hostile)
    for (const cell of cells) expect(cell.type, String(cell.value)).toBe(ExcelJS.ValueType.String)
    expect(cells.some(c => c.formula !== undefined)).toBe(false)
  })

  it('take the filters of the list', async () => {
    expect((await download('/api/cases.xlsx?q=%E5%BC%82%E5%93%8D')).sheet.rowCount).toBe(2)
    expect((await download('/api/cases.xlsx?stage=archived')).sheet.rowCount).toBe(1)
    expect((await http.ask('deputyLeader', 'GET', '/api/cases.xlsx?sort=nonsense')).json()).toMatchObject({
      code: 'input.invalid',
    })
  })

  it('of duties tell those that are overdue from those that run', async () => {
    const open = (await download('/api/duties.xlsx')).sheet.rowCount
    firm.clock.pass({ hours: 1 })
    const overdue = (await download('/api/duties.xlsx?state=overdue')).sheet
    const running = (await download('/api/duties.xlsx?state=running')).sheet
    expect(overdue.rowCount).toBeGreaterThan(1)
    expect(overdue.rowCount - 1 + running.rowCount - 1).toBe(open - 1)
    expect(new Set(column(overdue, '状态').map(c => c.value))).toEqual(new Set(['超时']))
    expect((await http.ask('deputyLeader', 'GET', '/api/duties.xlsx?state=nonsense')).json()).toMatchObject({
      code: 'input.invalid',
    })
  })

  it('end at fifty thousand rows and say so, and break off where reading fails', async () => {
    const names = { language: 'zh' } as never
    const columns = [{ title: { zh: '号' }, width: 10, kind: 'text' as const, value: (n: number) => String(n) }]
    const thousand = Array.from({ length: 1_000 }, (_, i) => i)
    let pages = 0
    const endless = await writeWorkbook<number>('s', columns, async () => ({ items: thousand, next: String(++pages), names }))
    const chunks: Buffer[] = []
    for await (const chunk of endless) chunks.push(chunk as Buffer)
    const sheet = await read(Buffer.concat(chunks))
    expect(sheet.rowCount).toBe(1 + MOST_ROWS + 1)
    expect(sheet.getRow(sheet.rowCount).getCell(1).value).toContain('仅导出前 50,000 行')
    const broken = await writeWorkbook<number>('s', columns, async after => {
      if (after !== undefined) throw new Error('on purpose')
      return { items: thousand, next: 'x', names }
    })
    await expect(
      (async () => {
        for await (const _ of broken);
      })(),
    ).rejects.toThrow('on purpose')
  }, 60_000)
})
