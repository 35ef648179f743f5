import { beforeAll, describe, expect, it } from 'vitest'
import { drawUnits, populationHash } from '../../engine/sampling/draw.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { inOrganisation } from '../database/transaction.ts'
import { canonical, sha256 } from '../events/seal.ts'
import { publicSurveyRoutes } from './public-routes.ts'
import { shortQuestionnaire } from './questionnaire.fixture.ts'
import { surveyRoutes } from './routes.ts'
import type { MadeSurveyLink, MemberPage, QuestionnaireView, SurveyView } from './schema.ts'

describe('the quarterly survey (robot 第十五条(三))', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  let kept: QuestionnaireView
  const customers: string[] = []
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [surveyRoutes, publicSurveyRoutes])
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
    expect((await ask('deputyLeader', 'POST', at(third, 'leave-out'), { reason: '公司已注销' })).statusCode).toBe(200)
    expect((await ask('deputyLeader', 'POST', at(third, 'link'))).json().code).toBe('survey.not-asked')
    await ask('deputyLeader', 'POST', at(fourth, 'attempts'), { via: 'phone', outcome: 'no-answer', note: '前台转接无人' })
    const states = Object.fromEntries((await members(survey.id)).map(one => [one.customer.id, one]))
    expect(states[first!]).toMatchObject({ state: 'answered', satisfied: true, answeredVia: 'link' })
    expect(states[third!]).toMatchObject({ state: 'left-out', leftOutBecause: '公司已注销' })
    expect(states[fourth!]).toMatchObject({ state: 'waiting', countsToday: false, attempts: [{ note: '前台转接无人' }] })
    // Whoever was left out stays among those asked, so that leaving out betters no response rate.
    expect((await view(survey.id)).figures).toMatchObject({ asked: 12, n: 1, isSufficient: false })
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
})
