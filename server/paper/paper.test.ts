import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { furn } from '../../policies/furn/2026-01-01/pack.ts'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, nextId, nextSalt, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { testFiles } from '../../test/files.ts'
import { carryOutDisposals } from '../archive/carry-out.ts'
import { archiveRoutes } from '../archive/routes.ts'
import type { DisposalItemPage, DisposalRow, Proposal } from '../archive/schema.ts'
import type { FileStore } from '../files/file-store.ts'
import { readPdf } from '../forms/read-pdf.fixture.ts'
import { paperRoutes } from './routes.ts'
import type { CasePapers, LogPage, PaperPage, PaperView, PlaceList } from './schema.ts'
import { ringPapers } from './tell.ts'

describe('paper originals', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  let files: FileStore
  let place: string
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database, { packs: [robot, furn] })
    files = await testFiles(database, firm.clock.now)
    http = await featureApp(database, firm, [archiveRoutes, paperRoutes])
    place = await aPlace('档案室')
  })
  const deps = () => ({ database, clock: firm.clock.now, newId: nextId, newSalt: nextSalt, files })
  const get = async <T>(who: PersonName, url: string) => (await http.ask(who, 'GET', url)).json<T>()
  const post = (who: PersonName, url: string, body: object) => http.ask(who, 'POST', url, { body })
  const person = (who: PersonName) => ({ person: firm.people[who] })
  /** Locked by the desk and by internal control. */
  const aPlace = async (room: string) => {
    const list = (
      await post('serviceDesk', '/api/archive/paper-places', { room, first: person('serviceDesk'), second: person('legal') })
    ).json<PlaceList>()
    return list.items.find(one => one.room === room)!.id
  }
  const aPaper = async (more: object = {}) =>
    (
      await post('serviceDesk', '/api/archive/papers', {
        ...{ sort: 'form', title: '入职登记表', pages: 3, datedOn: '2026-01-05', place, ...more },
      })
    ).json<PaperView>()
  const ask = (who: PersonName, id: string, body: object) => post(who, `/api/archive/papers/${id}/requests`, body)
  const view = (id: string, who: PersonName = 'serviceDesk') => get<PaperView>(who, `/api/archive/papers/${id}`)
  const settle = async (who: PersonName, id: string, outcome: string, comment?: string) => {
    const { request } = await view(id)
    return post(who, `/api/archive/paper-requests/${request!.id}/settle`, { outcome, ...(comment && { comment }) })
  }
  const takeOut = { act: 'take-out', reason: '法院调取证据', dueOn: '2099-12-31' }

  it('lie under the locks of two people, as the furniture regulation wants, and nobody is both', async () => {
    const one = { room: '杂物间', first: person('serviceDesk'), second: null }
    expect((await post('serviceDesk', '/api/archive/paper-places', one)).json()).toMatchObject({
      code: 'paper.needs-two',
      clause: '6.1.2(2)',
    })
    const twice = { ...one, second: person('serviceDesk') }
    expect((await post('serviceDesk', '/api/archive/paper-places', twice)).json()).toMatchObject({
      code: 'paper.same-person',
      clause: '6.1.2(2)',
    })
    const sameAgain = { room: '档案室', first: person('serviceDesk'), second: person('legal') }
    expect((await post('serviceDesk', '/api/archive/paper-places', sameAgain)).json()).toMatchObject({
      code: 'paper.place-taken',
    })
    expect((await post('frontLine', '/api/archive/paper-places', sameAgain)).json()).toMatchObject({ code: 'archive.not-yours' })
  })

  it('are taken out once the other custodian confirms, come back the same way, and every step stands in the record', async () => {
    const { id, number, state } = await aPaper()
    expect(state).toBe('stored')
    expect((await ask('frontLine', id, takeOut)).json()).toMatchObject({ code: 'paper.not-found' })
    expect((await ask('serviceDesk', id, takeOut)).json()).toMatchObject({ code: 'paper.taker-missing' })
    expect((await ask('serviceDesk', id, { ...takeOut, whoName: '王法官', dueOn: '2020-01-01' })).json()).toMatchObject({
      code: 'paper.due-past',
    })
    expect((await ask('serviceDesk', id, { ...takeOut, whoName: '王法官' })).json()).toMatchObject({
      state: 'stored',
      request: { act: 'take-out', taker: '王法官', can: { confirm: false, withdraw: true } },
    })
    expect((await settle('serviceDesk', id, 'confirmed')).json()).toMatchObject({
      code: 'paper.same-person',
      clause: '6.1.2(2)',
    })
    expect((await settle('principal', id, 'confirmed')).json()).toMatchObject({ code: 'paper.not-custodian' })
    expect((await view(id, 'legal')).request).toMatchObject({ can: { confirm: true, withdraw: false } })
    expect((await settle('legal', id, 'confirmed')).statusCode).toBe(200)
    expect(await view(id)).toMatchObject({ state: 'out', taker: '王法官', dueOn: '2099-12-31', request: null })
    expect((await ask('legal', id, { act: 'return', reason: '用完归还' })).statusCode).toBe(200)
    expect((await settle('serviceDesk', id, 'refused')).json()).toMatchObject({ code: 'input.invalid' })
    expect((await settle('serviceDesk', id, 'confirmed')).statusCode).toBe(200)
    const { items } = await get<LogPage>('auditor', `/api/archive/papers/${id}/log`)
    expect(items).toMatchObject([
      { act: 'returned', by: { name: '罗文' }, with: { name: '周静' }, who: '王法官', to: '档案室' },
      { act: 'taken-out', reason: '法院调取证据', who: '王法官', dueOn: '2099-12-31', from: '档案室' },
      { act: 'stored', with: null },
      { act: 'received' },
    ])
    // Nobody changes what stands there, the application neither.
    await expect(
      firm.as('administrator').do(({ tx }) => sql`update paper_log set reason = '别的' where paper_id = ${id}`.execute(tx)),
    ).rejects.toThrow('permission denied')
    const events = await firm
      .as('administrator')
      .do(({ tx, org }) =>
        tx
          .selectFrom('events')
          .select(['type', 'data'])
          .where('org_id', '=', org)
          .where('stream_id', '=', 'organisation')
          .where(sql<boolean>`data ->> 'number' = ${number}`)
          .orderBy('seq')
          .execute(),
      )
    expect(events.map(event => event.type)).toEqual([
      'paper.registered',
      ...['paper.asked', 'paper.settled', 'paper.asked', 'paper.settled'],
    ])
  })

  it('are not taken where the other refuses, or who asked takes it back; one thing waits at a time', async () => {
    const { id } = await aPaper()
    await ask('legal', id, { ...takeOut, who: firm.people.frontLine })
    expect((await ask('serviceDesk', id, { ...takeOut, who: firm.people.frontLine })).json()).toMatchObject({
      code: 'paper.request-open',
    })
    expect((await settle('serviceDesk', id, 'withdrawn')).json()).toMatchObject({ code: 'paper.request-settled' })
    expect((await settle('serviceDesk', id, 'refused', '没有调取函')).statusCode).toBe(200)
    expect(await view(id)).toMatchObject({ state: 'stored', request: null })
    await ask('legal', id, { ...takeOut, who: firm.people.frontLine })
    expect((await settle('legal', id, 'withdrawn')).statusCode).toBe(200)
    expect(await view(id)).toMatchObject({ state: 'stored', request: null })
  })

  it('are reminded of when they are out beyond their day', async () => {
    const { id, number } = await aPaper()
    const today = firm.clock.now().slice(0, 10)
    await ask('serviceDesk', id, { ...takeOut, who: firm.people.frontLine, dueOn: today })
    await settle('legal', id, 'confirmed')
    const later = new Date(Date.parse(firm.clock.now()) + 2 * 86_400_000).toISOString()
    await ringPapers(deps(), later)
    await ringPapers(deps(), later)
    const told = await firm
      .as('administrator')
      .do(({ tx, org }) =>
        tx
          .selectFrom('notifications')
          .select(['person_id', 'words'])
          .where('org_id', '=', org)
          .where('id', 'like', `paper:${id}:overdue:%`)
          .execute(),
      )
    expect(told.map(one => one.person_id).sort()).toEqual(
      [firm.people.frontLine, firm.people.legal, firm.people.serviceDesk].sort(),
    )
    expect(JSON.stringify(told[0])).toContain(number)
    firm.clock.pass({ days: 2 })
    expect((await get<PaperPage>('auditor', '/api/archive/papers?show=overdue')).items).toMatchObject([{ id, isOverdue: true }])
  })

  it('are missing and found again, seen in their place, moved by two', async () => {
    const { id } = await aPaper({ place: undefined })
    const record = (who: PersonName, body: object) => post(who, `/api/archive/papers/${id}/records`, body)
    expect((await ask('serviceDesk', id, { act: 'move', place, reason: '换地方存放' })).json()).toMatchObject({
      code: 'paper.wrong-state',
    })
    expect((await record('legal', { act: 'store', place })).json()).toMatchObject({ state: 'stored' })
    expect((await record('legal', { act: 'seen', whoName: '外部审计', reason: '年度审计' })).statusCode).toBe(200)
    expect((await record('legal', { act: 'missing', reason: '清点时未找到' })).json()).toMatchObject({ state: 'missing' })
    expect((await record('serviceDesk', { act: 'found', reason: '夹在另一盒' })).json()).toMatchObject({ state: 'stored' })
    const to = await aPlace('二号档案室')
    await ask('legal', id, { act: 'move', place: to, reason: '换地方存放' })
    await settle('serviceDesk', id, 'confirmed')
    expect(await view(id)).toMatchObject({ place: { id: to, name: '二号档案室' } })
    const { items } = await get<LogPage>('auditor', `/api/archive/papers/${id}/log?limit=3`)
    expect(items.map(one => one.act)).toEqual(['moved', 'found', 'missing'])
    const close = { room: '二号档案室', cabinet: '', box: '', isActive: false }
    expect((await http.ask('serviceDesk', 'PUT', `/api/archive/paper-places/${to}`, { body: close })).json()).toMatchObject({
      code: 'paper.place-not-empty',
    })
  })

  it('have other custodians once the outgoing one and another person say so', async () => {
    const room = await aPlace('三号档案室')
    const locks = { first: person('administrator'), second: person('legal'), reason: '周静调岗' }
    const change = (who: PersonName) => post(who, `/api/archive/paper-places/${room}/custodians`, locks)
    expect((await change('frontLine')).json()).toMatchObject({ code: 'paper.not-custodian' })
    const list = (await change('administrator')).json<PlaceList>()
    const { request } = list.items.find(one => one.id === room)!
    const say = (who: PersonName, outcome: string) => post(who, `/api/archive/paper-requests/${request!.id}/settle`, { outcome })
    expect((await say('administrator', 'confirmed')).json()).toMatchObject({ code: 'paper.same-person' })
    // The remaining custodian was not asked to hand anything over.
    expect((await say('legal', 'confirmed')).json()).toMatchObject({ code: 'paper.outgoing-needed' })
    expect((await say('serviceDesk', 'confirmed')).statusCode).toBe(200)
    expect((await say('serviceDesk', 'confirmed')).json()).toMatchObject({ code: 'paper.request-settled' })
    const after = (await get<PlaceList>('auditor', '/api/archive/paper-places')).items.find(one => one.id === room)!
    expect([after.first.id, after.second?.id]).toEqual([firm.people.administrator, firm.people.legal])
  })

  it('of a case stand on it for who sees it, and it is disposed of only after both custodians have destroyed them', async () => {
    const { id: caseId, number } = await firm.as('frontLine').register({ title: '柜门松动', customerId: firm.customers[0]!.id })
    await firm.as('administrator').do(async ({ tx, org }) => {
      const closedAt = '2018-03-01T02:00:00.000Z'
      await tx
        .updateTable('duties')
        .set({ outcome: 'cancelled', closed_at: closedAt })
        .where('org_id', '=', org)
        .where('case_id', '=', caseId)
        .execute()
      await sql`update cases set is_closed = true, closed_at = ${closedAt}, state = state || '{"closed": true}' where org_id = ${org} and id = ${caseId}`.execute(
        tx,
      )
    })
    const paper = await aPaper({ case: caseId, sort: 'case-paper', title: '签字验收单' })
    expect((await get<CasePapers>('frontLine', `/api/cases/${caseId}/paper-originals`)).items).toMatchObject([
      { title: '签字验收单', last: { act: 'stored' } },
    ])
    expect((await ask('serviceDesk', paper.id, { act: 'destroy', reason: '保管期满' })).json()).toMatchObject({
      code: 'paper.not-due',
    })
    const proposal = await get<Proposal>('serviceDesk', '/api/archive/proposal?class=service-file')
    expect(proposal.items).toContainEqual(expect.objectContaining({ label: number, papers: 1 }))
    const disposal = (
      await post('serviceDesk', '/api/archive/disposals', { class: 'service-file', subjects: [caseId], reason: '保管期满' })
    ).json<DisposalRow>()
    await post('principal', `/api/archive/disposals/${disposal.id}/decide`, { decision: 'approve' })
    await carryOutDisposals(deps(), firm.clock.now())
    const found = () => get<DisposalRow>('serviceDesk', `/api/archive/disposals/${disposal.id}`)
    expect(await found()).toMatchObject({ state: 'running', done: 0, papersLeft: 1 })
    // Not even with the database's own function.
    await expect(
      firm
        .as('administrator')
        .do(({ tx, now }) => sql`select bihuan_dispose_case(${disposal.id}, ${caseId}, ${now}::timestamptz)`.execute(tx)),
    ).rejects.toThrow('its paper is not destroyed')
    await ask('serviceDesk', paper.id, { act: 'destroy', reason: '保管期满，碎纸销毁' })
    expect((await settle('legal', paper.id, 'confirmed')).statusCode).toBe(200)
    await carryOutDisposals(deps(), firm.clock.now())
    expect(await found()).toMatchObject({ state: 'done', done: 1, papersLeft: 0 })
    expect((await get<PaperView>('serviceDesk', `/api/archive/papers/${paper.id}`)).title).toBe('—')
    const pdf = await http.ask('auditor', 'GET', `/api/archive/disposals/${disposal.id}/certificate.pdf`)
    const text = readPdf(pdf.rawPayload).pages.join('').replace(/\s/g, '')
    for (const said of ['销毁的纸质原件', paper.number, number, '周静、罗文']) expect(text).toContain(said)
  })

  it('of no case are disposed of by themselves when their time is over; one that is away is not', async () => {
    const old = await aPaper({ datedOn: '2015-01-05' })
    const away = await aPaper({ datedOn: '2015-01-05', place: undefined })
    const proposal = await get<Proposal>('serviceDesk', '/api/archive/proposal?class=paper')
    expect(proposal.items.map(one => one.label)).toEqual([old.number])
    expect(proposal.blocked).toMatchObject([{ label: away.number, blockers: ['paper-away'] }])
    const disposal = (
      await post('serviceDesk', '/api/archive/disposals', { class: 'paper', subjects: [old.id], reason: '保管期满' })
    ).json<DisposalRow>()
    await post('principal', `/api/archive/disposals/${disposal.id}/decide`, { decision: 'approve' })
    await ask('legal', old.id, { act: 'destroy', reason: '保管期满，碎纸销毁' })
    await settle('serviceDesk', old.id, 'confirmed')
    await carryOutDisposals(deps(), firm.clock.now())
    expect((await get<DisposalItemPage>('serviceDesk', `/api/archive/disposals/${disposal.id}/items`)).items).toMatchObject([
      { label: old.number, state: 'done' },
    ])
  })
})
