import { beforeAll, describe, expect, it } from 'vitest'
import { withAnswer } from '../../engine/papers/paper-content.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { actAs, anOrganisation, type TestOrganisation, type Worker } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { canonical, sha256 } from '../events/seal.ts'
import { customerLinkRoutes } from './routes.ts'
import type { CustomerPage, MadeLink } from './schema.ts'

const PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const strokes = [{ points: [{ x: 1, y: 2, time: 1_000, pressure: 0.5 }] }]

describe("the customer's link", () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  /** Does what it is told: gates and permits have tests of their own. */
  let anybody: Worker
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database)
    anybody = actAs(database, firm.org, 'system', firm.clock)
    http = await featureApp(database, firm, [customerLinkRoutes])
  })
  const apiOf = (link: unknown) => String(link).replace(/^\/c\//, '/api/c/')
  const open = (api: string, app = http) => app.ask('nobody', 'GET', api)
  const answer = (api: string, body: object, app = http) => app.ask('nobody', 'POST', api, { body })
  const complete = (id: string) =>
    anybody.act(id, 'complete', { solution: '更换减速器', measures: '复测 24 小时', guarantees: '质保延长半年' })
  const eventsOf = (id: string, type: string) =>
    anybody.do(ctx =>
      ctx.tx
        .selectFrom('events')
        .select(['actor', 'data', 'seq'])
        .where('stream_id', '=', id)
        .where('type', '=', type as never)
        .orderBy('seq')
        .execute(),
    )

  /** A request whose result has been sent, and the link that went with it. */
  async function sentResult(): Promise<{ id: string; number: string; api: string }> {
    const { id, number } = await firm.as('frontLine').register({ kind: 'request', title: '要求培训' })
    await complete(id)
    const { result } = await anybody.act(id, 'send-result', { channel: 'wechat', text: '培训已完成，资料已发送。' })
    return { id, number, api: apiOf(result.link) }
  }

  it('shows the customer the case, how far it is and the result, and nothing of the inside', async () => {
    const { number, api } = await sentResult()
    const response = await open(api)
    expect(response.statusCode).toBe(200)
    expect(response.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    const page = response.json<CustomerPage>()
    expect(page).toMatchObject({
      company: { zh: '闭环机器人有限公司' },
      number,
      title: '要求培训',
      asks: 'feedback',
      node: null,
      texts: [{ text: '培训已完成，资料已发送。' }],
    })
    expect(page.stages.map(s => s.state)).toEqual(['done', 'done', 'current', 'ahead', 'ahead'])
    expect(response.body).not.toMatch(/李晓|陈敏|id-\d/)
  })

  it('takes feedback once, as the customer, and then stops working', async () => {
    const { id, api } = await sentResult()
    const said = { satisfied: false, rating: 2, comment: '等了太久', channel: 'phone' }
    expect((await answer(api, said)).statusCode).toBe(201)
    expect(await eventsOf(id, 'channel.preferred')).toMatchObject([
      { actor: 'customer', data: { channel: 'phone', forCustomer: true } },
    ])
    expect(await eventsOf(id, 'customer.answered')).toMatchObject([
      { actor: 'customer', data: { satisfied: false, rating: 2, via: 'link' } },
    ])
    for (const again of [await answer(api, { satisfied: true }), await open(api)])
      expect([again.statusCode, again.json().code]).toEqual([404, 'link.not-valid'])
    expect(await eventsOf(id, 'customer.answered')).toHaveLength(1)
  })

  it('is made once under an Idempotency-Key, and what is kept for the same request sent again shows its token to nobody', async () => {
    const { id } = await sentResult()
    const headers = { 'idempotency-key': 'b2d9f0de-link' }
    const make = () => http.ask('frontLine', 'POST', `/api/cases/${id}/links`, { body: { purpose: 'feedback' }, headers })
    const [first, again] = [await make(), await make()]
    expect(again.headers['idempotent-replayed']).toBe('true')
    expect(again.json()).toEqual(first.json())
    const kept = await anybody.do(ctx => ctx.tx.selectFrom('idempotency_keys').selectAll().execute())
    expect(kept).toHaveLength(1)
    expect(JSON.stringify(kept)).not.toMatch(/b2d9f0de|\/c\//)
    expect((await open(apiOf(first.json<MadeLink>().link))).statusCode).toBe(200)
  })

  it('takes one of two answers that arrive together', async () => {
    const { id, api } = await sentResult()
    const codes = (await Promise.all([answer(api, { satisfied: true }), answer(api, { satisfied: false })])).map(
      r => r.statusCode,
    )
    expect(codes.sort()).toEqual([201, 404])
    expect(await eventsOf(id, 'customer.answered')).toHaveLength(1)
  })

  it('does not fill in a rating that nobody gave', async () => {
    const { id, api } = await sentResult()
    await answer(api, { satisfied: true })
    expect((await eventsOf(id, 'customer.answered'))[0]?.data).toEqual({ satisfied: true, via: 'link' })
  })

  it('binds a signature to the words that were signed', async () => {
    const { id } = await firm.as('frontLine').register({ kind: 'request' })
    const { result } = await anybody.act(id, 'reach-node', {
      node: 'installation-finished',
      content: '六台机器人安装到位，试运行 48 小时无故障。',
    })
    const api = apiOf(result.link)
    expect((await open(api)).json<CustomerPage>()).toMatchObject({
      asks: 'signature',
      node: { id: 'installation-finished', title: { zh: '安装完成' }, content: '六台机器人安装到位，试运行 48 小时无故障。' },
    })
    const { paper } = (await open(api)).json<CustomerPage>()
    expect((await answer(api, { signer: '林主任', signature: PNG, agree: true })).statusCode).toBe(201)
    const [event] = await eventsOf(id, 'node.signed')
    expect(event).toMatchObject({
      actor: 'customer',
      data: { via: 'link', allSigned: true, contentHash: sha256(canonical(withAnswer(paper!, true, undefined))) },
    })
    expect(event!.data.binding).toMatchObject({ method: 'drawn', version: 1 })
  })

  it('refuses a signature under words that have changed since they were read, and takes one under the new words', async () => {
    const { id } = await firm.as('frontLine').register({ facts: { attitude: 'clear' } })
    const done = await complete(id)
    const api = apiOf(done.result.link)
    const sign = async (page: CustomerPage) =>
      answer(api, {
        ...{ signer: '林主任', agree: true, passed: true },
        signature: { contentHash: sha256(canonical(withAnswer(page.paper!, true, undefined))), image: PNG, strokes },
      })
    const read = (await open(api)).json<CustomerPage>()
    await anybody.act(id, 'correct', { corrects: done.event, reason: '写错', values: { solution: '更换电机' } })
    const refused = await sign(read)
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'signature.content-changed'])
    expect(await eventsOf(id, 'customer.accepted')).toEqual([])
    const taken = await sign((await open(api)).json<CustomerPage>())
    expect([taken.statusCode, taken.json().copy]).toEqual([201, expect.stringMatching(/^\/verify\//)])
  })

  it('signs with a typed name where nobody can draw, but never without agreement or with a picture that is none', async () => {
    const { id } = await firm.as('frontLine').register({ kind: 'request' })
    const api = apiOf((await anybody.act(id, 'reach-node', { node: 'plan-delivered', content: '方案 A' })).result.link)
    for (const body of [
      { signer: '林' },
      { signer: '林', agree: false },
      { signer: '', agree: true },
      { signer: '林', agree: true, signature: 'data:text/html;base64,PHNjcmlwdD4=' },
    ])
      expect((await answer(api, body)).json().code, JSON.stringify(body)).toBe('input.invalid')
    expect((await answer(api, { satisfied: true })).json().code).toBe('link.other-purpose')
    expect((await answer(api, { signer: '林', agree: true })).statusCode).toBe(201)
  })

  it('for acceptance comes with the completion of a larger anomaly, and not of a general one', async () => {
    const larger = await firm.as('frontLine').register({ facts: { attitude: 'clear' } })
    const api = apiOf((await complete(larger.id)).result.link)
    expect((await open(api)).json<CustomerPage>()).toMatchObject({
      asks: 'acceptance',
      texts: [{ text: '更换减速器' }, { text: '复测 24 小时' }, { text: '质保延长半年' }],
    })
    expect((await answer(api, { signer: '林主任', agree: true, passed: false })).json().code).toBe('link.remarks-missing')
    expect((await answer(api, { signer: '林主任', agree: true, passed: false, remarks: '仍有异响' })).statusCode).toBe(201)
    expect(await eventsOf(larger.id, 'customer.accepted')).toMatchObject([
      { actor: 'customer', data: { passed: false, full: false, via: 'link' } },
    ])
    const general = await firm.as('frontLine').register({ facts: {} })
    expect((await complete(general.id)).result).toEqual({})
  })

  it('expires after thirty days, and ends with the case', async () => {
    const late = await anOrganisation(database)
    const app = await featureApp(database, late, [customerLinkRoutes])
    const staff = actAs(database, late.org, 'system', late.clock)
    const sent = async () => {
      const { id } = await late.as('frontLine').register({ kind: 'request' })
      await staff.act(id, 'complete', { solution: 'a', measures: 'b', guarantees: 'c' })
      return { id, api: apiOf((await staff.act(id, 'send-result', { channel: 'email', text: '好了' })).result.link) }
    }
    const [first, second] = [await sent(), await sent()]
    await staff.act(second.id, 'merge', { into: first.id, reason: '重复' })
    expect((await open(second.api, app)).json().code).toBe('link.not-valid')
    late.clock.pass({ days: 29, hours: 23 })
    expect((await open(first.api, app)).statusCode).toBe(200)
    late.clock.pass({ hours: 1 })
    expect((await open(first.api, app)).json().code).toBe('link.not-valid')
    expect((await answer(first.api, { satisfied: true }, app)).json().code).toBe('link.not-valid')
  })

  it('can be made again by the staff, with a QR code; the older one stops working', async () => {
    const { id, api } = await sentResult()
    const made = (
      await http.ask('serviceDesk', 'POST', `/api/cases/${id}/links`, { body: { purpose: 'feedback' } })
    ).json<MadeLink>()
    expect(made).toMatchObject({
      url: `https://bihuan.example${made.link}`,
      qr: expect.stringMatching(/^data:image\/png;base64,/),
      purpose: 'feedback',
      node: null,
    })
    expect((await open(api)).json().code).toBe('link.not-valid')
    expect((await open(apiOf(made.link))).statusCode).toBe(200)
    const { items } = (await http.ask('serviceDesk', 'GET', `/api/cases/${id}/links`)).json()
    expect(items.map((l: { state: string }) => l.state).sort()).toEqual(['used', 'waiting'])
    expect(JSON.stringify(items)).not.toContain(made.link.slice(3))
  })

  it('is not made where there is nothing to ask', async () => {
    const { id } = await firm.as('frontLine').register({ kind: 'request' })
    const code = async (body: object, of = id) =>
      (await http.ask('serviceDesk', 'POST', `/api/cases/${of}/links`, { body })).json().code
    for (const purpose of ['feedback', 'signature', 'acceptance'])
      expect(await code({ purpose }), purpose).toBe('link.nothing-to-ask')
    expect(await code({ purpose: 'payment' })).toBe('input.invalid')
    expect(await code({ purpose: 'feedback' }, 'none')).toBe('case.not-found')
  })

  it('that nobody made is refused like a used one, and guessing is slowed down', async () => {
    expect((await open('/api/c/0000000000000000')).json().code).toBe('link.not-valid')
    const many = await Promise.all(Array.from({ length: 70 }, (_, i) => open(`/api/c/guess-number-${i}`)))
    expect(many.at(-1)?.json()).toMatchObject({ status: 429, code: 'rate.too-many' })
  })
})
