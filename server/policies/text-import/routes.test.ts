import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import iconv from 'iconv-lite'
import JSZip from 'jszip'
import { beforeAll, describe, expect, test } from 'vitest'
import { Pack } from '../../../engine/pack.ts'
import { keyOf } from '../../../engine/text/find-candidates.ts'
import { testDatabase } from '../../../test/database.ts'
import { anOrganisation } from '../../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../../test/feature-app.ts'
import type { Feature } from '../../deps.ts'
import { refuse } from '../../errors.ts'
import { readInThread } from './read-in-thread.ts'
import { textImportRoutes } from './routes.ts'
import type { TextImport } from './schema.ts'

let api: FeatureApp
beforeAll(async () => {
  const database = await testDatabase()
  api = await featureApp(database, await anOrganisation(database), [textImportRoutes as Feature])
})

const text = '售后服务办法\n第一章 总则\n第一条 客服专员应当在2小时内答复客户。\n第二条 金额5万元以上的，由总经理批准。\n'
function form(bytes: Uint8Array, name: string) {
  const boundary = 'bihuan-test'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}
async function read(bytes: Uint8Array, name: string): Promise<TextImport> {
  const answer = await api.ask('administrator', 'POST', '/api/policies/text', form(bytes, name))
  expect(answer.statusCode, answer.body.slice(0, 400)).toBe(200)
  return answer.json()
}
const refused = async (bytes: Uint8Array, name: string) => {
  const answer = await api.ask('administrator', 'POST', '/api/policies/text', form(bytes, name))
  return [answer.statusCode, answer.json<{ code: string }>().code]
}
/** A Word document of these paragraphs; `numId` puts a paragraph into Word's own numbering. */
async function docx(paragraphs: readonly { text: string; level?: number }[]): Promise<Buffer> {
  const zip = new JSZip()
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const body = paragraphs.map(
    ({ text, level }) =>
      `<w:p>${level === undefined ? '' : `<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`,
  )
  zip.file(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  )
  zip.file(
    '_rels/.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  )
  zip.file('word/document.xml', `<w:document ${w}><w:body>${body.join('')}</w:body></w:document>`)
  zip.file(
    'word/numbering.xml',
    `<w:numbering ${w}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1条"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>`,
  )
  return zip.generateAsync({ type: 'nodebuffer' })
}

describe('what can be read', () => {
  test('pasted text: clauses and candidates, and nothing is stored', async () => {
    const answer = await api.ask('administrator', 'POST', '/api/policies/text', { body: { text } })
    expect(answer.statusCode).toBe(200)
    const result = answer.json<TextImport>()
    expect(result.clauses.map(c => c.number)).toEqual(['第一章', '1', '2'])
    expect(result.candidates.map(c => keyOf(c.value))).toEqual([
      'duty 客服专员',
      'clock hours:2',
      'amount gte:5000000',
      'approval 总经理',
    ])
    expect(result.source).toMatchObject({ format: 'text', original: text })
  })
  test('a text file in UTF-8, in GB18030 and in UTF-16, each found out by itself', async () => {
    for (const [bytes, encoding] of [
      [Buffer.from(text), 'utf-8'],
      [iconv.encode(text, 'gb18030'), 'gb18030'],
      [iconv.encode(text, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ] as const) {
      const result = await read(bytes, 'a.txt')
      expect(result.source.encoding).toBe(encoding)
      expect(result.clauses.map(c => c.number)).toEqual(['第一章', '1', '2'])
    }
  })
  test('a Word document, with the numbers that Word itself put before the paragraphs', async () => {
    const result = await read(
      await docx([
        { text: '目的。', level: 0 },
        { text: '处理要求：', level: 0 },
        { text: '当日登记；', level: 1 },
        { text: '及时回访。', level: 1 },
        { text: '附则。', level: 0 },
      ]),
      'a.docx',
    )
    expect(result.source.format).toBe('docx')
    expect(result.clauses.map(c => c.number)).toEqual(['1', '2', '2(1)', '2(2)', '3'])
  })
  test('a Word document without text says so', async () => {
    expect(await refused(await docx([]), 'a.docx')).toEqual([422, 'policy-text.no-text'])
  })
  test('with application/x-ndjson the steps are told while it reads', async () => {
    const answer = await api.ask('administrator', 'POST', '/api/policies/text', {
      body: { text },
      headers: { accept: 'application/x-ndjson' },
    })
    const lines = answer.body
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, { step?: string }>)
    expect(lines.slice(0, -1).map(l => l.progress?.step)).toContain('read')
    expect(Object.keys(lines.at(-1)!)).toEqual(['result'])
  })
  test('a regulation as a site served it, through the whole way', async () => {
    const file = '../shared/regulations/source/robot.txt'
    if (!existsSync(file)) return console.warn(`*** SKIPPED: ${file} is not there ***`)
    const result = await read(readFileSync(file), 'robot.txt')
    expect(result.clauses.filter(c => c.style === 'article')).toHaveLength(19)
    expect(result.candidates.length).toBeGreaterThan(60)
  })
})

const require = createRequire(import.meta.url)
/** A PDF of articles with a running head and page numbers, its lines broken by the width of the page. */
async function pdf(articles: number): Promise<Buffer> {
  const { default: pdfmake } = await import('pdfmake')
  const font = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
  pdfmake.setFonts({ NotoSansSC: { normal: font } })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(path => path === font)
  const long = '接到用户报修电话以后应当先核对设备编号和保修期限，再登记到系统里并通知负责该区域的工程师，'
  return pdfmake
    .createPdf({
      pageSize: 'A5',
      defaultStyle: { font: 'NotoSansSC', fontSize: 12 },
      header: { text: '某某公司售后服务办法', alignment: 'center' },
      footer: (page, pages) => ({ text: `第 ${page} 页 共 ${pages} 页`, alignment: 'center' }),
      content: [
        '售后服务办法',
        ...Array.from({ length: articles }, (_, i) => `第${i + 1}条 客服专员${long}并在${(i % 9) + 1}小时内答复客户。`),
      ],
    })
    .getBuffer()
}

describe('a PDF', () => {
  test('lines are whole again, running heads and page numbers left out', async () => {
    const result = await read(await pdf(60), 'a.pdf')
    expect(result.source).toMatchObject({ format: 'pdf' })
    expect(result.source.pages).toBeGreaterThan(2)
    expect(result.clauses.map(c => c.number)).toEqual(Array.from({ length: 60 }, (_, i) => String(i + 1)))
    expect(result.clauses[4]!.text).toBe(
      '客服专员接到用户报修电话以后应当先核对设备编号和保修期限，再登记到系统里并通知负责该区域的工程师，并在5小时内答复客户。',
    )
    expect(result.leftOut.map(l => l.kind)).toContain('page-number')
  })
  test('of 200 pages is read in seconds, page by page', async () => {
    const bytes = new Uint8Array(await pdf(2_000))
    const pages: number[] = []
    const before = performance.now()
    const result = await readInThread({ name: '', bytes }, { onProgress: p => p.step === 'extract' && pages.push(p.done) })
    expect(result.source.pages).toBeGreaterThan(190)
    expect(pages.at(-1)).toBe(result.source.pages)
    expect(result.clauses).toHaveLength(2_000)
    expect(performance.now() - before).toBeLessThan(60_000)
  }, 180_000)
  test('that is damaged is refused', async () => {
    expect(await refused(Buffer.from('%PDF-1.7 broken'), 'a.pdf')).toEqual([422, 'policy-text.unreadable'])
  })
})

test('a row of a table in a .docx is one line; a table that only lays out text is read as it stands', async () => {
  const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
  const table = (...rows: string[][][]) =>
    `<w:tbl>${rows.map(cells => `<w:tr>${cells.map(texts => `<w:tc>${texts.map(paragraph).join('')}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
  const zip = await JSZip.loadAsync(await docx([{ text: '第一条 时限见表。' }, { text: '第二条 另见附表。' }]))
  const body = await zip.file('word/document.xml')!.async('string')
  const tables =
    table([['等级'], ['时限']], [['一般&lt;重大'], ['24小时内']]) + table([['第三条 甲', '第四条 乙'], ['第五条 丙']])
  zip.file('word/document.xml', body.replace('</w:body>', `${tables}</w:body>`))
  const result = await read(await zip.generateAsync({ type: 'nodebuffer' }), 'a.docx')
  expect(result.source.original.split('\n').filter(line => line !== '')).toEqual([
    ...['第一条 时限见表。', '第二条 另见附表。', '等级｜时限', '一般<重大｜24小时内'],
    ...['第三条 甲', '第四条 乙', '第五条 丙'],
  ])
})

describe('what is refused, by name', () => {
  test('an old .doc, an .rtf, an archive that is no document, a picture', async () => {
    expect(await refused(Buffer.from('{\\rtf1\\ansi \\u31532?}'), 'a.rtf')).toEqual([415, 'policy-text.format-unsupported'])
    expect(await refused(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'a.doc')).toEqual([
      415,
      'policy-text.format-unsupported',
    ])
    const zip = new JSZip().file('a.txt', 'x')
    expect(await refused(await zip.generateAsync({ type: 'nodebuffer' }), 'a.docx')).toEqual([
      415,
      'policy-text.format-unsupported',
    ])
    expect(await refused(Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i * 7) % 32)), 'a.png')).toEqual([
      415,
      'policy-text.format-unsupported',
    ])
  })
  test('a file that is damaged, and one without text', async () => {
    expect(await refused(Buffer.from('PK\u0003\u0004 broken'), 'a.docx')).toEqual([422, 'policy-text.unreadable'])
    expect(await refused(Buffer.from('  \n '), 'a.txt')).toEqual([422, 'policy-text.no-text'])
  })
  test('a text over 5,000,000 characters', async () => {
    expect(await refused(Buffer.from('a'.repeat(5_000_001)), 'a.txt')).toEqual([413, 'policy-text.too-large'])
  })
  test('what is not read in time is given up, and its thread ended', async () => {
    const slow = readInThread({ name: '', text: '第一条甲。'.repeat(200_000) }, { mostMs: 1 })
    await expect(slow).rejects.toEqual(refuse('policy-text.too-slow'))
  })
})

describe('a draft', () => {
  test('comes from the clauses and what was confirmed, and is a pack', async () => {
    const result = await read(Buffer.from(text), 'a.txt')
    const body = {
      clauses: result.clauses,
      confirmed: result.candidates,
      id: 'after-sales',
      title: '售后服务办法',
      edition: '2026-12-01',
      inForceFrom: '2027-01-01',
    }
    const answer = await api.ask('administrator', 'POST', '/api/policies/text/draft', { body })
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
    const pack = Pack.parse(answer.json())
    expect(pack.tables[0]!.rows).toMatchObject([
      { clause: '2', when: { amount: { gte: 5_000_000 } }, then: { approver: '总经理' } },
    ])
    expect(pack.reviewed.by).not.toBe('')
    expect(pack.clauses['1']!.manual!.zh).toMatch(/^待确认/)
  })
  test('with an id that is none is refused at its field', async () => {
    const answer = await api.ask('administrator', 'POST', '/api/policies/text/draft', {
      body: { clauses: [], confirmed: [], id: 'A B', title: '', edition: 'x', inForceFrom: 'y' },
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.json<{ fields: object }>().fields).toHaveProperty('id')
  })
})
