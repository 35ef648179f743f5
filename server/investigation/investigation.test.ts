import { appendFile } from 'node:fs/promises'
import mammoth from 'mammoth'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Pack } from '../../engine/pack.ts'
import { aFile } from '../../test/access/walked-organisation.ts'
import { testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { placeOf } from '../../test/files.ts'
import { recordsPack } from '../../test/records-pack.fixture.ts'
import { caseRoutes } from '../cases/routes.ts'
import { codeTreeRoutes } from '../code-trees/routes.ts'
import { fileRoutes } from '../files/routes.ts'
import type { StoredFile } from '../files/schema.ts'
import { statisticRoutes } from '../statistics/routes.ts'
import type { FailureStatistics } from '../statistics/schema.ts'
import type { EightD } from './eight-d-schema.ts'
import { investigationRoutes } from './routes.ts'
import type { EvidenceRegister } from './schema.ts'

const text = (zh: string) => ({ zh, en: zh })
const pack: Pack = {
  ...recordsPack,
  permits: recordsPack.permits.filter(permit => permit.act !== 'make-record'),
  duties: [],
  gates: [],
  records: [
    {
      id: 'evidence',
      clause: '1',
      title: text('证据'),
      kinds: ['complaint'],
      fields: [
        {
          ...{ id: 'pieces', kind: 'rows', title: text('证据'), required: true, show: 'evidence' },
          columns: [
            {
              ...{ id: 'kind', kind: 'choice', title: text('种类'), required: true },
              values: [{ id: 'sample', title: text('样本') }],
            },
            { id: 'file', kind: 'file', title: text('文件'), required: false },
            { id: 'shows', kind: 'text', title: text('证明什么'), required: true },
          ],
        },
      ],
    },
    {
      ...{ id: 'analysis', clause: '2', title: text('原因分析'), eightD: 'D4' },
      fields: [
        {
          ...{ id: 'whys', kind: 'rows', title: text('为什么'), required: true, show: 'whys' },
          columns: [
            { id: 'because', kind: 'text', title: text('因为'), required: true },
            { id: 'evidence', kind: 'evidence', title: text('证据'), required: true },
          ],
        },
        { id: 'code', kind: 'code', tree: 'failure', title: text('故障代码'), required: false },
      ],
    },
  ],
}

describe('the investigation of a case', async () => {
  const database = await testDatabase()
  let firm: TestOrganisation
  let http: FeatureApp
  beforeAll(async () => {
    firm = await anOrganisation(database, { packs: [pack] })
    http = await featureApp(database, firm, [caseRoutes, fileRoutes, investigationRoutes, codeTreeRoutes, statisticRoutes])
  })
  const complaint = async () => (await firm.as('frontLine').register({ kind: 'complaint', title: '外壳开裂' })).id
  const send = (id: string, type: string, data: object) =>
    http.ask('frontLine', 'POST', `/api/cases/${id}/events`, { body: { type, data } })
  const upload = async (id: string, name: string, words: string) => {
    const { body, headers } = aFile(name, words)
    const stored = (await http.ask('frontLine', 'POST', '/api/files', { payload: body, headers })).json<StoredFile>()
    expect((await send(id, 'attach', { file: stored.id })).statusCode).toBe(201)
    return stored
  }
  const filed = async (id: string, file?: string) =>
    send(id, 'make-record', {
      record: 'evidence',
      values: { pieces: [{ kind: 'sample', ...(file === undefined ? {} : { file }) }] },
      texts: { pieces: [{ shows: '开裂处照片' }] },
    })
  const register = async (id: string) =>
    (await http.ask('frontLine', 'GET', `/api/cases/${id}/evidence`)).json<EvidenceRegister>()
  const analysed = (id: string, numbers: number[], code?: string) =>
    send(id, 'make-record', {
      record: 'analysis',
      values: { whys: [{ evidence: numbers }], ...(code === undefined ? {} : { code }) },
      texts: { whys: [{ because: '壁厚不足' }] },
    })
  const interview = (firm: TestOrganisation, file: string) => ({
    ...{ who: '客户王先生', second: firm.people.deputyLeader, heldAt: firm.clock.now(), place: '客户家中', file },
    ...{ questions: ['何时发现开裂', '如何使用'], answers: ['上周三', '按说明书'] },
  })

  it('pieces are numbered as they are filed, interviews among them; one taken back keeps its number and is cited by nobody', async () => {
    const id = await complaint()
    const { event } = (await filed(id)).json<{ event: string }>()
    const minutes = await upload(id, '笔录.txt', '签字笔录')
    expect((await send(id, 'record-interview', interview(firm, minutes.id))).statusCode).toBe(201)
    await filed(id)
    await send(id, 'correct', { corrects: event, reason: '看错', void: true })
    const { items } = await register(id)
    expect(items.map(piece => [piece.number, piece.source, piece.isVoid])).toEqual([
      [1, 'record', true],
      [2, 'interview', false],
      [3, 'record', false],
    ])
    expect(items[1]).toMatchObject({
      interview: { who: '客户王先生', exchanges: [{ question: '何时发现开裂', answer: '上周三' }, {}] },
      file: { name: '笔录.txt', is: 'sound' },
    })
    expect((await analysed(id, [1])).json()).toMatchObject({
      code: 'record.incomplete',
      clause: '2',
      fields: { 'data.values.whys.0.evidence': '证据清单中没有这个编号' },
    })
    expect((await analysed(id, [2, 3])).statusCode).toBe(201)
    expect((await register(id)).items.map(piece => piece.citedBy.length)).toEqual([0, 1, 1])
  })

  it('a file changed after it was filed is found and named, and nothing can rest on it', async () => {
    const id = await complaint()
    const photo = await upload(id, '开裂.txt', '原始照片')
    await filed(id, photo.id)
    await filed(id)
    expect((await analysed(id, [1])).statusCode).toBe(201)
    await appendFile(await placeOf(database, firm.org, photo.sha256), ' 改动')
    expect((await register(id)).items.map(piece => piece.file?.is)).toEqual(['changed', undefined])
    const refused = (await analysed(id, [1, 2])).json<{ code: string; clause: string; detail: string }>()
    expect(refused).toMatchObject({ code: 'evidence.changed', clause: '2' })
    expect(refused.detail).toContain('证据 1「开裂.txt」')
    expect((await analysed(id, [2])).statusCode).toBe(201)
    expect((await send(id, 'check-evidence', {})).statusCode).toBe(201)
    expect((await register(id)).lastCheck).toMatchObject({ files: 1, changed: [1], missing: [] })
  })

  it('who has a piece is added to and never changed; hands are named, and not the same', async () => {
    const id = await complaint()
    await filed(id)
    const step = { pieces: [1], from: firm.people.frontLine, toOutside: '检测中心', place: '收发室', handedAt: firm.clock.now() }
    expect((await send(id, 'hand-over-evidence', step)).statusCode).toBe(201)
    const back = {
      pieces: [1],
      fromOutside: '检测中心',
      to: firm.people.deputyLeader,
      place: '收发室',
      handedAt: firm.clock.now(),
    }
    expect((await send(id, 'hand-over-evidence', back)).statusCode).toBe(201)
    expect(
      (await register(id)).items[0]?.custody.map(one => [one.from?.name ?? one.fromOutside, one.to?.name ?? one.toOutside]),
    ).toEqual([
      [expect.any(String), '检测中心'],
      ['检测中心', expect.any(String)],
    ])
    const { toOutside: _, ...nobody } = step
    expect((await send(id, 'hand-over-evidence', nobody)).json()).toMatchObject({
      code: 'evidence.handover-incomplete',
      clause: '1',
    })
    expect((await send(id, 'hand-over-evidence', { ...step, to: step.from })).json()).toMatchObject({
      code: 'evidence.handover-incomplete',
    })
    expect((await send(id, 'hand-over-evidence', { ...step, pieces: [9] })).json()).toMatchObject({
      code: 'evidence.unknown',
      clause: '1',
    })
  })

  it('an interview has a second person, somebody asked, and an answer to each question', async () => {
    const id = await complaint()
    const { id: file } = await upload(id, '笔录二.txt', '笔录二')
    const full = interview(firm, file)
    const code = async (data: object) => (await send(id, 'record-interview', data)).json<{ code: string }>().code
    expect(await code({ ...full, second: firm.people.frontLine })).toBe('interview.alone')
    expect(await code({ ...full, person: firm.people.deputyLeader })).toBe('interview.alone')
    expect(await code({ ...full, answers: ['只答一句'] })).toBe('interview.answers-missing')
    const { who: _, ...nobody } = full
    expect(await code(nobody)).toBe('interview.incomplete')
    expect(await code({ ...full, file: 'strange' })).toBe('file.not-found')
  })

  it('a case for which no regulation asks for evidence has no register to add to', async () => {
    const { id, can } = await firm.as('frontLine').register({ kind: 'training', title: '培训' })
    expect(can['hand-over-evidence']).toMatchObject({ refused: 'evidence.no-register' })
    expect((await send(id, 'check-evidence', {})).json()).toMatchObject({ code: 'evidence.no-register' })
  })

  it('failures are counted by code up their tree; an analysis made again counts once, and taken back the one before counts again; gaps are counted as such', async () => {
    for (const [code, parent] of [
      ['F-01', null],
      ['F-01-01', 'F-01'],
    ] as const)
      await http.ask('administrator', 'POST', '/api/code-trees/failure', { body: { code, parent, title: { zh: code } } })
    const own = await complaint()
    await filed(own)
    expect((await analysed(own, [1], 'F-77')).json()).toMatchObject({
      fields: { 'data.values.code': '代码树中没有这个在用的编码' },
    })
    await analysed(own, [1], 'F-01')
    await analysed(own, [1], 'F-01-01')
    const year = `from=2026-01-01&to=2026-12-31`
    const count = async (query = year) =>
      (await http.ask('frontLine', 'GET', `/api/statistics/failures?${query}`)).json<FailureStatistics>()
    const before = await count()
    expect(before.rows.map(row => [row.key, row.failures, row.cases, row.hasBelow])).toEqual([
      ['F-01', 1, 1, true],
      [null, 2, 2, false],
    ])
    expect((await count(`${year}&under=F-01`)).rows.map(row => [row.key, row.failures])).toEqual([['F-01-01', 1]])
    const behind = await http.ask('frontLine', 'GET', `/api/statistics/failures/cases?${year}&key=F-01`)
    expect(behind.json<{ items: { id: string }[] }>().items.map(one => one.id)).toEqual([own])
    const { event } = (await analysed(own, [1], 'F-01')).json<{ event: string }>()
    await send(own, 'correct', { corrects: event, reason: '看错', void: true })
    expect((await count(`${year}&under=F-01`)).rows.map(row => [row.key, row.failures])).toEqual([['F-01-01', 1]])
    const backwards = await http.ask('frontLine', 'GET', '/api/statistics/failures?from=2026-02-01&to=2026-01-01')
    expect(backwards.json()).toMatchObject({ code: 'statistics.period-backwards' })
  })

  it('the 8D report is filled from what was recorded, and names what is missing', async () => {
    const id = await complaint()
    await filed(id)
    await analysed(id, [1])
    const view = (await http.ask('frontLine', 'GET', `/api/cases/${id}/8d`)).json<EightD>()
    expect(view.sections.map(section => [section.id, section.gap === null])).toEqual([
      ...(['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8'] as const).map(step => [step, step === 'D2' || step === 'D4']),
      ['', true],
    ])
    expect(view.gaps).toBe(6)
    expect(view.sections[3]?.blocks).toEqual([{ kind: 'whys', title: '为什么', steps: [{ text: '壁厚不足', evidence: [1] }] }])
    const pdf = await http.ask('frontLine', 'GET', `/api/cases/${id}/8d/pdf`)
    expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    const word = await http.ask('frontLine', 'GET', `/api/cases/${id}/8d/docx`)
    expect(word.headers['content-disposition']).toContain(encodeURIComponent(`8D ${view.number}.docx`))
    const { value } = await mammoth.extractRawText({ buffer: word.rawPayload })
    for (const text of ['8D 报告', view.title, '1. 壁厚不足（证据 1）', `缺：${view.sections[0]?.gap}`])
      expect(value).toContain(text)
  })
})
