import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { withAnswer } from '../../engine/papers/paper-content.ts'
import type { SignatureProof, SignedContent } from '../../events/signed-content.ts'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { china } from '../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { actAs, anOrganisation, type TestOrganisation, type Worker } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { caseRoutes } from '../cases/routes.ts'
import { customerLinkRoutes } from '../customer-links/routes.ts'
import type { CustomerPage, MadeLink } from '../customer-links/schema.ts'
import { canonical, sha256 } from '../events/seal.ts'
import { readPdf } from '../forms/read-pdf.fixture.ts'
import { grantPost } from '../organisation/grant-post.ts'
import { signatureRoutes } from './routes.ts'
import type { PaperList, PaperView, PublicSignature, SignatureList, SignatureView } from './schema.ts'

const PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const strokes = [{ penColor: '#10131a', points: [{ x: 1, y: 2, time: 1_000, pressure: 0.5 }] }]

let database: TestDatabase
let firm: TestOrganisation
let http: FeatureApp
/** Does what it is told: gates and permits have tests of their own. */
let anybody: Worker
let order: string
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database, { packs: [equip] })
  await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' }))
  anybody = actAs(database, firm.org, 'system', firm.clock)
  http = await featureApp(database, firm, [caseRoutes, signatureRoutes, customerLinkRoutes])
})
beforeEach(async () => {
  order = (await onSite()).id
})

/** An order whose engineer is at the user's. */
async function onSite() {
  const [customer] = firm.customers
  const opened = await firm.as('serviceDesk').register({
    kind: 'work-order',
    title: '压机主缸漏油',
    channel: 'internal',
    customerId: customer!.id,
    machineId: customer!.machines[0]!,
  })
  const values = { arriveBy: china('2026-03-03 09:00'), completeBy: china('2026-03-04 18:00'), staffFrom: 'customer-service' }
  await anybody.act(opened.id, 'make-record', { record: 'order', values, texts: { task: '更换主缸密封', route: '高铁' } })
  await anybody.act(opened.id, 'assign', { person: firm.people.fieldEngineer })
  await anybody.act(opened.id, 'make-record', {
    record: 'arrival',
    values: { arrivedAt: firm.clock.now(), onTime: true, workClothes: true },
  })
  return opened
}
const engineer = () => firm.as('fieldEngineer')
const head = () => firm.as('deputyLeader')
const complete = () =>
  engineer().act(order, 'complete', { solution: '更换密封圈', measures: '保压 30 分钟', guarantees: '质保一年' })
const papers = async () => (await http.ask('fieldEngineer', 'GET', `/api/cases/${order}/papers`)).json<PaperList>()
const paper = async (id: string): Promise<PaperView> => (await papers()).items.find(one => one.id === id)!
const signatures = async () =>
  (await http.ask('deputyLeader', 'GET', `/api/cases/${order}/signatures`)).json<SignatureList>().items
const open = async (id: string) =>
  (await http.ask('serviceDesk', 'GET', `/api/cases/${order}/signatures/${id}`)).json<SignatureView>()
/** What a screen makes of a paper that it showed. */
function proofOf(content: SignedContent, more: Partial<SignatureProof> = {}): SignatureProof {
  return {
    content,
    contentHash: sha256(canonical(content)),
    strokes,
    image: PNG,
    title: '设备科长',
    phone: '13912345678',
    deviceAt: firm.clock.now(),
    ...more,
  }
}
async function signReceipt(more: Partial<SignatureProof> = {}, remarks = '运行正常') {
  const { draft } = await paper('receipt')
  const content = withAnswer(draft, true, remarks)
  const { result } = await engineer().act(order, 'accept', {
    passed: true,
    via: 'screen',
    signer: '林志强',
    remarks,
    signature: proofOf(content, more),
  })
  return { content, result, id: String(result.signature) }
}
/** A wrong hand in the database: what no code of ours can do. */
const meddle = (statement: RawBuilder<unknown>) =>
  database.db.transaction().execute(async tx => {
    await sql`select set_config('bihuan.all_organisations', 'on', true)`.execute(tx)
    await statement.execute(tx)
  })
const partsOf = async (id: string, result: string) =>
  (await open(id)).verified.checks.filter(check => check.result === result).map(check => check.part)

describe('the receipt', () => {
  it('is put together from the order: task, times, work, and what is charged', async () => {
    await engineer().act(order, 'make-record', {
      record: 'failure',
      values: { failureCode: 'hydraulic-pneumatic', failures: 1, qualityProblem: false },
      texts: { product: '压机 P40', part: '主缸密封' },
    })
    await complete()
    const { draft, can } = await paper('receipt')
    expect(can).toBe(true)
    expect(draft).toMatchObject({
      number: 1,
      version: 1,
      clause: '19.2',
      customer: '华东汽车零部件有限公司',
      case: { id: order },
    })
    const shown = Object.fromEntries(
      draft.sections.map(section => [
        section.title.zh,
        section.kind === 'fields' ? section.fields.map(one => one.value) : section,
      ]),
    )
    expect(shown.任务).toEqual([{ text: '更换主缸密封' }, { at: china('2026-03-04 18:00') }])
    expect(shown.完成情况).toEqual([{ text: '更换密封圈' }, { text: '保压 30 分钟' }, { text: '质保一年' }])
    expect(shown.故障).toContainEqual({ words: { zh: '液压和气动', en: 'Hydraulic and pneumatic' } })
  })

  it('is refused before the work is done, by the clause', async () => {
    expect((await paper('receipt')).can).toMatchObject({ clause: '19.2' })
  })

  it('binds what was shown, the hand, who and when; the event carries the hashes as plain data', async () => {
    await complete()
    const { content, result, id } = await signReceipt()
    const { data } = await anybody.do(ctx =>
      ctx.tx
        .selectFrom('events')
        .select('data')
        .where('stream_id', '=', order)
        .where('type', '=', 'customer.accepted')
        .executeTakeFirstOrThrow(),
    )
    expect(data).toMatchObject({
      passed: true,
      via: 'screen',
      binding: {
        signature: id,
        paper: 'receipt',
        method: 'drawn',
        contentHash: sha256(canonical(content)),
        strokesHash: sha256(canonical(strokes)),
        imageHash: sha256(PNG),
        witness: firm.people.fieldEngineer,
      },
    })
    expect(JSON.stringify(data)).not.toMatch(/林志强|139|iVBOR/)
    expect(result).toMatchObject({ copy: expect.stringMatching(/^\/verify\/[0-9A-Z]{16}$/) })
    const [row] = await signatures()
    expect(row).toMatchObject({
      signer: '林志强',
      signerPhone: '139****5678',
      signerTitle: '设备科长',
      differs: [],
      changedSince: [],
      verified: { valid: true },
    })
    expect(await partsOf(id, 'differs')).toEqual([])
  })

  it.each([
    ['content', 'signatures', sql`content = replace(content, '更换密封圈', '更换主缸')`, ['content']],
    ['strokes', 'signatures', sql`strokes = '[]'`, ['strokes']],
    ['picture', 'signatures', sql`image = ${PNG.replace('Wj', 'Wk')}`, ['image']],
    ['name', 'signatures', sql`signer = '王五'`, ['signer', 'binding']],
    ['time', 'signatures', sql`signed_at = signed_at - interval '1 day'`, ['binding']],
    ['hash in the event', 'events', sql`data = jsonb_set(data, '{binding,contentHash}', '"00"')`, ['content', 'log']],
    ['name in the event', 'sealed_fields', sql`value = '"王五"'`, ['signer', 'log']],
  ])('shows which part was changed afterwards: %s', async (_name, table, change, parts) => {
    await complete()
    const { id } = await signReceipt()
    const accepted = sql`(select id from events where stream_id = ${order} and type = 'customer.accepted')`
    const rows = {
      signatures: sql`case_id = ${order}`,
      events: sql`id in ${accepted}`,
      sealed_fields: sql`field = 'signer' and event_id in ${accepted}`,
    }[table]!
    await meddle(sql`update ${sql.raw(table)} set ${change} where ${rows}`)
    const { verified } = await open(id)
    expect(verified.valid).toBe(false)
    expect(verified.checks.filter(check => check.result === 'differs').map(check => check.part)).toEqual(parts)
  })

  it('whose rows no code of ours can write over', async () => {
    await complete()
    await signReceipt()
    await expect(
      anybody.do(ctx =>
        ctx.tx
          .updateTable('signatures')
          .set({ signer: '别人' } as never)
          .where('org_id', '=', ctx.org)
          .execute(),
      ),
    ).rejects.toThrow(/permission denied/)
  })

  it('is refused where the content is not what was hashed, is of another case, or was signed meanwhile; nothing is kept', async () => {
    await complete()
    const { draft } = await paper('receipt')
    const content = withAnswer(draft, true, undefined)
    const send = (signature: SignatureProof, passed = true) =>
      engineer().act(order, 'accept', { passed, via: 'screen', signer: '林志强', signature })
    await expect(send(proofOf({ ...content, sections: [] }, { contentHash: sha256(canonical(content)) }))).rejects.toMatchObject({
      code: 'signature.hash-differs',
    })
    await expect(send(proofOf({ ...content, case: { ...content.case, id: 'other' } }))).rejects.toMatchObject({
      code: 'signature.other-paper',
    })
    // Agreed on paper, and refused in the act.
    await expect(send(proofOf(content), false)).rejects.toMatchObject({ code: 'signature.other-paper' })
    await expect(send(proofOf(content, { image: undefined }))).rejects.toMatchObject({ code: 'signature.not-drawn' })
    expect(await signatures()).toEqual([])
    await send(proofOf(content))
    await expect(
      anybody.act(order, 'accept', { passed: true, via: 'screen', signer: '林志强', signature: proofOf(content) }),
    ).rejects.toMatchObject({ code: 'signature.version-taken' })
  })

  it('names the parts that were shown otherwise than the record stood when it arrived', async () => {
    await complete()
    const { draft } = await paper('receipt')
    // The office put the task right while the phone was offline.
    const values = { arriveBy: china('2026-03-03 09:00'), completeBy: china('2026-03-05 18:00'), staffFrom: 'customer-service' }
    await anybody.act(order, 'make-record', { record: 'order', values, texts: { task: '更换主缸密封', route: '高铁' } })
    const content = withAnswer(draft, true, undefined)
    await engineer().act(order, 'accept', { passed: true, via: 'screen', signer: '林志强', signature: proofOf(content) })
    const [row] = await signatures()
    expect(row).toMatchObject({ differs: [{ zh: '任务' }], changedSince: [{ zh: '任务' }], verified: { valid: true } })
  })

  it('stands as it was signed when the work goes on, and is superseded by the next one', async () => {
    await complete()
    const first = await signReceipt()
    await head().act(order, 'correct', {
      corrects: (await lastOf('handling.completed')).id,
      reason: '漏写',
      values: { solution: '更换密封圈和导向环' },
    })
    expect((await signatures())[0]).toMatchObject({ changedSince: [{ zh: '完成情况' }], verified: { valid: true } })
    const second = await anybody.act(order, 'accept', { passed: true, via: 'screen', signer: '林志强' })
    const rows = await signatures()
    expect(rows.map(row => [row.version, row.method, row.supersededBy])).toEqual([
      [2, 'typed', null],
      [1, 'drawn', second.result.signature],
    ])
    expect((await open(first.id)).content).toEqual(first.content)
    expect(rows.every(row => row.verified.valid)).toBe(true)
  })
})

const lastOf = (type: string) =>
  anybody.do(ctx =>
    ctx.tx
      .selectFrom('events')
      .select(['id', 'data'])
      .where('stream_id', '=', order)
      .where('type', '=', type)
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow(),
  )

describe("the customer's copy", () => {
  it('is the same PDF each time, with the code; whoever has the code sees what was signed, with the name in part', async () => {
    await complete()
    const { id, result } = await signReceipt()
    const first = await http.ask('serviceDesk', 'GET', `/api/cases/${order}/signatures/${id}/pdf`)
    const code = String(result.code)
    const copy = await http.ask('nobody', 'GET', `/api/verify/${code}/pdf`)
    expect(copy.rawPayload.equals(first.rawPayload)).toBe(true)
    const page = (
      await http.ask('nobody', 'GET', `/api/verify/${code.toLowerCase().replace(/(.{4})/g, '$1-')}`)
    ).json<PublicSignature>()
    expect(page).toMatchObject({
      signer: '林**',
      verified: { valid: true },
      copyHash: createHash('sha256').update(copy.rawPayload).digest('hex'),
      isSuperseded: false,
    })
    expect(JSON.stringify(page)).not.toMatch(/林志强|5678|iVBOR/)
    const { pages } = readPdf(copy.rawPayload)
    expect(pages.join('')).toContain('林志强')
    expect(pages.join('')).toContain(code.slice(0, 4))
  })

  it('is not found by a code that nobody was given, and guessing is slowed down', async () => {
    expect((await http.ask('nobody', 'GET', '/api/verify/0000000000000000')).json().code).toBe('verify.not-found')
    const many = await Promise.all(
      Array.from({ length: 40 }, (_, i) => http.ask('nobody', 'GET', `/api/verify/${String(i).padStart(16, 'A')}`)),
    )
    expect(many.at(-1)?.json()).toMatchObject({ status: 429, code: 'rate.too-many' })
  })
})

describe('work beyond scope', () => {
  const ask = () =>
    engineer().act(order, 'make-record', {
      record: 'scope-request',
      values: {
        lines: [
          { quantity: 1.5, priceFen: 200_000 },
          { quantity: 2, priceFen: 15_050 },
        ],
      },
      texts: { reason: '移机', lines: [{ what: '移机', unit: '次' }, { what: '地脚' }] },
    })
  const consent = () =>
    head().act(order, 'make-record', {
      record: 'scope-consent',
      values: { agreed: true, charged: true },
      texts: { scope: '移机 5 米' },
    })
  const sign = async (agreed = true) => {
    const content = withAnswer((await paper('change-order')).draft, agreed, undefined)
    return engineer().act(order, 'sign-paper', {
      paper: 'change-order',
      agreed,
      via: 'screen',
      signer: '林志强',
      signature: proofOf(content),
    })
  }
  const extra = () => engineer().act(order, 'make-record', { record: 'extra-work', values: {}, texts: { done: '移机 5 米' } })

  it('waits for the request, the head and the customer, in this order; the amount goes on the receipt', async () => {
    await expect(consent()).rejects.toMatchObject({ code: 'gate.missing' })
    await ask()
    await expect(sign()).rejects.toMatchObject({ code: 'gate.missing' })
    await consent()
    await expect(extra()).rejects.toMatchObject({ code: 'gate.missing' })
    await sign()
    await extra()
    await complete()
    const { draft } = await paper('receipt')
    expect(draft.sections.find(section => section.title.zh === '超范围工作')).toMatchObject({ kind: 'rows', totalFen: 330_100 })
    expect(draft.sections.find(section => section.title.zh === '收费')).toMatchObject({ fields: [{ value: { fen: 330_100 } }] })
  })

  it('is not done where the customer refuses, and a second request is a paper of its own', async () => {
    await ask()
    await consent()
    await sign(false)
    await expect(extra()).rejects.toMatchObject({ code: 'gate.missing' })
    await ask()
    await consent()
    const { draft } = await paper('change-order')
    expect([draft.number, draft.version]).toEqual([2, 1])
    await sign()
    await extra()
    expect((await signatures()).map(row => [row.number, row.agreed, row.supersededBy])).toEqual([
      [2, true, null],
      [1, false, null],
    ])
  })
})

describe('an extension', () => {
  const due = async () => (await engineer().view(order)).duties.find(duty => duty.rule === 'finish-work')?.dueAt
  const report = (cause: 'user' | 'company') =>
    engineer().act(order, 'make-record', {
      record: 'extension',
      values: { cause, newEnd: china('2026-03-06 17:00') },
      texts: { reason: '停电两天' },
    })

  it('moves the end of the work once the user has confirmed it, and the clock says why', async () => {
    expect(await due()).toBe(china('2026-03-04 18:00'))
    await report('user')
    expect(await due()).toBe(china('2026-03-04 18:00'))
    await engineer().act(order, 'sign-paper', { paper: 'extension', agreed: true, via: 'screen', signer: '林志强' })
    expect(await due()).toBe(china('2026-03-06 17:00'))
    const duty = (await engineer().view(order)).duties.find(one => one.rule === 'finish-work')!
    const why = (await http.ask('fieldEngineer', 'GET', `/api/cases/${order}/duties/${encodeURIComponent(duty.id)}/why`)).body
    expect(why).toContain('延长报告')
    expect(why).toContain('2026-03-06 17:00')
  })

  it('is confirmed by the user on a link, once it is reported, and a second time by nobody', async () => {
    const link = () =>
      http.ask('serviceDesk', 'POST', `/api/cases/${order}/links`, { body: { purpose: 'paper', paper: 'extension' } })
    expect((await link()).json()).toMatchObject({ code: 'gate.missing', clause: '19.2' })
    await report('user')
    const api = (await link()).json<MadeLink>().link.replace('/c/', '/api/c/')
    const page = (await http.ask('nobody', 'GET', api)).json<CustomerPage>()
    expect(page).toMatchObject({ asks: 'paper', paper: { paper: 'extension', number: 1, version: 1 } })
    const content = withAnswer(page.paper!, true, undefined)
    const signature = { contentHash: sha256(canonical(content)), strokes, image: PNG }
    const taken = await http.ask('nobody', 'POST', api, { body: { signer: '林志强', agree: true, agreed: true, signature } })
    expect(taken.statusCode).toBe(201)
    expect(await due()).toBe(china('2026-03-06 17:00'))
    expect((await signatures())[0]).toMatchObject({ via: 'link', witness: null, verified: { valid: true } })
    expect((await link()).statusCode).toBe(201)
    expect((await http.ask('nobody', 'GET', api)).json().code).toBe('link.not-valid')
  })

  it("for the company's reasons goes to the head, and moves it once the head agrees", async () => {
    await report('company')
    expect((await head().view(order)).duties.find(duty => duty.rule === 'note-extension')).toMatchObject({
      closedAt: null,
      owner: { name: '陈敏' },
    })
    await head().act(order, 'make-record', { record: 'extension-noted', values: { agreed: true } })
    expect(await due()).toBe(china('2026-03-06 17:00'))
  })
})

describe('what is asked on the spot', () => {
  it('becomes a request of its own with one record, with its text and its user, and only then the order can be closed', async () => {
    await engineer().act(order, 'make-record', {
      record: 'unplanned-request',
      values: { toldTheWay: true, of: 'other-user' },
      texts: { asked: '隔壁厂的 P25 压机也要大修', otherUser: '宏达锻造', otherPhone: '13800001234' },
    })
    await complete()
    await engineer().act(order, 'accept', { passed: true, via: 'screen', signer: '林志强' })
    await engineer().act(order, 'make-record', { record: 'leave-site', values: { onTime: true } })
    const close = () => firm.as('serviceDesk').act(order, 'close-matter', { outcome: 'done', summary: '已办完' })
    await expect(close()).rejects.toMatchObject({ code: 'gate.missing' })
    const { result } = await firm.as('serviceDesk').act(order, 'make-record', { record: 'new-request', values: {} })
    const { id, number } = result.opened as { id: string; number: string }
    const opened = await firm.as('serviceDesk').view(id)
    expect(opened).toMatchObject({
      kind: 'request',
      number,
      channel: 'visit',
      title: '隔壁厂的 P25 压机也要大修',
      description: '隔壁厂的 P25 压机也要大修',
      contact: { name: '宏达锻造', phone: '13800001234' },
    })
    const origin = await anybody.do(ctx =>
      ctx.tx.selectFrom('cases').select('origin_id').where('id', '=', id).executeTakeFirstOrThrow(),
    )
    expect(origin.origin_id).toBe(order)
    await close()
  })
})

it('leaving without a receipt: why, from whoever is there, and the word of the head', async () => {
  await complete()
  const leave = () => engineer().act(order, 'make-record', { record: 'leave-site', values: { onTime: true } })
  await engineer().act(order, 'make-record', {
    record: 'receipt-withheld',
    values: { cause: 'nobody-there' },
    texts: { what: '设备科长出差' },
  })
  await expect(leave()).rejects.toMatchObject({ code: 'gate.missing' })
  expect((await head().view(order)).duties.find(duty => duty.rule === 'settle-no-receipt')).toMatchObject({ closedAt: null })
  await head().act(order, 'make-record', { record: 'receipt-refused', values: {}, texts: { why: '已与设备科长电话核实' } })
  await leave()
})
