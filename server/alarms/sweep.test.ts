import { beforeAll, expect, test } from 'vitest'
import { type AlarmEvent, eventsOn, messagesOf, sweepDeps, withMailboxes } from '../../test/alarms.ts'
import { onEachEngine, quietLog, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type OrganisationWishes, type TestOrganisation } from '../../test/factories.ts'
import { openDatabase } from '../database/database.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import { sweep } from './sweep.ts'

const major = { facts: { attitude: 'strong', unusable: true } } as const
const ofRule = (rule: string) => (e: { rule: string }) => e.rule === rule

onEachEngine('the sweep', engine => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase(engine)
  })
  const aFirm = async (wishes?: OrganisationWishes): Promise<TestOrganisation> => {
    // What other tests left due must not ring in this one.
    await asWorker(database, tx => tx.deleteFrom('alarms').execute())
    const firm = await anOrganisation(database, wishes)
    await withMailboxes(database, firm)
    return firm
  }
  const alarmsOn = (firm: TestOrganisation, id: string) => eventsOn<AlarmEvent>(database, firm, id, 'alarm.fired')

  test('rings a warning, the breach and the ladder, each within its second and once', async () => {
    const firm = await aFirm()
    const { id } = await firm.as('frontLine').register()
    const deps = sweepDeps(database)
    // 上报部门负责人 within 1 hour from 09:00, warned at three quarters.
    expect((await sweep(deps, firm.clock.set('2026-03-02 09:45:00'))).fired.filter(ofRule('report-general'))).toEqual([])
    const [warning] = (await sweep(deps, firm.clock.set('2026-03-02 09:45:01'))).fired.filter(ofRule('report-general'))
    expect(warning).toMatchObject({ kind: 'warning', to: [firm.people.frontLine] })
    expect((await sweep(deps, firm.clock.set('2026-03-02 10:00:00'))).fired.filter(ofRule('report-general'))).toEqual([])
    const atBreach = (await sweep(deps, firm.clock.set('2026-03-02 10:00:01'))).fired.filter(ofRule('report-general'))
    expect(atBreach.map(f => [f.kind, f.to])).toEqual([
      ['breach', [firm.people.frontLine]],
      ['escalation', [firm.people.deputyLeader]],
    ])
    expect((await sweep(deps, firm.clock.set('2026-03-02 10:00:02'))).fired).toEqual([])
    const events = (await alarmsOn(firm, id)).filter(ofRule('report-general'))
    for (const { at, dueAt } of events) expect(Date.parse(at) - Date.parse(dueAt)).toBeLessThanOrEqual(2_000)
    expect(events.map(e => e.rung)).toEqual(['warning', 'breach', 'setting:role:department-head:0minutes'])
  })

  test('after hours of standstill rings everything once, oldest first', async () => {
    const firm = await aFirm()
    const { id } = await firm.as('frontLine').register(major)
    const deps = sweepDeps(database)
    const tick = await sweep(deps, firm.clock.pass({ hours: 9 }))
    const dues = tick.fired.map(f => f.dueAt)
    expect(dues).toEqual([...dues].sort())
    expect(tick.fired.filter(ofRule('report-major')).map(f => f.kind)).toEqual([
      'warning',
      'breach',
      // The deputy leader owes it, so that of three rungs only the leader's stands above.
      'escalation',
    ])
    expect((await sweep(deps, firm.clock.pass({ seconds: 1 }))).fired).toEqual([])
    const events = await alarmsOn(firm, id)
    expect(new Set(events.map(e => `${e.duty} ${e.rung}`)).size).toBe(events.length)
    // Of the alarms of one duty its owner gets one mail.
    const mails = await messagesOf(database, firm)
    expect(
      mails.filter(
        m => m.duty_key?.startsWith('robot:report-major@') && m.rung !== null && m.person_id === firm.people.deputyLeader,
      ),
    ).toHaveLength(1)
  })

  test('two sweeps at once fire each alarm once', async () => {
    const firm = await aFirm()
    const ids = []
    for (let i = 0; i < 6; i++) ids.push((await firm.as('frontLine').register(major)).id)
    const other =
      engine === 'postgres'
        ? await openDatabase({ databaseUrl: database.connectionString, dataDir: database.dataDir, log: quietLog })
        : database
    const now = firm.clock.pass({ hours: 2 })
    const ticks = await Promise.all([
      sweep(sweepDeps(database), now),
      sweep(sweepDeps(other), now),
      sweep(sweepDeps(database), now),
    ])
    if (other !== database) await other.close()
    const fired = ticks.flatMap(t => t.fired.map(f => `${f.duty} ${f.rung}`))
    expect(fired.length).toBeGreaterThan(20)
    expect(new Set(fired).size).toBe(fired.length)
    const events = (await Promise.all(ids.map(id => alarmsOn(firm, id)))).flat()
    expect(events).toHaveLength(fired.length)
    expect((await sweep(sweepDeps(database), now)).fired).toEqual([])
    for (const { why } of ticks.flatMap(t => t.skipped)) expect(['fired-already', 'being-changed']).toContain(why)
  })

  test('says of what does not ring why', async () => {
    const firm = await aFirm()
    const { id } = await firm.as('frontLine').register()
    const put = (rung: string, duty: string) =>
      inOrganisation(database, firm.org, tx =>
        tx
          .insertInto('alarms')
          .values({
            org_id: firm.org,
            duty_key: duty,
            rung,
            case_id: id,
            kind: 'escalation',
            due_at: '2026-03-02T00:00:00.000Z',
            to_party: 'role:leader',
            fired_at: null,
          })
          .execute(),
      )
    const grade = (await firm.as('frontLine').view(id)).duties.find(d => d.rule === 'grade')!
    await put('setting:role:nobody:1hours', grade.id)
    await put('breach', 'robot:grade@of-an-event-that-was-corrected')
    // Databases of an earlier shape hold all rungs of a duty; this one's due time has been moved since.
    await put('breach', grade.id)
    const { fired, skipped } = await sweep(sweepDeps(database), firm.clock.now())
    expect(fired).toEqual([])
    expect(skipped.map(s => [s.rung, s.duty, s.why]).sort()).toEqual(
      [
        ['breach', 'robot:grade@of-an-event-that-was-corrected', 'done'],
        ['breach', grade.id, 'moved'],
        ['setting:role:nobody:1hours', grade.id, 'not-set'],
      ].sort(),
    )
    // Put right: the next tick has nothing to skip, and the moved one rings at its time.
    expect((await sweep(sweepDeps(database), firm.clock.pass({ seconds: 1 }))).skipped).toEqual([])
    const later = await sweep(sweepDeps(database), firm.clock.set('2026-03-02 10:00:01'))
    expect(later.fired.filter(f => f.duty === grade.id).map(f => f.rung)).toContain('breach')
  })

  test('a duty that is done in time never rings', async () => {
    const firm = await aFirm()
    const { id } = await firm.as('frontLine').register()
    firm.clock.pass({ minutes: 5 })
    await firm
      .as('frontLine')
      .act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '尽快修复' })
    const { fired } = await sweep(sweepDeps(database), firm.clock.pass({ hours: 3 }))
    expect(fired.filter(ofRule('verify'))).toEqual([])
    expect(fired.length).toBeGreaterThan(0)
  })

  test('tells the substitute of an owner on leave, and nobody where there is none but the administrator', async () => {
    const firm = await aFirm()
    const { id } = await firm.as('frontLine').register()
    const leave = (substitute: string | null) =>
      inOrganisation(database, firm.org, tx =>
        tx
          .updateTable('people')
          .set({ presence: 'leave', substitute_id: substitute })
          .where('org_id', '=', firm.org)
          .where('id', '=', firm.people.frontLine)
          .execute(),
      )
    await leave(firm.people.serviceDesk)
    const warned = (await sweep(sweepDeps(database), firm.clock.set('2026-03-02 09:45:01'))).fired.find(ofRule('report-general'))
    expect(warned).toMatchObject({ to: [firm.people.serviceDesk], because: expect.stringContaining('代理人') })
    await leave(null)
    await inOrganisation(database, firm.org, tx =>
      tx
        .updateTable('posts')
        .set({ until: firm.clock.now() })
        .where('org_id', '=', firm.org)
        .where('role', 'in', ['leader', 'front-line'])
        .execute(),
    )
    const rest = (await sweep(sweepDeps(database), firm.clock.set('2026-03-02 14:00:01'))).fired.filter(ofRule('report-general'))
    expect(rest.map(f => [f.kind, f.to])).toEqual([
      ['breach', []],
      ['escalation', [firm.people.deputyLeader]],
      ['escalation', [firm.people.deputyLeader]],
      ['escalation', []],
    ])
    expect(rest.at(-1)!.because).toContain('找不到在岗的「处置小组组长」')
    const tasks = await inOrganisation(database, firm.org, tx =>
      tx.selectFrom('administration_tasks').selectAll().where('org_id', '=', firm.org).where('case_id', '=', id).execute(),
    )
    expect(tasks.map(t => t.words.zh).some(words => words.includes('上报部门负责人') && words.includes('处置小组组长'))).toBe(
      true,
    )
    expect(new Set(tasks.map(t => t.words.zh)).size).toBe(tasks.length)
    const told = await inOrganisation(database, firm.org, tx =>
      tx
        .selectFrom('notifications')
        .select('kind')
        .where('org_id', '=', firm.org)
        .where('person_id', '=', firm.people.administrator)
        .execute(),
    )
    expect(told.length).toBe(tasks.length)
    expect((await messagesOf(database, firm)).some(m => m.address === 'administrator@firm.example')).toBe(true)
  })

  test('a duty of somebody who has not been named yet rings at the head of the department', async () => {
    const firm = await aFirm()
    await firm.as('frontLine').register({ facts: { attitude: 'mild' } })
    const { fired } = await sweep(sweepDeps(database), firm.clock.set('2026-03-03 18:00:01'))
    expect(fired.filter(ofRule('solve-general')).find(f => f.kind === 'breach')).toMatchObject({
      to: [firm.people.deputyLeader],
      because: expect.stringContaining('尚无在岗的「处置人」'),
    })
  })

  test('a major anomaly at 23:50 on the eve of a holiday rings at the deputy leader, and escalates at 00:20', async () => {
    const firm = await aFirm({ now: '2026-09-30 23:50' })
    const { id, level } = await firm.as('frontLine').register(major)
    expect(level).toBe('major')
    const ring = (await messagesOf(database, firm)).find(
      m => m.address === 'deputyLeader@firm.example' && m.duty_key?.startsWith('robot:report-major@'),
    )
    expect(ring).toMatchObject({ channel: 'mail', state: 'waiting', created_at: firm.clock.now() })
    expect(ring!.words.title.zh).toContain('限 30 分钟')
    await sweep(sweepDeps(database), firm.clock.set('2026-10-01 00:20:01'))
    const rung = (await alarmsOn(firm, id)).filter(ofRule('report-major'))
    expect(rung.map(e => [e.kind, e.role])).toEqual([
      ['warning', 'deputy-leader'],
      ['breach', 'deputy-leader'],
      // Upwards only: nobody's breach is told to a subordinate first.
      ['escalation', 'leader'],
    ])
    expect(rung.at(-1)).toMatchObject({ to: [firm.people.leader] })
    await sweep(sweepDeps(database), firm.clock.set('2026-10-01 04:20:01'))
    expect((await alarmsOn(firm, id)).filter(ofRule('report-major'))).toHaveLength(3)
  })

  test('with a webhook set, each alarm waits for the group robot too, without the name of the case', async () => {
    const firm = await aFirm({ settings: { webhook: { url: 'http://127.0.0.1:9/robot', secret: 's' } } })
    await firm.as('frontLine').register({ title: '王先生投诉' })
    const { fired } = await sweep(sweepDeps(database), firm.clock.pass({ hours: 1, seconds: 1 }))
    const texts = (await messagesOf(database, firm)).filter(m => m.channel === 'webhook')
    expect(texts).toHaveLength(fired.length)
    expect(JSON.stringify(texts.map(t => t.words))).not.toContain('王先生')
  })

  test('an alarm that rings while somebody fills in a form does not refuse what they send, but the act of somebody else does', async () => {
    const firm = await aFirm()
    const { id } = await firm.as('frontLine').register()
    const seen = 1
    expect((await sweep(sweepDeps(database), firm.clock.set('2026-03-02 09:25:00'))).fired.length).toBeGreaterThan(0)
    const verification = { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '尽快修复' } as const
    await firm.as('frontLine').act(id, 'verify', verification, { expectedSeq: seen })
    await expect(firm.as('frontLine').act(id, 'verify', verification, { expectedSeq: seen })).rejects.toMatchObject({
      code: 'case.changed-meanwhile',
    })
    await expect(firm.as('frontLine').act(id, 'verify', verification, { expectedSeq: 99 })).rejects.toMatchObject({
      code: 'case.changed-meanwhile',
    })
  })
})
