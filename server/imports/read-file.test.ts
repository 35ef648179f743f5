import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refusal } from '../errors.ts'
import { openRows, type ReadOptions } from './read-file.ts'

let folder: string
let files = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bihuan-read-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function rowsOf(bytes: Uint8Array | string, options?: ReadOptions) {
  const path = join(folder, `file-${++files}`)
  await writeFile(path, bytes)
  const { rows, ...about } = await openRows(path, options)
  const all = []
  for await (const row of rows) all.push({ ...row, cells: { ...row.cells } })
  return { ...about, all }
}
const codeOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    e => e,
  )
  return error instanceof Refusal ? error.code : error
}

const text = '编号,标题,详情\r\n1,"机器人停机,第二次","第一行\n第二行"\r\n\r\n2,噪声大,"他说""不行"""\r\n'
const expected = [
  { line: 2, cells: { 编号: '1', 标题: '机器人停机,第二次', 详情: '第一行\n第二行' } },
  { line: 5, cells: { 编号: '2', 标题: '噪声大', 详情: '他说"不行"' } },
]

describe('text files', () => {
  for (const [name, bytes, encoding] of [
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), 'utf-8-bom'],
    ['GBK as an office PC saves it', iconv.encode(text, 'gbk'), 'gb18030'],
    ['GB18030 beyond GBK', iconv.encode(text.replace('噪声大', '噪声大𠮷'), 'gb18030'), 'gb18030'],
    ['UTF-16, as Excel calls "Unicode text"', iconv.encode(text, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ['gzip of GBK', gzipSync(iconv.encode(text, 'gbk')), 'gb18030'],
  ] as const)
    test(`${name} reads the same`, async () => {
      const read = await rowsOf(bytes)
      expect(read).toMatchObject({ format: 'csv', encoding, delimiter: ',', headers: ['编号', '标题', '详情'] })
      expect(read.all.map(r => ({ ...r, cells: { ...r.cells, 标题: r.cells.标题?.replace('𠮷', '') } }))).toEqual(expected)
    })

  test('tabs and semicolons are told from the header, whatever the cells hold', async () => {
    expect(await rowsOf('a;b;c\n1,5;2;3\n')).toMatchObject({ delimiter: ';', all: [{ cells: { a: '1,5', b: '2', c: '3' } }] })
    expect(await rowsOf('a\tb\n"x,y,z"\t2\n')).toMatchObject({ delimiter: '\t', all: [{ cells: { a: 'x,y,z', b: '2' } }] })
  })

  test('short and long rows, repeated and empty column names are kept apart', async () => {
    expect(await rowsOf('a,a,\n1\n1,2,3,4\n')).toMatchObject({
      headers: ['a', 'a (2)', '#3'],
      all: [{ cells: { a: '1', 'a (2)': '', '#3': '' } }, { cells: { a: '1', 'a (2)': '2', '#3': '3' } }],
    })
  })

  test('a quote that is never closed is one broken row, and the rows before it are there', async () => {
    const { all } = await rowsOf('a,b\n1,2\n3,"4\n5,6\n')
    expect(all).toMatchObject([
      { line: 2, cells: { a: '1' } },
      { line: 3, problem: { code: 'row.broken' } },
    ])
  })

  test('NDJSON: a line is a row, what is no object is a broken row', async () => {
    const { all, headers } = await rowsOf(
      '{"title":"甲","customer":{"name":"乙"}}\n[1]\nnonsense\n\n{"title":"U+2028 \u2028 inside"}\n',
    )
    expect(headers).toEqual(['title', 'customer.name'])
    expect(all).toMatchObject([
      { line: 1, cells: { title: '甲', 'customer.name': '乙' } },
      { line: 2, problem: { code: 'row.broken' } },
      { line: 3, problem: { code: 'row.broken' } },
      { line: 5, cells: { title: 'U+2028 \u2028 inside' } },
    ])
  })

  test('a column called __proto__ is a column', async () => {
    const { all } = await rowsOf('__proto__,constructor\n1,2\n')
    expect(Object.entries(all[0]!.cells)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ])
  })

  test('more rows than allowed, a damaged archive, an old workbook and nothing at all are refused by name', async () => {
    expect(await codeOf(rowsOf('a\n1\n2\n3\n', { mostRows: 2 }))).toBe('import.too-many-rows')
    expect(await codeOf(rowsOf(gzipSync(Buffer.from(text.repeat(2_000))).subarray(0, 200)))).toBe('import.unreadable')
    expect(await codeOf(rowsOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])))).toBe('import.format-unsupported')
    expect(await codeOf(rowsOf(''))).toBe('import.no-rows')
    expect(await codeOf(rowsOf(Buffer.from([0x50, 0x4b, 3, 4, 5, 6, 7, 8])))).toBe('import.unreadable')
  })
})

describe('workbooks', () => {
  async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
    const book = new ExcelJS.Workbook()
    fill(book)
    return new Uint8Array(await book.xlsx.writeBuffer())
  }

  test('are read to their end, time after time, however busy the machine is', async () => {
    const bytes = await workbook(book => {
      book.addWorksheet('投诉').addRows([['编号'], [1], [2], [3]])
      book.addWorksheet('第二页').addRow(['别的'])
    })
    for (let i = 0; i < 300; i++) {
      const read = await rowsOf(bytes, i % 2 === 0 ? undefined : { sheet: '第二页' })
      expect([read.sheets, read.all.length]).toEqual([['投诉', '第二页'], i % 2 === 0 ? 3 : 0])
    }
  })

  test('keep characters of several bytes whole wherever the file is cut for reading', async () => {
    const text = '减速器异响，停机'.repeat(11)
    const bytes = await workbook(book => {
      const sheet = book.addWorksheet('投诉')
      sheet.addRow(['编号', '描述'])
      for (let i = 0; i < 3_000; i++) sheet.addRow([i, `${text}${i}`])
    })
    const read = await rowsOf(bytes)
    expect(read.all.map(row => row.cells['描述'])).toEqual(Array.from({ length: 3_000 }, (_, i) => `${text}${i}`))
  })

  test('dates come as the wall clock they show, numbers and ids as plain text', async () => {
    const bytes = await workbook(book => {
      const sheet = book.addWorksheet('投诉')
      sheet.addRow(['编号', '标题', '时间', '金额', '链接'])
      const row = sheet.addRow([
        20260302000123,
        '停机',
        new Date(Date.UTC(2026, 2, 2, 9, 30, 0)),
        0.1 + 0.2,
        { text: '打开', hyperlink: 'https://example.com' },
      ])
      row.getCell(3).numFmt = 'yyyy-mm-dd hh:mm'
      sheet.addRow([])
      sheet.addRow(['x', { richText: [{ text: '富' }, { text: '文本' }] }, { formula: 'A1', result: 7 }])
      book.addWorksheet('第二页').addRow(['别的'])
    })
    const read = await rowsOf(bytes)
    expect(read).toMatchObject({ format: 'xlsx', headers: ['编号', '标题', '时间', '金额', '链接'], sheets: ['投诉', '第二页'] })
    expect(read.all).toMatchObject([
      { line: 2, cells: { 编号: '20260302000123', 标题: '停机', 时间: '2026-03-02 09:30:00', 金额: '0.3', 链接: '打开' } },
      { line: 4, cells: { 编号: 'x', 标题: '富文本', 时间: '7', 金额: '' } },
    ])
    expect(await rowsOf(bytes, { sheet: '第二页' })).toMatchObject({ headers: ['别的'], all: [] })
    expect(await codeOf(rowsOf(bytes, { sheet: '没有' }))).toBe('import.sheet-missing')
  })

  test('a title over merged cells, notes and a header in two levels stand above the data', async () => {
    const bytes = await workbook(book => {
      book.addWorksheet('说明')
      const sheet = book.addWorksheet('登记表')
      sheet.addRow(['2026 年 3 月客户投诉登记表'])
      sheet.mergeCells('A1:F1')
      sheet.addRow(['制表：客服部', undefined, undefined, undefined, '单位：件'])
      sheet.addRow(['编号', '主题', '客户', undefined, '发生时间', '详情'])
      sheet.addRow([undefined, undefined, '名称', '电话'])
      for (const range of ['C3:D3', 'A3:A4', 'B3:B4', 'E3:E4', 'F3:F4']) sheet.mergeCells(range)
      sheet.addRow(['A-1', '停机', '华东厂', '１３８００００００００１', 46_083.396, '响'])
      sheet.addRow([])
      sheet.addRow(['A-2', '漏油', undefined, '', '２０２６年３月２日 ９：３０'])
      book.addWorksheet('隐藏', { state: 'hidden' }).addRow(['x'])
    })
    const read = await rowsOf(bytes)
    expect(read).toMatchObject({
      headers: ['编号', '主题', '客户名称', '客户电话', '发生时间', '详情'],
      sheets: ['说明', '登记表'],
    })
    expect(read.all).toMatchObject([
      { line: 5, cells: { 编号: 'A-1', 客户名称: '华东厂', 客户电话: '１３８００００００００１', 详情: '响' } },
      { line: 7, cells: { 编号: 'A-2', 客户名称: '', 发生时间: '２０２６年３月２日 ９：３０' } },
    ])
    expect(await codeOf(rowsOf(bytes, { sheet: '说明' }))).toBe('import.no-rows')
  })

  test('data that only looks like a second header stays data', async () => {
    const bytes = await workbook(book => {
      const sheet = book.addWorksheet('表')
      sheet.addRow(['编号', '主题', '备注'])
      sheet.addRow(['甲', '停机', undefined])
      sheet.addRow(['乙', undefined, '急'])
    })
    expect((await rowsOf(bytes)).all).toHaveLength(2)
  })
})

describe('CSV as office programs export it', () => {
  test('a title line above the columns is passed over, with and without its commas', async () => {
    for (const title of ['客户投诉登记表,,,', '客户投诉登记表'])
      expect(await rowsOf(`${title}\r\n编号,主题,客户,详情\r\n1,停机,甲,响\r\n`)).toMatchObject({
        headers: ['编号', '主题', '客户', '详情'],
        all: [{ line: 3, cells: { 编号: '1', 详情: '响' } }],
      })
  })

  test('a title line hides no tabs', async () => {
    expect(await rowsOf('登记表\n编号\t主题\t详情\n1\t停机\t响\n')).toMatchObject({ delimiter: '\t', all: [{ line: 3 }] })
  })
})
