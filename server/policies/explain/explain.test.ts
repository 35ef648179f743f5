import { beforeAll, describe, expect, it } from 'vitest'
import { anAnomalyInPlanning } from '../../../test/cases.ts'
import { china } from '../../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../../test/feature-app.ts'
import { caseRoutes } from '../../cases/routes.ts'
import { explainRoutes } from './routes.ts'
import type { CaseExplanation, CaseViolations, ExplanationView } from './schema.ts'

let database: TestDatabase
let firm: TestOrganisation
let http: FeatureApp
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database)
  http = await featureApp(database, firm, [explainRoutes, caseRoutes])
})
const get = async <T>(url: string, who: PersonName = 'auditor'): Promise<T> => {
  const response = await http.ask(who, 'GET', url)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const why = (id: string, what: string, who?: PersonName) =>
  get<CaseExplanation>(`/api/cases/${id}/why/${encodeURIComponent(what)}`, who)
const lines = (explained: ExplanationView, section: string) =>
  (explained.sections.find(one => one.id === section)?.lines ?? []).map(
    line => `${line.mark ?? '-'} ${line.says.zh}${line.because ? `：${line.because.zh}` : ''}`,
  )
const refused = async (url: string) => {
  const response = await http.ask('auditor', 'GET', url)
  return [response.statusCode, response.json<{ code: string }>().code]
}

describe('why a level', () => {
  it('tells the rows, and once somebody overrides it who and why', async () => {
    const { id } = await firm.as('frontLine').register({ category: 'after-sales', facts: { unusable: true } })
    const before = await why(id, 'level')
    expect(before.answer.zh).toBe('等级：重大')
    expect(before.notes[0]?.zh).toContain('还没有人确认')
    expect(lines(before, 'decides')).toHaveLength(1)
    await firm.as('frontLine').act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
    await firm.as('deputyLeader').act(id, 'classify', { level: 'larger', facts: {}, reason: '已换备机' })
    const after = await why(id, 'level')
    expect(after.answer.zh).toBe('等级：较大')
    expect(lines(after, 'grading')[0]).toMatch(/没有采用建议（重大）：已换备机$/)
    expect(after.case.number).toMatch(/\d/)
  })
})

describe('why a due time', () => {
  it('answers at both addresses with the same sections, and an unknown duty is refused', async () => {
    const { id, duties } = await firm.as('frontLine').register({ category: 'after-sales' })
    const key = duties.find(duty => duty.rule === 'verify')?.id ?? duties[0]!.id
    const sheet = await why(id, `duty.${key}`)
    const older = await get<ExplanationView>(`/api/cases/${id}/duties/${encodeURIComponent(key)}/why`)
    expect(sheet.kind).toBe('due')
    expect(sheet.sections).toEqual(older.sections)
    expect(sheet.text).toEqual(older.text)
    expect(lines(sheet, 'facts')[0]).toMatch(/^- 起算：发现登记 2026-03-02/)
    expect(await refused(`/api/cases/${id}/why/duty.none`)).toEqual([404, 'duty.not-found'])
    expect(await refused(`/api/cases/${id}/why/weather`)).toEqual([404, 'explain.unknown'])
    expect(await refused(`/api/cases/${id}/why/route.plan.sql=1`)).toEqual([404, 'explain.unknown'])
  })
})

describe('why these approvers', () => {
  it('of a submission: the people put in, what they decided, and the routes that did not apply', async () => {
    const { id, request } = await anAnomalyInPlanning(firm)
    const waiting = await why(id, `request.${request}`)
    expect(waiting.answer.zh).toBe('处置方案：部门负责人同意')
    expect(lines(waiting, 'steps').filter(line => line.startsWith('yes'))).toHaveLength(1)
    expect(lines(waiting, 'failed').join()).toContain('等级是一般，它只用于较大')
    await firm.as('headOfImplementation').act(id, 'decide', { request, decision: 'approve' })
    expect(lines(await why(id, `request.${request}`), 'steps').join()).toContain('已同意')
    // The route was chosen by the level it had then.
    await firm.as('headOfImplementation').act(id, 'classify', { level: 'major', facts: { unusable: true } })
    expect((await why(id, `request.${request}`)).answer.zh).toBe('处置方案：部门负责人同意')
    expect(await refused(`/api/cases/${id}/why/request.none`)).toEqual([404, 'request.not-found'])
  })

  it('of one that is being typed: its amount, and who is left out because they send it', async () => {
    const { id } = await anAnomalyInPlanning(firm)
    const own = await why(id, 'route.plan', 'headOfImplementation')
    expect(lines(own, 'steps').join()).toContain('由其本人提交')
    expect(own.notes[0]?.zh).toBe('第 1 步现在没有人可以审批。')
    const small = await why(id, 'route.compensation.amountFen=100000')
    const large = await why(id, 'route.compensation.amountFen=20000000')
    expect(small.answer.zh).not.toBe(large.answer.zh)
    expect(lines(large, 'failed')[0]).toContain('金额是 20 万元')
    expect((await why(id, 'route.matter')).answer.zh).toBe('提请事项：没有哪条路线适用')
  })
})

describe('violations of a case', () => {
  it('come from duties that ended late, with the sanction and the blank it still has', async () => {
    const { id, request } = await anAnomalyInPlanning(firm)
    expect(await get<CaseViolations>(`/api/cases/${id}/violations`)).toEqual({ items: [] })
    await firm.as('headOfImplementation').act(id, 'decide', { request, decision: 'approve' })
    await firm.as('fieldEngineer').act(id, 'start', {})
    firm.clock.set('2026-03-20 09:00')
    await firm.as('fieldEngineer').act(id, 'complete', { solution: '更换减速机', measures: '已更换', guarantees: '每月润滑' })
    const { items } = await get<CaseViolations>(`/api/cases/${id}/violations`)
    expect(items).toMatchObject([
      { title: { zh: '未按要求完成处置' }, outcome: 'late', clause: '19(1)', violation: 'handling-not-done', on: '2026-03-03' },
    ])
    const sheet = await why(id, items[0]!.what)
    expect(sheet.kind).toBe('penalty')
    expect(lines(sheet, 'violation')[1]).toContain('超时完成')
    expect(lines(sheet, 'sanctions')).toContainEqual(expect.stringMatching(/^open 扣分/))
    expect(await refused(`/api/cases/${id}/why/violation.robot.none`)).toEqual([404, 'violation.not-found'])
  })
})

describe('an edition asked with facts of one’s own', () => {
  const ask = (body: object, edition = '2026-01-01') =>
    http.ask('legal', 'POST', `/api/policies/robot/editions/${edition}/explain`, { body })
  const [violation, of] = ['handling-not-done', 'person']

  it.each([
    ['level', { about: 'level', kind: 'anomaly', facts: { unusable: true } }, '等级：重大'],
    ['route', { about: 'route', kind: 'anomaly', subject: 'plan', level: 'larger' }, '处置方案：'],
    [
      'penalty',
      { about: 'penalty', violation, of, on: '2026-03-02', duty: { rule: 'solve-general', outcome: 'late' } },
      '未按要求完成处置：',
    ],
  ])('explains a %s', async (_about, body, answer) => {
    const response = await ask(body)
    expect(response.statusCode, response.body).toBe(200)
    const explained = response.json<ExplanationView>()
    expect(explained.answer.zh).toContain(answer)
    expect(explained.text.zh[0]).toBe(explained.answer.zh)
  })

  it('reckons a due time day by day without a case, with the notice of each holiday that is skipped', async () => {
    const { robot } = await import('../../../policies/robot/2026-01-01/pack.ts')
    const rule = robot.duties.find(one => one.within !== undefined && 'workdays' in one.within)!
    const start = rule.start.length - 1
    const asked = { about: 'due', rule: rule.id, start, at: china('2026-09-30 10:00'), level: rule.levels?.[0], kind: 'anomaly' }
    const response = await ask(asked)
    expect(response.statusCode, response.body).toBe(200)
    const sheet = response.json<ExplanationView>()
    const skipped = sheet.due!.steps.filter(step => step.because === 'holiday')
    expect(skipped.map(step => step.date)).toContain('2026-10-01')
    expect(skipped.every(step => step.notices!.length > 0)).toBe(true)
    expect(sheet.due!.steps.filter(step => step.counted)).toHaveLength((rule.within as { workdays: number }).workdays)
    expect(sheet.text.zh.join()).toContain('国庆节')
    expect(sheet.editions).toMatchObject([{ id: 'robot', edition: '2026-01-01' }])
    // A pause is taken off, of a duty that pauses.
    const pausable = robot.duties.find(one => one.pausable && one.within !== undefined && 'workdays' in one.within)
    if (pausable) {
      const of = { about: 'due', rule: pausable.id, at: china('2026-03-02 10:00') }
      const due = async (more: object) => (await ask({ ...of, ...more })).json<ExplanationView>().due!.result.dueAt!
      expect((await due({ pauses: [[china('2026-03-03 00:00'), china('2026-03-05 00:00')]] })) > (await due({}))).toBe(true)
    }
    expect((await ask({ ...asked, pauses: [[china('2026-10-02 10:00'), china('2026-10-01 10:00')]] })).statusCode).toBe(400)
  })

  it('tells why the other duties of the same meaning do not bind such a case', async () => {
    const asked = { about: 'due', rule: 'solve-general', at: china('2026-03-02 10:00'), kind: 'anomaly', level: 'general' }
    const sheet = (await ask(asked)).json<ExplanationView>()
    expect(lines(sheet, 'failed')).toContainEqual(expect.stringMatching(/^no .*现在是一般，它只用于/))
  })

  it('reckons the sanction of a grade alone, of whatever violation, and lists the others with why not', async () => {
    const { robot } = await import('../../../policies/robot/2026-01-01/pack.ts')
    const sanction = robot.sanctions!.find(one => one.of === 'person')!
    const response = await ask({ about: 'penalty', grade: sanction.grade, of: 'person', on: '2026-03-02' })
    expect(response.statusCode, response.body).toBe(200)
    const sheet = response.json<ExplanationView>()
    expect(sheet.answer.zh).toContain(robot.grades!.find(one => one.id === sanction.grade)!.title.zh)
    expect(sheet.sections[0]!.lines).toHaveLength(robot.violations!.filter(one => one.grade === sanction.grade).length)
    expect((await ask({ about: 'penalty', grade: 'none', of: 'person', on: '2026-03-02' })).json<{ code: string }>().code).toBe(
      'explain.no-such-rule',
    )
  })

  it('reckons an indicator from the cases given', async () => {
    const { robot } = await import('../../../policies/robot/2026-01-01/pack.ts')
    const rule = robot.indicators!.find(one => 'ratio' in one.measure)!
    const cases = [
      { id: 'a', number: 'A-1', of: 1, among: 1 },
      { id: 'b', number: 'A-2', of: 0, among: 3 },
    ]
    const explained = (await ask({ about: 'indicator', indicator: rule.id, cases })).json<ExplanationView>()
    expect(explained.answer.zh).toContain('25')
    expect(lines(explained, 'cases')).toEqual(['yes A-1：分子 1，分母 1', 'no A-2：分子 0，分母 3'])
  })

  it('refuses what the edition does not have', async () => {
    const code = async (body: object, edition?: string) => (await ask(body, edition)).json<{ code: string }>().code
    expect(await code({ about: 'penalty', violation: 'none', of, on: '2026-03-02' })).toBe('explain.no-such-rule')
    expect(await code({ about: 'indicator', indicator: 'none' })).toBe('explain.no-such-rule')
    expect(await code({ about: 'scorecard', scorecard: 'none' })).toBe('explain.no-such-rule')
    expect(await code({ about: 'due', rule: 'none', at: china('2026-03-02 10:00') })).toBe('explain.no-such-rule')
    expect(await code({ about: 'penalty', of, on: '2026-03-02' })).toBe('explain.no-such-rule')
    expect(await code({ about: 'level', kind: 'anomaly' }, '1999-01-01')).toBe('edition.not-found')
  })
})
