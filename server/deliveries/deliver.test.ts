import { createHmac } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlainOf } from '../../events/registry.ts'
import { type AlarmEvent, eventsOn, messagesOf, sweepDeps, withMailboxes } from '../../test/alarms.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type OrganisationWishes, type TestOrganisation } from '../../test/factories.ts'
import { sweep } from '../alarms/sweep.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import { clockWatch } from '../operations/watch-clock.ts'
import { type DeliverDeps, deliver } from './deliver.ts'
import { createMailer, outboxFolder } from './mail.ts'

type Posted = { headers: IncomingHttpHeaders; body: string }
type Mailed = { to: string; text: string }
type Delivered = PlainOf<'message.delivered'> & { at: string }
type Failed = PlainOf<'message.failed'> & { at: string }
const posted: Posted[] = []
const mailed: Mailed[] = []
let answer: { status: number; body: string } = { status: 200, body: '{"errcode":0}' }
/** Mailboxes that the server refuses for good, and whether it is away for a while. */
const unknownMailboxes = new Set<string>()
let isAway = false

let robot: Server
let smtp: SMTPServer
let robotUrl: string
let smtpUrl: string
beforeAll(async () => {
  robot = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => (body += chunk))
    request.on('end', () => {
      posted.push({ headers: request.headers, body })
      response.writeHead(answer.status).end(answer.body)
    })
  })
  await new Promise<void>(resolve => robot.listen(0, '127.0.0.1', resolve))
  robotUrl = `http://127.0.0.1:${(robot.address() as AddressInfo).port}/robot?key=secret-key`
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      if (isAway) return done(Object.assign(new Error('come back later'), { responseCode: 451 }))
      done(unknownMailboxes.has(address) ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : undefined)
    },
    onData(stream, session, done) {
      let text = ''
      stream.on('data', chunk => (text += chunk))
      stream.on('end', () => {
        mailed.push({ to: session.envelope.rcptTo[0]!.address, text })
        done()
      })
    },
  })
  await new Promise<void>(resolve => smtp.listen(0, '127.0.0.1', resolve))
  smtpUrl = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  robot.close()
  await new Promise<void>(resolve => smtp.close(resolve))
})

onEachEngine('deliveries', engine => {
  let database: TestDatabase
  let deps: DeliverDeps
  beforeAll(async () => {
    database = await testDatabase(engine)
    const mailer = createMailer({ dataDir: database.dataDir, publicUrl: 'https://bihuan.example' })
    deps = { ...sweepDeps(database), publicUrl: 'https://bihuan.example', mailer }
    return () => mailer.close()
  })

  const aFirm = async (wishes: { mail?: boolean; robot?: boolean; ladder?: never[] } = {}): Promise<TestOrganisation> => {
    await asWorker(database, async tx => {
      await tx.deleteFrom('alarms').execute()
      await tx.deleteFrom('messages').execute()
    })
    posted.length = mailed.length = 0
    answer = { status: 200, body: '{"errcode":0}' }
    unknownMailboxes.clear()
    isAway = false
    const settings = {
      ...(wishes.mail ? { mail: { smtpUrl } } : {}),
      ...(wishes.robot ? { webhook: { url: robotUrl, secret: 'a shared secret' } } : {}),
      ...(wishes.ladder ? { clocks: { warnShare: 0.75, ladder: wishes.ladder } } : {}),
    } as OrganisationWishes['settings'] & object
    const firm = await anOrganisation(database, { settings })
    await withMailboxes(database, firm)
    return firm
  }
  /** A general anomaly whose 30 minutes for verification, which its reporter owes, are over; only this duty's alarms are due. */
  const aBreach = async (firm: TestOrganisation) => {
    const { id } = await firm.as('frontLine').register()
    await asWorker(database, tx => tx.deleteFrom('messages').execute())
    await asWorker(database, tx => tx.deleteFrom('alarms').where('duty_key', 'not like', '%:verify@%').execute())
    await sweep(sweepDeps(database), firm.clock.set('2026-03-02 09:30:01'))
    return id
  }
  const tasksOf = (firm: TestOrganisation) =>
    inOrganisation(database, firm.org, async tx =>
      (await tx.selectFrom('administration_tasks').selectAll().where('org_id', '=', firm.org).execute()).map(t => t.words.zh),
    )

  test('a mail goes out by SMTP, with an id the receiver can see, once, and its delivery is an event', async () => {
    const firm = await aFirm({ mail: true })
    const id = await aBreach(firm)
    expect(await deliver(deps, firm.clock.pass({ seconds: 1 }))).toEqual({ delivered: 2, failed: 0, again: 0 })
    expect(mailed.map(m => m.to).sort()).toEqual(['deputyLeader@firm.example', 'frontLine@firm.example'])
    const messages = await messagesOf(database, firm)
    const toOwner = messages.find(m => m.person_id === firm.people.frontLine)!
    const mail = mailed.find(m => m.to.startsWith('frontLine'))!
    expect(mail.text).toContain(`Message-ID: <${toOwner.id}@bihuan.example>`)
    expect(mail.text).toContain(`X-Bihuan-Message: ${toOwner.id}`)
    expect(messages.map(m => m.state)).toEqual(['delivered', 'delivered'])
    const events = await eventsOn<Delivered>(database, firm, id, 'message.delivered')
    expect(events.map(e => [e.channel, e.to]).sort()).toEqual(
      [
        ['mail', firm.people.frontLine],
        ['mail', firm.people.deputyLeader],
      ].sort(),
    )
    expect(await deliver(deps, firm.clock.pass({ hours: 1 }))).toEqual({ delivered: 0, failed: 0, again: 0 })
    expect(mailed).toHaveLength(2)
  })

  test('without a mail server mails become files, and the event says so', async () => {
    const firm = await aFirm()
    const id = await aBreach(firm)
    await deliver(deps, firm.clock.pass({ seconds: 1 }))
    const [message] = await messagesOf(database, firm)
    expect(await readdir(outboxFolder(database.dataDir))).toContain(`${message!.id}.eml`)
    const eml = await readFile(join(outboxFolder(database.dataDir), `${message!.id}.eml`), 'utf8')
    expect(eml).toContain(`To: ${message!.address}`)
    const [event] = await eventsOn<Delivered>(database, firm, id, 'message.delivered')
    expect(event!.about).toContain('未配置邮件服务器')
  })

  test('what waits for one robot goes as one signed text', async () => {
    const firm = await aFirm({ robot: true })
    await aBreach(firm)
    await deliver(deps, firm.clock.pass({ seconds: 1 }))
    const [post, ...others] = posted
    expect(others).toEqual([])
    const texts = (await messagesOf(database, firm)).filter(m => m.channel === 'webhook')
    expect(texts.length).toBeGreaterThan(1)
    expect(post!.headers['x-bihuan-message']!.toString().split(',').sort()).toEqual(texts.map(t => t.id).sort())
    const content = JSON.parse(post!.body) as { msgtype: string; text: { content: string } }
    expect(content.msgtype).toBe('text')
    for (const { words } of texts) expect(content.text.content).toContain(words.title.zh)
    const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(post!.headers['x-bihuan-signature']!.toString())!
    expect(Number(seconds)).toBe(Date.parse(firm.clock.now()) / 1_000)
    expect(signature).toBe(createHmac('sha256', 'a shared secret').update(`${seconds}.${post!.body}`).digest('hex'))
  })

  test('a robot is spoken to at most twenty times a minute', async () => {
    const firm = await aFirm({ robot: true })
    const id = await aBreach(firm)
    const waiting = () =>
      asWorker(database, async tx => {
        const { org_id, words } = await tx
          .selectFrom('messages')
          .selectAll()
          .where('channel', '=', 'webhook')
          .executeTakeFirstOrThrow()
        await tx
          .insertInto('messages')
          .values({
            org_id,
            id: `extra-${firm.clock.now()}`,
            channel: 'webhook',
            person_id: null,
            address: robotUrl,
            words: JSON.stringify(words),
            case_id: id,
            duty_key: null,
            rung: null,
            error: null,
            created_at: firm.clock.now(),
            not_before: firm.clock.now(),
            attempted_at: null,
            settled_at: null,
          })
          .execute()
      })
    for (let second = 0; second < 60; second++) {
      await waiting()
      await deliver(deps, firm.clock.pass({ seconds: 1 }))
    }
    expect(posted.length).toBeLessThanOrEqual(20)
    expect(posted.length).toBeGreaterThan(12)
    firm.clock.pass({ seconds: 4 })
    await deliver(deps, firm.clock.now())
    expect((await messagesOf(database, firm)).filter(m => m.channel === 'webhook' && m.state === 'waiting')).toEqual([])
  })

  test('a clock that is put back keeps nobody waiting until it has come that far again', async () => {
    const firm = await aFirm({ robot: true })
    await aBreach(firm)
    let running = 0
    const lines: string[] = []
    const log = { warn: (_: object, line: string) => lines.push(line) } as unknown as DeliverDeps['log']
    const watch = clockWatch({ database, log }, () => running)
    await watch(firm.clock.now())
    await deliver(deps, firm.clock.now())
    expect(posted.length).toBe(1)
    // One more is written, and then somebody puts the clock back by 40 minutes.
    await asWorker(database, async tx => {
      const { org_id, words } = await tx.selectFrom('messages').selectAll().limit(1).executeTakeFirstOrThrow()
      const at = firm.clock.now()
      await tx
        .insertInto('messages')
        .values({
          ...{ org_id, id: 'ahead', channel: 'webhook', person_id: null, address: robotUrl, words: JSON.stringify(words) },
          ...{ case_id: null, duty_key: null, rung: null, error: null, created_at: at, not_before: at },
          ...{ attempted_at: null, settled_at: null },
        })
        .execute()
    })
    firm.clock.set('2026-03-02 08:50')
    await deliver(deps, firm.clock.now())
    expect(posted.length).toBe(1)
    running += 500
    await watch(firm.clock.now())
    expect(lines).toEqual(['the clock of this computer was put back'])
    await deliver(deps, firm.clock.now())
    expect(posted.length).toBe(2)
    running += 60_000
    await watch(firm.clock.pass({ minutes: 1 }))
    expect(lines).toHaveLength(1)
  })

  test('what fails for a while is tried again, and arrives', async () => {
    const firm = await aFirm({ mail: true })
    await aBreach(firm)
    isAway = true
    expect(await deliver(deps, firm.clock.pass({ seconds: 1 }))).toEqual({ delivered: 0, failed: 0, again: 2 })
    expect(await deliver(deps, firm.clock.pass({ seconds: 4 }))).toEqual({ delivered: 0, failed: 0, again: 0 })
    expect(await deliver(deps, firm.clock.pass({ seconds: 1 }))).toMatchObject({ again: 2 })
    isAway = false
    expect(await deliver(deps, firm.clock.pass({ seconds: 20 }))).toMatchObject({ delivered: 2 })
  })

  test('what cannot be delivered rings the next rung at once', async () => {
    const firm = await aFirm({ mail: true })
    const id = await aBreach(firm)
    unknownMailboxes.add('frontLine@firm.example')
    const before = (await eventsOn<AlarmEvent>(database, firm, id, 'alarm.fired')).filter(e => e.rule === 'verify').length
    expect(await deliver(deps, firm.clock.pass({ seconds: 1 }))).toEqual({ delivered: 1, failed: 1, again: 0 })
    const [failed] = await eventsOn<Failed>(database, firm, id, 'message.failed')
    expect(failed).toMatchObject({ channel: 'mail', to: firm.people.frontLine, attempts: 1, code: 'EENVELOPE 550' })
    const rung = (await eventsOn<AlarmEvent>(database, firm, id, 'alarm.fired')).filter(e => e.rule === 'verify')
    expect(rung).toHaveLength(before + 1)
    expect(rung.at(-1)).toMatchObject({
      kind: 'escalation',
      role: 'deputy-leader',
      at: firm.clock.now(),
      because: expect.stringContaining('未能送达'),
    })
    expect(await tasksOf(firm)).toEqual([])
    // It rang early; at its own time it does not ring again.
    const { fired } = await sweep(sweepDeps(database), firm.clock.set('2026-03-02 10:00:02'))
    expect(fired.filter(f => f.rule === 'verify')).toEqual([])
  })

  test('after five attempts it is given up, and where the ladder ends it is a task for the administrator', async () => {
    const firm = await aFirm({ mail: true, ladder: [] })
    const id = await aBreach(firm)
    isAway = true
    const results = []
    for (const seconds of [1, 5, 20, 60, 240]) results.push(await deliver(deps, firm.clock.pass({ seconds })))
    expect(results.map(r => [r.again, r.failed])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
      [0, 1],
    ])
    expect(await eventsOn<Failed>(database, firm, id, 'message.failed')).toMatchObject([{ attempts: 5 }])
    expect(await tasksOf(firm)).toEqual([expect.stringContaining('frontLine@firm.example')])
  })

  test('a robot that says 200 and refuses has not taken it; its address is told to nobody', async () => {
    const firm = await aFirm({ robot: true })
    const id = await aBreach(firm)
    answer = { status: 200, body: '{"errcode":45009,"errmsg":"api freq out of limit"}' }
    for (const seconds of [1, 5, 20, 60, 240]) await deliver(deps, firm.clock.pass({ seconds }))
    expect(posted).toHaveLength(5)
    const failed = await eventsOn<Failed>(database, firm, id, 'message.failed')
    expect(failed.every(f => f.code === 'errcode 45009' && f.channel === 'webhook')).toBe(true)
    expect(failed.length).toBeGreaterThan(1)
    const tasks = await tasksOf(firm)
    expect(tasks).toHaveLength(1)
    expect(tasks[0]).not.toContain('secret-key')
  })

  test('what a process had taken when it died is sent by the next one, under the same id', async () => {
    const firm = await aFirm({ mail: true })
    await aBreach(firm)
    const stuck = { ...deps, mailer: { send: () => Promise.reject(new Error('killed')), close: () => {} } }
    await expect(deliver(stuck, firm.clock.pass({ seconds: 1 }))).rejects.toThrow('killed')
    expect(await deliver(deps, firm.clock.pass({ seconds: 30 }))).toMatchObject({ delivered: 0 })
    expect(await deliver(deps, firm.clock.pass({ seconds: 31 }))).toMatchObject({ delivered: 2 })
    const ids = new Set((await messagesOf(database, firm)).map(m => m.id))
    for (const { text } of mailed) expect(ids).toContain(/X-Bihuan-Message: (\S+)/.exec(text)![1])
  })

  test('two processes send each message once', async () => {
    const firm = await aFirm({ mail: true, robot: true })
    await aBreach(firm)
    const now = firm.clock.pass({ seconds: 1 })
    await Promise.all([deliver(deps, now), deliver(deps, now), deliver(deps, now)])
    expect(mailed).toHaveLength(2)
    expect(posted).toHaveLength(1)
  })
})
