import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { verifyBundleCommand } from '../../cli/verify-bundle.ts'
import { decodeBase64 } from '../../ledger/base64.ts'
import { verifyBundle, verifyContent } from '../../ledger/bundle.ts'
import { parseCheckpoint } from '../../ledger/checkpoint.ts'
import { openNote, parseKey } from '../../ledger/note.ts'
import { verifyConsistency, verifyInclusion } from '../../ledger/verify.ts'
import { readZip } from '../../ledger/zip.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { adminLogRoutes } from '../admin-log/routes.ts'
import { asOwner } from '../auth/tables.ts'
import { caseRoutes } from '../cases/routes.ts'
import { inOrganisation } from '../database/transaction.ts'
import { sealedRoutes } from '../sealed/routes.ts'
import { ledgerRoutes } from './routes.ts'
import { runOpenChecks } from './run-check.ts'
import { sequenceOrganisation } from './sequence.ts'

let database: TestDatabase
let firm: TestOrganisation
let http: FeatureApp
let id: string
let events: { id: string; seq: number }[]
const bytesOf = (text: string) => decodeBase64(text)!
const get = async (who: PersonName, url: string) => (await http.ask(who, 'GET', url)).json()

beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database)
  http = await featureApp(database, firm, [caseRoutes, ledgerRoutes, sealedRoutes, adminLogRoutes])
  id = (await firm.as('frontLine').register({ title: '停机', customer: { name: '王建国', phone: '13812345678' } })).id
  await firm.as('frontLine').act(id, 'note', { text: '客户来电' })
  await firm.as('frontLine').act(id, 'note', { text: '再次来电' })
  await sequenceOrganisation(http.app.deps, firm.org, firm.clock.now())
  events = await inOrganisation(database, firm.org, tx =>
    tx.selectFrom('events').select(['id', 'seq']).where('stream_id', '=', id).orderBy('seq').execute(),
  )
})

describe('the ledger over HTTP', () => {
  test('proves each entry of a case to whoever sees the case, and to nobody else', async () => {
    for (const event of events) {
      const proof = await get('frontLine', `/api/ledger/proofs/inclusion?event=${event.id}`)
      const opened = openNote(proof.checkpoint, parseKey(proof.keys[0])!) as { text: string }
      const { root, size } = parseCheckpoint(opened.text)!
      const shown = { index: proof.index, size: proof.size, leafHash: bytesOf(proof.leafHash), proof: proof.proof.map(bytesOf) }
      expect([size, verifyInclusion({ ...shown, root })]).toEqual([proof.size, undefined])
    }
    const ask = (who: PersonName, query: string) => get(who, `/api/ledger/proofs/inclusion?${query}`)
    expect(await ask('research', `event=${events[0]!.id}`)).toMatchObject({ code: 'case.not-found' })
    expect(await ask('frontLine', 'event=nothing')).toMatchObject({ code: 'case.not-found' })
    expect(await ask('frontLine', `event=${events[1]!.id}&size=1`)).toMatchObject({ code: 'ledger.size-unknown' })
    expect(await ask('frontLine', `event=${events[0]!.id}&size=9999`)).toMatchObject({ code: 'ledger.size-unknown' })
    await firm.as('frontLine').act(id, 'note', { text: '刚刚' })
    const late = await inOrganisation(database, firm.org, tx =>
      tx.selectFrom('ledger_pending').select('event_id').executeTakeFirstOrThrow(),
    )
    expect(await ask('frontLine', `event=${late.event_id}`)).toMatchObject({ code: 'ledger.not-yet' })
  })

  test('proves that it has only grown', async () => {
    await sequenceOrganisation(http.app.deps, firm.org, firm.clock.now())
    const proof = await get('auditor', '/api/ledger/proofs/consistency?from=2')
    expect(
      verifyConsistency({
        size1: proof.from,
        size2: proof.to,
        root1: bytesOf(proof.root1),
        root2: bytesOf(proof.root2),
        proof: proof.proof.map(bytesOf),
      }),
    ).toBeUndefined()
    expect(await get('auditor', '/api/ledger/proofs/consistency?from=2&to=9999')).toMatchObject({ code: 'ledger.size-unknown' })
  })

  test('shows its state, checkpoints and checks', async () => {
    const asked = await http.ask('auditor', 'POST', '/api/ledger/check', { body: {} })
    expect(asked.statusCode).toBe(202)
    await runOpenChecks(http.app.deps)
    expect(await get('auditor', `/api/ledger/checks/${asked.json().id}`)).toMatchObject({ verdict: 'intact', findings: [] })
    const view = await get('administrator', '/api/ledger')
    expect(view).toMatchObject({
      ...{ head: { size: events.length + 1 }, delaySeconds: 5, waiting: { count: 0, since: null }, running: null, returns: [] },
      ...{ lastCheck: { verdict: 'intact' }, may: { rotate: true, answer: true } },
    })
    const page = await get('auditor', '/api/ledger/checkpoints?limit=1')
    expect([page.items.length, page.items[0].size]).toEqual([1, events.length + 1])
    const second = await get('auditor', `/api/ledger/checkpoints?limit=1&after=${page.next}`)
    expect([second.items[0].size, second.next]).toEqual([events.length, null])
    expect(await get('auditor', `/api/ledger/checkpoints/${events.length}`)).toMatchObject({ size: events.length, anchors: [] })
    expect(await get('auditor', '/api/ledger/checkpoints/1')).toMatchObject({ code: 'ledger.size-unknown' })
    expect((await get('auditor', '/api/ledger/checks')).items).toHaveLength(1)
  })
})

describe('an evidence bundle', () => {
  const take = async (who: PersonName) => {
    const answer = await http.ask(who, 'POST', `/api/cases/${id}/bundle`, { body: { reason: '交本人律师' } })
    expect(answer.statusCode).toBe(200)
    return new Uint8Array(answer.rawPayload)
  }
  test('holds what whoever takes it sees, with proofs that hold, and any change is found by the command too', async () => {
    const zip = await take('frontLine')
    const found = verifyBundle(zip)
    expect(found.faults).toEqual([])
    expect(found.bundle!.events.map(event => event.seq)).toEqual(events.map((_, at) => at + 1).concat(events.length + 1))
    expect(found.counts).toMatchObject({ hidden: 0, erased: 0 })
    expect(JSON.stringify(found.bundle!.events[1])).toContain('客户来电')
    expect(found.bundle!.duties.length).toBeGreaterThan(0)
    expect(found.bundle!.clauses.length).toBeGreaterThan(0)
    const file = join(database.dataDir, 'bundle.zip')
    const run = async (bytes: Uint8Array, ...args: string[]) => {
      const said: string[] = []
      await writeFile(file, bytes)
      const code = await verifyBundleCommand([file, ...args], { out: line => said.push(line), err: line => said.push(line) })
      return { code, said }
    }
    const { lastLine, ...right } = await run(zip, '--key', found.key!).then(r => ({ ...r, lastLine: JSON.parse(r.said.at(-1)!) }))
    expect([right.code, lastLine]).toEqual([
      0,
      expect.objectContaining({ ok: true, keyIsTrusted: true, events: events.length + 1 }),
    ])
    const changed = zip.slice()
    const at = Buffer.from(zip).indexOf('客户来电')
    changed[at] = changed[at]! ^ 1
    expect((await run(changed)).code).toBe(1)
    expect((await run(zip, '--key', 'x')).code).toBe(2)
  })

  test('leaves words out that its taker sees in part, and the commitments stay', async () => {
    const zip = await take('auditor')
    const found = verifyBundle(zip)
    expect([found.faults, found.counts.words]).toEqual([[], 0])
    expect(found.counts.erased).toBeGreaterThan(2)
    expect(Buffer.from(zip).includes('13812345678')).toBe(false)
  })

  test('the page stands alone: it holds what it checks, and may fetch nothing', async () => {
    const members = readZip(await take('frontLine'))!
    const text = (path: string) => new TextDecoder().decode(members.find(one => one.path === path)!.content)
    const page = text('verify.html')
    const held = (name: string) =>
      JSON.parse(new RegExp(`<script type="application/json" id="${name}">(.*?)</script>`, 's').exec(page)![1]!)
    expect([held('bundle'), held('manifest')]).toEqual([text('bundle.json'), text('manifest.note')])
    expect(verifyContent(held('bundle'), held('manifest')).faults).toEqual([])
    expect(page).toContain("default-src 'none'")
    expect(page.replaceAll(/<script type="application\/json".*?<\/script>/gs, '')).not.toMatch(
      /(src|href)="|https?:\/\/(?!www\.w3\.org)/,
    )
  })

  test('what is erased later stays proved', async () => {
    const before = verifyBundle(await take('frontLine'))
    await asOwner(database, async tx => {
      await sql`select set_config('bihuan.all_organisations', 'on', true)`.execute(tx)
      await tx.deleteFrom('sealed_fields').where('org_id', '=', firm.org).where('event_id', '=', events[1]!.id).execute()
    })
    const after = verifyBundle(await take('frontLine'))
    expect([after.faults, after.counts.erased]).toEqual([[], before.counts.erased + 1])
    expect(JSON.stringify(after.bundle)).not.toContain('客户来电')
  })
})

describe('a new key', () => {
  test('is announced under both signatures, the old one goes on to verify, and it is written down', async () => {
    const before = await get('administrator', '/api/ledger')
    const answer = await http.ask('administrator', 'POST', '/api/ledger/keys/rotate', { body: { reason: '例行更换' } })
    expect(answer.statusCode).toBe(200)
    const { keys, head } = answer.json()
    expect(keys.map((key: { because: string }) => key.because)).toEqual(['first', 'rotated'])
    const { note, ...checkpoint } = (await get('auditor', '/api/ledger/checkpoints?limit=1')).items[0]
    expect(checkpoint.size).toBe(before.head.size)
    for (const { verifier } of keys)
      expect(openNote(note, parseKey(verifier)!)).toMatchObject({ text: expect.stringContaining(`next-key ${keys[1].verifier}`) })
    await firm.as('frontLine').act(id, 'note', { text: '之后' })
    await sequenceOrganisation(http.app.deps, firm.org, firm.clock.now())
    const newest = (await get('auditor', '/api/ledger/checkpoints?limit=1')).items[0]
    expect([
      openNote(newest.note, parseKey(keys[0].verifier)!),
      'text' in openNote(newest.note, parseKey(keys[1].verifier)!),
    ]).toEqual([{ fault: 'no-signature-of-key' }, true])
    expect(newest.size).toBe(head.size + 1)
    await http.ask('auditor', 'POST', '/api/ledger/check', { body: {} })
    await runOpenChecks(http.app.deps)
    expect((await get('auditor', '/api/ledger')).lastCheck.verdict).toBe('intact')
    expect(
      verifyBundle(
        new Uint8Array(
          (await http.ask('frontLine', 'POST', `/api/cases/${id}/bundle`, { body: { reason: '交本人律师' } })).rawPayload,
        ),
      ).faults,
    ).toEqual([])
    expect((await get('auditor', '/api/admin-log?action=ledger.key-changed')).items).toMatchObject([
      { actor: { id: firm.people.administrator }, detail: { reason: '例行更换' } },
    ])
  })

  test('stands alone where the old one is lost, and a server without the key says so', async () => {
    const { rm } = await import('node:fs/promises')
    const { keysFolder } = await import('./signing-keys.ts')
    await rm(keysFolder(database.dataDir), { recursive: true })
    const rotate = (body: object) => http.ask('administrator', 'POST', '/api/ledger/keys/rotate', { body })
    expect((await rotate({ reason: '例行更换' })).json()).toMatchObject({ code: 'ledger.no-key' })
    expect(
      (await http.ask('frontLine', 'POST', `/api/cases/${id}/bundle`, { body: { reason: '交本人律师' } })).json(),
    ).toMatchObject({ code: 'ledger.no-key' })
    expect((await rotate({ reason: '服务器更换，密钥遗失', lost: true })).json().keys.at(-1)).toMatchObject({ because: 'lost' })
    await http.ask('auditor', 'POST', '/api/ledger/check', { body: {} })
    await runOpenChecks(http.app.deps)
    expect((await get('auditor', '/api/ledger')).lastCheck.verdict).toBe('intact')
  })
})
