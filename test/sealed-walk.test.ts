import ExcelJS from 'exceljs'
import type { LightMyRequestResponse } from 'fastify'
import JSZip from 'jszip'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { type Role, roles } from '../events/roles.ts'
import { verifyBundle } from '../ledger/bundle.ts'
import { equip } from '../policies/equip/2026-01-01/pack.ts'
import { furn } from '../policies/furn/2026-01-01/pack.ts'
import { penal } from '../policies/penal/2026-01-01/pack.ts'
import { type ListedRoute, routesOf } from '../server/access/access.ts'
import { visibleAmong } from '../server/access/case-visibility.ts'
import { sweep } from '../server/alarms/sweep.ts'
import { lockCase } from '../server/cases/case-record.ts'
import type { Ctx } from '../server/context.ts'
import { inOrganisation } from '../server/database/transaction.ts'
import { addEvent, type EventDraft } from '../server/events/add-event.ts'
import { flush } from '../server/events/flush.ts'
import { newWork } from '../server/events/work.ts'
import { storeDraft } from '../server/library/drafts/store-draft.ts'
import { publishStudy } from '../server/library/publish-study.ts'
import { createLiveHub } from '../server/live/hub.ts'
import { notify } from '../server/notifications/notify.ts'
import { publishEdition } from '../server/policies/publish-edition.ts'
import { changeSettings } from '../server/settings/change-settings.ts'
import { raiseFinding } from '../server/supervision/raise-finding.ts'
import { type Example, examples } from './access/examples.ts'
import { aWalkedWork, type WorkIds } from './access/walked-field-service.ts'
import { aFile, aWalkedOrganisation, type Ids, type WalkedOrganisation } from './access/walked-organisation.ts'
import { START, type TestApp, testApp } from './app.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { actAs, nextId, testContext, type Worker } from './factories.ts'

/** Words that stand nowhere else. One for each place in which a penalty can say something. */
const words = {
  title: '私吞备件款处罚',
  description: '虚报差旅三次',
  fileName: '转账截图绝密',
  content: '银行流水原件',
  note: '夜间谈话记要',
  proposal: '拟降一级并扣奖',
  reasons: '告知书载明事由',
  appeal: '申诉人自辩陈词',
  work: '追缴工具与差旅款',
  order: '涉密机房上门拆机',
  contract: '涉密机房备件合同',
} as const
const all = Object.values(words)

/** Who is let into it here: it is looked after by, handled by, about, decided by, and heads the department that is charged. */
const insiders: readonly Role[] = ['human-resources', 'specialist', 'installer', 'management', 'department-head']
/** Everybody else, but the deputy leaders: the regulation of anomalies, here in force beside the others, gives one of them in turn a duty of every case. */
const outsiders = roles.filter(role => !insiders.includes(role) && role !== 'deputy-leader')

let database: TestDatabase
let server: TestApp
let a: WalkedOrganisation
let routes: ListedRoute[]
let person: Readonly<Record<Role, string>>
/** Of the penalty: what must stand nowhere. */
let planted: { id: string; number: string; duty: string; event: string; request: string; file: string; work: WorkIds }
/** An order and a contract that were sealed later on, as an edition to come might seal them. */
const sealedLater: { id: string; number: string }[] = []
/** Of the complaint that it follows from: everybody sees it. */
let complaint: string
let before: ReadonlyMap<string, string>
/** Answers that differ from one asking to the next by themselves: the time, the log of these very questions. */
let restless: ReadonlySet<string>
/** What live screens were told while it was planted. */
const told = new Map<Role, string[]>()

const nameOf = ({ method, url }: ListedRoute) => `${method} ${url}`
const cookieOf = (role: Role) => a.only[role]
const send = ({ method }: ListedRoute, { url, body, headers }: Example, cookie: string) =>
  server.ask(method as 'GET', url, { cookie, body, from: '10.1.0.1', ...(headers && { headers }) })
/** Each from a computer of their own: exports are limited by address. */
const ask = ({ method }: ListedRoute, { url, body, headers }: Example, role: Role) =>
  server.ask(method as 'GET', url, {
    cookie: cookieOf(role),
    body,
    from: `10.0.0.${roles.indexOf(role) + 1}`,
    ...(headers && { headers }),
  })
const asked = (ids: Ids) =>
  routes.flatMap(route => (examples[nameOf(route)]?.({ foreign: ids, own: ids }) ?? []).map(example => ({ route, example })))

/** What an answer says, a workbook or an archive unpacked. */
async function said(answer: LightMyRequestResponse): Promise<string> {
  const type = `${answer.headers['content-type']}`
  if (type.includes('spreadsheetml')) {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(answer.rawPayload as never)
    return book.worksheets.flatMap(sheet => sheet.getSheetValues().map(row => JSON.stringify(row ?? ''))).join('\n')
  }
  if (type.includes('zip')) return (await unzipped(answer.rawPayload)).join('\n')
  if (type.includes('pdf')) return `${answer.statusCode}` // its bytes hold the moment of printing; the same words are asked for as JSON
  return answer.body.replace(/urn:bihuan:request:[0-9a-f-]+/g, '').replace(/"reads":\d+/g, '"reads":') // of an export, each asking is one
}
async function unzipped(bytes: Buffer): Promise<string[]> {
  const zip = await JSZip.loadAsync(bytes)
  return Promise.all(Object.values(zip.files).map(async file => `${file.name}\n${await file.async('string')}`))
}
/** Where two answers part, with a little around it. */
function difference(name: string, was: string, is: string): string {
  const at = [...was].findIndex((letter, i) => letter !== is[i])
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 160)
  return `${name}\n  before …${around(was)}\n  after  …${around(is)}`
}
/** Words, number or id of the penalty in what was said beyond what was asked. */
const traces = (text: string, url: string, body?: unknown): string[] => {
  const rest = text.replaceAll(url, '').replaceAll(encodeURI(url), '')
  const own = `${url}${JSON.stringify(body)}`.includes(planted.id) ? [] : [planted.id]
  return [...all, planted.number, ...sealedLater.map(one => one.number), ...own].filter(trace => rest.includes(trace))
}
const GETs = (ids: Ids) => asked(ids).filter(({ route }) => route.method === 'GET')

const as = (role: Role): Worker => actAs(database, a.firm.org, person[role], START)
/** An event as it would follow from an act, whatever gates a regulation sets before it: here only who sees it counts. */
const happen = (role: Role, caseId: string, draft: EventDraft) =>
  as(role).do(async ctx => {
    const [work, record] = [newWork(), await lockCase(ctx, caseId)]
    const { event, changes } = addEvent(ctx, work, record, draft)
    await notify(ctx, record, event, changes)
    await flush(ctx, work)
    return event.id
  })
const made = (record: string, values: Record<string, unknown>, texts: Record<string, string>): EventDraft =>
  ({ type: 'record.made', plain: { record, values }, sealed: { texts } }) as EventDraft

beforeAll(async () => {
  database = await testDatabase()
  server = await testApp(database)
  a = await aWalkedOrganisation(database, server, { letter: 'a' })
  routes = routesOf(server.app).filter(
    ({ method, url }) => method !== 'HEAD' && url.startsWith('/api') && examples[`${method} ${url}`] !== undefined,
  )
  person = await inOrganisation(database, a.firm.org, async tx => {
    for (const pack of [furn, penal]) await publishEdition({ tx, org: a.firm.org, now: START }, pack, 'system')
    const rows = await tx.selectFrom('people').select(['id', 'name']).where('org_id', '=', a.firm.org).execute()
    return Object.fromEntries(
      roles.map(role => [role, rows.find(r => r.name === `${a.secret}${a.secret}${role}`)!.id]),
    ) as Record<Role, string>
  })
  await as('administrator').do(ctx => changeSettings(ctx, { webhook: { url: 'https://robot.example/hook' } } as never))
  complaint = (
    await as('service-desk').register({ kind: 'complaint', title: '备件缺货投诉', customerId: a.firm.customers[0]!.id })
  ).id

  before = await answersOf(measured)
  const again = await answersOf(['administrator'])
  restless = new Set([...again].flatMap(([name, text]) => (before.get(name) === text ? [] : [name.slice(name.indexOf('/'))])))

  const hub = await createLiveHub(database, () => {})
  for (const role of roles) {
    told.set(role, [])
    const viewer = await as(role).do(async ({ org, now, actor, sight }) => ({ org, now, actor, sight }))
    hub.add({
      org: a.firm.org,
      person: person[role],
      viewer: () => viewer,
      send: m => told.get(role)!.push(JSON.stringify(m)),
      close: () => {},
    })
  }
  planted = await plant()
  await vi.waitFor(() => expect(told.get('human-resources')!.join()).toContain(planted.id), { timeout: 10_000 })
  await hub.close()
}, 400_000)

/** Of whom every answer to every question is compared with what it was before: the widest posts, and one that sees a department. */
const measured: readonly Role[] = ['administrator', 'auditor', 'service-desk', 'supervisor']

async function answersOf(of: readonly Role[]): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  for (const role of of)
    for (const { route, example } of GETs(a.ids)) {
      // Who is there to open a sealed case learns that there is one.
      if (role === 'auditor' && route.url === '/api/sealed-cases') continue
      // Papers are compared by their status alone, and the description of the interface is one for all: of one post.
      if (role !== measured[0] && /\/pdf$|^\/api\/docs\//.test(route.url)) continue
      // The workbook says how often it was given out before, this walk counted; the same lines are asked for as CSV.
      if (example.url.includes('/api/money-exports/') && example.url.endsWith('format=xlsx')) continue
      const answer = await ask(route, example, role)
      answers.set(`${role} ${example.url}`, `${answer.statusCode} ${await said(answer)}`)
    }
  return answers
}

async function plant(): Promise<typeof planted> {
  const send = async (role: Role, url: string, body: unknown, headers?: Record<string, string>) => {
    const answer = await server.ask('POST', url, { cookie: cookieOf(role), body, ...(headers && { headers }) })
    if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.body}`)
    return answer.json()
  }
  const { id, number } = await send('human-resources', '/api/cases', {
    ...{ kind: 'penalty', title: words.title, description: words.description, channel: 'internal' },
    departmentId: a.firm.departments.customerService,
  })
  const upload = aFile(`${words.fileName}.txt`, words.content)
  const { id: file } = await send('human-resources', '/api/files', upload.body, upload.headers)
  await send('human-resources', `/api/cases/${id}/events`, { type: 'attach', data: { file } })
  await happen('human-resources', id, {
    type: 'handler.assigned',
    plain: { person: person.specialist },
    sealed: {},
  } as EventDraft)
  const event = (await send('specialist', `/api/cases/${id}/events`, { type: 'note', data: { text: words.note } })).event
  // Told of the outcome before anybody else: whom it is about.
  await happen(
    'human-resources',
    id,
    made(
      'penalty-notice',
      { of: 'person', person: person.installer, department: a.firm.departments.customerService, servedOn: '2026-10-10' },
      { reasons: words.reasons },
    ),
  )
  const request = await happen('specialist', id, {
    type: 'matter.submitted',
    plain: {
      round: 1,
      route: [{ id: 'management', mode: 'any', clause: '四', people: [{ person: person.management, role: 'management' }] }],
    },
    sealed: { proposal: words.proposal },
  } as unknown as EventDraft)
  await happen('installer', id, made('appeal', { filedOn: '2026-10-10', newEvidence: true }, { grounds: words.appeal }))
  const duty = await as('human-resources').do(
    async ({ tx, org }) =>
      (
        await tx
          .selectFrom('duties')
          .select('key')
          .where('org_id', '=', org)
          .where('case_id', '=', id)
          .orderBy('key')
          .limit(1)
          .executeTakeFirstOrThrow()
      ).key,
  )
  // A measure of it, as the list of measures has it.
  await as('human-resources').do(({ tx, org, now }) =>
    tx
      .insertInto('penalty_measures')
      .values({
        ...{ org_id: org, case_id: id, kind: 'warning', regulation: 'penal', edition: 'penal@2026-01-01', party: 'person' },
        ...{ subject_id: person.installer, department_id: a.firm.departments.customerService, state: 'in-effect' },
        ...{ served_on: '2026-10-10', from_on: '2026-10-10', until_on: null, carried_on: null, next_at: null },
        ...{ said: '{}', sorts_on: '2026-10-10', updated_at: now },
      })
      .execute(),
  )
  // What payroll was told of it, in a batch of which others see the rest.
  await as('human-resources').do(async ({ tx, org }) => {
    const basis = JSON.stringify({ zh: `罚款（处罚 ${number}）`, en: `Fine (penalty ${number})` })
    await tx
      .insertInto('payroll_lines')
      .values({
        ...{
          org_id: org,
          batch_id: a.ids.payrollBatch,
          position: 2,
          source: 'penalty',
          key: `penalty:${id}:fine`,
          effect: 'deduct',
        },
        ...{ case_id: id, party: 'person', party_id: person.installer, party_name: words.appeal, amount_fen: -20_000, basis },
        ...{ regulation: 'penal', edition: '2026-01-01', clause: '四(二)3', why: 'null' },
      })
      .execute()
  })
  // What supervision found in it, before it was known to be one that is sealed.
  await as('human-resources').do(async ctx => {
    await raiseFinding(ctx, {
      ...{ source: 'patrol', sourceId: '', caseId: id, departmentId: a.firm.departments.customerService },
      ...{ personId: null, clause: '2.4.2', isMajor: true, words: words.note },
    })
    await ctx.tx
      .insertInto('data_check_hits')
      .values({
        ...{ org_id: ctx.org, id: ctx.newId(), rule: 'acceptance-incomplete', case_id: id, detail: '{}', found_at: ctx.now },
        ...{ clause: '2.4.1', asks: '', cleared_at: null, explained_by: null, explained_at: null, explanation: null },
      })
      .execute()
  })
  // A study of it that nobody gave free, a draft of one, and that another study helped with it.
  await as('human-resources').do(async ctx => {
    const record = await lockCase(ctx, id)
    const texts = {
      ...{ title: words.title, problem: words.description, rootCause: words.note, solution: words.proposal, measures: '' },
      ...{ effect: '', experience: words.reasons, product: '' },
    }
    const study = { entry: nextId(), version: 1, texts, codes: {}, author: ctx.actor.person, reviewer: person.management }
    await publishStudy(ctx, record, { ...study, request: null, state: 'published', isReleased: false })
    await storeDraft(ctx, id, { texts, codes: {}, kept: [], state: 'draft', request: null })
    await ctx.tx
      .insertInto('library_uses')
      .values({ org_id: ctx.org, entry_id: a.ids.libraryEntry, case_id: id, person_id: ctx.actor.person, at: ctx.now })
      .execute()
  })
  // Parts, a trip, a visit, a signature and money of it, as if somebody had entered them there; and whose it is, and which machine.
  const work = await as('human-resources').do(async ctx => {
    await ctx.tx
      .updateTable('cases')
      .set({ customer_id: a.ids.customer, machine_id: a.ids.machine })
      .where('org_id', '=', ctx.org)
      .where('id', '=', id)
      .execute()
    const about = { secret: words.work, case: id, event, person: person.specialist, project: a.ids.project }
    return aWalkedWork(ctx, { ...about, count: 2, store: a.ids })
  })
  return { id, number, duty, event, request, file, work }
}

describe('a sealed penalty', () => {
  test('changes no count and no list by one, and stands in no answer: what an outsider is told is what they were told before', async () => {
    const after = await answersOf(measured)
    const wrong = [...after].flatMap(([name, text]) => {
      const found = traces(text.slice(4), name)
      return found.length > 0 || text.startsWith('429') ? [`${name} says ${found.join()} ${text.slice(0, 3)}`] : []
    })
    expect(wrong).toEqual([])
    const changed = [...before].filter(([name, text]) => !restless.has(name.slice(name.indexOf('/'))) && after.get(name) !== text)
    expect(changed.map(([name, text]) => difference(name, text, after.get(name)!))).toEqual([])
    // What every list is made of does not move by itself, or this would prove nothing.
    const lists =
      /\/api\/(cases|duties|approvals|receipts|home|search|notifications|reports|library|customers|imports|violations|me)\b/
    // A Word document carries the moment it was written; what it says is what the page and the PDF say.
    expect([...restless].filter(name => lists.test(name) && !name.endsWith('/docx'))).toEqual([])
    expect(server.logged).toEqual([])
  }, 400_000)
})

describe('a sealed penalty of which a complaint tells', () => {
  beforeAll(async () => {
    // In the record that the regulation has for it, by its number; and by the way in a note.
    await happen('human-resources', complaint, made('penalty-raised', { of: 'person' }, { number: planted.number }))
    await happen('human-resources', complaint, {
      type: 'note.added',
      plain: {},
      sealed: { text: `见 ${planted.number}` },
    } as EventDraft)
    // What lies in a store and is built into a machine is there for everybody; of which case it came is not.
    await as('human-resources').do(async ({ tx, org, now, newId }) => {
      const part = { org_id: org, part_id: a.ids.part, quantity: 1, case_id: planted.id }
      await tx
        .insertInto('stock_moves')
        .values({
          ...{ ...part, id: newId(), kind: 'scrap', from_id: a.ids.location, to_id: null, serials: [], batch: '' },
          ...{ supplier_id: null, price_fen: null, ref_kind: null, ref_id: null, reverses: null, document: '' },
          ...{ reason: words.work, moved_by: person.specialist, at: now, recorded_at: now },
        })
        .execute()
      await tx
        .insertInto('part_uses')
        .values({
          ...{ ...part, event_id: planted.event, line: 1, machine_id: a.ids.machine, location_id: a.ids.location },
          ...{ serials_in: [], serials_out: [], used_at: now, used_by: person.specialist },
        })
        .execute()
      await tx
        .insertInto('machine_parts')
        .values({
          ...{ org_id: org, id: newId(), machine_id: a.ids.machine, parent_id: null, name: '主轴', installed_on: null },
          ...{ case_id: planted.id, created_at: now },
        })
        .execute()
    })
    await inOrganisation(database, a.firm.org, tx => publishEdition({ tx, org: a.firm.org, now: START }, equip, 'system'))
    const everything = await as('human-resources').do(({ tx, org }) =>
      tx
        .selectFrom('people')
        .select('id')
        .where('org_id', '=', org)
        .where('name', 'like', '%everything')
        .executeTakeFirstOrThrow(),
    )
    for (const [kind, title, handler] of [
      ['work-order', words.order, undefined],
      ['work-order', words.order, everything.id],
      // No insider by having had it in hand before it was sealed.
      ['work-order', words.order, person['field-engineer']],
      ['contract', words.contract, undefined],
    ] as const) {
      const one = await as('service-desk').register({ kind, title, customerId: a.ids.customer })
      const assigned = { type: 'handler.assigned', plain: { person: handler }, sealed: {} } as unknown as EventDraft
      if (handler !== undefined) await happen('service-desk', one.id, assigned)
      sealedLater.push(one)
    }
    await as('human-resources').do(({ tx, org }) =>
      tx
        .updateTable('cases')
        .set({ sealed_for: ['human-resources'] })
        .where('org_id', '=', org)
        .where(
          'id',
          'in',
          sealedLater.map(one => one.id),
        )
        .execute(),
    )
  }, 60_000)

  test('stands in no answer to any outsider on a route that tells of it whoever sees it', async () => {
    // Whoever holds every post is let into it and reaches every route: where it stands for them, it could stand for others.
    const telling: { route: ListedRoute; example: Example }[] = []
    for (const one of asked(a.ids).filter(({ route: r }) => r.method === 'GET' || /\/(preview|explain|similar)$/.test(r.url)))
      if (traces(await said(await send(one.route, one.example, a.everything)), one.example.url).length > 0) telling.push(one)
    const names = new Set(telling.map(({ route }) => nameOf(route)))
    for (const name of [
      'cases',
      'cases.xlsx',
      'duties',
      'duties.xlsx',
      'sealed-cases',
      'payroll',
      'payroll/batches/:id',
      'payroll/batches/:id/file',
      'contracts',
      'customers/:id',
      'dispatch',
      'dispatch/unplaced',
      'dunning',
      'field/bundle',
      'field/orders',
      'machines/:id',
      'machines/:id/cases',
      'parts/:id/uses',
      'parts/claims',
      'parts/differences',
      'parts/emergency',
      'parts/moves',
      'parts/moves.xlsx',
      'parts/reservations',
      'payments',
      'payments/proposal',
      'projects/:id',
      'receivables/invoices',
      'trips',
      'trips.xlsx',
    ])
      expect([...names]).toContain(`GET /api/${name}`)
    const wrong: string[] = []
    for (const role of outsiders)
      for (const { route, example } of telling) {
        if (route.url === '/api/sealed-cases' && role === 'auditor') continue // who is there to open it, and finds number and day
        const answer = await ask(route, example, role)
        const found = traces(await said(answer), example.url)
        if (found.length > 0 || answer.statusCode === 429)
          wrong.push(`${role}: ${nameOf(route)} ${example.url} says ${found.join()}`)
      }
    expect(wrong).toEqual([])
  }, 400_000)

  test('counts in no total of an outsider', async () => {
    for (const role of measured) {
      const total = async (url: string) => (await server.ask('GET', url, { cookie: cookieOf(role) })).json().total
      expect([role, await total('/api/cases?kind=penalty&closed=all')]).toEqual([role, 0])
      for (const word of [words.title, words.description, planted.number]) {
        expect([role, word, await total(`/api/cases?closed=all&q=${encodeURIComponent(word)}`)]).toEqual([role, word, 0])
        const hits = (await server.ask('GET', `/api/search?q=${encodeURIComponent(word)}`, { cookie: cookieOf(role) })).json()
          .items
        expect([role, word, hits]).toEqual([role, word, []])
      }
    }
  })

  test('is no case to an outsider who knows its ids, and nothing that they send changes it', async () => {
    const ids: Ids = {
      ...a.ids,
      case: planted.id,
      event: planted.event,
      duty: planted.duty,
      request: planted.request,
      file: planted.file,
      ...planted.work,
    }
    const named = [planted.id, planted.event, planted.duty, planted.request, planted.file, ...Object.values(planted.work)]
    const rows = () =>
      as('human-resources').do(
        async ({ tx, org }) =>
          (await tx.selectFrom('events').select('id').where('org_id', '=', org).where('stream_id', '=', planted.id).execute())
            .length,
      )
    const was = await rows()
    const wrong: string[] = []
    for (const role of ['administrator', 'leader', 'legal', 'service-desk', 'auditor'] as const)
      for (const { route, example } of asked(ids)) {
        const isAbout = named.some(
          id => decodeURIComponent(example.url).includes(id) || JSON.stringify(example.body ?? '').includes(id),
        )
        // What they may send of other things they would send here in earnest, and open for audit is what an auditor does.
        if (!isAbout || (role === 'auditor' && route.url === '/api/sealed-cases/:id/open')) continue
        const answer = await ask(route, example, role)
        const found = traces(await said(answer), example.url, example.body)
        if (found.length > 0) wrong.push(`${role}: ${nameOf(route)} ${example.url} says ${found.join()}`)
        // The code of a signed copy opens it to whoever holds it: only one that is nearly right is asked for here.
        const isRefused = route.url.startsWith('/api/cases/:id') || /^\/api\/parts\/\w+\/:id/.test(route.url)
        if (answer.statusCode < 300 && isRefused)
          wrong.push(`${role}: ${nameOf(route)} ${example.url} was answered ${answer.statusCode}`)
      }
    expect(wrong).toEqual([])
    expect(await rows()).toBe(was)
  }, 200_000)

  test('reaches no live screen of an outsider, and those of insiders', () => {
    const heard = (role: Role) => told.get(role)!.some(message => message.includes(planted.id))
    expect(outsiders.filter(heard)).toEqual([])
    expect(insiders.filter(role => !heard(role))).toEqual([])
  })

  test('tells of itself in the complaint only that something was raised, to whoever does not see it', async () => {
    const timeline = async (role: Role) =>
      (await server.ask('GET', `/api/cases/${complaint}`, { cookie: cookieOf(role) })).json().timeline as {
        data: { record?: string; values?: object }
        sealed: { texts?: object; text?: string }
        isSealed?: true
      }[]
    for (const role of ['service-desk', 'leader', 'administrator'] as const) {
      const entries = await timeline(role)
      const raised = entries.find(e => e.data.record === 'penalty-raised')!
      expect([role, raised.data.values, raised.sealed, raised.isSealed]).toEqual([role, {}, {}, true])
      expect(entries.some(e => e.sealed.text === '见 （密封案件）')).toBe(true)
    }
    const seen = (await timeline('human-resources')).find(e => e.data.record === 'penalty-raised')!
    expect(seen.sealed.texts).toEqual({ number: planted.number })
    expect(seen.isSealed).toBeUndefined()
  })

  test('is seen by each insider: in lists, search and by itself, with every word of it', async () => {
    for (const role of insiders) {
      const cookie = cookieOf(role)
      const whole = await server.ask('GET', `/api/cases/${planted.id}`, { cookie })
      expect([role, whole.statusCode]).toEqual([role, 200])
      for (const word of [words.title, words.description, words.note, words.proposal, words.reasons, words.appeal])
        expect(whole.body).toContain(word)
      expect((await server.ask('GET', '/api/cases?kind=penalty', { cookie })).json()).toMatchObject({
        total: 1,
        items: [{ id: planted.id, sealed: true }],
      })
      expect((await server.ask('GET', `/api/search?q=${encodeURIComponent(words.title)}`, { cookie })).body).toContain(
        planted.number,
      )
      expect((await server.ask('GET', `/api/files/${planted.file}`, { cookie })).body).toBe(words.content)
    }
    const waiting = await server.ask('GET', '/api/approvals', { cookie: cookieOf('management') })
    expect(waiting.body).toContain(planted.request)
  })

  test('sends no word of itself by mail, none to a room of robots, and notices to insiders only, whatever rings', async () => {
    const twoMonthsOn = new Date(Date.parse(START) + 60 * 86_400_000).toISOString()
    const tick = await sweep({ database, newId: nextId, newSalt: nextId, log: server.deps.log }, twoMonthsOn)
    expect(tick.fired.some(f => f.caseId === planted.id) || tick.more).toBeDefined()
    await inOrganisation(database, a.firm.org, async tx => {
      const messages = await tx.selectFrom('messages').selectAll().where('org_id', '=', a.firm.org).execute()
      const isOfIt = ({ case_id: of }: { case_id: string | null }) => of === planted.id
      expect(
        messages.filter(m =>
          traces(JSON.stringify({ ...m, case_id: null, words: { ...m.words, href: '' } }), '').some(t => t !== planted.id),
        ),
      ).toEqual([])
      expect(messages.filter(m => isOfIt(m) && m.channel === 'webhook')).toEqual([])
      const notices = await tx.selectFrom('notifications').selectAll().where('org_id', '=', a.firm.org).execute()
      // Of the orders that were sealed later whoever has them in hand was told before, and their edition knows nothing of a seal.
      const later = new Set([words.order, words.contract, ...sealedLater.map(one => one.number)])
      const isToldOf = (text: string) => traces(text, '').some(trace => !later.has(trace))
      const reached = new Set(notices.filter(n => isOfIt(n) || isToldOf(JSON.stringify(n.words))).map(n => n.person_id))
      const allowed = new Set([...insiders, 'deputy-leader' as const].map(role => person[role]))
      const everything = await tx
        .selectFrom('people')
        .select('id')
        .where('org_id', '=', a.firm.org)
        .where('name', '=', `${a.secret}${a.secret}everything`)
        .executeTakeFirstOrThrow()
      const headsOfService = a.firm.people.deputyLeader
      expect([...reached].filter(id => !allowed.has(id) && id !== everything.id && id !== headsOfService)).toEqual([])
      const tasks = await tx.selectFrom('administration_tasks').selectAll().where('org_id', '=', a.firm.org).execute()
      expect(tasks.filter(task => traces(JSON.stringify(task), '').length > 0)).toEqual([])
    })
  })
})

describe('access to a sealed penalty', () => {
  const status = async (role: Role) =>
    (await server.ask('GET', `/api/cases/${planted.id}`, { cookie: cookieOf(role) })).statusCode
  const inFirm = <T>(work: (ctx: Ctx) => Promise<T>) =>
    inOrganisation(database, a.firm.org, async tx => work(await testContext(tx, a.firm.org, person.administrator, START)))

  test('begins with a part in it, and ends with it', async () => {
    expect(await status('quality')).toBe(404)
    await happen('human-resources', planted.id, {
      type: 'handler.assigned',
      plain: { person: person.quality },
      sealed: {},
    } as EventDraft)
    expect([await status('quality'), await status('specialist')]).toEqual([200, 200]) // specialist submitted what is still to be decided
    await happen('human-resources', planted.id, {
      type: 'handler.assigned',
      plain: { person: person.specialist },
      sealed: {},
    } as EventDraft)
    expect([await status('quality'), await status('specialist')]).toEqual([404, 200])
  })

  test('of a decider lasts while they hold the post by which they decided', async () => {
    await happen('management', planted.id, {
      type: 'approval.decided',
      plain: {
        request: planted.request,
        subject: 'matter',
        step: 'management',
        decision: 'approve',
        outcome: 'approved',
        final: true,
      },
      sealed: {},
    } as unknown as EventDraft)
    expect(await status('management')).toBe(200)
    const own = async (url: string, cookie: string) => (await server.ask('GET', url, { cookie })).body
    expect(await own('/api/notifications', cookieOf('management'))).toContain(planted.id)
    await endPosts('management')
    const cookie = await server.signIn('management@a.example')
    expect((await server.ask('GET', `/api/cases/${planted.id}`, { cookie })).statusCode).toBe(404)
    for (const url of ['/api/approvals?tab=settled', '/api/notifications', '/api/duties?mine=1', '/api/cases'])
      expect(traces(await own(url, cookie), url)).toEqual([])
  })

  test('of a department that is charged is its head of today', async () => {
    const { headOfLegal, legal } = a.firm.people
    const sees = (who: string) =>
      actAs(database, a.firm.org, who, START).do(async ctx => (await visibleAmong(ctx, [planted.id])).has(planted.id))
    expect([await sees(headOfLegal), await sees(legal)]).toEqual([false, false])
    await happen(
      'human-resources',
      planted.id,
      made('internal-notice', { meetingOn: '2026-10-10', department: a.firm.departments.legal }, {}),
    )
    expect([await sees(headOfLegal), await sees(legal)]).toEqual([true, false])
    await inFirm(async ({ tx, org }) => {
      await tx
        .updateTable('posts')
        .set({ person_id: legal })
        .where('org_id', '=', org)
        .where('person_id', '=', headOfLegal)
        .where('role', '=', 'department-head')
        .execute()
      await tx.updateTable('organisations').set({ roster_version: nextId() }).where('id', '=', org).execute()
    })
    expect([await sees(headOfLegal), await sees(legal)]).toEqual([false, true])
  })

  test('is given to a witness for a reason, written down, and taken back', async () => {
    const post = (role: Role, url: string, body: object) => server.ask('POST', url, { cookie: cookieOf(role), body })
    expect(
      (await post('leader', `/api/cases/${planted.id}/insiders`, { person: person.leader, reason: '我想看看' })).json().code,
    ).toBe('case.not-found')
    expect(
      (await post('installer', `/api/cases/${planted.id}/insiders`, { person: person.leader, reason: '请他作证' })).json().code,
    ).toBe('sealed.not-yours')
    const let1 = await post('human-resources', `/api/cases/${planted.id}/insiders`, {
      person: person.logistics,
      reason: '作为证人陈述',
    })
    expect(let1.json().insiders).toContainEqual(
      expect.objectContaining({ because: ['let-in'], reason: '作为证人陈述', mayTakeBack: true }),
    )
    expect(await status('logistics')).toBe(200)
    expect(
      (
        await post('human-resources', `/api/cases/${planted.id}/insiders/take-back`, {
          person: person.installer,
          reason: '不再需要',
        })
      ).json().code,
    ).toBe('sealed.by-part')
    await post('human-resources', `/api/cases/${planted.id}/insiders/take-back`, { person: person.logistics, reason: '陈述已毕' })
    expect(await status('logistics')).toBe(404)
    const logged = await inFirm(({ tx, org }) =>
      tx
        .selectFrom('access_log')
        .select(['action', 'reason'])
        .where('org_id', '=', org)
        .where('case_id', '=', planted.id)
        .execute(),
    )
    expect(logged).toEqual(
      expect.arrayContaining([
        { action: 'case.let-in', reason: '作为证人陈述' },
        { action: 'case.shut-out', reason: '陈述已毕' },
      ]),
    )
    // Nobody is told by being mentioned.
    const mention = await post('human-resources', `/api/cases/${planted.id}/events`, {
      type: 'note',
      data: { text: '请看', mentions: [person.logistics] },
    })
    expect(mention.json()).toMatchObject({ code: 'sealed.outsider' })
  })

  test('is opened by an auditor for a reason and some hours; by nobody else; and the log of it is for those who see it', async () => {
    const open = (role: Role, reason: string) =>
      server.ask('POST', `/api/sealed-cases/${planted.id}/open`, { cookie: cookieOf(role), body: { reason } })
    const list = (await server.ask('GET', '/api/sealed-cases', { cookie: cookieOf('auditor') })).json()
    expect(list.items).toHaveLength(1 + sealedLater.length)
    expect(list.items.find((one: { id: string }) => one.id === planted.id)).toMatchObject({
      ...{ number: planted.number, isOpen: false },
    })
    for (const word of all) expect(JSON.stringify(list)).not.toContain(word)
    for (const role of ['administrator', 'leader', 'internal-control'] as const) {
      expect((await server.ask('GET', '/api/sealed-cases', { cookie: cookieOf(role) })).json()).toMatchObject({
        items: [],
        mayOpen: false,
      })
      expect((await open(role, '年度审计抽查')).json().code).toBe('case.not-found')
    }
    expect((await open('auditor', '看')).statusCode).toBe(400)
    expect(await status('auditor')).toBe(404)
    expect((await open('auditor', '年度审计抽查')).statusCode).toBe(200)
    expect(await status('auditor')).toBe(200)
    const log = async (role: Role) =>
      (await server.ask('GET', '/api/access-log?action=case.opened-for-audit', { cookie: cookieOf(role) })).json().items
    expect(await log('administrator')).toEqual([])
    expect(await log('auditor')).toMatchObject([{ reason: '年度审计抽查' }])
    server.advance(25 * 3_600_000)
    expect(await status('auditor')).toBe(404)
  })

  test('goes as one bundle with every file and a list of hashes that is right, for a reason', async () => {
    const answer = await server.ask('POST', `/api/cases/${planted.id}/bundle`, {
      cookie: cookieOf('installer'),
      body: { reason: '交本人律师' },
    })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/zip'])
    const zip = await JSZip.loadAsync(answer.rawPayload)
    const found = verifyBundle(answer.rawPayload)
    expect([found.faults, found.bundle?.taken]).toEqual([
      [],
      { at: expect.any(String), by: expect.any(String), reason: '交本人律师' },
    ])
    expect(Object.keys(zip.files)).toEqual([
      ...['README.txt', '案卷.html', 'case.json', 'bundle.json', `files/01 ${words.fileName}.txt`],
      ...['manifest.note', 'verify.html', 'verify.html.note'],
    ])
    expect(await zip.file(`files/01 ${words.fileName}.txt`)!.async('string')).toBe(words.content)
    const html = await zip.file('案卷.html')!.async('string')
    for (const word of [words.title, words.description, words.note, words.proposal, words.reasons, words.appeal])
      expect(html).toContain(word)
    expect(
      (await server.ask('POST', `/api/cases/${planted.id}/bundle`, { cookie: cookieOf('installer'), body: {} })).statusCode,
    ).toBe(400)
    const logged = await inFirm(({ tx, org }) =>
      tx
        .selectFrom('access_log')
        .select(['action', 'actor', 'reason'])
        .where('org_id', '=', org)
        .where('action', '=', 'bundle')
        .execute(),
    )
    expect(logged).toEqual([{ action: 'bundle', actor: person.installer, reason: '交本人律师' }])
  })

  async function endPosts(role: Role): Promise<void> {
    server.advance(2_000)
    await inFirm(async ({ tx, org }) => {
      await tx
        .updateTable('posts')
        .set({ until: '2026-10-10T01:00:01.000Z' })
        .where('org_id', '=', org)
        .where('person_id', '=', person[role])
        .execute()
      await tx.updateTable('organisations').set({ roster_version: nextId() }).where('id', '=', org).execute()
    })
  }
})
