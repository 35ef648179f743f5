import { beforeAll, describe, expect, it } from 'vitest'
import { furn } from '../../policies/furn/2026-01-01/pack.ts'
import { china } from '../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { actAs, anOrganisation, type TestOrganisation, type Worker } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { customerLinkRoutes } from '../customer-links/routes.ts'

describe('the customer confirms an appointment on a link of their own', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  let anybody: Worker
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database, { packs: [furn] })
    anybody = actAs(database, firm.org, 'system', firm.clock)
    http = await featureApp(database, firm, [customerLinkRoutes])
  })
  const appoint = (id: string, from: string, more: object = {}, texts: object = {}) =>
    anybody.act(id, 'make-record', {
      record: 'appointment',
      values: {
        from: china(from),
        until: new Date(Date.parse(china(from)) + 7_200_000).toISOString(),
        how: 'phone',
        agreed: false,
        ...more,
      },
      texts: texts as Record<string, string>,
    })
  const ask = async (id: string) =>
    String((await anybody.act(id, 'ask-appointment', {})).result.link).replace(/^\/c\//, '/api/c/')
  const read = (api: string) => http.ask('nobody', 'GET', api)
  const answer = (api: string, body: object) => http.ask('nobody', 'POST', api, { body })
  const anInstallation = async () =>
    (await anybody.register({ kind: 'work-order', title: '衣柜安装', channel: 'phone', customerId: firm.customers[0]!.id })).id
  const bookingOf = async (id: string) => (await anybody.view(id)).duties.find(duty => duty.rule === 'book-installation')?.state

  it('24 hours ahead by the clock; sooner only as the customer’s own wish with its reason', async () => {
    const id = await anInstallation()
    await expect(appoint(id, '2026-03-03 08:59')).rejects.toMatchObject({
      code: 'record.incomplete',
      extras: { clause: '4.1(3)', fields: { 'data.values.from': { zh: '须至少提前 24 小时，这个时间只有 23.9 小时' } } },
    })
    await expect(appoint(id, '2026-03-02 15:00', { customerAsked: true })).rejects.toMatchObject({ code: 'record.incomplete' })
    await appoint(id, '2026-03-02 15:00', { customerAsked: true }, { whySooner: '晚上有客人入住' })
    await appoint(id, '2026-03-03 09:00')
  })

  it('confirms what they saw; a move ends the link, and an answer to an older time is told so', async () => {
    const id = await anInstallation()
    await appoint(id, '2026-03-05 09:00')
    const link = await ask(id)
    expect((await read(link)).json()).toMatchObject({
      asks: 'appointment',
      visit: { from: china('2026-03-05 09:00'), isConfirmed: false },
    })
    expect((await answer(link, { visit: 'confirmed', from: china('2026-03-04 09:00') })).json()).toMatchObject({
      code: 'appointment.moved',
    })
    await appoint(id, '2026-03-06 09:00')
    expect((await read(link)).json()).toMatchObject({ code: 'link.not-valid' })
    const next = await ask(id)
    expect((await answer(next, { visit: 'confirmed', from: china('2026-03-06 09:00'), who: '王女士' })).statusCode).toBe(201)
    expect((await answer(next, { visit: 'confirmed', from: china('2026-03-06 09:00') })).json()).toMatchObject({
      code: 'link.not-valid',
    })
  })

  it('a wish for another time makes the booking due again, until it is booked anew', async () => {
    const id = await anInstallation()
    await appoint(id, '2026-03-05 09:00')
    expect(await bookingOf(id)).toBe('met')
    const link = await ask(id)
    const wish = {
      visit: 'other-time',
      from: china('2026-03-05 09:00'),
      wishFrom: china('2026-03-07 09:00'),
      remarks: '周末在家',
    }
    expect((await answer(link, wish)).statusCode).toBe(201)
    const { duties } = await anybody.view(id)
    expect(duties.filter(duty => duty.rule === 'book-installation').map(duty => duty.state)).toContain('running')
  })
})
