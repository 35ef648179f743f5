import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { verifyTimestamp } from '../../ledger/verify-timestamp.ts'
import { afterFile } from '../../test/after-file.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, nextId, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { inOrganisation } from '../database/transaction.ts'
import { anchorsOf } from './anchors-of.ts'
import { KEY, type Node, startNode } from './chain/anvil.fixture.ts'
import { deployContract } from './chain/deploy.ts'
import { digestOfNote } from './checkpoint-to-anchor.ts'
import { anchorRoutes } from './routes.ts'
import { type Authority, hasOpenssl, makeAuthority, serve } from './tsa.fixture.ts'
import { workAnchors } from './work-anchors.ts'

/** A company whose ledger has checkpoints; the table of the ledger is made here where the database has none yet. */
async function aCompany(database: TestDatabase) {
  const firm = await anOrganisation(database, { now: new Date().toISOString() })
  await database.pool.query(`create table if not exists ledger_checkpoints (org_id text, serial bigint, epoch int, size bigint, root bytea, note text, at timestamptz);
    grant select, insert on ledger_checkpoints to bihuan_app; grant select on ledger_checkpoints to bihuan_worker`)
  const add = (size: number) =>
    inOrganisation(database, firm.org, tx =>
      sql`insert into ledger_checkpoints (org_id, serial, epoch, size, root, note, at) values (${firm.org}, ${size}, 1, ${size}, ${Buffer.alloc(32, 1)}, ${noteOf(size)}, ${firm.clock.now()})`.execute(
        tx,
      ),
    )
  const asked: string[] = []
  const auth = { seal: async (text: string) => `sealed ${btoa(text)}`, open: async (text: string) => atob(text.slice(7)) }
  const deps = {
    ...{ database, auth, clock: firm.clock.now, newId: nextId, newSalt: nextId },
    log: { error: (what: object) => asked.push(JSON.stringify(what)) } as never,
  }
  const app = await featureApp(database, firm, [
    (scope, { deps }) => anchorRoutes(scope, { deps: { ...deps, auth: auth as never } }),
  ])
  const work = async (times = 1) => {
    for (let n = 0; n < times; n++) await workAnchors(deps, firm.clock.now())
  }
  const list = async () => (await app.ask('auditor', 'GET', '/api/anchors')).json().items
  return { firm, add, app, work, list, faults: asked }
}
const noteOf = (size: number) => `bihuan.example/org\n${size}\nAQEB\n\n— bihuan.example/org AAAA\n`

onEachEngine('anchors with an authority', engine => {
  let database: TestDatabase
  let company: Awaited<ReturnType<typeof aCompany>>
  let authority: Authority
  let url: string
  let isDown = true
  let asked = 0
  const set = (app: FeatureApp, config: object) =>
    app.ask('administrator', 'PUT', '/api/anchors/settings/timestamp', { body: { isOn: true, config } })

  beforeAll(async () => {
    database = await testDatabase(engine)
    company = await aCompany(database)
    if (hasOpenssl) authority = makeAuthority()
    url = await serve(async (query, reply) => {
      asked++
      if (isDown) return reply.writeHead(503).end('secret inside')
      reply.setHeader('content-type', 'application/timestamp-reply').end(await authority.reply(query))
    })
  })

  test.skipIf(!hasOpenssl)(
    'are off until an administrator sets them, tried again, stamped once and found by who asks for evidence',
    async () => {
      const { firm, add, app, work, list } = company
      await add(10)
      await work()
      expect([asked, await list()]).toEqual([0, []])

      expect((await set(app, { url: 'ftp://inside/' })).json()).toMatchObject({ code: 'input.invalid' })
      expect((await set(app, { url: 'http://me:secret@inside/' })).json()).toMatchObject({ code: 'input.invalid' })
      expect((await set(app, { url, roots: 'no certificate' })).json()).toMatchObject({
        fields: { 'config.roots': expect.anything() },
      })
      expect((await set(app, { url, roots: authority.root, everyEvents: 5 })).json()).toMatchObject({ canSet: true })

      await work()
      expect(await list()).toMatchObject([
        { kind: 'timestamp', size: 10, state: 'waiting', fault: 'http-status', detail: '503', tries: 1 },
      ])
      expect(JSON.stringify(await list())).not.toContain('secret')
      await work()
      expect(asked).toBe(1) // not before its time

      isDown = false
      firm.clock.pass({ minutes: 1 })
      // Two processes look at once; one of them has it.
      await Promise.all([work(), work()])
      expect(asked).toBe(2)
      const [anchor] = await list()
      expect(anchor).toMatchObject({ state: 'confirmed', fault: null, anchoredAt: expect.any(String) })

      const answer = await app.ask('auditor', 'GET', `/api/anchors/${anchor.id}/timestamp`)
      const note = (await app.ask('auditor', 'GET', `/api/anchors/${anchor.id}/note`)).body
      const verdict = await verifyTimestamp({ bytes: answer.rawPayload, digest: digestOfNote(note), roots: authority.root })
      expect(verdict).toMatchObject({ ok: true, at: anchor.anchoredAt, chain: 'trusted' })

      // By steps of five events, and no sooner.
      await add(14)
      await work()
      expect(asked).toBe(2)
      await add(15)
      await work()
      expect((await list()).map((one: { size: number }) => one.size)).toEqual([15, 10])

      const evidence = (size: number) => inOrganisation(database, firm.org, tx => anchorsOf(tx, firm.org, size))
      expect(await evidence(10)).toMatchObject([{ kind: 'timestamp', checkpointSize: 10, note: noteOf(10) }])
      expect(await evidence(11)).toMatchObject([{ checkpointSize: 15 }])
      expect(await evidence(16)).toEqual([])
      const of = (origin: string) => inOrganisation(database, firm.org, tx => anchorsOf(tx, firm.org, 10, origin))
      expect([(await of('bihuan.example/org')).length, (await of('bihuan.example')).length]).toEqual([1, 0])
      const other = await anOrganisation(database)
      expect(await inOrganisation(database, other.org, tx => anchorsOf(tx, firm.org, 10))).toEqual([])
    },
    30_000,
  )

  test('are given up after about a week, and begun anew by an administrator, who is told of in the log', async () => {
    const { firm, add, app, work, list } = company
    await set(app, { url: 'http://127.0.0.1:1/' })
    await add(1_000)
    firm.clock.pass({ hours: 25 })
    for (let n = 0; n < 12; n++) {
      await work()
      firm.clock.pass({ hours: 24 })
    }
    const [anchor] = await list()
    expect(anchor).toMatchObject({ state: 'failed', fault: 'unreachable', tries: 12, nextAt: null })
    const retry = (who: 'administrator' | 'auditor') => app.ask(who, 'POST', `/api/anchors/${anchor.id}/retry`, { body: {} })
    expect((await retry('administrator')).json()).toEqual({ ok: true })
    expect((await list())[0]).toMatchObject({ state: 'waiting', tries: 0 })
    const rows = await inOrganisation(database, firm.org, tx =>
      tx.selectFrom('admin_log').select('action').where('org_id', '=', firm.org).execute(),
    )
    expect(rows.map(row => row.action)).toEqual(expect.arrayContaining(['anchors.set', 'anchors.retried']))
  })
})

describe('anchors on a chain', () => {
  let node: Node
  let company: Awaited<ReturnType<typeof aCompany>>
  let firm: TestOrganisation
  let config: object
  const mine = (blocks = 1) => node.ask('anvil_mine', blocks)
  beforeAll(async () => {
    const database = await testDatabase()
    company = await aCompany(database)
    firm = company.firm
    node = await startNode()
    const base = { rpcUrl: node.url, chainId: 31337, maxFeeGwei: 50 }
    const { contract } = await deployContract(base, { key: KEY, at: firm.clock.now(), wait: () => mine() })
    config = { ...base, contract, confirmations: 2, stuckMinutes: 10 }
    afterFile(async () => expect(company.faults).toEqual([]))
  })
  const set = (body: object) => company.app.ask('administrator', 'PUT', '/api/anchors/settings/chain', { body })
  const soon = async () => {
    firm.clock.pass({ seconds: 21 })
    await company.work()
  }

  test('want a key, which never comes out again; trying the settings says what is wrong', async () => {
    expect((await set({ isOn: true, config })).json()).toMatchObject({ code: 'anchor.key-missing' })
    const kept = await set({ isOn: true, config, key: KEY })
    expect(kept.json()).toMatchObject({ chain: { isOn: true, sender: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266' } })
    expect(kept.body).not.toContain(KEY.slice(2))
    const check = () => company.app.ask('administrator', 'POST', '/api/anchors/settings/chain/check', { body: {} })
    expect((await check()).json()).toMatchObject({ ok: true, balanceWei: expect.any(String) })
    await set({ isOn: true, config: { ...config, chainId: 5 } })
    expect((await check()).json()).toMatchObject({ ok: false, fault: 'chain-wrong', detail: '31337' })
    await set({ isOn: true, config })
    // Whoever audits sees where, and no more of the address than that.
    const seen = (await company.app.ask('auditor', 'GET', '/api/anchors/settings')).json()
    expect(seen).toMatchObject({ canSet: false, chain: { config: { rpcUrl: new URL(node.url).origin } } })
  })

  test('are signed, written down, sent, mined, confirmed, and once more when a block is thrown out', async () => {
    await company.add(7)
    await company.work()
    expect(await company.list()).toMatchObject([{ kind: 'chain', size: 7, state: 'sent' }])
    await mine()
    await soon()
    expect(await company.list()).toMatchObject([{ state: 'sent', anchoredAt: null }])
    await mine()
    await soon()
    expect(await company.list()).toMatchObject([{ state: 'confirmed', chain: { chainId: 31337, block: 2 } }])
    expect(JSON.stringify(await company.list())).not.toContain(KEY.slice(2))

    await node.ask('anvil_reorg', 2, [])
    await node.ask('anvil_dropAllTransactions')
    firm.clock.pass({ hours: 24 })
    await company.work()
    expect((await company.list()).find((one: { size: number }) => one.size === 7)).toMatchObject({
      state: 'sent',
      fault: 'thrown-out',
      chain: null,
    })
    await mine(2)
    await soon()
    expect(await company.list()).toMatchObject([{ state: 'confirmed', fault: null }])
  })

  test('pay more where nobody mines them', async () => {
    await company.add(8)
    firm.clock.pass({ hours: 24 })
    await company.work()
    await node.ask('anvil_dropAllTransactions')
    firm.clock.pass({ minutes: 10 })
    await company.work()
    expect((await company.list())[0]).toMatchObject({ size: 8, state: 'sent', fault: 'not-mined' })
    await mine(2)
    await soon()
    expect((await company.list())[0]).toMatchObject({ size: 8, state: 'confirmed', fault: null })
  })

  test('that were signed when the process or the node went away are sent again, and no second one beside them', async () => {
    let isDown = true
    const between = await serve(async (question, reply) => {
      if (isDown && question.includes('eth_sendRawTransaction')) return reply.destroy()
      const answer = await fetch(node.url, {
        method: 'POST',
        body: question.toString(),
        headers: { 'content-type': 'application/json' },
      })
      reply.setHeader('content-type', 'application/json').end(await answer.text())
    })
    await set({ isOn: true, config: { ...config, rpcUrl: between } })
    await company.add(9)
    firm.clock.pass({ hours: 24 })
    await company.work()
    expect((await company.list())[0]).toMatchObject({ size: 9, state: 'sent', fault: 'unreachable', tries: 1 })
    isDown = false
    firm.clock.pass({ minutes: 1 })
    await company.work()
    await mine(2)
    await soon()
    expect((await company.list())[0]).toMatchObject({ size: 9, state: 'confirmed', fault: null })
    const sent = await node.ask('eth_getTransactionCount', '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266', 'latest')
    // The contract, and one for each of three anchors.
    expect(Number(sent)).toBe(4)
  })
})
