import { beforeAll, describe, expect, it } from 'vitest'
import { randomFrom } from '../../bench/generate/random.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type StandingCompany } from '../../test/demo-company.ts'
import { lockCase } from '../cases/case-record.ts'
import { type Ctx, systemActor } from '../context.ts'
import { findOrCreateCustomer } from '../customers/find-or-create.ts'
import { createMachine } from '../customers/save-machine.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { addEvent, type EventDraft } from '../events/add-event.ts'
import { flush } from '../events/flush.ts'
import { newWork } from '../events/work.ts'
import { caseIdsToLookAt, checksDone } from './data-check-changes.ts'
import { foundBy, runDataChecks } from './data-checks.ts'
import { runDataChecksOnce } from './data-checks-once.ts'
import { dataCheckRules } from './schema.ts'

let database: TestDatabase
let firm: StandingCompany
beforeAll(async () => {
  database = await testDatabase()
  firm = await aDemoCompany(database, furnitureMaker, '2026-03-02 09:00')
})
const asInspector = <T>(work: (ctx: Ctx) => Promise<T>) => firm.as('pei.yan').do(work)

/** An event as it would follow from an act of somebody or of the system, whatever gates stand before it; gives its id. */
const happen = (id: string, draft: EventDraft, isSystem: boolean) =>
  firm.as('an.ran').do(async asked => {
    const ctx = isSystem ? { ...asked, actor: systemActor } : asked
    const [work, record] = [newWork(), await lockCase(ctx, id)]
    const { event } = addEvent(ctx, work, record, draft)
    await flush(ctx, work)
    return event.id
  })

const pairs = (found: readonly { rule: string; case_id: string }[]) => found.map(one => `${one.rule} ${one.case_id}`).sort()

/** What all checks say of all cases, read whole. */
const readWhole = () =>
  asInspector(async ctx => {
    const all: { rule: string; case_id: string }[] = []
    for (const rule of dataCheckRules) for (const case_id of (await foundBy(ctx, rule, 'all')).keys()) all.push({ rule, case_id })
    return pairs(all)
  })
const standing = () =>
  asInspector(async ctx =>
    pairs(
      await ctx.tx
        .selectFrom('data_check_hits')
        .select(['rule', 'case_id'])
        .where('org_id', '=', ctx.org)
        .where('cleared_at', 'is', null)
        .execute(),
    ),
  )

describe('数据核查 of what changed', () => {
  it('leaves the hits that reading every case would leave, whatever happened between two looks and by whomever', async () => {
    const random = randomFrom(66)
    const machines = await asInspector(async ctx => {
      const customer = (await findOrCreateCustomer(ctx, { customer: { name: '郑女士', phone: '13800036666' } }))!
      const made: string[] = []
      for (const serial of ['SN-1', 'SN-2', 'SN-3'])
        made.push(await createMachine(ctx, customer, { model: 'YG-2', serial } as never))
      return made
    })
    const cases: { id: string; accepted: string[] }[] = []
    const seen = new Set<string>()
    const day = async () => {
      const opened = await firm
        .as('an.ran')
        .register({ kind: random.pick(['work-order', 'complaint'] as const), title: '安装衣柜', channel: 'phone' })
      cases.push({ id: opened.id, accepted: [] })
      const machine = random.pick(machines)
      await asInspector(async ctx => {
        await ctx.tx
          .updateTable('machines')
          .set({ installed_on: random.pick(['2024-01-01', '2026-03-20', '2026-05-01', null]) })
          .where('org_id', '=', ctx.org)
          .where('id', '=', machine)
          .execute()
        if (random.below(2) === 0)
          await ctx.tx
            .updateTable('cases')
            .set({ machine_id: machine })
            .where('org_id', '=', ctx.org)
            .where('id', '=', opened.id)
            .execute()
      })
      for (let n = 0; n < 4; n++) {
        firm.clock.pass({ minutes: 40 })
        const one = random.pick(cases)
        const isSystem = random.below(2) === 0
        const passed = random.below(2) === 0
        const drafts = [
          { type: 'handling.completed', plain: {}, sealed: { solution: '调平', measures: '调平', guarantees: '质保' } },
          { type: 'customer.answered', plain: { satisfied: passed, via: 'phone' }, sealed: {} },
          { type: 'customer.accepted', plain: { passed, full: false, via: 'screen' }, sealed: { signer: '陈雅琴' } },
          { type: 'customer.accepted', plain: { passed, full: false, via: 'phone' }, sealed: { signer: '陈雅琴' } },
          ...one.accepted.map(corrects => ({
            type: 'event.corrected',
            ...{ plain: { corrects, void: true, effect: 'none' }, sealed: { reason: '录错了案件' } },
          })),
        ]
        const draft = random.pick(drafts)
        const id = await happen(one.id, draft as unknown as EventDraft, isSystem)
        if (draft.type === 'customer.accepted') one.accepted.push(id)
      }
    }
    await asInspector(runDataChecks)
    for (let turn = 0; turn < 12; turn++) {
      await day()
      await asInspector(runDataChecks)
      const found = await standing()
      expect([turn, found]).toEqual([turn, await readWhole()])
      for (const one of found) seen.add(one.split(' ')[0]!)
      firm.clock.pass({ days: 1 + random.below(4) })
    }
    // The random days were worth comparing: several rules found something, and something was put right.
    expect([...seen].sort()).toEqual(
      expect.arrayContaining([
        'acceptance-incomplete',
        'accepted-without-photo',
        'callback-before-completion',
        'machine-before-installed',
      ]),
    )
    const cleared = await asInspector(ctx =>
      ctx.tx
        .selectFrom('data_check_hits')
        .select('id')
        .where('org_id', '=', ctx.org)
        .where('cleared_at', 'is not', null)
        .execute(),
    )
    expect(cleared.length).toBeGreaterThan(0)
  })

  it('looks at what changed in the day before the last look and since, and at all where the clock was set back', async () => {
    firm.clock.pass({ days: 10 })
    await asInspector(runDataChecks)
    const changed = () => asInspector(async ctx => caseIdsToLookAt(ctx, await checksDone(ctx)))
    expect(await changed()).toEqual([])
    const { id } = await firm.as('an.ran').register({ kind: 'complaint', title: '柜门异响', channel: 'phone' })
    expect(await changed()).toContain(id)
    expect((await changed()).length).toBeLessThan(5)
    const now = firm.clock.now()
    firm.clock.set('2026-03-03 09:00')
    expect(await changed()).toBe('all')
    firm.clock.set(now)
  })

  it('looks at no case any more that was opened long ago: its hits are cleared', async () => {
    await asInspector(runDataChecks)
    expect((await standing()).length).toBeGreaterThan(0)
    firm.clock.pass({ days: 500 })
    await asInspector(runDataChecks)
    expect(await standing()).toEqual([])
  })
})

it('the checks of the day are run once by all processes that start, and again after an hour', async () => {
  const looked = () => asInspector(async ctx => [...(await checksDone(ctx)).values()].map(one => one.looked_at))
  firm.clock.pass({ days: 1 })
  await asInspector(runDataChecksOnce)
  const first = firm.clock.now()
  firm.clock.pass({ minutes: 59 })
  await asInspector(runDataChecksOnce)
  expect(new Set(await looked())).toEqual(new Set([first]))
  firm.clock.pass({ minutes: 2 })
  await asInspector(runDataChecksOnce)
  expect(new Set(await looked())).toEqual(new Set([firm.clock.now()]))
})
