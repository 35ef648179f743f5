import { beforeAll, describe, expect, test } from 'vitest'
import { sweepDeps } from '../../test/alarms.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type StandingCompany } from '../../test/demo-company.ts'
import { sweep } from '../alarms/sweep.ts'
import { performAct } from '../cases/perform-act.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { viewPenalty } from '../penalties/view-penalty.ts'
import { listViolations } from './list-violations.ts'
import type { ListViolations, OpenPenalty } from './schema.ts'
import { dismissViolation, enterViolation, isReason, openPenalty } from './settle-violation.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})

const reason = '核对通话记录，客户当时要求改到次日回电，不属于超时，不予处罚'

function register(firm: StandingCompany) {
  const id = (login: string) => firm.found.staff.get(login)!
  return {
    id,
    list: (login: string, wanted: Partial<ListViolations> = {}) =>
      firm.as(login).do(ctx => listViolations(ctx, { limit: 50, ...wanted })),
    dismiss: (login: string, line: string, why: string) => firm.as(login).do(ctx => dismissViolation(ctx, line, { reason: why })),
    open: (login: string, line: string, more: OpenPenalty = {}) => firm.as(login).do(ctx => openPenalty(ctx, line, more)),
    leak: (login: string, whom: string, on = '2026-03-02') =>
      firm.as(login).do(ctx =>
        enterViolation(ctx, {
          ...{ regulation: 'furn', violation: 'privacy-leak', of: 'person', subject: id(whom), on, note: '把客户电话发到外部群' },
        }),
      ),
    file: (login: string, caseId: string) => firm.as(login).do(ctx => viewPenalty(ctx, caseId)),
  }
}
const complain = (firm: StandingCompany, category = 'product-quality') =>
  firm.as('an.ran').register({
    ...{ kind: 'complaint', title: '柜门掉漆', description: '到货开箱发现', demand: '换门', channel: 'phone' },
    ...{ occurredAt: '2026-03-01T02:00:00.000Z', customerId: firm.found.customers[0]!, category },
    facts: { effect: 'several' },
  })

describe('what the system finds', () => {
  test('is a violation once the time has run out, once only, whether it is done at last or not', async () => {
    const firm = await aDemoCompany(database, furnitureMaker)
    const book = register(firm)
    const { id } = await complain(firm)
    await sweep(sweepDeps(database), firm.clock.pass({ hours: 3 }))
    expect((await book.list('gong.li', { case: id })).items).toEqual([])
    await sweep(sweepDeps(database), firm.clock.pass({ hours: 2 }))
    const found = await book.list('gong.li', { case: id })
    expect(found.items).toMatchObject([
      {
        ...{ source: 'system', clause: '8.2.1(2)', party: 'person', on: '2026-03-02', state: 'open', stage: null, stands: false },
        regulation: { id: 'furn', edition: '2026-01-01' },
        violation: { id: 'complaint-overdue' },
        duty: { outcome: 'overdue' },
        case: { id },
      },
    ])
    expect(found.items[0]?.subject?.name).toEqual(expect.any(String))
    await firm.as('an.ran').act(id, 'reply', { channel: 'phone', text: '已收到' })
    await sweep(sweepDeps(database), firm.clock.pass({ hours: 1 }))
    const after = await book.list('gong.li', { case: id })
    expect(after.items.map(one => [one.id, one.state, one.duty?.outcome])).toEqual([[found.items[0]!.id, 'open', 'late']])
    expect(after.counts).toEqual({ open: 1, dismissed: 0, cited: 0, 'taken-back': 0 })
  })

  test('is taken back when a late record of what was done in time is confirmed', async () => {
    const firm = await aDemoCompany(database, furnitureMaker)
    const book = register(firm)
    const { id } = await complain(firm, 'service-quality')
    await sweep(sweepDeps(database), firm.clock.pass({ hours: 5 }))
    expect((await book.list('gong.li', { case: id })).counts.open).toBe(1)
    const file = await firm.as('an.ran').do(async ctx => {
      const name = ctx.newId()
      const uploaded = { uploaded_by: ctx.actor.person, uploaded_at: ctx.now, name: '通话记录.png', size: 1, mime: 'image/png' }
      await ctx.tx
        .insertInto('files')
        .values({ org_id: ctx.org, id: name, case_id: null, sha256: 'b'.repeat(64), ...uploaded })
        .execute()
      return name
    })
    const { event } = await firm.as('an.ran').do(async ctx => {
      await performAct(ctx, id, { type: 'attach', data: { file } })
      return performAct(ctx, id, {
        type: 'reply',
        data: { channel: 'phone', text: '当时已电话答复' },
        at: '2026-03-02T02:00:00.000Z',
        backdating: { reason: '系统故障，纸面记录', evidence: file },
      })
    })
    expect((await book.list('gong.li', { case: id })).counts.open).toBe(1)
    await firm.as('tao.ran').act(id, 'confirm-backdating', { event, accepted: true })
    const after = await book.list('gong.li', { case: id })
    expect(after.items.map(one => [one.state, one.duty?.outcome])).toEqual([['taken-back', 'in-time']])
    await expect(book.open('gong.li', after.items[0]!.id)).rejects.toMatchObject({ code: 'violation.not-open' })
  })
})

describe('what people enter', () => {
  test('is entered once, and only what people can find', async () => {
    const firm = await aDemoCompany(database, furnitureMaker)
    const book = register(firm)
    await book.leak('an.ran', 'he.miao')
    await expect(book.leak('lu.yao', 'he.miao')).rejects.toMatchObject({ code: 'violation.known' })
    const overdue = {
      regulation: 'furn',
      violation: 'callback-overdue',
      of: 'person' as const,
      subject: book.id('he.miao'),
      note: '迟了',
    }
    const enter = (more: object) =>
      firm
        .as('gong.li')
        .do(ctx => enterViolation(ctx, { ...overdue, on: '2026-03-02', ...more } as Parameters<typeof enterViolation>[1]))
    await expect(enter({})).rejects.toMatchObject({ code: 'violation.found-by-system' })
    await expect(enter({ violation: 'privacy-leak', on: '2026-03-03' })).rejects.toMatchObject({ code: 'violation.in-future' })
    await expect(enter({ violation: 'privacy-leak', on: '2025-12-31' })).rejects.toMatchObject({ code: 'violation.unknown' })
    await expect(enter({ violation: 'privacy-leak', of: 'department' })).rejects.toMatchObject({ code: 'violation.wrong-party' })
    await expect(enter({ violation: 'privacy-leak', subject: 'nobody' })).rejects.toMatchObject({ code: 'person.not-found' })
  })

  test('is seen by those who look after the register, the superiors, whoever entered it and whom it is about', async () => {
    const firm = await aDemoCompany(database, furnitureMaker)
    const book = register(firm)
    await book.leak('kang.le', 'he.miao')
    for (const login of ['gong.li', 'qiu.shi', 'tao.ran', 'kang.le', 'he.miao'])
      expect([login, (await book.list(login)).items.length]).toEqual([login, 1])
    for (const login of ['an.ran', 'xie.fang', 'zhan.peng'])
      expect([login, (await book.list(login)).items.length]).toEqual([login, 0])
  })
})

describe('settling a violation', () => {
  test.each([
    ['不罚', false],
    ['不罚不罚不罚不罚', false],
    ['no reason', false],
    ['已核对通话记录，未超时', true],
    ['The customer asked for the call on the next day', true],
  ])('%s is a reason: %s', (text, is) => expect(isReason(text)).toBe(is))

  test('needs a reason, and somebody whom it is not about', async () => {
    const firm = await aDemoCompany(database, furnitureMaker)
    const book = register(firm)
    const line = await book.leak('gong.li', 'he.miao')
    await expect(book.dismiss('gong.li', line, '不罚')).rejects.toMatchObject({
      code: 'violation.reason-too-short',
      extras: { clause: '8.2.1(3)' },
    })
    await expect(book.dismiss('he.miao', line, reason)).rejects.toMatchObject({ code: 'violation.own' })
    await expect(book.dismiss('qiu.shi', line, reason)).rejects.toMatchObject({ code: 'violation.not-yours' })
    await expect(book.dismiss('an.ran', line, reason)).rejects.toMatchObject({ code: 'violation.not-found' })
    await book.dismiss('tao.ran', line, reason)
    const [settled] = (await book.list('gong.li')).items
    expect(settled).toMatchObject({ state: 'dismissed', settled: { by: { id: book.id('tao.ran') }, reason } })
    await expect(book.open('gong.li', line)).rejects.toMatchObject({ code: 'violation.not-open' })
  })

  test('opens a penalty in one step, which nobody else learns of', async () => {
    const firm = await aDemoCompany(database, furnitureMaker)
    const book = register(firm)
    const line = await book.leak('kang.le', 'he.miao')
    const same = [book.id('pei.yan'), book.id('pei.yan')] as [string, string]
    await expect(book.open('gong.li', line, { investigators: same })).rejects.toMatchObject({
      code: 'record.person-excluded',
      extras: { clause: '一(三)3' },
    })
    await expect(book.open('gong.li', line, { investigators: [book.id('pei.yan'), book.id('he.miao')] })).rejects.toMatchObject({
      code: 'record.person-excluded',
    })
    const opened = await book.open('gong.li', line, { investigators: [book.id('pei.yan'), book.id('qiu.shi')] })
    await expect(book.open('gong.li', line)).rejects.toMatchObject({ code: 'violation.not-open' })
    const of = async (login: string) => (await book.list(login)).items.map(one => [one.state, one.penalty?.id ?? null])
    expect(await of('gong.li')).toEqual([['cited', opened.id]])
    // Whoever entered it sees that something came of it, and nothing of what.
    expect(await of('kang.le')).toEqual([['cited', null]])
    const file = await book.file('gong.li', opened.id)
    expect(file).toMatchObject({
      ...{ stage: 'filed', stands: false, isParty: false },
      cited: { clause: '8.2.1(3)', party: 'person', subject: { id: book.id('he.miao') }, on: '2026-03-02', takenBack: false },
      reading: { hadRead: false },
      // The text grades it and orders no sanction: nothing is made up.
      computed: { times: 1, measures: [] },
    })
    expect((await book.file('he.miao', opened.id)).isParty).toBe(true)
  })
})

describe('what is computed', () => {
  const aLate = async (firm: StandingCompany) => {
    const book = register(firm)
    const { id } = await complain(firm)
    await sweep(sweepDeps(database), firm.clock.pass({ hours: 5 }))
    const [line] = (await book.list('gong.li', { case: id })).items
    return { book, line: line! }
  }
  test('keeps what the text leaves open, and a departure needs a reason', async () => {
    const firm = await aDemoCompany(database, furnitureMaker)
    const { book, line } = await aLate(firm)
    const opened = await book.open('gong.li', line.id, { investigators: [book.id('pei.yan'), book.id('qiu.shi')] })
    const file = await book.file('gong.li', opened.id)
    expect(file.computed?.measures).toMatchObject([
      { kind: 'bonus', sanction: 'bonus-withheld', isOpen: true, to: { open: '当月奖金' } },
    ])
    expect(file.computed?.why.text.zh.join('\n')).toContain('8.3.1(2)')
    await firm.as('pei.yan').act(opened.id, 'classify', { level: 'general', facts: {} })
    const propose = (measures: object[], why?: string) =>
      firm.as('pei.yan').act(opened.id, 'propose-penalty', { measures, ...(why === undefined ? {} : { reason: why }) } as never)
    await expect(propose([{ kind: 'warning' }])).rejects.toMatchObject({
      code: 'penalty.departs-without-reason',
      extras: { clause: '8.3.1(2)' },
    })
    await expect(propose([{ kind: 'bonus', sanction: 'bonus-withheld', amountFen: 500_00 }])).rejects.toMatchObject({
      code: 'penalty.departs-without-reason',
    })
    await propose([{ kind: 'bonus', sanction: 'bonus-withheld' }])
    expect((await book.file('gong.li', opened.id)).proposed).toMatchObject({ departs: false })
    await propose([{ kind: 'warning' }], '首次且客户没有损失，按一般违规给书面警告')
    expect((await book.file('gong.li', opened.id)).proposed).toMatchObject({ departs: true, measures: [{ kind: 'warning' }] })
  })

  test('counts as repetitions only penalties that stand, within the window', async () => {
    const firm = await aDemoCompany(database, furnitureMaker)
    const book = register(firm)
    const enter = (on: string) =>
      firm.as('gong.li').do(ctx =>
        enterViolation(ctx, {
          ...{
            regulation: 'penal',
            violation: 'caused-serious',
            of: 'person',
            subject: book.id('chu.he'),
            on,
            note: '检测报告未复核',
          },
        }),
      )
    const earlier = [await enter('2026-01-05'), await enter('2026-02-05')]
    const line = await enter('2026-03-02')
    const opened = await book.open('gong.li', line)
    const sanctions = async () => (await book.file('gong.li', opened.id)).computed
    expect(await sanctions()).toMatchObject({ times: 1, sanctions: [{ id: 'person-fine' }] })
    const setStanding = (stands: boolean) =>
      firm
        .as('gong.li')
        .do(ctx =>
          ctx.tx
            .updateTable('violations')
            .set({ state: 'cited', stands, penalty_case_id: opened.id })
            .where('org_id', '=', ctx.org)
            .where('id', 'in', earlier)
            .execute(),
        )
    await setStanding(true)
    // Of the same penalty case they are no repetition: they belong to another.
    expect(await sanctions()).toMatchObject({ times: 1 })
    const other = await book.open('gong.li', await enter('2026-03-01'))
    await firm
      .as('gong.li')
      .do(ctx =>
        ctx.tx
          .updateTable('violations')
          .set({ penalty_case_id: other.id })
          .where('org_id', '=', ctx.org)
          .where('id', 'in', earlier)
          .execute(),
      )
    expect(await sanctions()).toMatchObject({
      times: 3,
      before: ['2026-02-05', '2026-01-05'],
      sanctions: [{ id: 'person-demotion' }],
    })
    await firm
      .as('gong.li')
      .do(ctx =>
        ctx.tx
          .updateTable('violations')
          .set({ stands: false })
          .where('org_id', '=', ctx.org)
          .where('id', '=', earlier[0]!)
          .execute(),
      )
    expect(await sanctions()).toMatchObject({ times: 2, sanctions: [{ id: 'person-fine' }] })
  })
})
