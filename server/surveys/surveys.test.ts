import { beforeAll, describe, expect, it } from 'vitest'
import { drawUnits, populationHash } from '../../engine/sampling/draw.ts'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { actAs, anOrganisation, nextId, nextSalt, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { caseRoutes } from '../cases/routes.ts'
import { inOrganisation } from '../database/transaction.ts'
import { claimMails } from '../deliveries/claim.ts'
import { settle } from '../deliveries/settle.ts'
import { canonical, sha256 } from '../events/seal.ts'
import { grantPost } from '../organisation/grant-post.ts'
import { submitReport } from '../reports/hand-in.ts'
import { listReports, viewReport } from '../reports/list-reports.ts'
import { openPeriods } from '../reports/open-periods.ts'
import { ListReports } from '../reports/schema.ts'
import type { CutsView } from './cuts-schema.ts'
import { surveyFigureRoutes } from './figure-routes.ts'
import type { FollowUpPage } from './follow-up-schema.ts'
import { setLowScore } from './low-score-setting.ts'
import { publicSurveyRoutes } from './public-routes.ts'
import { shortQuestionnaire } from './questionnaire.fixture.ts'
import { surveyRoutes } from './routes.ts'
import type { AnswerPage, MadeSurveyLink, MemberPage, QuestionnaireView, SurveyView } from './schema.ts'
import { mustHaveSurveyed } from './surveyed.ts'

describe('the quarterly survey (robot 第十五条(三))', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  let kept: QuestionnaireView
  const customers: string[] = []
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [surveyRoutes, surveyFigureRoutes, publicSurveyRoutes])
    const content = shortQuestionnaire
    const made = await http.ask('deputyLeader', 'POST', '/api/questionnaires', {
      body: { title: '季度满意度', purpose: 'survey', kinds: [], content },
    })
    kept = made.json<QuestionnaireView>()
    for (let i = 0; i < 12; i++) {
      const { id, customer } = await firm.as('serviceDesk').register({
        ...{ kind: 'request', title: `请求 ${i}`, channel: 'phone' },
        customer: { name: `第${i}家工厂`, phone: `1380000${1000 + i}` },
      })
      customers.push(customer!.id)
      // How a request is closed is tested elsewhere.
      await inOrganisation(database, firm.org, tx =>
        tx
          .updateTable('cases')
          .set({ is_closed: true, closed_at: '2026-02-20T02:00:00.000Z' })
          .where('org_id', '=', firm.org)
          .where('id', '=', id)
          .execute(),
      )
    }
  })
  const ask = (who: PersonName | 'nobody', method: 'GET' | 'POST', url: string, body?: unknown) =>
    http.ask(who, method, url, body === undefined ? {} : { body })
  const wish = { title: '一季度满意度调查', from: '2026-01-01', to: '2026-03-02', closesOn: '2026-03-20' }
  const open = async (more: object = {}) =>
    ask('deputyLeader', 'POST', '/api/surveys', { ...wish, questionnaire: kept.id, ...more })
  const members = async (id: string, query = '') =>
    (await ask('deputyLeader', 'GET', `/api/surveys/${id}/members${query}`)).json<MemberPage>().items
  const view = async (id: string) => (await ask('deputyLeader', 'GET', `/api/surveys/${id}`)).json<SurveyView>()

  it('asks those served in the period: computed, frozen, hashed, and drawn so that anybody can draw again', async () => {
    expect((await ask('sales', 'POST', '/api/surveys', { ...wish, questionnaire: kept.id })).json().code).toBe(
      'questionnaire.not-yours',
    )
    expect((await open({ from: '2026-03-03', to: '2026-03-01' })).json().code).toBe('survey.period-unfit')
    expect((await open({ from: '2025-01-01', to: '2025-03-31' })).json().code).toBe('survey.nobody')
    const made = await open({ draw: 5 })
    expect(made.statusCode).toBe(201)
    const survey = made.json<SurveyView>()
    expect(survey).toMatchObject({ population: 12, drawn: 5, answered: 0, clause: { clause: '15(3)' } })
    const all = await members(survey.id)
    expect(all).toHaveLength(12)
    const { rows } = await inOrganisation(database, firm.org, async tx => ({
      rows: await tx
        .selectFrom('survey_members')
        .selectAll()
        .where('org_id', '=', firm.org)
        .where('survey_id', '=', survey.id)
        .execute(),
    }))
    const units = rows.map(row => ({ id: row.customer_id, stratum: '', digest: sha256(canonical(row.cases)) }))
    expect(populationHash(units)).toBe(survey.hash)
    const again = drawUnits(survey.seed!, units, 5, null).map(u => u.id)
    expect(rows.filter(row => row.is_drawn).map(row => row.customer_id)).toEqual(again.sort())
    const [out] = all.filter(one => one.state === 'not-drawn')
    const link = await ask('deputyLeader', 'POST', `/api/surveys/${survey.id}/members/${out!.customer.id}/link`)
    expect(link.json().code).toBe('survey.not-asked')
  })

  it('is answered once by each: by link, or read out by somebody whom the customer does not judge', async () => {
    const survey = (await open()).json<SurveyView>()
    const [first, second, third, fourth] = customers
    const at = (customer: string | undefined, what: string) => `/api/surveys/${survey.id}/members/${customer}/${what}`
    const made = (await ask('deputyLeader', 'POST', at(first, 'link'))).json<MadeSurveyLink>()
    const token = made.url.split('/s/')[1]!
    const good = { answers: { overall: 5 } }
    expect((await ask('nobody', 'POST', `/api/s/${token}`, good)).statusCode).toBe(201)
    expect((await ask('nobody', 'POST', `/api/s/${token}`, good)).json().code).toBe('survey.link-not-valid')
    expect((await ask('deputyLeader', 'POST', at(first, 'answers'), { via: 'phone', ...good })).json().code).toBe(
      'survey.answered-already',
    )
    await inOrganisation(database, firm.org, tx =>
      tx
        .updateTable('survey_members')
        .set({ judged: [firm.people.deputyLeader] })
        .where('org_id', '=', firm.org)
        .where('survey_id', '=', survey.id)
        .where('customer_id', '=', second!)
        .execute(),
    )
    for (const [what, body] of [
      ['answers', { via: 'phone', ...good }],
      ['leave-out', { reason: '太忙' }],
    ] as const)
      expect((await ask('deputyLeader', 'POST', at(second, what), body)).json().code).toBe('callback.judged')
    // They may hand the link over; it is said wherever the answer is counted.
    const handed = (await ask('deputyLeader', 'POST', at(second, 'link'))).json<MadeSurveyLink>()
    expect((await ask('nobody', 'POST', `/api/s/${handed.url.split('/s/')[1]}`, good)).statusCode).toBe(201)
    const { items: cuts } = (await ask('deputyLeader', 'GET', `/api/surveys/${survey.id}/cuts?by=kind`)).json<CutsView>()
    expect(cuts).toMatchObject([{ n: 2, handed: 1 }])
    expect((await ask('deputyLeader', 'POST', at(third, 'leave-out'), { reason: '公司已注销' })).statusCode).toBe(200)
    expect((await ask('deputyLeader', 'POST', at(third, 'link'))).json().code).toBe('survey.not-asked')
    await ask('deputyLeader', 'POST', at(fourth, 'attempts'), { via: 'phone', outcome: 'no-answer', note: '前台转接无人' })
    const states = Object.fromEntries((await members(survey.id)).map(one => [one.customer.id, one]))
    expect(states[first!]).toMatchObject({ state: 'answered', satisfied: true, answeredVia: 'link' })
    expect(states[third!]).toMatchObject({ state: 'left-out', leftOutBecause: '公司已注销' })
    expect(states[fourth!]).toMatchObject({ state: 'waiting', countsToday: false, attempts: [{ note: '前台转接无人' }] })
    // Whoever was left out stays among those asked, so that leaving out betters no response rate.
    expect((await view(survey.id)).figures).toMatchObject({ asked: 12, n: 2, handedByJudged: 1, isSufficient: false })
    // One of the cases that an answer is about is sealed later: it is in no figure, and read by those inside only.
    const seal = (roles: string[] | null) =>
      inOrganisation(database, firm.org, tx =>
        tx
          .updateTable('cases')
          .set({ sealed_for: roles })
          .where('org_id', '=', firm.org)
          .where('customer_id', '=', first!)
          .execute(),
      )
    const read = async () => (await ask('sales', 'GET', `/api/survey-answers?survey=${survey.id}`)).json<AnswerPage>().items
    expect(await read()).toHaveLength(2)
    await seal(['internal-control'])
    expect((await read()).map(one => one.customer?.id)).toEqual([second])
    expect((await view(survey.id)).figures).toMatchObject({ asked: 12, n: 1 })
    await seal(null)
  })

  it('opens a case for a low score, with an owner and three working days, and ends with figures that stay', async () => {
    const survey = (await open()).json<SurveyView>()
    const low = { via: 'phone', answers: { overall: 1, why: ['skill'] }, texts: { words: '修了三次' } }
    const at = `/api/surveys/${survey.id}/members/${customers[5]}/answers`
    const both = await Promise.all([ask('deputyLeader', 'POST', at, low), ask('deputyLeader', 'POST', at, low)])
    expect(both.map(r => r.statusCode).sort()).toEqual([200, 409])
    const { followUps } = await view(survey.id)
    expect(followUps).toHaveLength(1)
    const request = await firm.as('serviceDesk').view(followUps[0]!.id)
    expect(request).toMatchObject({ kind: 'request', description: expect.stringContaining('修了三次') })
    expect(request.duties.find(d => d.rule === 'follow-up-low-score')).toMatchObject({
      clause: '15(3)',
      owner: { id: firm.people.serviceDesk },
      dueAt: '2026-03-05T10:00:00.000Z',
    })
    const closed = (await ask('deputyLeader', 'POST', `/api/surveys/${survey.id}/close`)).json<SurveyView>()
    expect(closed.frozen).toMatchObject({
      figures: { n: 1, asked: 12, satisfied: { value: 0 } },
      hash: sha256(canonical(closed.figures)),
    })
    expect((await ask('deputyLeader', 'POST', at, low)).json().code).toBe('survey.closed')
    expect((await ask('deputyLeader', 'POST', `/api/surveys/${survey.id}/close`)).json().code).toBe('survey.closed')
  })

  it('is over at the end of its last day, and shows contacts in part to whoever sees them so elsewhere', async () => {
    const survey = (await open()).json<SurveyView>()
    const made = (
      await ask('deputyLeader', 'POST', `/api/surveys/${survey.id}/members/${customers[2]}/link`)
    ).json<MadeSurveyLink>()
    const then = firm.clock.now()
    firm.clock.set('2026-03-21 00:00')
    expect((await view(survey.id)).state).toBe('closed')
    const answered = await ask('nobody', 'POST', `/api/s/${made.url.split('/s/')[1]}`, { answers: { overall: 5 } })
    expect(['survey.link-not-valid', 'survey.closed']).toContain(answered.json().code)
    firm.clock.set(then)
    const seen = (await ask('sales', 'GET', `/api/surveys/${survey.id}/members`)).json<MemberPage>().items
    for (const one of seen) if (one.contact.phone !== null) expect(one.contact.phone).toMatch(/\*/)
  })

  it('is mailed only to those with an address, and once', async () => {
    const survey = (await open()).json<SurveyView>()
    await inOrganisation(database, firm.org, tx =>
      tx
        .updateTable('customers')
        .set({ email: 'a@customer.example' })
        .where('org_id', '=', firm.org)
        .where('id', '=', customers[7]!)
        .execute(),
    )
    const mail = async () => (await ask('deputyLeader', 'POST', `/api/surveys/${survey.id}/mail`)).json()
    expect(await mail()).toEqual({ mailed: 1, withoutAddress: 11 })
    expect(await mail()).toEqual({ mailed: 0, withoutAddress: 11 })
    const letters = await inOrganisation(database, firm.org, tx =>
      tx
        .selectFrom('messages')
        .select(['address', 'words'])
        .where('org_id', '=', firm.org)
        .where('channel', '=', 'mail')
        .execute(),
    )
    const sent = letters.filter(one => one.address === 'a@customer.example')
    expect(sent).toHaveLength(1)
    expect(JSON.stringify(sent[0]!.words)).toMatch(/https:\/\/bihuan\.example\/s\//)
  })

  it('leaves no link readable in its letters once they were delivered', async () => {
    const ids = await inOrganisation(database, firm.org, tx =>
      tx.selectFrom('messages').select('id').where('org_id', '=', firm.org).where('duty_key', 'like', 'survey:%').execute(),
    )
    const letters = (await claimMails(database, firm.clock.now())).filter(letter => ids.some(one => one.id === letter[0].id))
    const sent = letters.map(([message]) => ({ message, outcome: { ok: true } as const }))
    await settle({ database, newId: nextId, newSalt: nextSalt }, sent, firm.clock.now())
    const kept = await inOrganisation(database, firm.org, tx =>
      tx
        .selectFrom('messages')
        .select(['state', 'words'])
        .where('org_id', '=', firm.org)
        .where('duty_key', 'like', 'survey:%')
        .execute(),
    )
    expect(kept).toMatchObject([{ state: 'delivered' }])
    expect(JSON.stringify(kept)).toContain('https://bihuan.example/s/…')
    expect(JSON.stringify(kept)).not.toMatch(/\/s\/[A-Za-z0-9]/)
  })

  it('stands with its frozen figures in the report of the quarter, which is not handed in without one', async () => {
    const deputy = firm.as('deputyLeader')
    const february = { period_start: '2026-02-01', period_end: '2026-02-28', clause: '15(3)' }
    await expect(deputy.do(ctx => mustHaveSurveyed(ctx, february))).rejects.toMatchObject({
      code: 'survey.none-closed',
    })
    const then = firm.clock.now()
    await deputy.do(openPeriods)
    firm.clock.set('2026-04-02 10:00')
    const owed = await deputy.do(ctx => listReports(ctx, ListReports.parse({ tab: 'mine' })))
    const { id } = owed.items.find(one => one.rule === 'quarterly-survey' && one.periodStart === '2026-01-01')!
    await deputy.do(ctx => submitReport(ctx, id, { text: '响应速度仍是短板' }))
    const { document } = await deputy.do(ctx => viewReport(ctx, id))
    const [section] = document!.sections
    expect(section).toMatchObject({
      clause: '15(3)',
      draft: { zh: expect.stringContaining('样本不足，只供参考') },
      tables: [{ rows: [{ cells: [{ zh: '总体满意吗' }, 1, '1.00', '—'] }, {}, {}, {}] }],
    })
    expect(section!.figures.map(one => [one.value, one.note?.zh])).toEqual([
      [1, '发出 12'],
      [expect.closeTo(100 / 12), expect.stringContaining('95% 区间')],
      [0, expect.stringContaining('样本不足')],
      [1, '已跟进 0'],
    ])
    firm.clock.set(then)
  })

  it('gives a low score to somebody with a clock by company setting where no regulation says what follows', async () => {
    const other = await anOrganisation(database, { packs: [equip] })
    const api = await featureApp(database, other, [surveyRoutes, surveyFigureRoutes, caseRoutes])
    await other.as('administrator').do(async ctx => {
      await grantPost(ctx, other.people.deputyLeader, { role: 'customer-service-manager' })
      await setLowScore(ctx, { role: 'customer-service-manager', workdays: 2 })
    })
    const { id } = await other
      .as('serviceDesk')
      .register({ kind: 'request', title: '要培训', customerId: other.customers[0]!.id })
    const system = actAs(database, other.org, 'system', other.clock)
    await system.act(id, 'complete', { solution: '已培训', measures: '无', guarantees: '无' })
    await system.act(id, 'send-result', { channel: 'phone', text: '已完成' })
    await other.as('serviceDesk').act(id, 'record-feedback', { satisfied: false, via: 'phone' })
    const list = async (who: PersonName) => (await api.ask(who, 'GET', '/api/low-score-follow-ups')).json<FollowUpPage>().items
    const [owed] = await list('deputyLeader')
    expect(owed).toMatchObject({
      case: { id },
      owner: { id: other.people.deputyLeader },
      dueAt: '2026-03-04T10:00:00.000Z',
      canDo: true,
    })
    const done = (who: PersonName) =>
      api.ask(who, 'POST', `/api/low-score-follow-ups/${owed!.id}/done`, { body: { what: '上门道歉，重新培训一次' } })
    expect((await done('sales')).json().code).toBe('follow-up.not-found')
    const both = await Promise.all([done('deputyLeader'), done('deputyLeader')])
    expect(both.map(one => one.json().code ?? 'done').sort()).toEqual(['done', 'follow-up.done-already'])
    expect(await list('deputyLeader')).toEqual([])
    const closed = await api.ask('deputyLeader', 'GET', '/api/low-score-follow-ups?state=done')
    expect(closed.json<FollowUpPage>().items).toMatchObject([{ what: '上门道歉，重新培训一次', isLate: false }])
  })
})
