import { beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type StandingCompany } from '../../test/demo-company.ts'
import { actAs, anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { featureApp } from '../../test/feature-app.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { viewReport } from '../reports/list-reports.ts'
import { ringOrganisation } from './ring-actions.ts'
import { meetingRoutes } from './routes.ts'
import type { Agenda, MeetingActionPage, MeetingPage, MeetingsToHold, MeetingView } from './schema.ts'

let database: TestDatabase
let firm: StandingCompany
let ask: Awaited<ReturnType<typeof featureApp>>['ask']
beforeAll(async () => {
  database = await testDatabase()
  firm = await aDemoCompany(database, furnitureMaker, '2026-03-02 09:00')
  const people = Object.fromEntries(firm.found.staff)
  ;({ ask } = await featureApp(database, { org: firm.org, clock: firm.clock, people } as unknown as TestOrganisation, [
    meetingRoutes,
  ]))
})
const who = (login: string) => firm.found.staff.get(login)!
const send = (login: string, method: 'GET' | 'POST', url: string, body?: unknown) =>
  ask(login as never, method, url, body === undefined ? {} : { body })
const made = async (login: string, url: string, body: unknown) => {
  const answer = await send(login, 'POST', url, body)
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return answer.json<{ id: string }>().id
}

it('the weekly coordination: agenda from open duties, minutes that meet the duty of the week, actions that are done and confirmed by somebody else', async () => {
  await firm.as('an.ran').register({
    ...{
      kind: 'complaint',
      title: '床架异响',
      description: '异响',
      demand: '更换',
      occurredAt: firm.clock.now(),
      category: 'product-quality',
    },
    customerId: firm.found.customers[1]!,
  })
  firm.clock.set('2026-03-06 15:00')
  const { reports } = (await send('an.ran', 'GET', '/api/meetings/owed')).json<MeetingsToHold>()
  const weekly = reports.find(one => one.periodStart === '2026-03-02')!
  expect(weekly).toMatchObject({ clause: '2.5', planned: null })
  const agenda = (await send('an.ran', 'GET', `/api/meetings/agenda?report=${weekly.id}`)).json<Agenda>()
  expect(agenda.invited.map(one => one.name)).toEqual(expect.arrayContaining(['谢芳', '江平', '唐睿']))
  expect(agenda.items.some(item => item.sort === 'duty' && item.late)).toBe(true)
  expect(agenda.items.some(item => item.sort === 'case' && item.title.includes('床架异响'))).toBe(true)

  const wish = {
    ...{ title: agenda.title, report: weekly.id, startsAt: '2026-03-06T06:30:00.000Z', chair: who('tao.ran') },
    ...{ invited: agenda.invited.map(one => one.id), agenda: agenda.items },
  }
  expect((await send('xie.fang', 'POST', '/api/meetings', wish)).json().code).toBe('meeting.not-yours')
  const id = await made('an.ran', '/api/meetings', wish)
  // Who does not take part does not read it; the general manager's office sees all.
  expect((await send('du.wei', 'GET', `/api/meetings/${id}`)).json().code).toBe('meeting.not-found')
  const minutes = {
    ...{ present: [who('an.ran'), who('jiang.ping'), who('xie.fang')], minutes: '物流破损集中在华东仓', decisions: '换包装' },
    actions: [{ what: '试用新护角', person: who('jiang.ping'), dueAt: '2026-03-13T10:00:00.000Z' }],
  }
  expect((await send('xie.fang', 'POST', `/api/meetings/${id}/minutes`, minutes)).json().code).toBe('meeting.not-yours')
  expect(
    (
      await send('an.ran', 'POST', `/api/meetings/${id}/minutes`, {
        ...minutes,
        actions: [{ ...minutes.actions[0], dueAt: '2026-03-01T10:00:00.000Z' }],
      })
    ).json().code,
  ).toBe('meeting.action-past')
  const held = await send('an.ran', 'POST', `/api/meetings/${id}/minutes`, minutes)
  expect(held.statusCode, held.body).toBe(200)
  expect(held.json<MeetingView>()).toMatchObject({ state: 'held', report: { isMet: true }, minutes: { intact: true } })
  expect((await send('an.ran', 'POST', `/api/meetings/${id}/minutes`, minutes)).json().code).toBe('meeting.held-already')
  const report = await firm.as('xie.fang').do(ctx => viewReport(ctx, weekly.id))
  expect(report).toMatchObject({ state: 'submitted', isMeeting: true, text: '物流破损集中在华东仓\n\n换包装' })

  const mine = (await send('jiang.ping', 'GET', '/api/meeting-actions')).json<MeetingActionPage>()
  expect(mine.items).toMatchObject([{ what: '试用新护角', state: 'open', can: ['done'] }])
  const action = mine.items[0]!.id
  firm.clock.set('2026-03-16 09:00')
  expect(await firm.as('zhan.peng').do(ringOrganisation)).toBeGreaterThan(0)
  expect(await firm.as('zhan.peng').do(ringOrganisation)).toBe(0)
  expect((await send('jiang.ping', 'GET', '/api/meeting-actions?state=late')).json<MeetingActionPage>().items).toHaveLength(1)
  expect(
    (await send('xie.fang', 'POST', `/api/meeting-actions/${action}/steps`, { step: 'done', text: '代报' })).json().code,
  ).toBe('meeting.action-not-yours')
  await made('jiang.ping', `/api/meeting-actions/${action}/steps`, { step: 'done', text: '已试用 50 件' })
  expect(
    (await send('jiang.ping', 'POST', `/api/meeting-actions/${action}/steps`, { step: 'confirmed', text: '' })).json().code,
  ).toBe('meeting.action-not-yours')
  await made('tao.ran', `/api/meeting-actions/${action}/steps`, { step: 'confirmed', text: '' })
  // The next week's agenda no longer has it; the list of meetings says so too.
  expect((await send('an.ran', 'GET', '/api/meetings?state=held')).json<MeetingPage>().items).toMatchObject([
    { id, actions: 1, openActions: 0 },
  ])
}, 60_000)

it('the daily meeting of a major anomaly: its minutes are the meeting of the case, and stop the duty of the day', async () => {
  const robots = await anOrganisation(database)
  const { id } = await robots.as('frontLine').register({ facts: { attitude: 'strong', unusable: true } })
  await actAs(database, robots.org, 'system', robots.clock).act(id, 'hold-meeting', {
    ...{ meeting: 'emergency', owner: robots.people.headOfImplementation, attendees: [robots.people.leader] },
    ...{ departments: [robots.departments.implementation], minutes: '紧急会议', decisions: '立即处置' },
  })
  robots.clock.set('2026-03-03 16:00')
  const { ask: of } = await featureApp(database, robots, [meetingRoutes])
  const owner = 'headOfImplementation' as const
  const agenda = (await of(owner, 'GET', `/api/meetings/agenda?case=${id}`)).json<Agenda>()
  expect(agenda.items.map(item => item.title)).toContain('每日例会')
  const wish = {
    ...{ title: agenda.title, case: id, caseSort: 'daily', startsAt: robots.clock.now(), chair: robots.people[owner] },
    ...{ invited: [robots.people[owner], robots.people.leader], agenda: agenda.items },
  }
  const meeting = (await of(owner, 'POST', '/api/meetings', { body: wish })).json<{ id: string }>().id
  const answer = await of(owner, 'POST', `/api/meetings/${meeting}/minutes`, {
    body: { present: [robots.people[owner], robots.people.leader], minutes: '备件今晚到', decisions: '连夜更换' },
  })
  expect(answer.statusCode, answer.body).toBe(200)
  const view = await robots.as(owner).view(id)
  const events = await robots
    .as(owner)
    .do(ctx =>
      ctx.tx
        .selectFrom('events')
        .select('data')
        .where('org_id', '=', ctx.org)
        .where('stream_id', '=', id)
        .where('type', '=', 'meeting.held')
        .execute(),
    )
  expect(events.map(one => one.data.meeting)).toEqual(['emergency', 'daily'])
  // That of the day is met, and the next is of tomorrow.
  expect(view.duties.filter(duty => duty.rule === 'daily-meeting').map(duty => [duty.id.split('#')[1], duty.state])).toEqual([
    ['2026-03-04', 'running'],
    ['2026-03-03', 'met'],
  ])
}, 60_000)
