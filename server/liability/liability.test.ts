import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type CompanyOverHttp, overHttp, type StandingCompany } from '../../test/demo-company.ts'
import { idOf } from '../demo/company.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { inProduction, odour } from '../demo/furniture-steps.ts'
import { complaintToPlan } from '../demo/penal-steps.ts'
import { enterViolation, openPenalty } from '../violations/settle-violation.ts'
import { viewLiability } from './view-liability.ts'

let database: TestDatabase
let firm: StandingCompany
let http: CompanyOverHttp
let id: string
const who = (login: string) => idOf(firm.found, login)
const department = (name: string) => firm.found.departments.get(name)!
beforeAll(async () => {
  database = await testDatabase()
  firm = await aDemoCompany(database, furnitureMaker)
  http = await overHttp(database, firm)
  ;({ id } = await http.register('an.ran', {
    ...{ kind: 'complaint', description: '色差', demand: '重做', occurredAt: firm.clock.now() },
    ...{ customerId: firm.found.customers[1]!, category: 'product-quality', facts: { effect: 'several' } },
  }))
  const steps = complaintToPlan({ ...odour, level: 'general' }, inProduction)
  await http.take(
    id,
    steps.slice(
      0,
      steps.findIndex(step => step.act === 'confirm-liability'),
    ),
  )
})
const line = (percent: number, more: object = {}) => ({ department: department('production'), percent, evidence: [1], ...more })
const shares = (...rows: object[]) => ({
  record: 'liability',
  values: { liable: 'both', departments: rows.length === 0 ? 'none' : 'one', shares: rows },
  texts: { shares: rows.map(() => ({ basis: '检测报告' })), reasons: '复核后按工序分开' },
})
/** The first time is made by the steps above; each of these would be another version. */
const refused = async (data: object, login = 'chu.he') => http.refusal(login, id, 'make-record', data)
/** Who was told that they are among the parties. */
const told = () =>
  firm.as('gong.li').do(async ctx => {
    const rows = await ctx.tx
      .selectFrom('notifications')
      .select('person_id')
      .where('org_id', '=', ctx.org)
      .where('kind', '=', 'liability')
      .execute()
    return rows.map(row => row.person_id).sort()
  })
const view = (login: string) => firm.as(login).do(ctx => viewLiability(ctx, id))

/** 立案 for having caused a general complaint; gives the refusal's code, and changes nothing. */
const blame = async (login: string) =>
  firm
    .as('gong.li')
    .do(async ctx => {
      const violation = { regulation: 'penal', violation: 'caused-general', of: 'person', on: '2026-03-02' } as const
      await openPenalty(ctx, await enterViolation(ctx, { ...violation, subject: who(login), case: id, note: '错发批次' }), {})
      throw new Error('taken')
    })
    .catch((error: { code?: string; message: string }) => error.code ?? error.message)

describe('责任认定（三(三)3）', () => {
  it('is refused by name where the shares do not sum, a party stands twice, or they say something else than the choice', async () => {
    expect(await refused(shares(line(60), line(39.99, { person: who('chu.he') })))).toBe('record.incomplete')
    expect(await refused(shares(line(50), line(50)))).toBe('liability.party-twice')
    expect(await refused(shares())).toBe('liability.shares-missing')
    expect(await refused({ ...shares(line(100)), values: { ...shares(line(100)).values, departments: 'several' } })).toBe(
      'liability.departments-do-not-fit',
    )
    expect(await refused({ ...shares(line(100)), values: { ...shares(line(100)).values, liable: 'nobody' } })).toBe(
      'liability.shares-for-nobody',
    )
    const { reasons: _none, ...texts } = shares(line(100)).texts
    expect(await refused({ ...shares(line(100)), texts })).toBe('liability.reasons-missing')
    expect(await refused(shares(line(100, { evidence: [9] })))).toBe('record.incomplete')
  })

  it('raises no penalty before a second person has signed, and nobody signs twice or for themselves', async () => {
    const raise = { record: 'penalty-raised', values: { of: 'department' }, texts: { number: '处罚' } }
    expect(await http.refusal('gong.li', id, 'make-record', raise)).toBe('gate.missing')
    await http.act('chu.he', id, 'make-record', shares(line(70), line(30, { person: who('kang.le') })))
    const [latest, first] = (await view('gong.li')).versions
    expect([latest!.number, latest!.state, first!.state, latest!.contestUntil]).toEqual([2, 'draft', 'replaced', null])
    expect(await http.refusal('gong.li', id, 'confirm-liability', { version: first!.event })).toBe('liability.version-superseded')
    expect(await http.refusal('chu.he', id, 'confirm-liability', { version: latest!.event })).toBe('act.not-yours')
    expect(await blame('kang.le')).toBe('violation.liability-open')
    await http.act('gong.li', id, 'confirm-liability', { version: latest!.event })
    expect(await http.refusal('bao.lin', id, 'confirm-liability', { version: latest!.event })).toBe('liability.already-confirmed')
    expect((await view('gong.li')).versions[0]).toMatchObject({ state: 'confirmed', confirmed: { by: { id: who('gong.li') } } })
    expect([await blame('kang.le'), await blame('an.ran')]).toEqual(['taken', 'violation.not-liable'])
    expect(await told()).toEqual([who('bao.lin'), who('kang.le')].sort())
    expect((await http.view(id)).duties.find(one => one.rule === 'raise-penalty')).toMatchObject({ state: 'running' })
  })

  it('what a party contests does not count until it is answered, by the finder or a superior, and never by whoever contests', async () => {
    const version = (await view('gong.li')).versions[0]!.event
    expect(await http.refusal('an.ran', id, 'contest-liability', { version, reason: '与我无关' })).toBe('liability.not-named')
    await http.act('kang.le', id, 'contest-liability', { version, reason: '当天不当班，排班表可证' })
    expect(await http.refusal('kang.le', id, 'contest-liability', { version, reason: '再提' })).toBe(
      'liability.already-contested',
    )
    const raise = { record: 'penalty-raised', values: { of: 'department' }, texts: { number: '处罚' } }
    expect(await http.refusal('gong.li', id, 'make-record', raise)).toBe('gate.missing')
    const contest = (await view('chu.he')).versions[0]!.contests[0]!
    expect(contest).toMatchObject({ reason: '当天不当班，排班表可证', answered: null, canAnswer: true })
    const answer = { contest: contest.id, reasons: '排班表显示当班' }
    expect(await http.refusal('kang.le', id, 'answer-contest', answer)).toBe('liability.not-yours-to-answer')
    await http.act('chu.he', id, 'answer-contest', answer)
    expect((await view('gong.li')).versions[0]).toMatchObject({ state: 'confirmed' })
    await http.act('gong.li', id, 'make-record', raise)
  })

  it('a new version names the one whose place it takes, answers what was contested there, and needs two signatures again', async () => {
    const before = (await view('gong.li')).versions[0]!.event
    await http.act('bao.lin', id, 'contest-liability', { version: before, reason: '设备也有原因' })
    await http.act('chu.he', id, 'make-record', shares(line(100)))
    const [now, old] = (await view('bao.lin')).versions
    expect(now).toMatchObject({ number: 3, state: 'draft', reasons: '复核后按工序分开', contests: [] })
    expect(old!.contests.at(-1)).toMatchObject({ answered: { how: 'remade', reasons: '复核后按工序分开' } })
    const { timeline } = await http.view(id)
    expect(timeline.find(entry => entry.id === now!.event)?.data.replaces).toBe(before)
  })

  it('is contested within the time that the company has set, and no later', async () => {
    const version = (await view('gong.li')).versions[0]!.event
    await http.act('gong.li', id, 'confirm-liability', { version })
    firm.clock.pass({ days: 8 })
    expect(await http.refusal('bao.lin', id, 'contest-liability', { version, reason: '晚了' })).toBe('liability.contest-too-late')
    expect((await view('bao.lin')).can.contest).toMatchObject({ refused: 'liability.contest-too-late' })
  })
})
