import { beforeAll, describe, expect, it } from 'vitest'
import { wholeRecord } from '../../test/cases.ts'
import { china } from '../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { openPeriods } from '../reports/open-periods.ts'
import { calendarDays } from './calendar-days.ts'
import { changeSettings } from './change-settings.ts'
import { previewCalendar } from './preview-calendar.ts'
import { ChangeSettings } from './schema.ts'
import { settingHistory, viewSettings } from './view-settings.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
const change = (firm: TestOrganisation, wish: ChangeSettings) => firm.as('administrator').do(ctx => changeSettings(ctx, wish))
/** 3 March 2026, a Tuesday, becomes a day off of the company. */
const tuesdayOff: ChangeSettings = { calendar: { days: { '2026-03-03': { windows: [], name: '公司年会' } } } }

describe('company settings', () => {
  it('say who set what, and keep every change', async () => {
    const firm = await anOrganisation(database)
    const first = await firm.as('leader').do(viewSettings)
    expect(first.clocks.warnShare).toBe(0.75)
    expect(first.setBy).toEqual({})
    expect(first).not.toHaveProperty('mail')
    expect((await change(firm, { clocks: { warnShare: 0.5 } })).changed).toEqual(['clocks.warnShare'])
    firm.clock.pass({ minutes: 5 })
    expect((await change(firm, { clocks: { warnShare: 0.5 } })).changed).toEqual([])
    await change(firm, {
      clocks: { warnShare: 0.25 },
      mail: { smtpUrl: 'smtps://bot:geheim@mail.example:465', from: 'bot@example.cn' },
    })
    const view = await firm.as('administrator').do(viewSettings)
    expect(view.clocks.warnShare).toBe(0.25)
    expect(view.mail).toEqual({ from: 'bot@example.cn', server: 'smtps://mail.example:465', hasPassword: true })
    expect(view.setBy['clocks.warnShare']).toEqual({
      by: { id: firm.people.administrator, name: '管理员' },
      at: china('2026-03-02 09:05'),
    })
    const { items } = await firm.as('auditor').do(ctx => settingHistory(ctx, { limit: 10 }))
    expect(items.map(i => [i.setting, i.value])).toEqual([
      ['mail.from', 'bot@example.cn'],
      ['mail.smtpUrl', '***'],
      ['clocks.warnShare', 0.25],
      ['clocks.warnShare', 0.5],
    ])
  })

  it('take a value away with null and leave the others', async () => {
    const firm = await anOrganisation(database)
    await change(firm, { webhook: { url: 'https://hooks.example/x', secret: 'abc' } })
    await change(firm, { webhook: { secret: null } })
    expect((await firm.as('administrator').do(viewSettings)).webhook).toEqual({
      url: 'https://hooks.example/x',
      hasSecret: false,
    })
  })

  it.each<[string, unknown]>([
    ['an alarm after 9,000 years', { clocks: { ladder: [{ after: { years: 9_000 }, to: { role: 'leader' } }] } }],
    ['an alarm after a billion working days', { clocks: { ladder: [{ after: { workdays: 1e9 }, to: { role: 'leader' } }] } }],
    ['an alarm before the due time', { clocks: { ladder: [{ after: { minutes: -5 }, to: { role: 'leader' } }] } }],
    ['a webhook that is a file', { webhook: { url: 'file:///etc/passwd' } }],
    ['a mail server that is none', { mail: { smtpUrl: 'nonsense' } }],
    ['a sender with a line of their own', { mail: { from: 'a@x.cn\r\nBcc: y@x.cn' } }],
  ])('do not take %s', (_, wish) => {
    expect(ChangeSettings.safeParse(wish).success).toBe(false)
  })

  it('refuse a calendar that is never open or whose hours overlap', async () => {
    const firm = await anOrganisation(database)
    await expect(
      change(firm, {
        calendar: {
          windows: [
            ['09:00', '12:00'],
            ['11:00', '18:00'],
          ],
        },
      }),
    ).rejects.toMatchObject({ code: 'settings.calendar-unusable' })
    await expect(change(firm, { calendar: { windows: [['18:00', '09:00']] } })).rejects.toMatchObject({
      code: 'settings.calendar-unusable',
    })
    expect(ChangeSettings.safeParse({ calendar: { days: { '2026-02-31': { windows: [] } } } }).success).toBe(false)
    expect((await firm.as('administrator').do(viewSettings)).calendar.windows).toHaveLength(2)
  })
})

describe('another working calendar', () => {
  it('is previewed without changing anything, then moves due times, alarms and reports with an event in each case', async () => {
    const firm = await anOrganisation(database)
    const { id } = await firm.as('otherFrontLine').register({ ...wholeRecord, customerId: firm.customers[0]!.id })
    await firm.as('headOfImplementation').do(openPeriods)
    const preview = await firm.as('administrator').do(ctx => previewCalendar(ctx, tuesdayOff.calendar!))
    expect(preview).toMatchObject({
      total: 1,
      cases: 1,
      items: [
        {
          case: { id },
          title: { zh: '1 个工作日内解决' },
          clause: '9',
          from: china('2026-03-03 18:00'),
          to: china('2026-03-04 18:00'),
        },
      ],
    })
    const solve = async () => (await firm.as('auditor').view(id)).duties.find(d => d.rule === 'solve-general')
    expect((await solve())?.dueAt).toBe(china('2026-03-03 18:00'))

    expect((await change(firm, tuesdayOff)).movedDuties).toBe(1)
    expect((await solve())?.dueAt).toBe(china('2026-03-04 18:00'))
    const { alarms, events } = await firm.as('auditor').do(async ctx => ({
      alarms: await ctx.tx
        .selectFrom('alarms')
        .select(['rung', 'due_at'])
        .where('org_id', '=', ctx.org)
        .where('duty_key', 'like', '%solve-general%')
        .execute(),
      events: await ctx.tx
        .selectFrom('events')
        .select('data')
        .where('org_id', '=', ctx.org)
        .where('stream_id', '=', id)
        .where('type', '=', 'calendar.applied')
        .execute(),
    }))
    // Three quarters of the working time (15 h from Monday 09:00 to Wednesday 18:00, Tuesday off) are gone after 11 h 15 min: the warning is the next to ring.
    expect(alarms).toEqual([{ rung: 'warning', due_at: china('2026-03-04 14:15') }])
    expect(events.map(e => e.data)).toEqual([
      {
        calendar: 'company',
        moved: [
          { duty: expect.stringContaining('solve-general'), from: china('2026-03-03 18:00'), to: china('2026-03-04 18:00') },
        ],
      },
    ])
    // The case goes on from there: nothing is left in a state that the next event would not follow.
    await firm
      .as('otherFrontLine')
      .act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
    expect((await solve())?.dueAt).toBe(china('2026-03-04 18:00'))
  })

  it('leaves what is overdue already as it is', async () => {
    const firm = await anOrganisation(database)
    const { id } = await firm.as('otherFrontLine').register({ ...wholeRecord, customerId: firm.customers[0]!.id })
    firm.clock.set('2026-03-05 09:00')
    expect((await change(firm, tuesdayOff)).movedDuties).toBe(0)
    expect((await firm.as('auditor').view(id)).duties.find(d => d.rule === 'solve-general')).toMatchObject({
      state: 'overdue',
      dueAt: china('2026-03-03 18:00'),
    })
  })

  it('is shown day by day with holidays, make-up days and the hours', async () => {
    const firm = await anOrganisation(database, {
      settings: {
        calendar: {
          windows: [
            ['09:00', '12:00'],
            ['13:30', '18:00'],
          ],
          days: tuesdayOff.calendar!.days!,
          alwaysOpen: false,
        },
      },
    })
    const days = await firm.as('leader').do(async ctx => calendarDays(ctx, '2026-10-01', '2026-10-10'))
    expect(days[0]).toMatchObject({ date: '2026-10-01', kind: 'holiday', name: '国庆节', windows: [] })
    expect(days[9]).toMatchObject({
      date: '2026-10-10',
      kind: 'makeup',
      windows: [
        { from: china('2026-10-10 09:00'), to: china('2026-10-10 12:00') },
        { from: china('2026-10-10 13:30'), to: china('2026-10-10 18:00') },
      ],
    })
    const [off] = await firm.as('leader').do(async ctx => calendarDays(ctx, '2026-03-03', '2026-03-03'))
    expect(off).toMatchObject({ kind: 'holiday', name: '公司年会', company: true })
    const [later] = await firm.as('leader').do(async ctx => calendarDays(ctx, '2031-05-05', '2031-05-05'))
    expect(later?.provisional).toBe(true)
  })
})

describe('another warning share', () => {
  it('writes the warnings of open duties anew', async () => {
    const firm = await anOrganisation(database)
    await firm.as('otherFrontLine').register({ ...wholeRecord, customerId: firm.customers[0]!.id })
    const warning = () =>
      firm
        .as('auditor')
        .do(ctx =>
          ctx.tx
            .selectFrom('alarms')
            .select('due_at')
            .where('org_id', '=', ctx.org)
            .where('rung', '=', 'warning')
            .where('duty_key', 'like', '%:verify@%')
            .execute(),
        )
    expect(await warning()).toEqual([{ due_at: '2026-03-02T01:22:30.000Z' }])
    await change(firm, { clocks: { warnShare: 0.5 } })
    expect(await warning()).toEqual([{ due_at: '2026-03-02T01:15:00.000Z' }])
  })
})
