import { beforeAll, describe, expect, it } from 'vitest'
import { redraw } from '../../engine/sampling/redraw.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type StandingCompany } from '../../test/demo-company.ts'
import { lockCase } from '../cases/case-record.ts'
import { idOf } from '../demo/company.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { addEvent } from '../events/add-event.ts'
import { flush } from '../events/flush.ts'
import { newWork } from '../events/work.ts'
import { coverage } from './coverage.ts'
import { listSamples } from './list-samples.ts'
import { openSamples } from './open-samples.ts'
import { planVisit } from './plan-visit.ts'
import { replaceItem, reviewItem, setPublicValue } from './review-item.ts'
import { ringSamples } from './ring-samples.ts'
import { sampleRecord } from './sample-record.ts'
import { setSampling } from './sample-settings.ts'
import { ListSamples, type SampleView } from './schema.ts'
import { closeShop, saveShop } from './shops.ts'
import { itemRows, viewSample } from './view-sample.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
const company = () => aDemoCompany(database, furnitureMaker, '2026-03-02 09:00')
type Firm = StandingCompany

/** A callback that somebody recorded, whatever gates a regulation sets before it: here only who made it, and when, counts. */
async function callback(firm: Firm, login: string): Promise<string> {
  const { id } = await firm.as('an.ran').register({ kind: 'enquiry', title: '咨询', channel: 'phone' })
  return firm.as(login).do(async ctx => {
    const [work, record] = [newWork(), await lockCase(ctx, id)]
    const { event } = addEvent(ctx, work, record, {
      type: 'customer.answered',
      plain: { satisfied: true, via: 'phone' },
      sealed: {},
    })
    await flush(ctx, work)
    return event.id
  })
}
const callbacks = async (firm: Firm, n: number, login = 'an.ran') => {
  const ids = []
  for (let i = 0; i < n; i++) ids.push(await callback(firm, login))
  return ids
}
const list = (firm: Firm, login: string, filter = {}) => firm.as(login).do(ctx => listSamples(ctx, ListSamples.parse(filter)))
const daily = async (firm: Firm, end: string, login = 'pei.yan'): Promise<SampleView> => {
  const { items } = await list(firm, login, { rule: 'daily-callbacks' })
  return firm.as(login).do(ctx => viewSample(ctx, items.find(one => one.periodEnd === end)!.id))
}
const record = (firm: Firm, login: string, id: string) => firm.as(login).do(ctx => sampleRecord(ctx, id))
const holds = { verdict: 'holds' } as const
const passed = { answers: [holds, holds, holds] }
const code = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: { code?: string }) => error.code,
  )

describe('每日抽查回访（furn 6.2.1(1)）', () => {
  it('promises its key before the day, freezes at its end, draws one in ten rounded up, and anybody draws it again', async () => {
    const firm = await company()
    await firm.as('pei.yan').do(openSamples)
    firm.clock.set('2026-03-03 09:00')
    await callbacks(firm, 11)
    expect(await daily(firm, '2026-03-03')).toMatchObject({ state: 'committed', inTime: true, size: null, items: null })
    expect(await code(record(firm, 'pei.yan', (await daily(firm, '2026-03-03')).id))).toBe('sample.not-drawn')
    const before = (await daily(firm, '2026-03-03')).commitment
    firm.clock.set('2026-03-04 08:30')
    const drawn = await daily(firm, '2026-03-03', 'lu.yao')
    expect(drawn).toMatchObject({
      state: 'drawn',
      size: 11,
      drawn: 2,
      inTime: true,
      commitment: before,
      dueAt: '2026-03-04T10:00:00.000Z',
    })
    expect(drawn.reading?.says.zh).toContain('向上取整')
    const told = await record(firm, 'lu.yao', drawn.id)
    expect(redraw(told)).toMatchObject({ ok: true })
    expect(told.units).toHaveLength(11)
    expect(redraw({ ...told, units: told.units.slice(1) }).ok).toBe(false)
    const events = await firm
      .as('pei.yan')
      .do(({ tx, org }) =>
        tx
          .selectFrom('events')
          .select(['type', 'data'])
          .where('org_id', '=', org)
          .where('stream_id', '=', 'organisation')
          .where('type', 'like', 'sample.%')
          .orderBy('seq')
          .execute(),
      )
    const own = events.filter(one => one.data.sample === drawn.id)
    expect(own.map(one => one.type)).toEqual(['sample.committed', 'sample.frozen', 'sample.drawn'])
    expect(own[0]!.data.commitment).toBe(before)
    expect(own[2]!.data).toMatchObject({ key: told.key, drawn: told.drawn, population: told.population })
  })

  it('counts what was recorded on days off with the next working day, and what is entered late on the day on which it is', async () => {
    const firm = await company()
    await firm.as('pei.yan').do(openSamples)
    firm.clock.set('2026-03-07 11:00') // a Saturday
    await callbacks(firm, 3)
    firm.clock.set('2026-03-10 08:30')
    expect(await daily(firm, '2026-03-09')).toMatchObject({ periodStart: '2026-03-07', size: 3, drawn: 1 })
    expect(await daily(firm, '2026-03-06')).toMatchObject({ periodStart: '2026-03-06', size: 0, drawn: 0, state: 'done' })
  })

  it('is drawn once, however many look at once', async () => {
    const firm = await company()
    await firm.as('pei.yan').do(openSamples)
    await callbacks(firm, 4)
    firm.clock.set('2026-03-03 08:30')
    await Promise.all([1, 2, 3].map(() => firm.as('pei.yan').do(openSamples)))
    const items = await firm
      .as('pei.yan')
      .do(({ tx, org }) => tx.selectFrom('sample_items').select('id').where('org_id', '=', org).execute())
    expect(items).toHaveLength(1)
  })

  it('is checked by a supervisor and never by whose work it is; whoever is judged learns what was drawn when all is checked', async () => {
    const firm = await company()
    await firm.as('pei.yan').do(openSamples)
    await callbacks(firm, 6, 'lu.yao')
    await callbacks(firm, 5, 'he.miao')
    firm.clock.set('2026-03-03 08:30')
    const sample = await daily(firm, '2026-03-02', 'jin.tao')
    expect(sample.items).toHaveLength(2)
    expect((await daily(firm, '2026-03-02', 'an.ran')).items).toBeNull()
    expect(await code(record(firm, 'an.ran', sample.id))).toBe('sample.kept-back')
    const review = (login: string, item: string, input: object = passed) =>
      firm.as(login).do(ctx => reviewItem(ctx, sample.id, item, input as never))
    expect(await code(review('kang.le', sample.items![0]!.id))).toBe('sample.not-yours')
    expect(await code(review('qiu.shi', sample.items![0]!.id))).toBe('sample.not-yours')
    const own = sample.items!.find(item => item.handlers.some(one => one.id === idOf(firm.found, 'lu.yao')))
    if (own !== undefined) {
      expect(own.reviewer?.id).toBe(idOf(firm.found, 'jin.tao'))
      expect(await code(review('lu.yao', own.id))).toBe('sample.own-work')
    }
    const [first, second] = sample.items!
    expect(await code(review('jin.tao', first!.id, { answers: [holds] }))).toBe('sample.incomplete')
    const fails = { answers: [holds, { verdict: 'fails', note: '缺第 4 题' }, { verdict: 'not-applicable' }] }
    expect(await code(review('jin.tao', first!.id, fails))).toBe('sample.finding-missing')
    await review('jin.tao', first!.id, { ...fails, finding: { words: '问卷缺一题', major: false } })
    expect(await code(review('jin.tao', first!.id))).toBe('sample.reviewed-already')
    await review('jin.tao', second!.id)
    const done = await daily(firm, '2026-03-02', 'an.ran')
    expect(done).toMatchObject({ state: 'done', reviewed: 2, failed: 1 })
    expect(done.items![0]).toMatchObject({ reviews: [{ result: 'failed', score: 50 }], findings: [{ state: 'open' }] })
    expect(redraw(await record(firm, 'an.ran', sample.id)).ok).toBe(true)
    await review('jin.tao', first!.id, { ...passed, because: '补交了问卷' })
    const [again] = (await daily(firm, '2026-03-02')).items!
    expect(again!.reviews.map(one => [one.result, one.because])).toEqual([
      ['failed', null],
      ['passed', '补交了问卷'],
    ])
    expect(again!.findings).toMatchObject([{ state: 'withdrawn' }])
  })

  it('gives the place of one that cannot be checked to the next in the order, with a reason, and says so in the record', async () => {
    const firm = await company()
    await firm.as('pei.yan').do(openSamples)
    await callbacks(firm, 3)
    firm.clock.set('2026-03-03 08:30')
    const sample = await daily(firm, '2026-03-02', 'lu.yao')
    const replace = (item: string) => firm.as('lu.yao').do(ctx => replaceItem(ctx, sample.id, item, '客户号码已停用'))
    await replace(sample.items![0]!.id)
    const next = await daily(firm, '2026-03-02', 'lu.yao')
    expect(next.items).toMatchObject([
      { place: 1, replaced: { because: '客户号码已停用' } },
      { place: 2, replaces: 1, replaced: null },
    ])
    expect(await code(replace(sample.items![0]!.id))).toBe('sample.replaced-already')
    await replace(next.items![1]!.id)
    const told = await record(firm, 'lu.yao', sample.id)
    expect(told.replacements).toHaveLength(2)
    expect(redraw(told).ok).toBe(true)
    const swapped = { ...told, replacements: [told.replacements[1]!, told.replacements[0]!] }
    expect(redraw(swapped).ok).toBe(false)
    const last = (await daily(firm, '2026-03-02', 'lu.yao')).items!.at(-1)!
    expect(await code(replace(last.id))).toBe('sample.nobody-left')
  })

  it('waits for the published value where the company uses one, and has one of each stratum where it says so', async () => {
    const firm = await company()
    const set = (login: string) =>
      firm.as(login).do(ctx =>
        setSampling(ctx, {
          ...{ regulation: 'furn', rule: 'daily-callbacks', publicSource: '次日上证综指收盘价' },
          strata: { by: 'handler', atLeast: 1 },
        }),
      )
    expect(await code(set('an.ran'))).toBe('sample.not-yours')
    await set('pei.yan')
    await firm.as('pei.yan').do(openSamples)
    await callbacks(firm, 18, 'an.ran')
    await callbacks(firm, 2, 'he.miao')
    firm.clock.set('2026-03-03 08:30')
    const sample = await daily(firm, '2026-03-02', 'lu.yao')
    expect(sample).toMatchObject({ state: 'waits', size: 20, drawn: 0, canSetValue: true })
    expect(await code(firm.as('an.ran').do(ctx => setPublicValue(ctx, sample.id, '1')))).toBe('sample.value-not-asked')
    await firm.as('lu.yao').do(ctx => setPublicValue(ctx, sample.id, '3,107.52'))
    expect(await code(firm.as('lu.yao').do(ctx => setPublicValue(ctx, sample.id, '2')))).toBe('sample.value-not-asked')
    const drawn = await daily(firm, '2026-03-02', 'lu.yao')
    expect(drawn).toMatchObject({ state: 'drawn', drawn: 2, publicValue: '3,107.52' })
    expect(new Set(drawn.items!.map(item => item.stratum))).toEqual(new Set(['安然', '贺苗']))
    const told = await record(firm, 'lu.yao', sample.id)
    expect(redraw(told).ok).toBe(true)
    expect(redraw({ ...told, publicValue: '3,107.53' }).ok).toBe(false)
  })

  it('draws from everybody once a month where the company says so, and anybody draws it again', async () => {
    const firm = await company()
    const strata = { by: 'handler', atLeast: 1, per: 'month' } as const
    await firm
      .as('pei.yan')
      .do(ctx => setSampling(ctx, { regulation: 'furn', rule: 'daily-callbacks', publicSource: null, strata }))
    await firm.as('pei.yan').do(openSamples)
    await callbacks(firm, 6, 'an.ran')
    await callbacks(firm, 2, 'he.miao')
    firm.clock.set('2026-03-03 09:00')
    const first = await daily(firm, '2026-03-02')
    expect(first).toMatchObject({ size: 8, drawn: 2, covered: 0 })
    await callbacks(firm, 11, 'an.ran')
    await callback(firm, 'lu.yao')
    firm.clock.set('2026-03-04 09:00')
    const second = await daily(firm, '2026-03-03')
    expect(second).toMatchObject({ size: 12, drawn: 2, covered: 2 })
    expect(second.items!.map(item => item.stratum)).toContain('陆瑶')
    const told = await record(firm, 'pei.yan', second.id)
    expect(redraw(told).ok).toBe(true)
    expect(redraw({ ...told, covered: [...told.covered!, idOf(firm.found, 'lu.yao')] }).ok).toBe(false)
    firm.clock.set('2026-04-01 09:00')
    await callback(firm, 'an.ran')
    firm.clock.set('2026-04-02 09:00')
    expect(await daily(firm, '2026-04-01')).toMatchObject({ covered: 0 })
  })

  it('tells who has something to check, and shows what was covered', async () => {
    const firm = await company()
    await firm.as('pei.yan').do(openSamples)
    await callbacks(firm, 12)
    firm.clock.set('2026-03-03 08:30')
    await firm.as('pei.yan').do(openSamples)
    expect(await firm.as('pei.yan').do(ringSamples)).toBeGreaterThan(0)
    expect(await firm.as('pei.yan').do(ringSamples)).toBe(0)
    const seen = await firm.as('pei.yan').do(ctx => coverage(ctx, { from: '2026-03-01', to: '2026-03-31' }))
    expect(seen.items).toMatchObject([
      { rule: 'daily-callbacks', month: '2026-03', windows: 1, drawnWindows: 1, population: 12, drawn: 2, reviewed: 0 },
    ])
    expect(seen.people).toMatchObject([{ person: { name: '安然' }, inPopulation: 12, drawn: 2 }])
    expect((await firm.as('an.ran').do(ctx => coverage(ctx, { from: '2026-03-01', to: '2026-03-31' }))).people).toBeNull()
  })
})

describe('神秘顾客与现场（furn 7.2.2(2), 6.2.1(2)）', () => {
  it('visits a tenth of the shops open on the first day of the year, rounded up', async () => {
    const firm = await company()
    const shop = (name: string, openedOn: string) =>
      firm.as('gong.li').do(ctx => saveShop(ctx, { name, openedOn, address: '浙江省杭州市' }))
    expect(await code(firm.as('xie.fang').do(ctx => saveShop(ctx, { name: '门店', openedOn: '2025-01-01' })))).toBe(
      'shop.not-yours',
    )
    for (let i = 0; i < 11; i++) await shop(`门店 ${i}`, '2024-05-01')
    expect(await code(shop('门店 1', '2025-05-01'))).toBe('shop.known')
    const closed = await shop('已停业', '2023-01-01')
    await firm.as('gong.li').do(ctx => closeShop(ctx, closed, '2025-12-01'))
    await shop('今年新开', '2026-02-01')
    const { items } = await list(firm, 'gong.li', { rule: 'mystery-shoppers' })
    const year = items.find(one => one.periodStart === '2026-01-01')!
    expect(year).toMatchObject({ size: 11, drawn: 2, state: 'drawn', dueAt: '2026-12-31T10:00:00.000Z' })
    expect((await firm.as('xie.fang').do(ctx => viewSample(ctx, year.id))).items).toBeNull()
    const plan = (login: string, who: string) =>
      firm.as(login).do(async ctx => planVisit(ctx, year.id, (await itemRows(ctx, year.id))[0]!.id, { who, on: '2026-05-08' }))
    expect(await code(plan('xie.fang', '谢芳'))).toBe('sample.not-yours')
    await plan('gong.li', '外请顾客 一号')
    await plan('gong.li', '外请顾客 二号')
    expect((await firm.as('gong.li').do(ctx => viewSample(ctx, year.id))).items![0]!.visit).toMatchObject({
      ...{ who: '外请顾客 二号', on: '2026-05-08', by: { name: '龚丽' } },
    })
    expect((await firm.as('gong.li').do(ctx => viewSample(ctx, year.id))).items).toMatchObject([
      { shop: { address: '浙江省杭州市' } },
      { shop: {} },
    ])
  })

  it('draws five scenes a month out of visits, shop receptions and hotline calls', async () => {
    const firm = await company()
    await firm.as('pei.yan').do(openSamples)
    for (let i = 0; i < 7; i++) await firm.as('an.ran').register({ kind: 'enquiry', title: `来电 ${i}`, channel: 'phone' })
    await firm.as('an.ran').register({ kind: 'enquiry', title: '邮件', channel: 'email' })
    firm.clock.set('2026-04-01 09:00')
    const { items } = await list(firm, 'pei.yan', { rule: 'monthly-scenes' })
    expect(items.find(one => one.periodEnd === '2026-03-31')).toMatchObject({
      size: 7,
      drawn: 5,
      dueAt: '2026-04-30T10:00:00.000Z',
    })
  })

  it('is not there for a partner company', async () => {
    const firm = await company()
    expect(await list(firm, 'liao.fan')).toEqual({ items: [], next: null })
  })
})
