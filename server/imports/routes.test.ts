import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import type { Feature } from '../deps.ts'
import { importRoutes } from './routes.ts'
import type { ImportRow, ImportView, Preview } from './schema.ts'

let database: TestDatabase
let firm: TestOrganisation
let api: FeatureApp
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database)
  api = await featureApp(database, firm, [importRoutes as Feature])
})

function form(bytes: Buffer, name = 'messages.csv') {
  const boundary = 'bihuan-test'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

async function preview(bytes: Buffer | string, who: PersonName = 'serviceDesk'): Promise<Preview> {
  const response = await api.ask(who, 'POST', '/api/imports/preview', form(Buffer.from(bytes)))
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}

async function start(body: object): Promise<ImportView> {
  const started = await api.ask('serviceDesk', 'POST', '/api/imports', { body })
  expect(started.statusCode, started.body).toBe(202)
  const { id } = started.json<ImportView>()
  for (;;) {
    const view = (await api.ask('serviceDesk', 'GET', `/api/imports/${id}`)).json<ImportView>()
    if (view.state !== 'running') return view
    await sleep(20)
  }
}

const rowsOf = async (id: string, query = ''): Promise<ImportRow[]> =>
  (await api.ask('serviceDesk', 'GET', `/api/imports/${id}/rows${query}`)).json().items
const countCases = () =>
  firm.as('administrator').do(async ctx =>
    Number(
      (
        await ctx.tx
          .selectFrom('cases')
          .select(eb => eb.fn.countAll<number>().as('n'))
          .where('org_id', '=', ctx.org)
          .executeTakeFirstOrThrow()
      ).n,
    ),
  )

const office = [
  '编号,标题,问题描述,客户名称,联系电话,发生时间',
  'A-1,机器人停机,产线停了,华东汽车零部件有限公司,13800000001,2026/2/27 16:30',
  'A-2,,没有标题,新客户,,2026-02-28 10:00',
  'A-3,噪声大,很响,新客户,,不知道',
  'A-4,漏油,地上都是油,新客户,,2026年2月28日',
  'A-1,再来一次,重复,新客户,,2026-02-28',
].join('\r\n')

describe('the import page', () => {
  test('a GBK file: encoding, columns and mapping are found, the dry run names the bad rows, nothing is changed', async () => {
    const before = await countCases()
    const found = await preview(iconv.encode(office, 'gbk'))
    expect(found).toMatchObject({ format: 'csv', encoding: 'gb18030', delimiter: ',', preset: null, withoutId: false })
    expect(found.mapping.case).toMatchObject({
      externalId: '编号',
      title: '标题',
      description: '问题描述',
      customer: { name: '客户名称', phone: '联系电话' },
      occurredAt: '发生时间',
    })
    expect(found.counts).toEqual({ rows: 5, cases: 2, events: 0, create: 2, unchanged: 1, failed: 2 })
    expect(found.problems).toMatchObject([
      { line: 3, code: 'row.title-missing' },
      { line: 4, code: 'row.time-unreadable', field: 'occurredAt', reason: { zh: '“发生时间”列的“不知道”不是能识别的时间' } },
    ])
    expect(await countCases()).toBe(before)
  })

  test('the run keeps the good rows, reports the bad ones by line and reason, and again changes nothing', async () => {
    const before = await countCases()
    const first = await preview(iconv.encode(office, 'gbk'))
    const done = await start({ file: first.file, mapping: first.mapping })
    expect(done).toMatchObject({ state: 'done', total: 5, created: 2, unchanged: 1, failed: 2 })
    expect(await rowsOf(done.id)).toMatchObject([
      { line: 2, externalId: 'A-1', outcome: 'created', number: 'YC-2026-00001' },
      { line: 3, externalId: 'A-2', outcome: 'failed', code: 'row.title-missing' },
      { line: 4, externalId: 'A-3', outcome: 'failed', code: 'row.time-unreadable' },
      { line: 5, externalId: 'A-4', outcome: 'created', number: 'YC-2026-00002' },
      { line: 6, externalId: 'A-1', outcome: 'unchanged', code: 'row.repeated' },
    ])
    expect(await rowsOf(done.id, '?outcome=failed&limit=1')).toMatchObject([{ line: 3 }])
    const made = await firm
      .as('administrator')
      .do(ctx =>
        ctx.tx
          .selectFrom('cases')
          .select(['customer_id', 'import_id'])
          .where('org_id', '=', ctx.org)
          .where('external_id', '=', 'A-1')
          .executeTakeFirstOrThrow(),
      )
    expect(made).toEqual({ customer_id: firm.customers[0]!.id, import_id: done.id })

    const second = await preview(office)
    expect(second.counts).toMatchObject({ create: 0, unchanged: 3, failed: 2 })
    expect(await start({ file: second.file, mapping: second.mapping })).toMatchObject({ created: 0, unchanged: 3, failed: 2 })
    expect(await countCases()).toBe(before + 2)
    // The series of numbers has no gap for the rows that failed or were there.
    const third = await preview('编号,标题\nB-1,又一台停机\n')
    const last = await start({ file: third.file, mapping: third.mapping })
    expect(await rowsOf(last.id)).toMatchObject([{ number: 'YC-2026-00003' }])
  })

  test('the owners of duties hear of an import once, not once a row', async () => {
    const file = await preview(`编号,标题\n${Array.from({ length: 30 }, (_, i) => `N-${i},停机 ${i}`).join('\n')}\n`)
    await start({ file: file.file, mapping: file.mapping })
    const notices = await firm
      .as('administrator')
      .do(ctx =>
        ctx.tx
          .selectFrom('notifications')
          .select(['person_id', 'words'])
          .where('org_id', '=', ctx.org)
          .where('kind', '=', 'import')
          .execute(),
      )
    const people = notices.filter(n => n.words.title.zh.includes('30 个案件')).map(n => n.person_id)
    expect(people.length).toBeGreaterThan(0)
    expect(new Set(people).size).toBe(people.length)
  })

  test('a mapping with a column that is not there is refused by name, as is an unknown file', async () => {
    const file = await preview('编号,标题\n1,a\n')
    const wrong = { ...file.mapping, case: { ...file.mapping.case, title: '题目' } }
    const refused = await api.ask('serviceDesk', 'POST', '/api/imports', { body: { file: file.file, mapping: wrong } })
    expect([refused.statusCode, refused.json().code, refused.json().fields]).toEqual([
      422,
      'import.mapping-invalid',
      { 'mapping.case.title': '文件中没有“题目”这一列' },
    ])
    expect(
      (await api.ask('serviceDesk', 'POST', '/api/imports/preview', { body: { file: '../../etc/passwd' } })).json().code,
    ).toBe('import.file-not-found')
    expect((await api.ask('serviceDesk', 'GET', '/api/imports/nothing')).json().code).toBe('import.not-found')
  })

  test('a finished import cannot be cancelled, and the list has the latest first', async () => {
    const { items } = (await api.ask('administrator', 'GET', '/api/imports?limit=2')).json<{ items: ImportView[] }>()
    expect(items).toHaveLength(2)
    expect((await api.ask('administrator', 'POST', `/api/imports/${items[0]!.id}/cancel`)).json().code).toBe('import.not-running')
  })
})

/** A workbook's first sheet as texts, row by row. */
async function sheetOf(bytes: Buffer): Promise<string[][]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const rows: string[][] = []
  book.worksheets[0]!.eachRow(row => rows.push((row.values as unknown[]).slice(1).map(v => String(v ?? ''))))
  return rows
}
const failedOf = async (id: string) => {
  const response = await api.ask('serviceDesk', 'GET', `/api/imports/${id}/failed.xlsx`)
  expect(response.statusCode).toBe(200)
  return { rows: await sheetOf(response.rawPayload), bytes: response.rawPayload, name: response.headers['content-disposition'] }
}

describe('rows that failed', () => {
  test('are told in sentences with the column and how to mend it, never by a code alone', async () => {
    const long = '长'.repeat(2_000)
    const file = await preview(`编号,标题,联系电话,发生时间\nF-1,${long},1,\nF-2,停机,${'1'.repeat(80)},\nF-3,停机,,2098-01-01\n`)
    expect(file.problems.map(p => p.reason.zh)).toEqual([
      expect.stringMatching(/^“标题”列：/),
      expect.stringMatching(/^“联系电话”列：/),
      '“发生时间”列的时间 2098-01-01 在将来',
    ])
    expect(file.problems.every(p => p.mend !== null && p.mend.zh.length > 5)).toBe(true)
    const done = await start({ file: file.file, mapping: file.mapping })
    for (const row of await rowsOf(done.id))
      expect(row).toMatchObject({ outcome: 'failed', reason: {}, mend: { zh: expect.any(String) } })
  })

  test('come as a workbook with their own cells, which mended and imported adds what was missing', async () => {
    const file = await preview(iconv.encode(office.replaceAll('A-', 'M-'), 'gbk'))
    const done = await start({ file: file.file, mapping: file.mapping })
    expect(done).toMatchObject({ created: 2, failed: 2 })
    const { rows, bytes, name } = await failedOf(done.id)
    expect(name).toContain(encodeURIComponent('messages 未导入的行.xlsx'))
    expect(rows[0]).toEqual([
      '原文件行号',
      '未导入的原因',
      '怎样改正',
      '编号',
      '标题',
      '问题描述',
      '客户名称',
      '联系电话',
      '发生时间',
    ])
    expect(rows.slice(1).map(r => [r[0], r[1], r[3]])).toEqual([
      ['3', '没有标题：“标题”列是空的', 'M-2'],
      ['4', '“发生时间”列的“不知道”不是能识别的时间', 'M-3'],
    ])
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes as unknown as ArrayBuffer)
    book.worksheets[0]!.getCell('E2').value = '补上的标题'
    book.worksheets[0]!.getCell('I3').value = '2026-02-28'
    const mended = await preview(Buffer.from(await book.xlsx.writeBuffer()))
    expect(mended.mapping.case).toMatchObject({ externalId: '编号', title: '标题', occurredAt: '发生时间' })
    expect(await start({ file: mended.file, mapping: mended.mapping })).toMatchObject({ created: 2, failed: 0 })
  })

  test('of a log bring all rows of their case, for half a case would be a false history', async () => {
    const file = await preview(log.replace(/^c(\d)/gm, 'f$1').replace('f3,', 'f2,'))
    const done = await start({ file: file.file, mapping: file.mapping })
    expect(done).toMatchObject({ created: 1, failed: 2 })
    const { rows } = await failedOf(done.id)
    const own = rows[0]!.indexOf('Case ID')
    expect(rows.slice(1).map(r => r[own] ?? '')).toEqual(['f2', 'f2', 'f2', ''])
  })
})

describe('an import that is cancelled', () => {
  test('keeps what was imported, brings no more, and the file again adds only what is missing', async () => {
    const lines = Array.from({ length: 400 }, (_, i) => `K-${i},停机 ${i}`)
    const text = `编号,标题\n${lines.join('\n')}\n`
    const before = await countCases()
    const file = await preview(text)
    const begun = await api.ask('serviceDesk', 'POST', '/api/imports', { body: { file: file.file, mapping: file.mapping } })
    const { id } = begun.json<ImportView>()
    const look = async () => (await api.ask('serviceDesk', 'GET', `/api/imports/${id}`)).json<ImportView>()
    while ((await look()).created === 0) await sleep(5)
    const cancelled = (await api.ask('serviceDesk', 'POST', `/api/imports/${id}/cancel`)).json<ImportView>()
    expect(cancelled).toMatchObject({ state: 'cancelled', total: 400 })
    expect(cancelled.created).toBeGreaterThan(0)
    expect(cancelled.created).toBeLessThan(400)
    expect(await countCases()).toBe(before + cancelled.created)
    const again = await preview(text)
    expect(again.counts).toMatchObject({ create: 400 - cancelled.created, unchanged: cancelled.created })
    expect(await start({ file: again.file, mapping: again.mapping })).toMatchObject({
      state: 'done',
      created: 400 - cancelled.created,
      unchanged: cancelled.created,
    })
    expect(await look()).toMatchObject({ state: 'cancelled', created: cancelled.created })
    expect(await countCases()).toBe(before + 400)
  })
})

const log = [
  'Case ID,Activity,Timestamp,User',
  'c1,Create ticket,2024-01-02 09:00:00,Ann',
  'c2,Create ticket,2024-01-03 09:00:00,Bob',
  'c1,Closed,2024-01-02 17:00:00,Ann',
  'c1,Assigned to Bob,2024-01-02 09:10:00,Ann',
  'c1,Resolved,2024-01-02 16:00:00,Bob',
  'c2,Resolved,2024-01-08 16:00:00,Bob',
  'c3,Create ticket,whenever,Bob',
  ',Create ticket,2024-01-03 09:00:00,Bob',
].join('\n')

describe('a past log', () => {
  test('is told by its columns; its cases have their own times, are closed by their last activity, and nobody on the staff owes anything', async () => {
    const found = await preview(log)
    expect(found.mapping).toMatchObject({
      kind: 'history',
      history: {
        case: 'Case ID',
        activity: 'Activity',
        timestamp: 'Timestamp',
        resource: 'User',
        activities: { Closed: 'case.archived', Resolved: 'handling.completed', 'Assigned to Bob': 'handler.assigned' },
      },
    })
    expect(found.counts).toMatchObject({ rows: 8, cases: 2, events: 6, create: 2, failed: 2 })
    const mapping = { ...found.mapping, case: { ...found.mapping.case, externalId: 'log:{Case ID}' } }
    const done = await start({ file: found.file, mapping })
    expect(done).toMatchObject({ kind: 'history', state: 'done', total: 4, created: 2, failed: 2, events: 6 })
    expect(await rowsOf(done.id)).toMatchObject([
      { line: 2, externalId: 'log:c1', outcome: 'created' },
      { line: 3, externalId: 'log:c2', outcome: 'created' },
      { line: 8, externalId: 'c3', outcome: 'failed', code: 'row.time-unreadable' },
      { line: 9, outcome: 'failed', code: 'row.case-missing' },
    ])
    const cases = await firm
      .as('administrator')
      .do(ctx =>
        ctx.tx
          .selectFrom('cases')
          .select(['id', 'external_id', 'opened_at', 'closed_at', 'is_closed', 'is_history', 'next_due_at'])
          .where('org_id', '=', ctx.org)
          .where('import_id', '=', done.id)
          .orderBy('external_id')
          .execute(),
      )
    expect(cases).toMatchObject([
      {
        external_id: 'log:c1',
        opened_at: '2024-01-02T01:00:00.000Z',
        closed_at: '2024-01-02T09:00:00.000Z',
        is_closed: true,
        is_history: true,
        next_due_at: null,
      },
      { external_id: 'log:c2', opened_at: '2024-01-03T01:00:00.000Z', closed_at: null, is_closed: false, next_due_at: null },
    ])
    const solve = await firm.as('administrator').do(ctx =>
      ctx.tx
        .selectFrom('duties')
        .select(['case_id', 'outcome', 'due_at', 'owner_id'])
        .where('org_id', '=', ctx.org)
        .where('rule', '=', 'solve-general')
        .where(
          'case_id',
          'in',
          cases.map(c => c.id),
        )
        .execute(),
    )
    const byCase = new Map(solve.map(d => [d.case_id, d]))
    // One working day from Tuesday 2 January 2024 ends on Wednesday at 18:00; four working days later is late.
    expect(byCase.get(cases[0]!.id)).toMatchObject({ outcome: 'met', due_at: '2024-01-03T10:00:00.000Z', owner_id: 'import' })
    expect(byCase.get(cases[1]!.id)).toMatchObject({ outcome: 'late' })
    const alarms = await firm.as('administrator').do(ctx =>
      ctx.tx
        .selectFrom('alarms')
        .select('rung')
        .where('org_id', '=', ctx.org)
        .where(
          'case_id',
          'in',
          cases.map(c => c.id),
        )
        .execute(),
    )
    expect(alarms).toEqual([])

    const figures = (await api.ask('administrator', 'GET', `/api/imports/${done.id}/figures`)).json()
    expect(figures).toMatchObject({
      cases: 2,
      events: 6,
      closed: 1,
      throughputSeconds: { n: 2, min: 8 * 3600, max: 5 * 86_400 + 7 * 3600, median: (8 * 3600 + 5 * 86_400 + 7 * 3600) / 2 },
    })

    const again = await preview(log)
    expect(await start({ file: again.file, mapping })).toMatchObject({ created: 0, unchanged: 2, failed: 2, events: 0 })
  })
})

describe('POST /api/cases/import', () => {
  const stream = async (payload: Buffer | string, type = 'application/x-ndjson', query = '') => {
    const response = await api.ask('serviceDesk', 'POST', `/api/cases/import${query}`, {
      payload,
      headers: { 'content-type': type },
    })
    return {
      status: response.statusCode,
      lines:
        response.statusCode === 200
          ? response.body
              .trimEnd()
              .split('\n')
              .map(line => JSON.parse(line))
          : [response.json()],
    }
  }

  test('answers a line for each line; the body of a line is that of POST /api/cases', async () => {
    const body = [
      JSON.stringify({
        kind: 'anomaly',
        title: '停机',
        externalId: 'S-1',
        customer: { name: '华东', phone: '13800000001' },
        facts: { unusable: true },
      }),
      '{"title": 5}',
      'nonsense',
      JSON.stringify({ title: '类别不对', externalId: 'S-3', category: 'nothing' }),
    ].join('\n')
    const { status, lines } = await stream(body)
    expect(status).toBe(200)
    expect(lines).toMatchObject([
      { line: 1, externalId: 'S-1', outcome: 'created' },
      { line: 2, outcome: 'failed', code: 'row.value-invalid' },
      { line: 3, outcome: 'failed', code: 'row.broken' },
      { line: 4, externalId: 'S-3', outcome: 'failed', code: 'category.unknown' },
    ])
    expect(lines[0].id).toEqual(expect.any(String))
    expect((await stream(body)).lines[0]).toMatchObject({ outcome: 'unchanged', id: lines[0].id })
  })

  test('takes CSV, also in GBK, its columns mapped by name or by a preset', async () => {
    expect((await stream(iconv.encode('编号,标题\nT-1,停机\n', 'gbk'), 'text/csv')).lines).toMatchObject([
      { line: 2, externalId: 'T-1', outcome: 'created' },
    ])
    expect(
      (
        await stream(
          '留言编号,留言用户,留言主题,留言时间,留言详情\n901,甲,占道,2019-02-28 11:25:05,请处理\n',
          'text/csv; charset=utf-8',
          '?map=gov-messages',
        )
      ).lines,
    ).toMatchObject([{ externalId: '901', outcome: 'created' }])
    expect((await stream('a,b\n1,2\n', 'text/csv', '?map=gov-messages')).lines[0].code).toBe('import.mapping-invalid')
  })

  test.skipIf(!existsSync(fileURLToPath(new URL('../../../shared/data/badinput/blns.json', import.meta.url))))(
    'naughty strings become text or fail by name',
    async () => {
      const naughty: string[] = JSON.parse(
        readFileSync(fileURLToPath(new URL('../../../shared/data/badinput/blns.json', import.meta.url)), 'utf8'),
      )
      const more = ['a\u0000b', '\ud800', '𠮷', '\u202e', '=cmd|calc', 'x'.repeat(30_000)]
      const sent = [...naughty, ...more]
      const { lines } = await stream(
        sent.map((title, i) => JSON.stringify({ title, description: title, externalId: `blns-${i}` })).join('\n'),
      )
      expect(lines).toHaveLength(sent.length)
      const failures = lines.filter(l => l.outcome === 'failed')
      expect(new Set(failures.map(f => f.code))).toEqual(new Set(['row.title-missing', 'row.value-invalid']))
      expect(failures.length).toBeLessThan(40)
      const kept = await firm
        .as('administrator')
        .do(ctx =>
          ctx.tx
            .selectFrom('cases')
            .select(['external_id', 'title'])
            .where('org_id', '=', ctx.org)
            .where('external_id', 'like', 'blns-%')
            .execute(),
        )
      for (const { external_id, title } of kept) expect(title).toBe(sent[Number(external_id!.slice(5))]!.trim())
      expect(kept.length).toBe(sent.length - failures.length)
    },
  )
})
