import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlainOf } from '../../events/registry.ts'
import { type AlarmEvent, eventsOn, messagesOf, sweepDeps, withMailboxes } from '../../test/alarms.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { type Read, readsOf, statementsOf } from '../../test/explain.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { sweep } from '../alarms/sweep.ts'
import { asWorker } from '../database/transaction.ts'
import { claimMails, type Letter } from './claim.ts'
import { type DeliverDeps, deliver } from './deliver.ts'
import { gatheredWords } from './letter.ts'
import type { Outcome } from './outcome.ts'

const CASES = 40

let robot: Server
const posted: string[] = []
beforeAll(async () => {
  robot = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => (body += chunk))
    request.on('end', () => {
      posted.push((JSON.parse(body) as { text: { content: string } }).text.content)
      response.end('{"errcode":0}')
    })
  })
  await new Promise<void>(resolve => robot.listen(0, '127.0.0.1', resolve))
})
afterAll(() => void robot.close())

onEachEngine('alarms of many cases at once', engine => {
  let database: TestDatabase
  const sent: Letter[] = []
  let answer: (letter: Letter) => Outcome = () => ({ ok: true })
  let deps: DeliverDeps
  beforeAll(async () => {
    database = await testDatabase(engine)
    const mailer: DeliverDeps['mailer'] = {
      async send(letter) {
        sent.push(letter)
        return answer(letter)
      },
      close() {},
    }
    deps = { ...sweepDeps(database), publicUrl: 'https://bihuan.example', mailer }
  })

  /** Cases whose verification has just been missed; their owner and the head of department are told of each. */
  const manyBreaches = async (withRobot = false): Promise<{ firm: TestOrganisation; ids: string[] }> => {
    await asWorker(database, async tx => {
      await tx.deleteFrom('alarms').execute()
      await tx.deleteFrom('messages').execute()
    })
    sent.length = posted.length = 0
    answer = () => ({ ok: true })
    const url = `http://127.0.0.1:${(robot.address() as AddressInfo).port}/robot`
    const firm = await anOrganisation(database, withRobot ? { settings: { webhook: { url } } } : {})
    await withMailboxes(database, firm)
    const ids = []
    for (let i = 0; i < CASES; i++) ids.push((await firm.as('frontLine').register()).id)
    await asWorker(database, async tx => {
      await tx.deleteFrom('messages').execute()
      await tx.deleteFrom('alarms').where('duty_key', 'not like', '%:verify@%').execute()
    })
    await sweep(sweepDeps(database), firm.clock.set('2026-03-02 09:30:01'))
    return { firm, ids }
  }

  test('reach each mailbox as one letter that counts them and links the first, and each case has the event', async () => {
    const { firm, ids } = await manyBreaches()
    expect(await deliver(deps, firm.clock.pass({ seconds: 1 }))).toEqual({ delivered: 2 * CASES, failed: 0, again: 0 })
    expect(sent.map(letter => [letter[0].address, letter.length]).sort()).toEqual([
      ['deputyLeader@firm.example', CASES],
      ['frontLine@firm.example', CASES],
    ])
    const { title, zh } = gatheredWords(sent[0]!, 'https://bihuan.example')
    expect(title.zh).toBe(`${CASES} 条提醒，涉及 ${CASES} 个案件`)
    expect(zh.match(/https:\/\/bihuan\.example\/cases\/\S+/g)).toHaveLength(30)
    expect(zh).toContain(`另有 ${CASES - 30} 条，请登录查看`)
    for (const id of ids) {
      const delivered = await eventsOn<PlainOf<'message.delivered'> & { at: string }>(database, firm, id, 'message.delivered')
      expect(delivered.map(e => e.to).sort()).toEqual([firm.people.frontLine, firm.people.deputyLeader].sort())
    }
    expect(await deliver(deps, firm.clock.pass({ hours: 1 }))).toMatchObject({ delivered: 0 })
  })

  test('that come one by one after such a letter wait for a minute', async () => {
    const { firm } = await manyBreaches()
    await deliver(deps, firm.clock.pass({ seconds: 1 }))
    sent.length = 0
    // The ladder's next rung, 30 minutes later, for the same head of department: as many again, then one more.
    await sweep(sweepDeps(database), firm.clock.set('2026-03-02 10:00:01'))
    await deliver(deps, firm.clock.now())
    expect(sent.map(letter => letter.length)).toEqual([CASES])
    const again = async () => {
      await asWorker(database, tx =>
        tx
          .updateTable('messages')
          .set({ state: 'waiting', letter: null, letter_size: null, attempts: 0, not_before: firm.clock.now() })
          .where('id', '=', sent[0]![sent[0]!.length - 1]!.id)
          .execute(),
      )
      return deliver(deps, firm.clock.pass({ seconds: 20 }))
    }
    expect((await again()).delivered).toBe(0)
    expect((await again()).delivered).toBe(0)
    expect((await again()).delivered).toBe(1)
  })

  test('are not read where they wait for somebody who was just told, however many there are', async () => {
    const { firm } = await manyBreaches()
    await deliver(deps, firm.clock.pass({ seconds: 1 }))
    const { org, address } = sent[0]![0]
    await asWorker(database, tx =>
      sql`insert into messages (org_id, id, channel, address, words, rung, created_at, not_before)
        select org_id, 'more-' || n, channel, address, words, rung, created_at, attempted_at from messages, generate_series(1, 3000) n
        where org_id = ${org} and id = ${sent[0]![0].id}`.execute(tx),
    )
    await database.pool.query('analyze messages')
    // One message of the letter says how many its receiver was just told of.
    const asked = await statementsOf(async () => {
      expect(await claimMails(database, firm.clock.pass({ seconds: 20 }))).toEqual([])
    })
    const reading = asked.filter(({ text }) => text.includes('from messages'))
    expect(reading).toHaveLength(3)
    const indexes = await asWorker(database, async tx => {
      const reads: Read[][] = []
      for (const one of reading) reads.push(await readsOf(tx, one))
      return reads.map(some => [...new Set(some.map(read => read.index))].sort())
    })
    expect(indexes.slice(1)).toEqual([['messages_of_letters'], ['messages_alone']])
    expect(indexes[0]).toContain('messages_to')
    const [letter, ...others] = await claimMails(database, firm.clock.pass({ minutes: 1 }))
    expect([letter!.length, letter![0].address, others]).toEqual([1_000, address, []])
  })

  test('that cannot be delivered climb to the next rung, each of its own duty', async () => {
    const { firm, ids } = await manyBreaches()
    answer = letter =>
      letter[0].person === firm.people.frontLine
        ? { ok: false, code: 'EENVELOPE 550', because: 'no such mailbox', isFinal: true }
        : { ok: true }
    expect(await deliver(deps, firm.clock.pass({ seconds: 1 }))).toEqual({ delivered: CASES, failed: CASES, again: 0 })
    for (const id of ids) {
      const rung = await eventsOn<AlarmEvent>(database, firm, id, 'alarm.fired')
      expect(rung.at(-1)).toMatchObject({
        rung: 'setting:role:deputy-leader:30minutes',
        because: expect.stringContaining('未能送达'),
      })
      expect(await eventsOn(database, firm, id, 'message.failed')).toHaveLength(1)
    }
    // That rung rang early, the one after it rings at its time.
    const { fired } = await sweep(sweepDeps(database), firm.clock.set('2026-03-02 13:30:01'))
    expect(new Set(fired.map(f => f.rung))).toEqual(new Set(['setting:role:leader:4hours']))
    expect(fired).toHaveLength(CASES)
  })

  test('that must be sent again are the same letter, although more has come for its receiver', async () => {
    const { firm } = await manyBreaches()
    answer = () => ({ ok: false, code: 'ECONNECTION', because: 'away', isFinal: false })
    expect(await deliver(deps, firm.clock.pass({ seconds: 1 }))).toMatchObject({ again: 2 * CASES })
    const first = sent.find(letter => letter[0].address.startsWith('deputyLeader'))!
    await sweep(sweepDeps(database), firm.clock.set('2026-03-02 10:00:01'))
    sent.length = 0
    answer = () => ({ ok: true })
    await deliver(deps, firm.clock.now())
    const letters = sent.filter(letter => letter[0].address.startsWith('deputyLeader'))
    expect(letters.map(letter => letter.length)).toEqual([CASES, CASES])
    expect(letters.find(letter => letter[0].letter === first[0].letter)?.map(m => m.id)).toEqual(first.map(m => m.id))
    expect((await messagesOf(database, firm)).map(m => m.state)).not.toContain('waiting')
  })

  test('are sent once by several processes', async () => {
    const { firm } = await manyBreaches()
    const now = firm.clock.pass({ seconds: 1 })
    await Promise.all([deliver(deps, now), deliver(deps, now), deliver(deps, now)])
    const ids = sent.flatMap(letter => letter.map(m => m.id))
    expect(ids).toHaveLength(2 * CASES)
    expect(new Set(ids).size).toBe(2 * CASES)
  })

  test('are one text for a group robot, within what it takes', async () => {
    const { firm } = await manyBreaches(true)
    await deliver(deps, firm.clock.pass({ seconds: 1 }))
    expect(posted).toHaveLength(1)
    expect(Buffer.byteLength(posted[0]!)).toBeLessThanOrEqual(2_000)
    expect(posted[0]).toMatch(new RegExp(`^${3 * CASES} 条提醒，涉及 ${CASES} 个案件`))
    expect(posted[0]).toMatch(/另有 \d+ 条，请登录查看：\nhttps:\/\/bihuan\.example\/?$/)
    expect((await messagesOf(database, firm)).filter(m => m.channel === 'webhook' && m.state !== 'delivered')).toEqual([])
  })
})
