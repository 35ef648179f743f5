import { beforeAll, describe, expect, test } from 'vitest'
import type { Act } from '../../events/registry.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type StandingCompany } from '../../test/demo-company.ts'
import { performAct } from '../cases/perform-act.ts'
import type { Ctx } from '../context.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { changeTemplate, templatesOn } from '../letters/templates.ts'
import { viewLetters } from '../letters/view-letters.ts'
import { effectFigures } from './effect-figures.ts'
import { listActions } from './list-actions.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})

const aFile = async (ctx: Ctx) => {
  const id = ctx.newId()
  const uploaded = { uploaded_by: ctx.actor.person, uploaded_at: ctx.now, name: '整改照片.png', size: 1, mime: 'image/png' }
  await ctx.tx
    .insertInto('files')
    .values({ org_id: ctx.org, id, sha256: id, case_id: null, ...uploaded })
    .execute()
  return id
}
const complain = (firm: StandingCompany, customer = 0) =>
  firm.as('an.ran').register({
    ...{ kind: 'complaint', title: '柜门掉漆', description: '到货开箱发现', demand: '换门', channel: 'phone' },
    ...{ occurredAt: '2026-03-01T02:00:00.000Z', customerId: firm.found.customers[customer]!, category: 'product-quality' },
    facts: { effect: 'several' },
  })
const tried = (firm: StandingCompany, login: string, caseId: string, type: Act, data: Record<string, unknown>) =>
  firm.as(login).do(async ctx => {
    try {
      await performAct(ctx, caseId, { type, data })
      return undefined
    } catch (error) {
      return (error as { code?: string }).code ?? String(error)
    }
  })

describe('corrective actions', () => {
  test('each is a duty of its person, is done with a file, checked by another on its day, listed with its state', async () => {
    const firm = await aDemoCompany(database, furnitureMaker)
    const id = (login: string) => firm.found.staff.get(login)!
    const { id: caseId } = await complain(firm)
    const action = {
      ...{
        sort: 'corrective',
        department: firm.found.departments.get('production')!,
        person: id('chu.he'),
        checker: id('pei.yan'),
      },
      ...{ dueAt: '2026-03-10T10:00:00.000Z', checkAt: '2026-04-10T10:00:00.000Z' },
      ...{ what: '漆面固化后再包装', steps: '改工艺卡；培训；首件确认', criterion: '一个月内没有掉漆投诉' },
    }
    const set = (more: object) => tried(firm, 'an.ran', caseId, 'set-action', { ...action, ...more })
    expect(await set({ checker: id('chu.he') })).toBe('action.own-check')
    expect(await set({ dueAt: '2026-02-01T10:00:00.000Z' })).toBe('action.due-past')
    expect(await set({ checkAt: '2026-03-09T10:00:00.000Z' })).toBe('action.check-too-early')
    expect(await set({})).toBeUndefined()
    expect(await set({ person: id('bao.lin'), what: '来料检验加附着力项' })).toBeUndefined()
    const owed = (await firm.as('tao.ran').view(caseId)).duties.filter(duty => duty.item !== undefined)
    expect(owed.map(duty => [duty.rule, duty.item, duty.owner.id, duty.dueAt])).toEqual([
      ['carry-out-action', 1, id('chu.he'), action.dueAt],
      ['carry-out-action', 2, id('bao.lin'), action.dueAt],
    ])

    const file = await firm.as('chu.he').do(aFile)
    const done = { number: 1, files: [file], done: '工艺卡已改' }
    expect(await tried(firm, 'bao.lin', caseId, 'finish-action', done)).toBe('action.not-yours')
    expect(await tried(firm, 'chu.he', caseId, 'finish-action', { ...done, files: ['nothing'] })).toBe('file.not-found')
    expect(await tried(firm, 'chu.he', caseId, 'finish-action', done)).toBeUndefined()
    const check = { number: 1, effect: 'weak', basis: '又有两件' }
    expect(await tried(firm, 'pei.yan', caseId, 'check-action', check)).toBe('action.check-not-yet')
    firm.clock.pass({ hours: 24 * 45 })
    expect(await tried(firm, 'pei.yan', caseId, 'check-action', check)).toBeUndefined()
    const later = { dueAt: '2026-06-10T10:00:00.000Z', checkAt: '2026-07-10T10:00:00.000Z' }
    expect(await set({ ...later, replaces: 2 })).toBe('action.not-weak')
    expect(await set({ ...later, replaces: 1 })).toBeUndefined()

    const list = await firm.as('tao.ran').do(ctx => listActions(ctx, { limit: 50, case: caseId }))
    expect(list.items.map(one => [one.number, one.state, one.late, one.what])).toEqual([
      [2, 'open', true, '来料检验加附着力项'],
      [1, 'remade', false, '漆面固化后再包装'],
      [3, 'open', false, '漆面固化后再包装'],
    ])
    expect(list.counts).toMatchObject({ open: 2, remade: 1, late: 1 })
    const page = await firm.as('tao.ran').do(ctx => listActions(ctx, { limit: 1, case: caseId }))
    const next = await firm.as('tao.ran').do(ctx => listActions(ctx, { limit: 5, case: caseId, after: page.next! }))
    expect([page.items, next.items].map(items => items.map(one => one.number))).toEqual([[2], [1, 3]])
    const mine = await firm.as('chu.he').do(ctx => listActions(ctx, { limit: 5, case: caseId, person: id('chu.he') }))
    expect(mine.items.find(one => one.number === 3)?.can.finish).toBe(true)
  })

  test('the third complaint of one customer about one problem asks for one, and the superior hears of it at once', async () => {
    const firm = await aDemoCompany(database, furnitureMaker)
    for (let i = 0; i < 2; i += 1) await complain(firm)
    const { id: third, duties } = await complain(firm)
    const forced = duties.find(duty => duty.rule === 'force-action')
    expect(forced?.owner.id).toBeTruthy()
    const told = await firm
      .as('an.ran')
      .do(({ tx, org }) =>
        tx
          .selectFrom('notifications')
          .select(['person_id', 'kind'])
          .where('org_id', '=', org)
          .where('case_id', '=', third)
          .where('kind', '=', 'superior')
          .execute(),
      )
    expect(told.length).toBeGreaterThan(0)
    expect(told.map(one => one.person_id)).not.toContain(forced?.owner.id)
  })

  test('what is counted before and after says of how many cases', async () => {
    const firm = await aDemoCompany(database, furnitureMaker)
    const { id } = await complain(firm)
    const figures = await firm.as('an.ran').do(ctx => effectFigures(ctx, id))
    expect(figures.about).toBe('category')
    expect(figures.after.complaints).toEqual({ of: 1, among: 1, percent: 100 })
    expect(figures.before.satisfied).toEqual({ of: 0, among: 0, percent: null })
  })
})

describe('letters to the customer', () => {
  test('are filled from the case, refused with a gap, sent by mail where an address is known, and keep their version', async () => {
    const firm = await aDemoCompany(database, furnitureMaker)
    const { id } = await complain(firm)
    const view = () => firm.as('an.ran').do(ctx => viewLetters(ctx, id))
    const draft = (await view()).drafts.find(one => one.kind === 'progress')!
    expect(draft.zh.text).toContain('柜门掉漆')
    expect(draft.zh.gaps).toContain('【缺：预计解决日期】')
    const letter = { kind: 'progress', language: 'zh', channel: 'mail', subject: draft.zh.subject, text: draft.zh.text }
    const send = (more: object) => tried(firm, 'an.ran', id, 'send-letter', { ...letter, ...more })
    expect(await send({})).toBe('letter.gap')
    const text = '您反映的“柜门掉漆”正在核实，三天内答复。'
    expect(await send({ text })).toBe('letter.no-address')
    expect(
      await tried(firm, 'an.ran', id, 'prefer-channel', { channel: 'mail', email: 'kehu@example.com', forCustomer: true }),
    ).toBeUndefined()
    await firm.as('zhan.peng').do(ctx =>
      changeTemplate(ctx, 'progress', {
        subject: { zh: '进度{{number}}', en: 'Progress {{number}}' },
        body: { zh: '{{title}}', en: '{{title}}' },
      }),
    )
    expect(await send({ text })).toBeUndefined()
    const after = await view()
    expect(after.preferred).toEqual({ channel: 'mail', from: 'case', email: 'kehu@example.com', masked: false })
    expect(after.sent).toMatchObject([{ kind: 'progress', channel: 'mail', edited: true, version: '2026-03-02', text }])
    const mails = await firm
      .as('an.ran')
      .do(({ tx, org }) =>
        tx
          .selectFrom('messages')
          .select(['address', 'words', 'person_id'])
          .where('org_id', '=', org)
          .where('case_id', '=', id)
          .where('person_id', 'is', null)
          .execute(),
      )
    expect(mails).toMatchObject([{ address: 'kehu@example.com', words: { body: { zh: text } } }])
    expect(mails[0]?.words.href).toBeUndefined()
    const told = (
      await firm
        .as('an.ran')
        .do(({ tx, org }) =>
          tx
            .selectFrom('events')
            .select(['type', 'data'])
            .where('org_id', '=', org)
            .where('stream_id', '=', id)
            .where('type', '=', 'progress.reported')
            .execute(),
        )
    ).map(event => event.data)
    expect(told).toEqual([{ to: 'customer' }])
    // The next complaint of the same customer knows.
    const { id: next } = await complain(firm)
    expect((await firm.as('an.ran').do(ctx => viewLetters(ctx, next))).preferred).toMatchObject({
      channel: 'mail',
      from: 'customer',
    })
  })

  test('a template counts from its day; one with a placeholder that does not exist is refused', async () => {
    const firm = await aDemoCompany(database, furnitureMaker)
    const wording = (zh: string) => ({ subject: { zh: '题', en: 'S' }, body: { zh, en: 'B' } })
    await firm.as('zhan.peng').do(async ctx => {
      await expect(changeTemplate(ctx, 'news', wording('{{price}}'))).rejects.toMatchObject({
        code: 'letter.placeholder-unknown',
      })
      await expect(changeTemplate(ctx, 'news', { ...wording('x'), since: '2020-01-01' })).rejects.toMatchObject({
        code: 'letter.before-its-time',
      })
      await changeTemplate(ctx, 'news', wording('甲'))
      await changeTemplate(ctx, 'news', { ...wording('乙'), since: '2026-05-01' })
      const on = async (day: '2026-04-30' | '2026-05-01') =>
        (await templatesOn(ctx, day)).find(one => one.kind === 'news')?.body.zh
      expect([await on('2026-04-30'), await on('2026-05-01')]).toEqual(['甲', '乙'])
    })
  })
})

test('the two confirmations of an escalation are given by two people (furn 4.3)', async () => {
  const firm = await aDemoCompany(database, furnitureMaker)
  const { id } = await firm.as('an.ran').register({
    ...{ kind: 'complaint', title: '书柜倾倒', description: '砸伤', demand: '赔偿', channel: 'phone' },
    ...{ occurredAt: '2026-03-01T02:00:00.000Z', customerId: firm.found.customers[0]!, category: 'product-quality' },
    facts: { effect: 'several', safety: 'harm', productDefect: true },
  })
  const confirm = (login: string, order: string) =>
    tried(firm, login, id, 'make-record', { record: 'escalation-confirmation', values: { order }, texts: {} })
  expect(await confirm('lu.yao', 'first')).toBeUndefined()
  expect(await confirm('lu.yao', 'second')).toBe('record.other-hand')
  expect(await confirm('jin.tao', 'second')).toBeUndefined()
})
