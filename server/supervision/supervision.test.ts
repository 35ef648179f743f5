import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type CompanyOverHttp, overHttp, type StandingCompany } from '../../test/demo-company.ts'
import { lockCase } from '../cases/case-record.ts'
import { idOf } from '../demo/company.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { addEvent, type EventDraft } from '../events/add-event.ts'
import { flush } from '../events/flush.ts'
import { newWork } from '../events/work.ts'
import { listNotifications } from '../notifications/list-notifications.ts'
import { runDataChecks } from './data-checks.ts'
import { decideFinding, disputeFinding, raiseByHand, rectifyFinding } from './decide-finding.ts'
import { reviewsOfSubject } from './executive-reviews.ts'
import { setFewest } from './fewest.ts'
import { allFindings, findingWorkbook } from './finding-workbook.ts'
import { listAudits } from './list-audits.ts'
import { listChecks } from './list-checks.ts'
import { listFindings } from './list-findings.ts'
import { listHits, settleHit } from './list-hits.ts'
import { beginAudit, dropAudit, moveAudit, planAudit } from './plan-audit.ts'
import { ListChecks, ListFindings, ListHits } from './schema.ts'
import { raiseSurpriseChecks } from './surprise-checks.ts'

let database: TestDatabase
let firm: StandingCompany
let http: CompanyOverHttp
beforeAll(async () => {
  database = await testDatabase()
  firm = await aDemoCompany(database, furnitureMaker, '2026-03-02 09:00')
  http = await overHttp(database, firm)
})
const who = (login: string) => idOf(firm.found, login)
const department = (kind: string) => firm.found.departments.get(kind)!
const findings = (login: string, filter = {}) =>
  firm.as(login).do(async ctx => (await listFindings(ctx, ListFindings.parse(filter))).items)
const audits = (login: string) => firm.as(login).do(ctx => listAudits(ctx, 2026))
const hits = (login: string, filter = {}) => firm.as(login).do(ctx => listHits(ctx, ListHits.parse(filter)))
const code = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: { code?: string }) => error.code,
  )
/** An event as it would follow from an act, whatever gates stand before it. */
const happen = (login: string, id: string, draft: EventDraft) =>
  firm.as(login).do(async ctx => {
    const [work, record] = [newWork(), await lockCase(ctx, id)]
    const { event } = addEvent(ctx, work, record, draft)
    await flush(ctx, work)
    return event.id
  })

describe('检查发现', () => {
  const found = { words: '展厅样品价签缺失', major: false }

  it('is disputed by whom it is about, decided by another supervisor than its finder, and put right in a case with the clocks of the regulation', async () => {
    expect(await code(firm.as('an.ran').do(ctx => raiseByHand(ctx, { ...found, department: department('sales') })))).toBe(
      'finding.not-yours',
    )
    const id = await firm.as('pei.yan').do(ctx => raiseByHand(ctx, { ...found, department: department('sales') }))
    expect(await findings('ma.ke')).toEqual([])
    expect(await findings('xie.fang')).toMatchObject([
      { number: 'FX-2026-00001', can: { dispute: true, decide: false, rectify: [] } },
    ])
    expect(await code(firm.as('an.ran').do(ctx => disputeFinding(ctx, id, '不实')))).toBe('finding.not-found')
    await firm.as('xie.fang').do(ctx => disputeFinding(ctx, id, '当天正在换价签'))
    const decide = (login: string) => firm.as(login).do(ctx => decideFinding(ctx, id, { upheld: true, reason: '换签应在闭店后' }))
    expect(await code(decide('pei.yan'))).toBe('finding.own')
    expect(await code(decide('xie.fang'))).toBe('finding.not-yours')
    expect(await code(firm.as('pei.yan').do(ctx => rectifyFinding(ctx, id, { title: '价签' })))).toBe('finding.settled-already')
    await decide('luo.yi')
    expect(await code(decide('luo.yi'))).toBe('finding.not-disputed')
    const rectification = await firm.as('pei.yan').do(ctx => rectifyFinding(ctx, id, { title: '补齐展厅价签' }))
    const opened = await http.view(rectification)
    // A general finding: 一般, by which penal and furn 7.3.1(1) count its clocks.
    expect(opened).toMatchObject({ kind: 'rectification', title: '补齐展厅价签', level: 'general', levelConfirmed: false })
    expect(opened.duties.length).toBeGreaterThan(0)
    expect(await code(firm.as('pei.yan').do(ctx => rectifyFinding(ctx, id, { title: '再开' })))).toBe('finding.settled-already')
    const [row] = await findings('pei.yan')
    expect(row).toMatchObject({ state: 'rectifying', rectification: { number: opened.number, closed: false } })
    expect(row!.steps.map(one => one.kind)).toEqual(['raised', 'disputed', 'upheld', 'rectifying'])
    await happen('pei.yan', rectification, {
      type: 'matter.closed',
      plain: { outcome: 'done' },
      sealed: { summary: '已补齐' },
    } as EventDraft)
    expect((await findings('pei.yan'))[0]).toMatchObject({ state: 'rectified', rectification: { closed: true } })
  })

  it('tells those it is about, and begins a rectification of the highest level where it is major', async () => {
    const id = await firm.as('pei.yan').do(ctx => raiseByHand(ctx, { ...found, major: true, department: department('sales') }))
    const told = await firm.as('xie.fang').do(ctx => listNotifications(ctx, { unread: true, limit: 50, after: undefined }))
    expect(told.items.find(one => one.kind === 'finding')?.subject).toEqual({ kind: 'finding', id })
    expect((await findings('xie.fang', { mine: '1' })).map(one => one.id)).toEqual([id])
    expect(await findings('an.ran', { finding: id })).toEqual([])
    expect(await code(firm.as('pei.yan').do(ctx => rectifyFinding(ctx, id, { title: '专项整改', as: 'anomaly' })))).toBe(
      'finding.no-way',
    )
    const rectification = await firm.as('pei.yan').do(ctx => rectifyFinding(ctx, id, { title: '专项整改' }))
    expect(await http.view(rectification)).toMatchObject({ level: 'serious' })
    const book = await firm
      .as('pei.yan')
      .do(async ctx => findingWorkbook(await allFindings(ctx, ListFindings.parse({})), 'zh', ctx.rules.calendar))
    const sheet = new ExcelJS.Workbook()
    await sheet.xlsx.load(book as never)
    expect(sheet.worksheets[0]!.getRow(2).getCell(3).value).toBe('重大')
    expect(sheet.worksheets[0]!.rowCount).toBe(3)
  })

  it('goes where it is not upheld', async () => {
    const id = await firm
      .as('pei.yan')
      .do(ctx => raiseByHand(ctx, { ...found, department: department('sales'), person: who('ma.ke') }))
    await firm.as('ma.ke').do(ctx => disputeFinding(ctx, id, '当天休息'))
    await firm.as('luo.yi').do(ctx => decideFinding(ctx, id, { upheld: false, reason: '考勤属实' }))
    expect((await findings('ma.ke'))[0]).toMatchObject({ state: 'withdrawn', can: { dispute: false } })
  })
})

describe('审计与检查（furn 6.2.2, 6.3）', () => {
  it('are planned by the post that owes them, moved and dropped with a reason, begun as a case, and counted against how often they are ordered', async () => {
    const plan = { regulation: 'furn', category: 'special-audit', subject: '安装履约专项审计', lead: who('qiu.shi') }
    const days = { from: '2026-05-11', until: '2026-05-22' }
    expect(await code(firm.as('xie.fang').do(ctx => planAudit(ctx, { ...plan, ...days })))).toBe('audit-plan.not-yours')
    expect(await code(firm.as('qiu.shi').do(ctx => planAudit(ctx, { ...plan, from: '2026-05-11', until: '2026-05-01' })))).toBe(
      'audit-plan.backwards',
    )
    const id = await firm.as('qiu.shi').do(ctx => planAudit(ctx, { ...plan, ...days }))
    await firm.as('qiu.shi').do(ctx => moveAudit(ctx, id, { from: '2026-06-01', until: '2026-06-12', because: '与年中盘点错开' }))
    const other = await firm.as('qiu.shi').do(ctx => planAudit(ctx, { ...plan, ...days }))
    await firm.as('qiu.shi').do(ctx => dropAudit(ctx, other, '重复'))
    const opened = await firm.as('qiu.shi').do(ctx => beginAudit(ctx, id))
    expect(await code(firm.as('qiu.shi').do(ctx => beginAudit(ctx, id)))).toBe('audit-plan.settled-already')
    const seen = await audits('qiu.shi')
    expect(seen.plans).toMatchObject([
      { id: other, state: 'dropped' },
      { id, state: 'begun', moved: 1, case: opened },
    ])
    expect(seen.kinds.map(kind => [kind.category, kind.every, kind.times])).toEqual([
      ['cross-border-audit', 'quarter', 1],
      ['surprise-check', null, 1],
      ['special-audit', 'year', 1],
      ['routine-check', 'month', 2],
    ])
    expect(seen.kinds[2]!.periods).toMatchObject([{ from: '2026-01-01', to: '2026-12-31', done: 1, planned: 0, over: false }])
  })

  it('carry what they find into the register; the report goes to the board and a major finding into an executive review before it ends', async () => {
    const [audit] = (await audits('qiu.shi')).audits
    const finding = { record: 'audit-finding', values: { major: true }, texts: { finding: '三份跨境合同没有留存同意书' } }
    await http.act('qiu.shi', audit!.case.id, 'make-record', finding)
    const [row] = await findings('pei.yan', { source: 'audit' })
    expect(row).toMatchObject({ major: true, words: '三份跨境合同没有留存同意书', clause: '6.3.2', foundBy: { name: '邱实' } })
    expect(await findings('pei.yan', { source: 'audit' })).toHaveLength(1)
    const seen = (await audits('pei.yan')).audits.find(one => one.case.id === audit!.case.id)
    expect(seen).toMatchObject({ findings: 1, majors: 1 })
    expect(seen!.steps.map(step => [step.title.zh, step.at === null, step.wanted])).toEqual([
      ['审计报告', true, true],
      ['董事会收到', true, true],
      ['记入高管绩效', true, true],
    ])
    expect(await http.refusal('qiu.shi', audit!.case.id, 'close-matter', { outcome: 'done', summary: '完' })).toBe('gate.missing')
    await http.act('gong.li', audit!.case.id, 'make-record', {
      record: 'executive-review',
      values: { executive: who('xie.fang') },
    })
    const after = (await audits('pei.yan')).audits.find(one => one.case.id === audit!.case.id)
    expect(after!.reviews).toMatchObject([{ executive: { name: '谢芳' }, by: { name: '龚丽' } }])
    const year = { start: '2026-01-01', end: '2026-12-31' }
    const ofSubject = (subject: Parameters<typeof reviewsOfSubject>[1]) =>
      firm.as('gong.li').do(ctx => reviewsOfSubject(ctx, subject, year))
    const entry = { clause: '6.3.2', case: { id: audit!.case.id }, findings: [{ number: row!.number, state: 'open' }] }
    expect(await ofSubject({ kind: 'person', id: who('xie.fang') })).toMatchObject([entry])
    expect(await ofSubject({ kind: 'department', id: department('sales') })).toMatchObject([entry])
    expect(await ofSubject({ kind: 'person', id: who('qiu.shi') })).toEqual([])
    const before = await firm
      .as('gong.li')
      .do(ctx => reviewsOfSubject(ctx, { kind: 'organisation', id: '' }, { start: '2025-01-01', end: '2025-12-31' }))
    expect(before).toEqual([])
  })

  it('are raised by the system in a region whose complaints per order were over the limit, once, with the sum', async () => {
    firm.clock.set('2026-03-10 09:00')
    const at = (kind: 'contract' | 'complaint', address: string) =>
      firm.as('an.ran').register({
        kind,
        title: kind,
        channel: 'phone',
        customer: { name: `客户 ${address}`, phone: address.startsWith('江苏') ? '13800031111' : '13800031112', address },
      })
    for (let i = 0; i < 3; i++) await at('contract', '江苏省南京市鼓楼区 1 号')
    await at('contract', '广东省广州市天河区 2 号')
    await at('complaint', '江苏省南京市鼓楼区 1 号')
    firm.clock.set('2026-04-02 09:00')
    // One complaint among three orders says little: by itself a region counts from as many orders as keep one complaint within 2 %.
    expect(await firm.as('pei.yan').do(raiseSurpriseChecks)).toBe(0)
    const surprise = (seen: Awaited<ReturnType<typeof audits>>) =>
      seen.kinds.find(kind => kind.category === 'surprise-check')!.limit
    expect(surprise(await audits('pei.yan'))).toMatchObject({
      ...{ target: 2, fewest: { value: 50, isDefault: true } },
      few: [{ region: '江苏', numerator: 1, denominator: 3 }],
    })
    const set = (login: string) => firm.as(login).do(ctx => setFewest(ctx, { fewest: 3, reason: '本地区订单少，一单也查' }))
    expect(await code(set('an.ran'))).toBe('supervision.not-yours')
    await set('pei.yan')
    expect(surprise(await audits('pei.yan'))).toMatchObject({ fewest: { value: 3, setBy: { name: '裴燕' } } })
    expect(await firm.as('pei.yan').do(raiseSurpriseChecks)).toBe(0)
    expect(await firm.as('pei.yan').do(raiseSurpriseChecks)).toBe(0)
    const raised = (await audits('pei.yan')).audits.filter(one => one.category === 'surprise-check')
    expect(raised).toMatchObject([{ raised: { region: '江苏', numerator: 1, denominator: 3, target: 2 } }])
  })
})

describe('办案核查（furn 2.4.2）', () => {
  it('is a duty of compliance on a complaint of the highest level; unlawful handling becomes a finding with its clause', async () => {
    const { id } = await http.register('an.ran', {
      kind: 'complaint',
      title: '柜体甲醛超标',
      customer: { name: '周女士', phone: '13800035555' },
    })
    await happen('an.ran', id, {
      type: 'case.classified',
      plain: {
        level: 'serious',
        proposed: 'serious',
        previous: 'serious',
        facts: {},
        rows: [],
        overridden: false,
        regraded: false,
      },
      sealed: {},
    } as unknown as EventDraft)
    await happen('an.ran', id, {
      type: 'plan.submitted',
      plain: {
        round: 1,
        level: 'serious',
        special: true,
        measures: [{ department: 'customer-service', person: who('an.ran'), dueAt: '2026-12-31T10:00:00.000Z' }],
        route: [],
      },
      sealed: { measureTexts: ['退款'], resources: '无' },
    } as unknown as EventDraft)
    const checks = (login: string, filter = {}) => firm.as(login).do(ctx => listChecks(ctx, ListChecks.parse(filter)))
    expect(await code(checks('an.ran'))).toBe('supervision.not-yours')
    expect((await checks('luo.yi', { state: 'open' })).items).toMatchObject([
      { case: { id }, clause: '2.4.2', owner: { name: '罗毅' }, state: 'open' },
    ])
    const check = (lawful: boolean, opinion: string) =>
      http.act('luo.yi', id, 'make-record', { record: 'legality-check', values: { lawful }, texts: { opinion } })
    await check(false, '赔付协议写明放弃诉权，无效')
    const { items } = await checks('luo.yi', { state: 'found' })
    expect(items).toMatchObject([
      { state: 'done', answers: [{ value: false }, { value: '赔付协议写明放弃诉权，无效' }], finding: { state: 'open' } },
    ])
    expect((await findings('pei.yan', { source: 'record' }))[0]).toMatchObject({ clause: '2.4.2', major: true, case: { id } })
    await check(true, '已改正')
    expect(await findings('pei.yan', { source: 'record' })).toHaveLength(1)
    // Taken back as a mistake, a record has found nothing.
    await check(false, '误录')
    const { source_id: event } = await firm
      .as('luo.yi')
      .do(({ tx, org }) =>
        tx
          .selectFrom('findings')
          .select('source_id')
          .where('org_id', '=', org)
          .where('words', '=', '误录')
          .executeTakeFirstOrThrow(),
      )
    expect(await findings('pei.yan', { source: 'record', state: 'open' })).toHaveLength(2)
    await http.act('luo.yi', id, 'correct', { corrects: event, void: true, reason: '录错了案件' })
    expect(await findings('pei.yan', { source: 'record' })).toMatchObject([
      { words: '误录', state: 'withdrawn', steps: [{ kind: 'raised' }, { kind: 'withdrawn', words: '录错了案件' }] },
      { state: 'open' },
    ])
  })
})

describe('数据核查（furn 2.4.1）', () => {
  it('finds what is not whole and what cannot be; explained or made a finding it is settled, put right it clears', async () => {
    firm.clock.set('2026-05-11 09:00')
    const order = await firm.as('an.ran').register({ kind: 'work-order', title: '安装衣柜', channel: 'phone' })
    const accepted = await happen('an.ran', order.id, {
      type: 'customer.accepted',
      plain: { passed: true, full: false, via: 'screen' },
      sealed: { signer: '陈雅琴' },
    } as EventDraft)
    expect(accepted).toBeDefined()
    await firm.as('pei.yan').do(runDataChecks)
    expect(await firm.as('pei.yan').do(runDataChecks)).toBe(0)
    expect(await code(hits('an.ran'))).toBe('supervision.not-yours')
    const { items, open } = await hits('pei.yan')
    const mine = items.filter(hit => hit.case.id === order.id)
    expect(mine.map(hit => hit.rule).sort()).toEqual(['acceptance-incomplete', 'accepted-without-photo'])
    expect(open['acceptance-incomplete']).toBe(1)
    expect(mine.find(hit => hit.rule === 'acceptance-incomplete')!.detail).toMatchObject({ signature: 'missing' })
    expect(mine.map(hit => hit.clause)).toEqual(['2.4.1', '2.4.1'])
    expect(mine.every(hit => hit.asks !== '')).toBe(true)
    const settle = (id: string, how: object) => firm.as('pei.yan').do(ctx => settleHit(ctx, id, how as never))
    await settle(mine[0]!.id, { finding: '验收单没有签名', major: true })
    expect(await code(settle(mine[0]!.id, { explanation: '补' }))).toBe('finding.settled-already')
    await settle(mine[1]!.id, { explanation: '客户不同意拍照，已写入单内' })
    expect((await hits('pei.yan')).items.filter(hit => hit.case.id === order.id)).toEqual([])
    expect((await hits('pei.yan', { state: 'explained' })).items[0]).toMatchObject({
      explained: { words: '客户不同意拍照，已写入单内' },
    })
    expect((await findings('pei.yan', { source: 'data-check' }))[0]).toMatchObject({
      ...{ case: { id: order.id }, major: true, clause: mine[0]!.asks },
    })
  })

  it('reads what was corrected, and clears what a correction puts right', async () => {
    const { id, timeline } = await http.view(
      (await http.register('an.ran', { kind: 'request', title: '餐桌保养', customer: { name: '郑女士', phone: '13800036666' } }))
        .id,
    )
    const corrected = (minutes: number) =>
      http.act('an.ran', id, 'correct', {
        ...{ corrects: timeline.find(one => one.type === 'case.opened')!.id, reason: '客户补充' },
        plain: { occurredAt: new Date(Date.parse(firm.clock.now()) + minutes * 60_000).toISOString() },
      })
    const standing = async () =>
      (await hits('pei.yan')).items.filter(hit => hit.case.id === id).map(hit => [hit.rule, hit.clause])
    firm.clock.pass({ hours: 3 })
    await corrected(-60)
    await firm.as('pei.yan').do(runDataChecks)
    expect(await standing()).toEqual([['occurred-after-opened', '2.4.1']])
    await corrected(-300)
    await firm.as('pei.yan').do(runDataChecks)
    expect(await standing()).toEqual([])
  })
})
