import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type StandingCompany } from '../../test/demo-company.ts'
import { anAppealDecided, aPenalty, happen } from '../../test/penalties.ts'
import { idOf } from '../demo/company.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { enterAnnouncement } from './announcements.ts'
import { csvCell, csvOf } from './export-file.ts'
import { frozenLines } from './frozen-lines.ts'
import { enterPaper } from './papers.ts'
import { prepareBatch } from './prepare-batch.ts'
import { viewBatch } from './read-batch.ts'
import { settleBatch } from './settle-batch.ts'
import { revealSum, viewOwnPayroll, viewPayroll } from './view-payroll.ts'
import { enterWages } from './wages.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
const fine = (amountFen?: number) => [
  { kind: 'fine' as const, sanction: 'person-fine', ...(amountFen === undefined ? {} : { amountFen }) },
]
const limits = [{ regulation: 'penal', sanction: 'person-fine', kind: 'fine', from: 20_000, to: 300_000 }]
const regions = [{ name: '上海', rates: [{ since: '2025-07-01', monthlyFen: 274_000, source: 'https://rsj.sh.gov.cn/notice' }] }]

function payroll(firm: StandingCompany) {
  const id = (login: string) => idOf(firm.found, login)
  const file = (login: string) =>
    firm.as(login).do(async ctx => {
      const name = ctx.newId()
      const about = { uploaded_by: ctx.actor.person, uploaded_at: ctx.now, name: '公示照片.png', size: 1, mime: 'image/png' }
      await ctx.tx
        .insertInto('files')
        .values({ org_id: ctx.org, id: name, case_id: null, sha256: 'c'.repeat(64), ...about })
        .execute()
      return name
    })
  return {
    id,
    file,
    month: () => firm.clock.now().slice(0, 7),
    lines: async (login = 'gong.li', month?: string) => (await firm.as(login).do(ctx => viewPayroll(ctx, month))).items,
    codes: async () =>
      (await firm.as('gong.li').do(ctx => viewPayroll(ctx, undefined))).items.map(one => one.blockers.map(b => b.code)),
    async settings() {
      await firm.as('zhan.peng').do(ctx => changeSettings(ctx, { payroll: { regions }, penalties: { limits } } as never))
    },
    async announce(announcedOn = '2026-01-15', edition = '2026-01-01') {
      const sent = await file('gong.li')
      return firm.as('gong.li').do(ctx =>
        enterAnnouncement(ctx, {
          ...{ regulation: 'penal', edition, consultedOn: '2025-12-01', consultedWith: 'staff-congress' },
          ...{ settledOn: '2025-12-20', settledWith: 'union', announcedOn, announcedHow: 'intranet', file: sent },
        }),
      )
    },
    wage: (login: string, wageFen: number, month = firm.clock.now().slice(0, 7)) =>
      firm.as('gong.li').do(ctx => enterWages(ctx, { month, source: 'entered', items: [{ person: id(login), wageFen }] })),
    prepare: (keys: string[], login = 'gong.li', month = firm.clock.now().slice(0, 7)) =>
      firm.as(login).do(ctx => prepareBatch(ctx, { ip: '::1' }, { month, keys, releaser: id('gao.yuan') })),
    settle: (batch: string, login: string, outcome: 'released' | 'returned' = 'released') =>
      firm.as(login).do(ctx => settleBatch(ctx, batch, { outcome, reason: '逐行核对无误' })),
    batch: (batch: string, login = 'gong.li') => firm.as(login).do(ctx => viewBatch(ctx, batch)),
  }
}
/** A company in which everything is on file, and a served fine whose time to appeal is over. */
async function ready(amounts: readonly number[] = [50_000], wageFen = 800_000) {
  const firm = await aDemoCompany(database, furnitureMaker)
  const desk = payroll(firm)
  await desk.settings()
  await desk.announce()
  await desk.wage('chu.he', wageFen)
  const cases: string[] = []
  for (const amount of amounts)
    cases.push(await aPenalty(firm, { person: 'chu.he', measures: fine(amount), servedOn: firm.clock.now().slice(0, 10) }))
  firm.clock.pass({ days: 7 })
  return { firm, desk, cases, keys: cases.map(one => `penalty:${one}:fine`) }
}

describe('what keeps a line from payroll', () => {
  test('is named all at once: appeal, blank of the clause, consultation, wage', async () => {
    const firm = await aDemoCompany(database, furnitureMaker)
    const desk = payroll(firm)
    const id = await aPenalty(firm, { person: 'chu.he', measures: fine(50_000) })
    const key = `penalty:${id}:fine`
    expect(await desk.codes()).toEqual([
      ['payroll.not-served', 'payroll.not-announced', 'payroll.placeholder', 'payroll.no-wage'],
    ])
    const [line] = await desk.lines()
    const blank = line!.blockers.find(one => one.code === 'payroll.placeholder')!
    expect([blank.clause, blank.says.zh, blank.mend.zh]).toEqual([
      '四(二)3',
      expect.stringContaining('「[X]元」'),
      expect.stringContaining('口径'),
    ])
    await expect(desk.prepare([key])).rejects.toMatchObject({ code: 'payroll.not-served' })
    await happen(firm, 'gong.li', id, {
      type: 'record.made',
      plain: { record: 'penalty-notice', values: { of: 'person', servedOn: firm.clock.now().slice(0, 10) } },
      sealed: { texts: { reasons: '见决定' } },
    })
    await desk.settings()
    await desk.announce()
    expect(await desk.codes()).toEqual([['payroll.appeal-window', 'payroll.no-wage']])
    firm.clock.pass({ days: 7 })
    await desk.wage('chu.he', 800_000)
    expect(await desk.codes()).toEqual([[]])
    expect((await desk.lines())[0]).toMatchObject({ totalFen: -50_000, dueFen: -50_000, clause: '四(二)3' })
  })

  test('a blank says who settles it, and an edition made known after the act is no ground', async () => {
    const firm = await aDemoCompany(database, furnitureMaker)
    const desk = payroll(firm)
    await desk.settings()
    await desk.wage('chu.he', 800_000)
    const id = await aPenalty(firm, { person: 'chu.he', measures: fine(500_000), servedOn: '2026-03-02' })
    firm.clock.pass({ days: 7 })
    await desk.announce(firm.clock.now().slice(0, 10))
    // Beyond what the company has set for the blank, too.
    expect(await desk.codes()).toEqual([['payroll.not-announced', 'payroll.no-clause']])
    await expect(desk.prepare([`penalty:${id}:fine`])).rejects.toMatchObject({
      code: 'payroll.not-announced',
      extras: { clause: '第四条' },
    })
    await expect(desk.announce('2025-12-10')).rejects.toMatchObject({ code: 'payroll.dates-out-of-order' })
  })

  test('another pay needs the agreement and the minimum wage, a dismissal that the union was told', async () => {
    const { firm, desk } = await ready([])
    await firm.as('zhan.peng').do(ctx =>
      changeSettings(ctx, {
        penalties: { limits: [{ regulation: 'penal', sanction: 'person-demotion', kind: 'demotion', from: 3, to: 12 }] },
      } as never),
    )
    const servedOn = firm.clock.now().slice(0, 10)
    const down = await aPenalty(firm, {
      person: 'chu.he',
      measures: [{ kind: 'demotion', sanction: 'person-demotion', months: 6 }],
      servedOn,
    })
    const out = await aPenalty(firm, {
      person: 'chu.he',
      grade: 'grave',
      measures: [{ kind: 'dismissal', sanction: 'person-dismissal' }],
      servedOn,
    })
    firm.clock.pass({ days: 7 })
    const codes = async () => Object.fromEntries((await desk.lines()).map(one => [one.case?.id, one.blockers.map(b => b.code)]))
    expect(await codes()).toEqual({ [down]: ['payroll.no-agreement'], [out]: ['payroll.union-not-told'] })
    const paper = async (id: string, more: object) => {
      const file = await desk.file('gong.li')
      return firm.as('gong.li').do(ctx => enterPaper(ctx, id, { onDay: servedOn, file, ...more } as never))
    }
    await expect(paper(down, { kind: 'pay-agreement' })).rejects.toMatchObject({ code: 'payroll.no-agreement' })
    await paper(down, { kind: 'pay-agreement', wageFen: 270_000 })
    expect((await codes())[down]).toEqual(['payroll.below-minimum'])
    await paper(down, { kind: 'pay-agreement', wageFen: 650_000 })
    await paper(out, { kind: 'union-notice' })
    expect(await codes()).toEqual({ [down]: [], [out]: [] })
    const batch = await desk.prepare([`penalty:${down}:demotion`, `penalty:${out}:dismissal`])
    await desk.settle(batch, 'gao.yuan')
    expect(await desk.lines()).toEqual([])
    await anAppealDecided(firm, out, 'chu.he', { outcome: 'revoked' })
    expect((await desk.lines()).map(one => [one.effect, one.reverses, one.dueFen])).toEqual([['contract-end', true, 0]])
  })

  test('a fine of a department comes out of its pool, whatever anybody earns', async () => {
    const { firm, desk } = await ready([])
    await firm.as('zhan.peng').do(ctx =>
      changeSettings(ctx, {
        penalties: { limits: [{ regulation: 'penal', sanction: 'department-fine', kind: 'fine', from: 1, to: 1_000_000 }] },
      } as never),
    )
    const production = firm.found.departments.get('production')!
    await aPenalty(firm, {
      ...{ department: production, grade: 'general', violation: 'caused-general', servedOn: firm.clock.now().slice(0, 10) },
      measures: [{ kind: 'fine', sanction: 'department-fine', amountFen: 800_000 }],
    })
    firm.clock.pass({ days: 7 })
    const [line] = await desk.lines()
    expect(line).toMatchObject({ dueFen: -800_000, blockers: [], party: { of: 'department', name: '生产部' } })
    expect(line!.why?.text.zh.join('\n')).toContain('部门奖金池')
  })
})

describe('one month has one limit', () => {
  test('which several penalties share in the order they became final; the rest is carried, and the sum stays', async () => {
    const { firm, desk, keys } = await ready([100_000, 120_000])
    const [first, second] = await desk.lines()
    expect([first!.dueFen, second!.dueFen]).toEqual([-100_000, -60_000])
    expect(second!.schedule.map(one => [one.month, one.amountFen, one.projected])).toEqual([
      ['2026-03', 60_000, false],
      ['2026-04', 60_000, true],
    ])
    expect(second!.why?.text.zh.join('\n')).toMatch(
      /8,000 元 × 20% = 1,600 元[\s\S]*排在前面的处罚占用 1,000 元[\s\S]*合计 1,200 元/,
    )
    await desk.settle(await desk.prepare(keys), 'gao.yuan')
    // The month is used up; nothing more of it, and the rest comes with the next.
    expect((await desk.lines()).map(one => [one.dueFen, one.settledFen, one.blockers.map(b => b.code)])).toEqual([
      [0, -60_000, ['payroll.nothing-left']],
    ])
    await expect(desk.prepare([keys[1]!])).rejects.toMatchObject({ code: 'payroll.nothing-left' })
    firm.clock.pass({ days: 25 })
    await desk.wage('chu.he', 800_000)
    expect((await desk.lines()).map(one => one.dueFen)).toEqual([-60_000])
    await desk.settle(await desk.prepare([keys[1]!]), 'gao.yuan')
    expect(await desk.lines()).toEqual([])
  })

  test('and nothing is taken where the wage is at the minimum', async () => {
    const { desk, keys } = await ready([50_000], 280_000)
    expect((await desk.lines())[0]).toMatchObject({ dueFen: -6_000, unplacedFen: 0 })
    await desk.wage('chu.he', 274_000)
    const [line] = await desk.lines()
    expect([line!.dueFen, line!.unplacedFen, line!.blockers[0]!.code]).toEqual([0, 50_000, 'payroll.nothing-left'])
    await expect(desk.prepare(keys)).rejects.toMatchObject({ code: 'payroll.nothing-left' })
  })
})

describe('a batch', () => {
  test('is released by a second person: not whoever made it, not whom it is about, not who alone decided', async () => {
    const { firm, desk, keys } = await ready([])
    const alone = await aPenalty(firm, {
      ...{ person: 'chu.he', measures: fine(50_000), deciders: ['gao.yuan'], servedOn: firm.clock.now().slice(0, 10) },
    })
    firm.clock.pass({ days: 7 })
    expect(keys).toEqual([])
    const batch = await desk.prepare([`penalty:${alone}:fine`])
    await expect(desk.prepare([`penalty:${alone}:fine`])).rejects.toMatchObject({ code: 'payroll.batch-open' })
    await expect(desk.settle(batch, 'gong.li')).rejects.toMatchObject({ code: 'payroll.second-person' })
    await expect(desk.settle(batch, 'gao.yuan')).rejects.toMatchObject({ code: 'payroll.decided-alone' })
    await desk.settle(batch, 'gong.li', 'returned')
    await expect(desk.settle(batch, 'gao.yuan')).rejects.toMatchObject({ code: 'payroll.settled' })
    const own = await aPenalty(firm, { person: 'gao.yuan', measures: fine(50_000), servedOn: firm.clock.now().slice(0, 10) })
    await desk.wage('gao.yuan', 3_000_000)
    firm.clock.pass({ days: 7 })
    const second = await desk.prepare([`penalty:${own}:fine`])
    await expect(desk.settle(second, 'gao.yuan')).rejects.toMatchObject({ code: 'payroll.own' })
  })

  test('does not go out when an appeal was let in meanwhile', async () => {
    const { firm, desk, cases, keys } = await ready()
    const batch = await desk.prepare(keys)
    await happen(firm, 'chu.he', cases[0]!, {
      type: 'record.made',
      plain: { record: 'appeal', values: { filedOn: '2026-03-09', newEvidence: true } },
      sealed: { texts: { grounds: '延长后提出' } },
    })
    await expect(desk.settle(batch, 'gao.yuan')).rejects.toMatchObject({ code: 'payroll.changed' })
  })

  test('is seen by nobody who is not let into its penalties; whoever is asked to release it is, for a reason that is written down', async () => {
    const { firm, desk } = await ready([])
    const sealed = await aPenalty(firm, {
      ...{ person: 'chu.he', measures: fine(50_000), deciders: ['ding.lin'], servedOn: firm.clock.now().slice(0, 10) },
    })
    firm.clock.pass({ days: 7 })
    expect([await desk.lines('gao.yuan'), await desk.lines('pei.yan')]).toEqual([[], []])
    const batch = await desk.prepare([`penalty:${sealed}:fine`])
    await expect(desk.batch(batch, 'pei.yan')).rejects.toMatchObject({ code: 'payroll.not-found' })
    expect((await desk.lines('gao.yuan')).map(one => one.case?.id)).toEqual([sealed])
    await desk.settle(batch, 'gao.yuan')
    const granted = await firm
      .as('gong.li')
      .do(ctx =>
        ctx.tx
          .selectFrom('access_log')
          .select(['subject', 'reason'])
          .where('org_id', '=', ctx.org)
          .where('case_id', '=', sealed)
          .execute(),
      )
    expect(granted).toEqual([{ subject: desk.id('gao.yuan'), reason: '复核放行工资核算单 GZ-2026-03-1' }])
  })

  test('keeps the wage from whoever does not read wages, but for a reason', async () => {
    const { firm, desk, keys } = await ready()
    const [seen] = await desk.lines('gao.yuan')
    expect([seen!.dueFen, seen!.why]).toEqual([-50_000, null])
    const shown = await firm
      .as('gao.yuan')
      .do(ctx => revealSum(ctx, { month: desk.month(), key: keys[0]!, reason: '放行前核对' }))
    expect(shown.view.why.text.zh.join('\n')).toContain('8,000 元 × 20%')
  })

  test('is never changed by the program itself', async () => {
    const { firm, desk, keys } = await ready()
    await desk.prepare(keys)
    for (const change of ['update payroll_lines set amount_fen = 0', 'delete from payroll_wages'] as const)
      await expect(
        firm.as('gong.li').do(async ctx => {
          const { sql } = await import('kysely')
          await sql.raw(change).execute(ctx.tx)
        }),
      ).rejects.toThrow(/permission denied/)
  })
})

describe('what was exported', () => {
  test('has a number and the hash of its very bytes, and is the same whenever it is asked for', async () => {
    const { firm, desk, keys } = await ready()
    const batch = await desk.prepare(keys)
    await desk.settle(batch, 'gao.yuan')
    const view = await desk.batch(batch)
    const csv = await firm.as('gong.li').do(async ctx => csvOf(ctx, view, await frozenLines(ctx, batch)))
    expect([view.number, view.hash]).toEqual(['GZ-2026-03-1', createHash('sha256').update(csv, 'utf8').digest('hex')])
    expect(csv.startsWith('\uFEFF单号,')).toBe(true)
    expect(csv.split('\r\n')[1]).toMatch(/^GZ-2026-03-1,1,2026-03,褚河,生产部,扣款,-500\.00,本人工资,/)
  })

  test.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+86', "'+86"],
    ['-1', "'-1"],
    [' @SUM(A1)', "' @SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    ['\t=1', "'\t=1"],
    ['褚河', '褚河'],
    ['a,b', '"a,b"'],
  ])('%j is written as %j, and no program evaluates it', (text, cell) => expect(csvCell(text)).toBe(cell))

  test('is given back by a line of the next batch when the penalty is revoked or made less', async () => {
    const { firm, desk, cases, keys } = await ready([100_000, 50_000])
    await desk.settle(await desk.prepare(keys), 'gao.yuan')
    await anAppealDecided(firm, cases[0]!, 'chu.he', { outcome: 'changed', measures: fine(40_000) })
    await anAppealDecided(firm, cases[1]!, 'chu.he', { outcome: 'revoked' })
    const lines = await desk.lines()
    expect(lines.map(one => [one.key, one.reverses, one.dueFen]).sort()).toEqual(
      [
        [keys[0], true, 60_000],
        [keys[1], true, 50_000],
      ].sort(),
    )
    const batch = await desk.prepare(lines.map(one => one.key))
    await desk.settle(batch, 'gao.yuan')
    expect(await desk.lines()).toEqual([])
    const own = await firm.as('chu.he').do(ctx => viewOwnPayroll(ctx, cases[1]!))
    expect(own.settled.map(one => one.amountFen)).toEqual([-50_000, 50_000])
    await expect(firm.as('gao.yuan').do(ctx => viewOwnPayroll(ctx, cases[1]!))).rejects.toMatchObject({
      code: 'payroll.not-yours',
    })
  })
})
