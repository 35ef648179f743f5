import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type StandingCompany } from '../../test/demo-company.ts'
import type { TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { caseRoutes } from '../cases/routes.ts'
import { createCustomerLink } from '../customer-links/create-link.ts'
import { customerLinkRoutes } from '../customer-links/routes.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import type { CutsView } from './cuts-schema.ts'
import { surveyFigureRoutes } from './figure-routes.ts'
import type { SurveyPage } from './page-schema.ts'
import { publicSurveyRoutes } from './public-routes.ts'
import { shortQuestionnaire } from './questionnaire.fixture.ts'
import { surveyRoutes } from './routes.ts'
import type { CallbackPage, CallbackSheet, MadeSurveyLink, QuestionnaireFigures, QuestionnaireView } from './schema.ts'

const desk = 'an.ran'
const handler = 'he.miao'
const head = 'tao.ran'

describe('callbacks (furn 4.1(4))', () => {
  let database: TestDatabase
  let firm: StandingCompany
  let http: FeatureApp
  let kept: QuestionnaireView
  beforeAll(async () => {
    database = await testDatabase()
    firm = await aDemoCompany(database, furnitureMaker)
    const people = Object.fromEntries(firm.found.staff)
    http = await featureApp(database, { org: firm.org, clock: firm.clock, people } as unknown as TestOrganisation, [
      caseRoutes,
      surveyRoutes,
      surveyFigureRoutes,
      publicSurveyRoutes,
      customerLinkRoutes,
    ])
  })
  const ask = (who: string, method: 'GET' | 'POST', url: string, body?: unknown) =>
    http.ask(who as never, method, url, body === undefined ? {} : { body })
  const act = (who: string, id: string, type: string, data: object) => ask(who, 'POST', `/api/cases/${id}/events`, { type, data })
  const sheet = async (who: string, id: string) => (await ask(who, 'GET', `/api/cases/${id}/callback`)).json<CallbackSheet>()
  /** An enquiry that he.miao has answered, so that its callback is owed. */
  async function aCompletedEnquiry(): Promise<string> {
    const as = (who: string) => firm.as(who)
    const { id } = await as(desk).register({
      ...{ kind: 'enquiry', title: '柜门异响', channel: 'phone', customerId: firm.found.customers[0]! },
      category: 'after-sales-service',
    })
    await as(desk).act(id, 'make-record', { record: 'need-match', values: { complex: false }, texts: { need: '调柜门' } })
    await as(head).act(id, 'assign', { person: firm.found.staff.get(handler)! })
    await as(handler).act(id, 'complete', { solution: '电话指导调好', measures: '无', guarantees: '一月内再访' })
    return id
  }
  const good = { answers: { overall: 5, nps: 10 }, texts: { words: '很快' } }
  const feedback = (more: object = {}) => ({
    ...{ satisfied: true, rating: 5, via: 'phone', questionnaire: kept.id, version: kept.version, ...good },
    ...more,
  })

  it('are recorded as before while the company has no questionnaire, but never by whoever is judged, nor are their attempts', async () => {
    const id = await aCompletedEnquiry()
    for (const [type, data] of [
      ['record-feedback', { satisfied: true, via: 'phone' }],
      ['record-attempt', { via: 'phone', outcome: 'no-answer' }],
    ] as const)
      expect((await act(handler, id, type, data)).json()).toMatchObject({ code: 'callback.judged', clause: '4.1(4)' })
    expect(await sheet(handler, id)).toMatchObject({ canRecord: { refused: 'callback.judged' }, questionnaire: null })
    expect((await act(desk, id, 'record-feedback', { satisfied: true, via: 'phone' })).statusCode).toBe(201)
  })

  it('go by the questionnaire that the desk publishes; one that says satisfied nowhere is refused where it lacks', async () => {
    firm.clock.set('2026-03-02 09:05')
    const made = { title: '服务回访', purpose: 'callback', kinds: [], content: shortQuestionnaire }
    expect((await ask('du.wei', 'POST', '/api/questionnaires', made)).json().code).toBe('questionnaire.not-yours')
    const [overall, why] = shortQuestionnaire.questions
    const bad = { ...made, content: { ...shortQuestionnaire, questions: [why!, overall!] } }
    expect((await ask(desk, 'POST', '/api/questionnaires', bad)).json()).toMatchObject({
      code: 'questionnaire.unfit',
      fields: { 'content.questions.0': expect.stringContaining('跳转') },
    })
    kept = (await ask(desk, 'POST', '/api/questionnaires', made)).json<QuestionnaireView>()
    expect(kept).toMatchObject({ version: 1, questions: 4, versions: [{ answers: 0 }] })
  })

  it('give whoever calls the script with the words of the case, and refuse the judged and answers without questions', async () => {
    const id = await aCompletedEnquiry()
    const shown = await sheet(desk, id)
    expect(shown).toMatchObject({ isJudged: false, canRecord: true, solution: '电话指导调好', countsToday: true })
    expect(shown.questionnaire?.opening).toContain('评价“柜门异响”')
    expect(await sheet(handler, id)).toMatchObject({
      isJudged: true,
      canRecord: { refused: 'callback.judged', clause: '4.1(4)' },
    })
    expect((await act(handler, id, 'record-feedback', feedback())).json()).toMatchObject({
      code: 'callback.judged',
      clause: '4.1(4)',
    })
    // Saying that the customer used the link changes nothing: it is still the handler who says so.
    expect((await act(handler, id, 'record-feedback', { satisfied: true, via: 'link' })).json().code).toBe('callback.judged')
    expect((await act(desk, id, 'record-feedback', { satisfied: true, via: 'phone' })).json().code).toBe(
      'callback.questionnaire-missing',
    )
    // Satisfied follows from the answers and is not chosen beside them.
    expect((await act(desk, id, 'record-feedback', feedback({ satisfied: false }))).json().code).toBe('survey.answers-unfit')
    const unanswered = feedback({ answers: { overall: 2 }, satisfied: false, rating: 2 })
    expect((await act(desk, id, 'record-feedback', unanswered)).json()).toMatchObject({
      code: 'survey.answers-unfit',
      fields: { 'answers.why': expect.any(String) },
    })
    expect((await act(desk, id, 'record-feedback', feedback())).statusCode).toBe(201)
    const page = (await ask(desk, 'GET', '/api/survey-answers')).json()
    expect(page.items).toMatchObject([
      { case: { id }, satisfied: true, via: 'phone', said: [{ answer: [{ zh: '5 / 5' }] }, {}, { answer: [{ zh: '很快' }] }] },
    ])
  })

  it('end after three days without an answer, and not after three calls in an hour', async () => {
    const id = await aCompletedEnquiry()
    const tried = () => act(desk, id, 'record-attempt', { via: 'phone', outcome: 'no-answer' })
    const open = async () =>
      (await ask(desk, 'GET', '/api/callbacks')).json<CallbackPage>().items.find(item => item.case.id === id)
    for (let i = 0; i < 3; i++) expect((await tried()).statusCode).toBe(201)
    expect(await open()).toMatchObject({ rule: 'callback', attempts: 1, countsToday: false })
    firm.clock.set('2026-03-03 09:30')
    await tried()
    firm.clock.set('2026-03-04 09:30')
    expect(await open()).toMatchObject({ attempts: 2, countsToday: true })
    await tried()
    expect(await open()).toBeUndefined()
    expect((await sheet(desk, id)).attempts.map(one => [one.attempt, one.outcome])).toEqual([
      [1, 'no-answer'],
      [1, 'no-answer'],
      [1, 'no-answer'],
      [2, 'no-answer'],
      [3, 'no-answer'],
    ])
  })

  it('are answered once by link: nothing is filled in beforehand, a newer link takes the older one’s place, a used one is over', async () => {
    const id = await aCompletedEnquiry()
    const link = async (who = handler) =>
      (await ask(who, 'POST', `/api/cases/${id}/callback/link`)).json<MadeSurveyLink>().url.split('/s/')[1]!
    const first = await link()
    const token = await link()
    expect((await ask('nobody', 'GET', `/api/s/${first}`)).json().code).toBe('survey.link-not-valid')
    const page = (await ask('nobody', 'GET', `/api/s/${token}`)).json<SurveyPage>()
    expect(page).toMatchObject({ about: '柜门异响', company: { zh: expect.any(String) } })
    expect(JSON.stringify(page)).not.toMatch(/贺苗|he\.miao|"value"|default/)
    expect((await ask('nobody', 'POST', `/api/s/${token}`, { answers: {} })).json().code).toBe('survey.answers-unfit')
    const low = { answers: { overall: 2, why: ['time'], nps: 3 }, texts: { words: '等了一周' } }
    const both = await Promise.all([ask('nobody', 'POST', `/api/s/${token}`, low), ask('nobody', 'POST', `/api/s/${token}`, low)])
    expect(both.map(r => (r.statusCode === 201 ? 'taken' : r.json().code)).sort()).toEqual(['survey.link-not-valid', 'taken'])
    // A low score begins somebody's duty, and the case is not archived before it is done.
    const view = await firm.as(desk).view(id)
    expect(view.duties.find(d => d.rule === 'follow-up-low-score')).toMatchObject({ closedAt: null, clause: '3.1.2(2)' })
    expect((await act(desk, id, 'archive', {})).json()).toMatchObject({ code: 'gate.missing', clause: '3.1.2(2)' })
  })

  it('expire, and ask for nothing once the customer has answered on the phone', async () => {
    const id = await aCompletedEnquiry()
    const made = (await ask(desk, 'POST', `/api/cases/${id}/callback/link`)).json<MadeSurveyLink>()
    const token = made.url.split('/s/')[1]!
    const then = firm.clock.now()
    firm.clock.set(new Date(Date.parse(made.expiresAt)).toISOString())
    expect((await ask('nobody', 'GET', `/api/s/${token}`)).json().code).toBe('survey.link-not-valid')
    firm.clock.set(then)
    expect((await ask('nobody', 'GET', `/api/s/${token}`)).statusCode).toBe(200)
    expect((await act(desk, id, 'record-feedback', feedback())).statusCode).toBe(201)
    expect((await ask('nobody', 'POST', `/api/s/${token}`, { answers: { overall: 1, why: ['time'] } })).json().code).toBe(
      'survey.link-not-valid',
    )
  })

  it('are asked by the same questions on the link that goes with the result, once in either place', async () => {
    const id = await aCompletedEnquiry()
    const { link } = await firm.as(handler).do(ctx => createCustomerLink(ctx, { id } as never, { purpose: 'feedback' }))
    const at = link.replace('/c/', '/api/c/')
    const page = (await ask('nobody', 'GET', at)).json()
    expect(page.questionnaire).toMatchObject({ id: kept.id, version: 1, questions: shortQuestionnaire.questions })
    expect((await ask('nobody', 'POST', at, { satisfied: true })).json().code).toBe('questionnaire.changed-meanwhile')
    const by = { questionnaire: kept.id, version: 1 }
    expect((await ask('nobody', 'POST', at, { ...by, answers: {} })).json().code).toBe('survey.answers-unfit')
    const survey = (await ask(desk, 'POST', `/api/cases/${id}/callback/link`)).json<MadeSurveyLink>().url.split('/s/')[1]!
    expect((await ask('nobody', 'POST', at, { ...by, answers: { overall: 5 }, suggestion: '多备一点胶' })).statusCode).toBe(201)
    expect((await ask('nobody', 'GET', `/api/s/${survey}`)).json().code).toBe('survey.link-not-valid')
    const [answer] = (await ask(desk, 'GET', `/api/survey-answers?person=${firm.found.staff.get(handler)}&counted=yes`)).json()
      .items
    expect(answer).toMatchObject({ case: { id }, via: 'link', handedByJudged: true, said: [{ answer: [{ zh: '5 / 5' }] }] })
  })

  it('are divided by department, person, kind, product and month, each figure opening its answers, without a mean of few', async () => {
    for (const by of ['department', 'person', 'kind', 'product', 'month']) {
      const view = (await ask(head, 'GET', `/api/questionnaires/${kept.id}/cuts?by=${by}`)).json<CutsView>()
      for (const row of view.items) {
        expect(row).toMatchObject({ isSufficient: false, satisfied: null, mean: null })
        expect(row.n).toBeLessThanOrEqual(row.asked)
        if (by === 'month') continue
        const opened = await ask(head, 'GET', `/api/survey-answers?questionnaire=${kept.id}&counted=yes&${by}=${row.key}`)
        expect(opened.json().items).toHaveLength(row.n)
      }
      expect(view.items.find(row => row.n > 0)).toMatchObject({ n: 4, low: 1, response: { value: expect.any(Number) } })
    }
    const low = await ask(head, 'GET', `/api/survey-answers?questionnaire=${kept.id}&question=why&value=time`)
    expect(low.json().items).toHaveLength(1)
    for (const format of ['xlsx', 'pdf']) {
      const file = await ask(head, 'GET', `/api/questionnaires/${kept.id}/figures/${format}?by=person`)
      expect([file.statusCode, file.rawPayload.length > 3_000]).toEqual([200, true])
    }
  })

  it('are counted by version with n, response and interval; too few answers are said to be too few', async () => {
    const figures = (await ask(desk, 'GET', `/api/questionnaires/${kept.id}/figures`)).json<QuestionnaireFigures>()
    expect(figures.tally).toMatchObject({ n: 4, isSufficient: false })
    expect(figures.tally.asked).toBe(5)
    expect(figures.tally.satisfied!.value).toBeCloseTo(3 / 4)
    expect(figures.tally.satisfied!.low).toBeLessThan(0.4)
    const changed = { ...shortQuestionnaire, closing: '再次感谢。' }
    const version = { after: 1, content: changed, reason: '换一句结束语' }
    expect((await ask(desk, 'POST', `/api/questionnaires/${kept.id}/versions`, version)).statusCode).toBe(201)
    expect((await ask(desk, 'POST', `/api/questionnaires/${kept.id}/versions`, version)).json().code).toBe(
      'questionnaire.changed-meanwhile',
    )
    const id = await aCompletedEnquiry()
    expect((await act(desk, id, 'record-feedback', feedback())).json().code).toBe('questionnaire.changed-meanwhile')
    const old = await ask(desk, 'GET', `/api/questionnaires/${kept.id}/figures?version=1`)
    expect(old.json<QuestionnaireFigures>().tally.n).toBe(4)
  })
})
