import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { actAs, anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { approvalRoutes } from '../approvals/routes.ts'
import { lockCase } from '../cases/case-record.ts'
import { caseRoutes } from '../cases/routes.ts'
import { addEvent } from '../events/add-event.ts'
import { flush } from '../events/flush.ts'
import { newWork } from '../events/work.ts'
import { changeSettings } from '../settings/change-settings.ts'
import type { StudyDraft } from './drafts/schema.ts'
import { libraryRoutes } from './routes.ts'
import type { LibraryFacets, LibraryPage, SimilarStudy, Study, SuggestionPage } from './schema.ts'

describe('a case study', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  let caseId: string
  let number: string
  let entry: string
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [libraryRoutes, caseRoutes, approvalRoutes])
    const [customer] = firm.customers
    const found = await firm.as('frontLine').register({
      ...{
        title: `${customer!.name}机器人停机`,
        customerId: customer!.id,
        machineId: customer!.machines[0]!,
        category: 'after-sales',
      },
      description: `${customer!.name}来电13812345678：赵磊上次修过的机器人第六轴又异响停机。`,
    })
    caseId = found.id
    number = found.number
    firm.clock.pass({ minutes: 60 })
    await actAs(database, firm.org, 'system', firm.clock).act(caseId, 'investigate', {
      ...{ checked: ['site-visit'], causeClass: 'part', findings: '减速机缺油', rootCause: '赵磊换脂后没有补油' },
    })
    firm.clock.pass({ minutes: 60 })
    await archive(caseId)
  })
  const archive = (id: string) =>
    firm.as('serviceDesk').do(async ctx => {
      const [work, record] = [newWork(), await lockCase(ctx, id)]
      addEvent(ctx, work, record, {
        type: 'case.archived',
        plain: { items: [], retainUntil: '2029-03-02', keeper: 'service-desk' },
        sealed: {},
      })
      await flush(ctx, work)
    })
  const ask = async <T>(who: PersonName, url: string) => (await http.ask(who, 'GET', url)).json<T>()
  const act = (who: PersonName, type: string, data: object, on = caseId) =>
    http.ask(who, 'POST', `/api/cases/${on}/events`, { body: { type, data } })
  const draft = (who: PersonName = 'serviceDesk') => ask<StudyDraft>(who, `/api/cases/${caseId}/study-draft`)
  const plainTexts = {
    ...{ title: '第六轴减速机缺油停机', problem: '机器人第六轴异响停机', rootCause: '换脂后没有补油' },
    ...{ solution: '补油、更换轴承', measures: '点检表加一栏', effect: '三个月没有再停机', experience: '换脂以后必须称量补油量' },
  }

  it('begins as the case says it, without names, each replacement marked', async () => {
    const made = await draft()
    expect(made).toMatchObject({ state: 'none', version: 1, entry: null, clause: { clause: '15(1)' }, can: { write: true } })
    expect(made.original.problem).toContain('13812345678')
    expect(made.proposed.title).toBe('客户甲机器人停机')
    expect(made.proposed.problem).not.toMatch(/1381234|赵磊/)
    expect(made.proposed.rootCause).toContain('工程师A换脂后没有补油')
    const mark = made.replaced.problem!.find(one => one.was === '13812345678')!
    expect(made.proposed.problem.slice(mark.from, mark.to)).toBe('某电话')
    expect(made.left).toEqual({})
    // The head of customer service is the one reviewer here; whoever writes is none.
    expect(made.reviewers.map(one => one.id)).toEqual([firm.people.deputyLeader])
    expect((await http.ask('frontLine', 'GET', `/api/cases/${caseId}/study-draft`)).json()).toMatchObject({
      code: 'act.not-yours',
    })
  })

  it('is refused while it names somebody, saying where; what was typed stays, and a false hit is kept with a reason', async () => {
    const texts = { ...plainTexts, rootCause: `赵磊没有补油，${firm.customers[0]!.name}知情`, product: '' }
    const saved = await http.ask('serviceDesk', 'PUT', `/api/cases/${caseId}/study-draft`, {
      body: { texts, codes: {}, kept: [] },
    })
    expect(saved.json().left.rootCause.map((one: { text: string }) => one.text)).toEqual(['赵磊', firm.customers[0]!.name])
    const refused = await act('serviceDesk', 'submit-study', { ...plainTexts, rootCause: texts.rootCause })
    expect(refused.json()).toMatchObject({
      code: 'study.names-left',
      clause: '15(1)',
      fields: { 'data.rootCause': expect.stringContaining('“赵磊”（员工）') },
    })
    expect((await draft()).texts.rootCause).toBe(texts.rootCause)
    const kept = { ...plainTexts, experience: '王强牌润滑脂要称量', kept: [{ text: '王强', reason: '是润滑脂的牌子，不是人' }] }
    expect((await act('serviceDesk', 'submit-study', { ...kept, kept: [] })).json()).toMatchObject({ code: 'study.names-left' })
    expect((await act('serviceDesk', 'submit-study', kept)).statusCode).toBe(201)
  })

  it('is reviewed by somebody else, in rounds, and seen by everybody only then', async () => {
    const open = async () => (await draft()).rounds[0]!
    expect(await draft()).toMatchObject({ state: 'review', can: { write: false } })
    const inbox = await ask<{ items: { subject: string; id: string }[] }>('deputyLeader', '/api/approvals?tab=waiting')
    expect(inbox.items).toMatchObject([{ subject: 'study', id: (await open()).request }])
    expect((await act('serviceDesk', 'submit-study', plainTexts)).json()).toMatchObject({ code: 'study.in-review' })
    const decide = async (type: 'approve' | 'return', reason?: string) =>
      firm.as('deputyLeader').act(caseId, 'decide', {
        ...{ request: (await open()).request, decision: type },
        ...(reason === undefined ? {} : { reason }),
      } as never)
    await decide('return', '写清怎么补油')
    expect(await draft()).toMatchObject({ state: 'returned', rounds: [{ outcome: 'returned', reason: '写清怎么补油' }] })
    expect((await ask<LibraryPage>('sales', '/api/library')).items).toEqual([])
    firm.clock.pass({ minutes: 5 })
    expect((await act('serviceDesk', 'submit-study', plainTexts)).statusCode).toBe(201)
    await decide('approve')
    const [found] = (await ask<LibraryPage>('sales', '/api/library')).items
    entry = found!.id
    expect(found).toMatchObject({
      ...{ title: plainTexts.title, state: 'published', version: 1, leadMinutes: 120 },
      ...{ publishedBy: { id: firm.people.serviceDesk }, reviewedBy: { id: firm.people.deputyLeader } },
    })
    expect(await draft()).toMatchObject({ state: 'none', version: 2, texts: { solution: '补油、更换轴承' } })
  })

  it('is revised in a new version; the old one stays readable, and reading is counted by nobody', async () => {
    await act('serviceDesk', 'submit-study', { ...plainTexts, experience: '换脂后称量，记入点检表' })
    const [round] = (await draft()).rounds
    await firm.as('deputyLeader').act(caseId, 'decide', { request: round!.request, decision: 'approve' } as never)
    await http.ask('sales', 'POST', `/api/library/${entry}/opened`)
    await http.ask('auditor', 'POST', `/api/library/${entry}/opened`)
    const study = await ask<Study>('sales', `/api/library/${entry}`)
    expect(study).toMatchObject({
      version: 2,
      reads: 2,
      experience: '换脂后称量，记入点检表',
      versions: [{ version: 2 }, { version: 1 }],
    })
    expect(await ask('sales', `/api/library/${entry}/versions/1`)).toMatchObject({
      texts: { experience: plainTexts.experience },
    })
  })

  it('is offered where it may help, with the reasons, and tells in which case it did', async () => {
    const [customer] = firm.customers
    const next = await firm
      .as('frontLine')
      .register({ title: '第六轴减速机异响停机', machineId: customer!.machines[0]!, customerId: customer!.id })
    const similar = async () => (await ask<{ items: SimilarStudy[] }>('frontLine', `/api/library/similar?case=${next.id}`)).items
    expect(await similar()).toMatchObject([{ id: entry, isUsed: false, because: [{ kind: 'words' }] }])
    expect(
      (await ask<{ items: SimilarStudy[] }>('frontLine', `/api/library/similar?title=${encodeURIComponent('送货迟到')}`)).items,
    ).toEqual([])
    expect((await act('frontLine', 'use-study', { entry }, next.id)).statusCode).toBe(201)
    expect((await act('serviceDesk', 'use-study', { entry })).json()).toMatchObject({ code: 'case.closed' })
    expect(await similar()).toMatchObject([{ helped: 1, isUsed: true }])
    const { uses } = await ask<Study>('deputyLeader', `/api/library/${entry}`)
    expect(uses).toMatchObject([{ case: { id: next.id }, by: { id: firm.people.frontLine } }])
    const facets = await ask<LibraryFacets>('sales', '/api/library/facets')
    expect(facets).toMatchObject({ total: 1, category: [{ value: 'after-sales', count: 1 }] })
  })

  it('is withdrawn with a reason, and its case is suggested no more while it stands', async () => {
    const suggested = async () =>
      (await ask<SuggestionPage>('serviceDesk', '/api/library/suggestions')).items.map(one => one.case.number)
    expect(await suggested()).not.toContain(number)
    expect((await act('frontLine', 'withdraw-study', { entry, reason: '有误' })).json()).toMatchObject({ code: 'act.not-yours' })
    expect((await act('serviceDesk', 'withdraw-study', { entry, reason: '措施已被新办法代替' })).statusCode).toBe(201)
    expect((await ask<LibraryPage>('sales', '/api/library')).items).toEqual([])
    const seen = await ask<Study>('sales', `/api/library/${entry}`)
    expect(seen).toMatchObject({ state: 'withdrawn', withdrawn: { reason: '措施已被新办法代替' }, can: { withdraw: false } })
  })

  it('is taught: who took part says so, and lists are by person and department', async () => {
    const body = {
      ...{ kind: 'training', on: '2026-03-02', title: '换脂作业', conclusions: '统一补油量', material: '作业指导书第三版' },
      ...{ people: [firm.people.fieldEngineer, firm.people.serviceDesk], studies: [] },
    }
    const held = await http.ask('serviceDesk', 'POST', '/api/library/sessions', { body })
    expect(held.statusCode).toBe(201)
    const { id } = held.json<{ id: string }>()
    const wrong = (more: object) => http.ask('serviceDesk', 'POST', '/api/library/sessions', { body: { ...body, ...more } })
    expect((await wrong({ on: '2027-01-01' })).json()).toMatchObject({ code: 'session.in-future' })
    expect((await wrong({ people: ['nobody'] })).json()).toMatchObject({ code: 'session.people-unknown' })
    expect(await ask('fieldEngineer', '/api/library/sessions?mine=waiting')).toMatchObject({ waiting: 1, items: [{ id }] })
    const confirm = (who: PersonName) => http.ask(who, 'POST', `/api/library/sessions/${id}/acknowledge`)
    expect((await confirm('sales')).json()).toMatchObject({ code: 'session.not-yours' })
    expect([(await confirm('fieldEngineer')).statusCode, (await confirm('fieldEngineer')).statusCode]).toEqual([200, 200])
    const of = async (query: string) => (await ask<{ items: { id: string }[] }>('sales', `/api/library/sessions?${query}`)).items
    expect((await of(`person=${firm.people.fieldEngineer}`)).map(one => one.id)).toEqual([id])
    expect((await of(`department=${firm.departments.customerService}`)).map(one => one.id)).toEqual([id])
    expect(await of(`department=${firm.departments.sales}`)).toEqual([])
  })

  it('of a sealed case is made only once those let into it gave it free, and reviewed by one of them', async () => {
    const sealed = { kind: 'request' as const, to: ['service-desk', 'deputy-leader'] as const, audit: ['auditor'] as const }
    await firm.as('administrator').do(ctx => changeSettings(ctx, { access: { sealed: [sealed] } } as never))
    const { id } = await firm.as('serviceDesk').register({ kind: 'request', title: '内部纠纷调解' })
    await archive(id)
    expect((await act('serviceDesk', 'submit-study', plainTexts, id)).json()).toMatchObject({ code: 'study.sealed' })
    expect(
      (
        await act(
          'serviceDesk',
          'publish-case-study',
          { ...plainTexts, solution: undefined, measures: undefined, effect: undefined },
          id,
        )
      ).json(),
    ).toMatchObject({
      code: 'study.sealed',
    })
    expect((await act('serviceDesk', 'release-study', { reason: '各方同意' }, id)).statusCode).toBe(201)
    expect((await act('serviceDesk', 'submit-study', plainTexts, id)).statusCode).toBe(201)
    const { rounds } = await ask<StudyDraft>('serviceDesk', `/api/cases/${id}/study-draft`)
    await firm.as('deputyLeader').act(id, 'decide', { request: rounds[0]!.request, decision: 'approve' } as never)
    const [found] = (await ask<LibraryPage>('sales', '/api/library')).items
    expect(found).toMatchObject({ title: plainTexts.title, case: null })
  })
})
