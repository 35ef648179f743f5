import { beforeAll, beforeEach, expect, it } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { china } from '../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { grantPost } from '../organisation/grant-post.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { calendarFeedRoutes } from './routes.ts'

let database: TestDatabase
let firm: TestOrganisation
let site: FeatureApp
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(async () => {
  firm = await anOrganisation(database, { packs: [equip] })
  await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' }))
  site = await featureApp(database, firm, [calendarFeedRoutes])
})

async function anAppointment(): Promise<string> {
  const { id } = await firm
    .as('serviceDesk')
    .register({ kind: 'work-order', title: '磨床检修', channel: 'internal', customerId: firm.customers[0]!.id })
  const values = { arriveBy: china('2026-03-05 09:00'), completeBy: china('2026-03-06 18:00'), staffFrom: 'customer-service' }
  await firm.as('serviceDesk').act(id, 'make-record', { record: 'order', values, texts: { task: '检修', route: '高铁' } })
  const ready = { by: ['phone'], needClear: true, siteReady: true }
  await firm.as('deputyLeader').act(id, 'make-record', { record: 'site-check', values: ready })
  await firm.as('deputyLeader').act(id, 'assign', { person: firm.people.fieldEngineer })
  await appoint(id, '2026-03-05 09:00', '2026-03-05 12:00')
  return id
}
const appoint = (id: string, from: string, until: string) =>
  firm.as('serviceDesk').act(id, 'make-record', {
    record: 'appointment',
    values: { from: china(from), until: china(until), how: 'phone', agreed: true },
  })
const newAddress = async (): Promise<string> => {
  const made = await site.ask('fieldEngineer', 'POST', '/api/me/calendar-feed')
  expect(made.statusCode).toBe(201)
  return new URL(made.json<{ url: string }>().url).pathname
}
const linesOf = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n')
const read = async (address: string) => linesOf((await site.ask('nobody', 'GET', address)).body)

it('shows one’s visits with zone, stable id and a sequence that grows with each move; what is called off stays as cancelled', async () => {
  const id = await anAppointment()
  const address = await newAddress()
  const first = await read(address)
  expect(first).toContain(`UID:${id}-1@bihuan`)
  expect(first).toContain('DTSTART;TZID=Asia/Shanghai:20260305T090000')
  expect(first).toContain('DTEND;TZID=Asia/Shanghai:20260305T120000')
  expect(first).toContain('TZID:Asia/Shanghai')
  expect([first.includes('SEQUENCE:0'), first.includes('STATUS:CONFIRMED')]).toEqual([true, true])
  await appoint(id, '2026-03-06 13:30', '2026-03-06 17:00')
  const moved = await read(address)
  expect(moved.filter(line => line.startsWith('UID:'))).toEqual([`UID:${id}-1@bihuan`])
  expect([moved.includes('SEQUENCE:1'), moved.includes('DTSTART;TZID=Asia/Shanghai:20260306T133000')]).toEqual([true, true])
  await firm.as('serviceDesk').act(id, 'cancel-appointment', { by: 'customer', reason: '停产' })
  const off = await read(address)
  expect([off.includes('SEQUENCE:2'), off.includes('STATUS:CANCELLED'), off.includes('TRANSP:TRANSPARENT')]).toEqual([
    true,
    true,
    true,
  ])
})

it('shows a visit that somebody else goes to now as cancelled in the calendar of whoever went before', async () => {
  const id = await anAppointment()
  const address = await newAddress()
  await firm.as('deputyLeader').act(id, 'assign', { person: firm.people.implementation })
  expect((await read(address)).includes('STATUS:CANCELLED')).toBe(true)
})

it('names customers in part unless the company wants them in full, and never a phone number', async () => {
  await anAppointment()
  const address = await newAddress()
  const [name] = firm.customers.map(customer => customer.name)
  expect((await read(address)).some(line => line.includes(name!))).toBe(false)
  await firm.as('administrator').do(ctx => changeSettings(ctx, { dispatch: { feedMasksCustomers: false } }))
  expect((await read(address)).some(line => line.includes(name!))).toBe(true)
})

it('works only with the address that stands: revoked, replaced, or made up ones are nothing', async () => {
  const old = await newAddress()
  const fresh = await newAddress()
  const status = async (address: string) => (await site.ask('nobody', 'GET', address)).statusCode
  expect([await status(old), await status(fresh), await status('/calendar/guess.ics')]).toEqual([404, 200, 404])
  const shown = (await site.ask('fieldEngineer', 'GET', '/api/me/calendar-feed')).json<{ createdAt: string; readAt: string }>()
  expect([shown.createdAt, shown.readAt]).toEqual([firm.clock.now(), firm.clock.now()])
  expect(JSON.stringify(shown)).not.toContain(fresh.split('/').at(-1)!.replace('.ics', ''))
  expect((await site.ask('fieldEngineer', 'DELETE', '/api/me/calendar-feed')).statusCode).toBe(204)
  expect(await status(fresh)).toBe(404)
  for (let n = 0; n < 60; n++) await status(`/calendar/guess-${n}.ics`)
  expect(await status('/calendar/one-more.ics')).toBe(429)
})
