import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { customerFileRoutes } from './file-routes.ts'
import { customerImportRoutes } from './import-routes.ts'
import type { FileImport, FileTable } from './import-schema.ts'
import type { MachinePage } from './machine-schema.ts'
import { customerRoutes } from './routes.ts'
import type { CustomerPage } from './schema.ts'

describe('the customer file from a table', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [customerRoutes, customerFileRoutes, customerImportRoutes])
  })
  const preview = async (table: FileTable, text: string | Buffer, name = 'table.csv') => {
    const boundary = '----bihuan'
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
    const payload = Buffer.concat([Buffer.from(head), Buffer.from(text), Buffer.from(`\r\n--${boundary}--\r\n`)])
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
    return http.ask('serviceDesk', 'POST', `/api/customers/import/${table}/preview`, { payload, headers })
  }
  const take = async (table: FileTable, text: string | Buffer, name?: string): Promise<FileImport> => {
    const { file } = (await preview(table, text, name)).json<FileImport>()
    const answer = await http.ask('serviceDesk', 'POST', `/api/customers/import/${table}`, { body: { file } })
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json<FileImport>()
  }

  it('is tried without writing anything, says of each row what it would do, and gives the others back with reasons', async () => {
    const text = '客户编号,客户名称,电话\nK-1,常州锐科,0519-1234567\nK-1,常州锐科二,\n,,0519-1\n'
    const found = (await preview('customers', text)).json<FileImport>()
    expect(found.counts).toEqual({ new: 1, changed: 0, same: 0, failed: 2 })
    expect(found.rows[1]!.problems[0]!.says.zh).toBe('与第 2 行重复')
    const there = (await http.ask('serviceDesk', 'GET', `/api/customers?q=${encodeURIComponent('锐科')}`)).json<CustomerPage>()
    expect(there.items).toEqual([])
    const failed = await http.ask('serviceDesk', 'GET', `/api/customers/import/customers/failed.xlsx?file=${found.file}`)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(failed.rawPayload as never)
    expect(book.worksheets[0]!.rowCount).toBe(3)
    expect(String(book.worksheets[0]!.getRow(2).values)).toContain('与第 2 行重复')
  })

  it('goes in by its key: the second time only what differs changes', async () => {
    expect((await take('customers', '客户编号,客户名称\nK-7,无锡恒动\n')).counts).toMatchObject({ new: 1 })
    expect((await take('customers', '客户编号,客户名称\nK-7,无锡恒动\n')).counts).toMatchObject({ same: 1 })
    const again = await take('customers', 'Customer number,Customer,Class\nK-7,无锡恒动,重点客户\n')
    expect(again.rows).toMatchObject([{ outcome: 'changed', changes: [{ field: 'class', before: '', after: '重点客户' }] }])
  })

  it('takes sites, contacts, machines out of a workbook and contracts that name them', async () => {
    await take('customers', '客户编号,客户名称\nK-8,南通海力\n')
    expect((await take('sites', '客户,地点名称,纬度,经度\nK-8,铸造车间,32.0,120.9\n')).counts).toMatchObject({ new: 1 })
    expect((await take('contacts', '客户,姓名,地点,电话,首选\n南通海力,韩工,铸造车间,13911112222,是\n')).counts).toMatchObject({
      new: 1,
    })
    const moved = await take('contacts', '客户,姓名,地点,电话\n南通海力,韩工,铸造车间,13911112223\n')
    expect(moved.rows[0]!.changes).toEqual([{ field: 'phone', before: '13911112222', after: '13911112223' }])
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('设备')
    sheet.addRow(['序列号 *', '客户 *', '型号 *', '地点', '验收日期'])
    sheet.addRow(['HL-001', 'K-8', 'VX-80', '铸造车间', new Date(Date.UTC(2026, 0, 31))])
    sheet.addRow(['HL-002', 'K-8', 'VX-80', '没有的车间', ''])
    const machines = await take('machines', Buffer.from(await book.xlsx.writeBuffer()), '设备.xlsx')
    expect(machines.counts).toEqual({ new: 1, changed: 0, same: 0, failed: 1 })
    expect(machines.rows[1]!.problems).toMatchObject([{ column: 'site', says: { zh: '没有“没有的车间”' } }])
    const contract =
      '合同编号,客户,类型,起,止（含当日）,包含,设备序列号\nWB-31,K-8,维保,2026/1/1,2026年12月31日,配件、人工,HL-001\n'
    expect((await take('contracts', contract)).counts).toMatchObject({ new: 1 })
    const list = (await http.ask('serviceDesk', 'GET', '/api/machines?q=HL-001')).json<MachinePage>()
    expect(list.items).toMatchObject([{ serial: 'HL-001', site: '铸造车间', warrantyUntil: '2027-01-31', contract: 'WB-31' }])
  })

  it('is refused without the columns it needs', async () => {
    expect((await preview('machines', '序列号,型号\nX,Y\n')).json()).toMatchObject({ code: 'file-import.columns-missing' })
  })
})
