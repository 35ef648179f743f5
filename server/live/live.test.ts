import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { beforeAll, expect, test, vi } from 'vitest'
import { aCompensation, withStepClocks } from '../../test/compensation.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { decideMandate } from '../mandates/decide-mandate.ts'
import { requestMandate } from '../mandates/request-mandate.ts'
import { NewMandate } from '../mandates/schema.ts'
import { liveRoutes } from './routes.ts'

onEachEngine('the live stream', engine => {
  let database: TestDatabase
  let firm: TestOrganisation
  let api: FeatureApp
  beforeAll(async () => {
    database = await testDatabase(engine)
    firm = await anOrganisation(database)
    api = await featureApp(database, firm, [liveRoutes])
    await api.app.listen({ port: 0, host: '127.0.0.1' })
  })

  /** A screen that listens: what it has received so far, and how to leave. */
  const listen = async (who: PersonName, of = firm, at = api) => {
    const leave = new AbortController()
    const { port } = at.app.server.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}/api/live`, {
      headers: { 'x-person': of.people[who] },
      signal: leave.signal,
    })
    const screen = { text: '', isOver: false, response, leave: () => leave.abort() }
    const read = async () => {
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
      for (let part = await reader.read(); !part.done; part = await reader.read()) screen.text += part.value
      screen.isOver = true
    }
    read().catch(() => {}) // left
    await vi.waitFor(() => expect(screen.text).toContain('event: beat'))
    return screen
  }
  const tell = (payload: object) => sql`select pg_notify('bihuan_live', ${JSON.stringify(payload)})`.execute(database.db)

  test("begins with the server's time and tells of a case that changed", async () => {
    const screen = await listen('auditor')
    expect(screen.response.headers.get('content-type')).toContain('text/event-stream')
    expect(screen.text).toContain(`event: beat\ndata: ${firm.clock.now()}\n\n`)
    const { id } = await firm.as('frontLine').register()
    await vi.waitFor(() => expect(screen.text).toContain(`data: {"topic":"case","id":"${id}"}\n\n`))
    screen.leave()
  })

  test('keeps organisations apart, and notices for some people from the others', async () => {
    const [auditor, leader] = [await listen('auditor'), await listen('leader')]
    await tell({ org: 'another', topic: 'case', id: 'of-another' })
    await tell({ org: firm.org, topic: 'notifications', people: [firm.people.leader] })
    await database.pool.query("select pg_notify('bihuan_live', 'nonsense')")
    await tell({ org: firm.org, topic: 'cases' })
    const end = 'data: {"topic":"case"}\n\n'
    await vi.waitFor(() => expect([auditor.text.endsWith(end), leader.text.endsWith(end)]).toEqual([true, true]))
    expect(auditor.text).not.toContain('notifications')
    expect(leader.text).toContain('data: {"topic":"notifications"}')
    expect(auditor.text + leader.text).not.toContain('of-another')
    auditor.leave()
    leader.leave()
  })

  test('of a case tells only those who see it', async () => {
    const [frontLine, other] = [await listen('frontLine'), await listen('otherFrontLine')]
    const { id } = await firm.as('frontLine').register()
    const { id: theirs } = await firm.as('otherFrontLine').register()
    await vi.waitFor(() => expect(frontLine.text).toContain(id))
    await vi.waitFor(() => expect(other.text).toContain(theirs))
    expect(frontLine.text).not.toContain(theirs)
    expect(other.text).not.toContain(id)
    frontLine.leave()
    other.leave()
  })

  test("refreshes the inbox of whoever decides in somebody's place, and tells them of the case", async () => {
    const other = await anOrganisation(database, { packs: [withStepClocks] })
    const apart = await featureApp(database, other, [liveRoutes])
    await apart.app.listen({ port: 0, host: '127.0.0.1' })
    const { id: mandate } = await other.as('legal').do(ctx =>
      requestMandate(ctx, {
        ...NewMandate.parse({
          ...{ holder: other.people.sales, reason: '出差两周' },
          ...{ since: '2026-03-02T00:00:00.000Z', until: '2026-03-20T00:00:00.000Z' },
        }),
      }),
    )
    await other.as('headOfLegal').do(ctx => decideMandate(ctx, mandate, { decision: 'approve', words: '同意' }))
    const [agent, bystander] = [await listen('sales', other, apart), await listen('research', other, apart)]
    const { id, request } = await aCompensation(other)
    const inbox = 'data: {"topic":"approvals"}\n\n'
    await vi.waitFor(() => expect(agent.text).toContain(inbox))
    await vi.waitFor(() => expect(agent.text).toContain(`data: {"topic":"case","id":"${id}"}`))
    const before = agent.text.length
    await other.as('legal').act(id, 'decide', { request, decision: 'approve' })
    // The decision is taken: the inbox is out of date though the mandate shows the case no longer.
    await vi.waitFor(() => expect(agent.text.slice(before)).toContain(inbox))
    expect(bystander.text).not.toContain(inbox)
    expect(bystander.text).not.toContain(id)
    agent.leave()
    bystander.leave()
  })

  test('ends with the server', async () => {
    const screen = await listen('auditor')
    await api.app.close()
    await vi.waitFor(() => expect(screen.isOver).toBe(true))
  })
})
