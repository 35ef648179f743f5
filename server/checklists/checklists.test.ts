import { beforeAll, describe, expect, it } from 'vitest'
import { anAnomalyInPlanning } from '../../test/cases.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, nextId, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { checklistRoutes } from './routes.ts'
import type { CaseChecklists, ChecklistList, KeepChecklist } from './schema.ts'

const list: KeepChecklist = {
  ...{ name: '开工前检查', phase: 'site', kinds: ['anomaly'], categories: [], models: [], before: null },
  items: [
    { id: 'power', kind: 'check', title: '电源到位', required: true },
    { id: 'level', kind: 'number', title: '水平', required: true, unit: 'mm/m', min: 0, max: 0.02 },
    { id: 'plate', kind: 'photo', title: '铭牌', required: false, least: 1 },
    { id: 'remark', kind: 'text', title: '说明', required: false },
  ],
}

describe('checklists', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database)
    http = await featureApp(database, firm, [checklistRoutes])
  })
  const keep = async (more: Partial<KeepChecklist> = {}) => {
    const answer = await http.ask('administrator', 'POST', '/api/checklists', { body: { ...list, ...more } })
    const { items } = answer.json<ChecklistList>()
    return items.find(one => one.name === (more.name ?? list.name))!.id
  }
  const ofCase = async (id: string) =>
    (await http.ask('frontLine', 'GET', `/api/cases/${id}/checklists`)).json<CaseChecklists>().items
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      error => (error as { code: string }).code,
    )

  it('are listed on the cases they are for, filled in by the version at hand, judged, and shown as found', async () => {
    const checklist = await keep({ name: '判定' })
    const { id } = await firm.as('frontLine').register()
    expect((await ofCase(id)).find(one => one.id === checklist)).toMatchObject({ last: null, times: 0, version: 1 })
    await firm.as('frontLine').act(id, 'fill-checklist', { checklist, version: 1, answers: { power: true } })
    expect((await ofCase(id)).find(one => one.id === checklist)?.last).toMatchObject({ complete: false, failed: [] })
    await http.ask('administrator', 'PUT', `/api/checklists/${checklist}`, {
      body: { ...list, name: '判定', items: [...list.items.slice(0, 1)] },
    })
    // The phone had the first version; what it asked is what was answered.
    await firm.as('frontLine').act(id, 'fill-checklist', {
      ...{ checklist, version: 1, answers: { power: true, level: 0.03 } },
      ...{ texts: { remark: '下午复测' }, notes: { level: '地脚未紧，已通知用户' } },
    })
    const found = (await ofCase(id)).find(one => one.id === checklist)!
    expect(found).toMatchObject({ version: 2, times: 2 })
    expect(found.last).toMatchObject({
      ...{ version: 1, complete: true, failed: ['level'], answers: { level: 0.03 } },
      ...{ texts: { remark: '下午复测' }, notes: { level: '地脚未紧，已通知用户' } },
    })
    expect(found.last?.items).toHaveLength(4)
  })

  it('refuse by name what does not fit, what is out of order without a word, and unknown versions', async () => {
    const checklist = await keep({ name: '拒绝' })
    const { id } = await firm.as('frontLine').register()
    const fill = (data: object) =>
      refusal(firm.as('frontLine').act(id, 'fill-checklist', { checklist, version: 1, answers: {}, ...data }))
    expect(await fill({ answers: { power: 3 } })).toBe('checklist.answer-unfit')
    expect(await fill({ answers: { unknown: true } })).toBe('checklist.answer-unfit')
    expect(await fill({ answers: { power: false } })).toBe('checklist.note-missing')
    expect(await fill({ version: 9 })).toBe('checklist.version-unknown')
    expect(await fill({ answers: { plate: ['none'] } })).toBe('checklist.photo-missing')
    expect(await fill({ checklist: 'none' })).toBe('checklist.not-found')
  })

  it('bind their pictures to the case, and take none of another one', async () => {
    const checklist = await keep({ name: '照片' })
    const { id } = await firm.as('frontLine').register()
    const other = await firm.as('frontLine').register()
    const picture = await firm.as('frontLine').do(async ctx => {
      const file = nextId()
      const about = { name: '1.jpg', size: 1, mime: 'image/jpeg', sha256: file.padStart(64, 'b') }
      await ctx.tx
        .insertInto('files')
        .values({ org_id: ctx.org, id: file, case_id: null, ...about, uploaded_by: ctx.actor.person, uploaded_at: ctx.now })
        .execute()
      return file
    })
    const fill = (of: string) =>
      firm.as('frontLine').act(of, 'fill-checklist', { checklist, version: 1, answers: { plate: [picture] } })
    await fill(id)
    expect(await refusal(fill(other.id))).toBe('checklist.photo-missing')
  })

  it('hold back the act that the company has wait for them, by their name, until one is complete', async () => {
    const { id } = await anAnomalyInPlanning(firm)
    const checklist = await keep({ name: '派人前', before: 'assign', items: list.items.slice(0, 1) })
    const assign = () => refusal(firm.as('headOfImplementation').act(id, 'assign', { person: firm.people.fieldEngineer }))
    expect(await assign()).toBe('checklist.first')
    await firm.as('frontLine').act(id, 'fill-checklist', {
      ...{ checklist, version: 1, answers: { power: false }, notes: { power: '用户下午送电' } },
    })
    expect(await assign()).toBe('done')
    await http.ask('administrator', 'POST', `/api/checklists/${checklist}/withdraw`, { body: {} })
    expect((await ofCase(id)).find(one => one.id === checklist)).toMatchObject({ before: null, times: 1 })
  })

  it('are kept with items that can be filled in', async () => {
    const items = [list.items[0]!, list.items[0]!]
    const answer = await http.ask('administrator', 'POST', '/api/checklists', { body: { ...list, items } })
    expect(answer.json()).toMatchObject({ code: 'checklist.items-unfit' })
  })
})
