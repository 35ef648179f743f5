import { beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type CompanyOverHttp, overHttp, type StandingCompany } from '../../test/demo-company.ts'
import type { CaseView } from '../cases/schema.ts'
import { fillBlanks } from './demo-measures.ts'
import { equipmentMaker } from './equipment-maker.ts'
import { inProduction as atEquipment, bearing, failure, onSite, toDeparture } from './equipment-steps.ts'
import { furnitureMaker } from './furniture-maker.ts'
import { inProduction as atFurniture, lawful, major, odour, penaltyAt } from './furniture-steps.ts'
import { complaintToFile, complaintToPlan } from './penal-steps.ts'

/** What is left to do, or went wrong: nothing, when a case has gone all the way round. */
const unsettled = (view: CaseView) =>
  view.duties.filter(d => !['met', 'cancelled'].includes(d.state)).map(d => `${d.regulation.id}/${d.rule} ${d.state}`)
/** A file that somebody uploaded and that belongs to no case yet. */
const aFile = (firm: StandingCompany, login: string) =>
  firm.as(login).do(async ctx => {
    const id = ctx.newId()
    const file = { name: '派单截图.png', size: 1, mime: 'image/png', sha256: 'a'.repeat(64) }
    const uploaded = { uploaded_by: ctx.actor.person, uploaded_at: ctx.now }
    await ctx.tx
      .insertInto('files')
      .values({ org_id: ctx.org, id, case_id: null, ...file, ...uploaded })
      .execute()
    return id
  })
const regulationsOf = (view: CaseView) => [...new Set(view.duties.map(d => d.regulation.id))].sort()

describe('at the equipment maker (equip and penal)', () => {
  let database: TestDatabase
  let firm: StandingCompany
  let http: CompanyOverHttp
  beforeAll(async () => {
    database = await testDatabase()
    firm = await aDemoCompany(database, equipmentMaker)
    http = await overHttp(database, firm)
  })

  test('the third complaint of a customer goes all the way round, and is kept as long as the service files', async () => {
    const wish = {
      kind: 'complaint' as const,
      description: '整批返工',
      demand: '赔偿',
      occurredAt: firm.clock.now(),
      customerId: firm.found.customers[0]!,
      category: 'product-quality',
      facts: { effect: 'wide' as const, lossFen: 18_000_000 },
    }
    await http.register('su.qing', wish)
    await http.register('su.qing', wish)
    const { id, level, duties } = await http.register('su.qing', wish)
    expect(level).toBe('serious')
    expect(duties.find(d => d.rule === 'report-repeated-complaint')?.regulation.id).toBe('equip')
    const who = { ...atEquipment, grader: 'fang.hui' }
    expect(await http.refusal('su.qing', id, 'classify', { level: 'serious', facts: {} })).toBe('act.not-yours')
    await http.act('su.qing', id, 'progress', { to: 'department-head', text: '同一客户第三次投诉，已报总经理' })
    await http.take(id, complaintToPlan(bearing, who))
    expect((await http.view(id)).requests[0]?.steps.map(step => step.id)).toEqual(['department-head', 'management'])
    expect(await http.refusal('hao.ting', id, 'start', {})).toBe('gate.missing')
    // The third time asks for a corrective action (penal 五(二)1), and the file waits for it.
    expect(duties.some(d => d.rule === 'force-action')).toBe(true)
    const steps = complaintToFile(bearing, who)
    const archiving = steps.findIndex(step => step.act === 'archive')
    await http.take(id, steps.slice(0, archiving))
    expect(await http.refusal(who.desk, id, 'archive', {})).toBe('gate.missing')
    const staff = (login: string) => firm.found.staff.get(login)!
    await http.act(who.head, id, 'set-action', {
      ...{ sort: 'corrective', department: firm.found.departments.get('production')!, person: staff('hao.ting') },
      ...{ checker: staff(who.desk), dueAt: '2026-06-01T10:00:00.000Z', checkAt: '2026-07-01T10:00:00.000Z' },
      ...{ what: '主轴出厂前温升试验', steps: '编写试验规程；逐台试验', criterion: '三个月内没有同类投诉' },
    })
    expect(await http.refusal(who.desk, id, 'archive', {})).toBe('gate.missing')
    await http.act('hao.ting', id, 'finish-action', { number: 1, files: [await aFile(firm, 'hao.ting')], done: '规程已发布' })
    await http.take(id, steps.slice(archiving))
    const view = await http.view(id)
    expect([view.stage, view.closed, unsettled(view), regulationsOf(view)]).toEqual([
      'closed',
      true,
      // The effect is still to be checked on its day.
      ['penal/check-action running'],
      ['equip', 'penal'],
    ])
    // penal says nothing of keeping, equip 第八条 3 years.
    expect(view.retainUntil).toBe('2029-03-02')
  })

  test('a work order ends with the receipt of the user', async () => {
    const { id } = await http.register('su.qing', {
      kind: 'work-order',
      title: '更换分度机构',
      channel: 'internal',
      customerId: firm.found.customers[3]!,
      category: 'repair',
    })
    expect(await http.refusal('tian.ye', id, 'assign', { person: firm.found.staff.get('guo.feng')! })).toBe('gate.missing')
    await http.take(id, toDeparture('更换分度机构', 'guo.feng'))
    const steps = onSite([failure('mechanical', '刀架', 'HS-LAT-6000')], '已更换，精度合格')
    const receipt = steps.findIndex(step => step.act === 'accept')
    await http.take(id, steps.slice(0, receipt))
    const leave = { record: 'leave-site', values: { onTime: true }, texts: {} }
    expect(await http.refusal('guo.feng', id, 'make-record', leave)).toBe('gate.missing')
    await http.take(id, steps.slice(receipt))
    const view = await http.view(id)
    expect([view.stage, view.closed, unsettled(view), view.retainUntil]).toEqual(['closed', true, [], '2029-03-02'])
  })
})

describe('at the furniture maker (furn and penal)', () => {
  let database: TestDatabase
  let firm: StandingCompany
  let http: CompanyOverHttp
  beforeAll(async () => {
    database = await testDatabase()
    firm = await aDemoCompany(database, furnitureMaker)
    await firm.as('zhan.peng').do(ctx => fillBlanks(ctx, 0))
    http = await overHttp(database, firm)
  })

  test('a major complaint goes round by both regulations: its plan is passed by management and by the board', async () => {
    const { id } = await http.register('an.ran', {
      kind: 'complaint',
      description: '甲醛超标',
      demand: '整批更换',
      occurredAt: firm.clock.now(),
      customerId: firm.found.customers[1]!,
      category: 'product-quality',
      facts: { productDefect: true, safety: 'risk' },
    })
    const who = { ...atFurniture, grader: 'ding.lin' }
    await http.take(id, major(odour, who, 1))
    const [request] = (await http.view(id)).requests
    expect(request?.steps.map(step => [step.id, step.mode, step.clause, step.regulation?.id])).toEqual([
      ['department-head', 'any', '三(四)2', undefined],
      ['management', 'any', '三(四)2', undefined],
      ['board-member', 'quorum', '2.2.2', 'furn'],
    ])
    await http.take(id, [lawful, ...complaintToFile(odour, who)])
    const view = await http.view(id)
    expect([view.stage, view.closed, unsettled(view), regulationsOf(view)]).toEqual(['closed', true, [], ['furn', 'penal']])
    // penal says nothing of keeping, furn 6.1.2(1) 5 years: the stricter of all in force counts; 2 March 2031 is a Sunday.
    expect(view.retainUntil).toBe('2031-03-03')
  })

  test('a penalty is heard, served, appealed against, reviewed and approved', async () => {
    const { id } = await http.register('gong.li', {
      kind: 'penalty',
      title: '检测报告未复核',
      channel: 'internal',
      departmentId: firm.found.departments.get('production')!,
    })
    const steps = penaltyAt('gong.li', 'bao.lin')
    const at = (act: string, record?: string) =>
      steps.findIndex(step => step.act === act && (record === undefined || step.data(anyMoment).record === record))
    const moment = () => '2026-03-02T01:00:00.000Z'
    const anyMoment = {
      id: (login: string) => login,
      me: '',
      department: '',
      departmentOf: () => '',
      at: moment,
      before: moment,
      form: {},
      photo: '',
    }
    const hearing = at('make-record', 'hearing')
    await http.take(id, steps.slice(0, hearing))
    expect(await http.refusal('pei.yan', id, 'submit-matter', { proposal: '先罚再说' })).toBe('gate.missing')
    // The new evidence is a file, as furn 8.4.1(2) asks; penal asks for the words.
    const photo = await aFile(firm, 'chu.he')
    const withFile = steps.map(step => ({
      ...step,
      data: (now: Parameters<typeof step.data>[0]) => step.data({ ...now, photo }),
    }))
    await http.take(id, withFile.slice(hearing, at('make-record', 'appeal') + 1))
    const appealed = await http.view(id)
    expect(appealed.stage).toBe('appeal')
    expect(
      appealed.duties.filter(d => d.closedAt === null).map(d => `${d.regulation.id}/${d.rule} ${d.clause} ${d.dueAt}`),
    ).toEqual(
      expect.arrayContaining([
        'furn/decide-on-appeal 8.4.2(1) 2026-03-09T10:00:00.000Z', // 5 working days
        'penal/answer-appeal 四 null',
      ]),
    )
    expect(await http.refusal('gong.li', id, 'close-matter', { outcome: 'done', summary: '不等申诉' })).toBe('gate.missing')
    await http.take(id, steps.slice(at('make-record', 'appeal') + 1))
    const view = await http.view(id)
    expect([view.stage, view.closed, unsettled(view), regulationsOf(view)]).toEqual(['closed', true, [], ['furn', 'penal']])
    expect(view.retainUntil).toBe('2031-03-03')
  })

  test('what is still owed when a complaint is closed can be done; nothing else', async () => {
    const { id } = await http.register('an.ran', {
      kind: 'complaint',
      description: '迟到',
      demand: '道歉',
      occurredAt: firm.clock.now(),
      customerId: firm.found.customers[7]!,
      category: 'service-quality',
      facts: { complexity: 'simple' },
    })
    const who = { ...atFurniture, head: 'tao.ran', handler: 'he.miao' }
    const late = { ...odour, level: 'minor' as const }
    const toEnd = complaintToFile(late, who).filter(
      step =>
        step.data({
          ...{ id: () => '', me: '', department: '', departmentOf: () => '', form: {}, photo: '' },
          ...{ at: () => '2026-03-02T01:00:00.000Z', before: () => '2026-03-02T01:00:00.000Z' },
        }).record !== 'penalty-raised',
    )
    await http.take(id, [...complaintToPlan(late, who), ...toEnd])
    const closed = await http.view(id)
    expect([closed.closed, closed.duties.filter(d => d.closedAt === null).map(d => d.rule)]).toEqual([true, ['raise-penalty']])
    const raised = { record: 'penalty-raised', values: { of: 'department' }, texts: { number: 'CF-2026-00002' } }
    expect(await http.refusal('an.ran', id, 'make-record', raised)).toBe('act.not-yours')
    expect(
      await http.refusal('he.miao', id, 'make-record', {
        record: 'evidence',
        values: { pieces: [{ kind: 'sample', collectedAt: '2026-03-02T06:00:00.000Z' }] },
        texts: { pieces: [{ shows: '迟到' }] },
      }),
    ).toBe('case.closed')
    await http.act('gong.li', id, 'make-record', raised)
    const done = await http.view(id)
    expect([done.closed, done.duties.filter(d => d.closedAt === null)]).toEqual([true, []])
    expect(await http.refusal('gong.li', id, 'make-record', raised)).toBe('case.closed')
  })
})
