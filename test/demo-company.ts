import { expect } from 'vitest'
import type { Act } from '../events/registry.ts'
import { caseRoutes } from '../server/cases/routes.ts'
import type { CaseView, CaseWithTimeline, OpenCase } from '../server/cases/schema.ts'
import type { Database } from '../server/database/database.ts'
import { inOrganisation } from '../server/database/transaction.ts'
import { type DemoCompany, type Found, foundCompany, idOf } from '../server/demo/company.ts'
import type { Step } from '../server/demo/steps.ts'
import { asOnScreen } from './as-on-screen.ts'
import { type FakeClock, fakeClock } from './clock.ts'
import type { TestDatabase } from './database.ts'
import { actAs, nextId, ORDINARY_MOMENT, type TestOrganisation, type Worker } from './factories.ts'
import { featureApp } from './feature-app.ts'

/** One of the demo's companies with all its staff and no cases, at a clock moved by hand. */
export type StandingCompany = {
  readonly org: string
  readonly clock: FakeClock
  readonly found: Found
  as(login: string): Worker
}

/** Founds a demo company, for tests that want several regulations and somebody in every post. */
export async function aDemoCompany(database: Database, company: DemoCompany, now = ORDINARY_MOMENT): Promise<StandingCompany> {
  const clock = fakeClock(now)
  const org = `org-${nextId()}`
  // A name and mail domain of its own, so that one database can hold several.
  const own = { ...company, domain: `${org}.example` }
  const found = await inOrganisation(database, org, tx =>
    foundCompany(tx, { newId: nextId }, own, { org, now: clock.now(), passwordHash: 'nobody signs in here' }),
  )
  return { org, clock, found, as: login => actAs(database, org, idOf(found, login), clock) }
}

/** The company over HTTP: everything goes through the routes, as a page or a program would send it. */
export type CompanyOverHttp = {
  register(login: string, wish: Partial<OpenCase>): Promise<CaseView>
  /** An act that must be taken. */
  act(login: string, caseId: string, type: Act, data: object): Promise<CaseView>
  /** An act that must be refused; gives its code. */
  refusal(login: string, caseId: string, type: Act, data: object): Promise<string>
  view(caseId: string): Promise<CaseWithTimeline>
  /** Takes steps of the demo one after the other, each a little later; `deciders` are asked until nobody is left. */
  take(caseId: string, steps: readonly Step[]): Promise<void>
}

/** The routes of cases for a company; who asks is said by login. */
export async function overHttp(database: TestDatabase, company: StandingCompany): Promise<CompanyOverHttp> {
  const people = Object.fromEntries(company.found.staff)
  // The feature app knows people by the names of the factories' organisation; here they are logins.
  const firm = { org: company.org, clock: company.clock, people } as unknown as TestOrganisation
  const { ask } = await featureApp(database, firm, [caseRoutes])
  const send = (login: string, method: 'GET' | 'POST', url: string, body?: unknown) => ask(login as never, method, url, { body })
  const tried = async (login: string, id: string, type: Act, data: object) => {
    const seen = type === 'decide' ? asOnScreen(type, data, (await send(login, 'GET', `/api/cases/${id}`)).json()) : data
    return send(login, 'POST', `/api/cases/${id}/events`, { type, data: seen })
  }
  const http: CompanyOverHttp = {
    async register(login, wish) {
      const response = await send(login, 'POST', '/api/cases', { title: '测试', channel: 'phone', ...wish })
      expect([response.statusCode, response.json().detail], JSON.stringify(wish)).toEqual([201, undefined])
      return response.json()
    },
    async act(login, id, type, data) {
      const response = await tried(login, id, type, data)
      const { code, detail, fields } = response.json()
      expect({ login, type, code, detail, fields }).toEqual({ login, type })
      return response.json().case
    },
    async refusal(login, id, type, data) {
      return (await tried(login, id, type, data)).json().code
    },
    async view(id) {
      // A sealed case is seen by few; of anybody else the first does.
      for (const login of Object.keys(people)) {
        const answer = await send(login, 'GET', `/api/cases/${id}`)
        if (answer.statusCode === 200) return answer.json()
      }
      throw new Error(`nobody sees ${id}`)
    },
    async take(id, steps) {
      for (const step of steps) {
        company.clock.pass({ minutes: 2 })
        if (step.by === 'deciders') await everybodyDecides(id)
        else {
          const login = await actorOf(step.by, id)
          await http.act(login, id, step.act, step.data(await surroundings(id, login)))
        }
      }
    },
  }
  const loginOf = (person: string) => Object.keys(people).find(login => people[login] === person)!
  const actorOf = async (by: Step['by'], id: string) =>
    by === 'handler' ? loginOf((await http.view(id)).people.handler![0]!.id) : by
  async function everybodyDecides(id: string) {
    for (let request = (await http.view(id)).requests[0]; request; request = (await http.view(id)).requests[0]) {
      const next = request.steps[request.step]!.people.find(p => p.decision === null && p.id !== request!.by.id)!
      await http.act(loginOf(next.id), id, 'decide', { request: request.id, decision: 'approve' })
    }
  }
  async function surroundings(id: string, login: string): Promise<Parameters<Step['data']>[0]> {
    const { department, timeline } = await http.view(id)
    const version = timeline.findLast(entry => entry.type === 'record.made' && entry.data.record === 'liability')?.id ?? ''
    const assessment = timeline.findLast(entry => entry.type === 'loss.assessed')?.id ?? ''
    const at = (ahead: object) => {
      const { days = 0, workdays = 0, hours = 0 } = ahead as Record<string, number>
      return new Date(Date.parse(company.clock.now()) + (days + workdays * 2 + hours / 24) * 86_400_000).toISOString()
    }
    const before = (minutes: number) => new Date(Date.parse(company.clock.now()) - minutes * 60_000).toISOString()
    const me = idOf(company.found, login)
    return {
      id: one => idOf(company.found, one),
      me,
      department: department?.id ?? '',
      departmentOf: kind => company.found.departments.get(kind) ?? '',
      at,
      before,
      form: {},
      photo: '',
      version,
      assessment,
    }
  }
  return http
}
