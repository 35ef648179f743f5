import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { onEachEngine, quietLog, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, nextId, nextSalt, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { decideMandate } from '../mandates/decide-mandate.ts'
import { requestMandate } from '../mandates/request-mandate.ts'
import { NewMandate } from '../mandates/schema.ts'
import { addPerson, changePerson } from './change-person.ts'
import { changePost } from './change-post.ts'
import type { PersonHistory } from './chart-schema.ts'
import { personHistory } from './history.ts'
import { lookAtPlannedEnds } from './look-at-planned-ends.ts'
import { changePartner, createPartner } from './partners.ts'
import { setSuperior } from './set-superior.ts'

onEachEngine('planned ends', engine => {
  let database: TestDatabase
  let firm: TestOrganisation
  beforeAll(async () => {
    database = await testDatabase(engine)
  })
  beforeEach(async () => {
    firm = await anOrganisation(database, { settings: { organisation: { endNoticeDays: 3 } } })
  })
  const look = () => lookAtPlannedEnds({ database, newId: nextId, newSalt: nextSalt, log: quietLog as never }, firm.clock.now())
  const inDays = (days: number) => new Date(Date.parse(firm.clock.now()) + days * 86_400_000).toISOString()
  const ends = (who: PersonName): Promise<PersonHistory['ends']> =>
    firm.as('administrator').do(async ctx => (await personHistory(ctx, firm.people[who])).ends)
  const told = (who: PersonName) =>
    firm
      .as('administrator')
      .do(async ctx =>
        (
          await ctx.tx
            .selectFrom('notifications')
            .select('words')
            .where('org_id', '=', ctx.org)
            .where('person_id', '=', firm.people[who])
            .where('kind', '=', 'planned-end')
            .orderBy('created_at')
            .orderBy('id')
            .execute()
        ).map(r => r.words.title.zh),
      )
  const postOf = (who: PersonName, role: string) =>
    firm
      .as('administrator')
      .do(
        async ctx =>
          (
            await ctx.tx
              .selectFrom('posts')
              .select('id')
              .where('org_id', '=', ctx.org)
              .where('person_id', '=', firm.people[who])
              .where('role', '=', role)
              .executeTakeFirstOrThrow()
          ).id,
      )
  const owners = async (caseId: string) => new Set((await firm.as('auditor').view(caseId)).duties.flatMap(d => d.owner?.id ?? []))
  const accountEnds = (who: PersonName, at: string) =>
    firm.as('administrator').do(ctx => changePerson(ctx, firm.people[who], { endsAt: at }))

  describe('of an account', () => {
    test('are told to the superior and the administrator three days ahead, once, and only where something is open', async () => {
      await firm.as('otherFrontLine').register()
      await accountEnds('otherFrontLine', inDays(10))
      await accountEnds('research', inDays(10))
      await look()
      expect(await told('administrator')).toEqual([])
      expect((await ends('otherFrontLine'))[0]).toMatchObject({
        what: 'account',
        isOver: false,
        receiver: { id: firm.people.headOfImplementation },
        noticedAt: null,
      })
      firm.clock.pass({ hours: 7 * 24 })
      await look()
      await look()
      const title = `王强 的账户将于 2026-03-12 09:00 到期`
      expect(await told('headOfImplementation')).toEqual([title])
      expect(await told('administrator')).toEqual([title])
      expect(await told('otherFrontLine')).toEqual([])
      expect((await ends('otherFrontLine'))[0]).toMatchObject({ noticedAt: firm.clock.now(), isOver: false })
    })

    test('hand what is open to the superior, with the reason and both names, and close the account', async () => {
      const { id, number } = await firm.as('otherFrontLine').register()
      await firm.as('administrator').do(ctx => setSuperior(ctx, firm.people.sales, { superior: firm.people.otherFrontLine }))
      const { otherFrontLine: leaver, headOfImplementation: superior } = firm.people
      expect(await owners(id)).toContain(leaver)
      await accountEnds('otherFrontLine', inDays(10))
      firm.clock.pass({ hours: 10 * 24 })
      await look()
      const now = await owners(id)
      expect(now).toContain(superior)
      expect(now).not.toContain(leaver)
      const [event] = await firm
        .as('auditor')
        .do(ctx =>
          ctx.tx
            .selectFrom('events')
            .select(['id', 'actor', 'data'])
            .where('org_id', '=', ctx.org)
            .where('stream_id', '=', id)
            .where('type', '=', 'duty.handed-over')
            .execute(),
        )
      expect(event).toMatchObject({ actor: 'system', data: { from: leaver, to: superior, cause: 'leave' } })
      const note = await firm
        .as('auditor')
        .do(ctx =>
          ctx.tx
            .selectFrom('sealed_fields')
            .select('value')
            .where('org_id', '=', ctx.org)
            .where('event_id', '=', event!.id)
            .execute(),
        )
      expect(note.map(n => n.value)).toEqual([expect.stringContaining('王强 的账户于 2026-03-12 09:00 到期')])
      expect((await firm.as('administrator').do(async ctx => ctx.roster)).people.get(firm.people.sales)?.superior).toBe(superior)
      expect(await ends('otherFrontLine')).toMatchObject([
        {
          what: 'account',
          isOver: true,
          outcome: 'handed-over',
          items: expect.arrayContaining([
            expect.objectContaining({
              kind: 'duty',
              case: expect.objectContaining({ number }),
              to: { id: superior, name: '何伟' },
            }),
            expect.objectContaining({ kind: 'line', to: { id: superior, name: '何伟' } }),
          ]),
        },
      ])
      const person = await firm
        .as('administrator')
        .do(ctx =>
          ctx.tx
            .selectFrom('people')
            .select('is_active')
            .where('org_id', '=', ctx.org)
            .where('id', '=', leaver)
            .executeTakeFirst(),
        )
      expect(person).toEqual({ is_active: false })
      const log = await firm
        .as('administrator')
        .do(ctx =>
          ctx.tx
            .selectFrom('admin_log')
            .select(['actor', 'action'])
            .where('org_id', '=', ctx.org)
            .where('subject', '=', leaver)
            .where('actor', '=', 'system')
            .execute(),
        )
      expect(log.map(l => l.action)).toEqual(expect.arrayContaining(['organisation.handed-over', 'account.closed']))
      await look()
      expect((await told('administrator')).filter(t => t === '王强 的账户已到期')).toHaveLength(1)
    })

    test('end mandates that were given or held', async () => {
      const { id } = await firm.as('legal').do(ctx =>
        requestMandate(
          ctx,
          NewMandate.parse({
            ...{ holder: firm.people.sales, reason: '出差' },
            ...{ since: firm.clock.now(), until: inDays(40) },
          }),
        ),
      )
      await firm.as('headOfLegal').do(ctx => decideMandate(ctx, id, { decision: 'approve', words: '同意' }))
      await accountEnds('sales', inDays(1))
      firm.clock.pass({ hours: 24 })
      await look()
      expect((await ends('sales'))[0]).toMatchObject({ outcome: 'handed-over', items: [{ kind: 'mandate', to: null }] })
      const row = await firm
        .as('administrator')
        .do(ctx =>
          ctx.tx.selectFrom('mandates').select('status').where('org_id', '=', ctx.org).where('id', '=', id).executeTakeFirst(),
        )
      expect(row).toEqual({ status: 'revoked' })
    })

    test('leave somebody to administrate: the last one stays, and is told', async () => {
      await accountEnds('administrator', inDays(5))
      firm.clock.pass({ hours: 5 * 24 })
      await look()
      const roster = await firm.as('auditor').do(async ctx => ctx.roster)
      expect(roster.people.has(firm.people.administrator)).toBe(true)
      expect((await ends('administrator'))[0]).toMatchObject({ outcome: 'held-back', isOver: true })
      expect(await told('administrator')).toEqual(['管理员 的账户没有到期'])
    })
  })

  test('of a post hand on what came under it, and leave the account and what else the person does', async () => {
    const { id } = await firm.as('otherFrontLine').register({ category: 'after-sales' })
    await firm
      .as('otherFrontLine')
      .act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
    const { headOfImplementation: head, deputyLeader } = firm.people
    expect(await owners(id)).toContain(head)
    const post = await postOf('headOfImplementation', 'department-head')
    // Now, or within the day, it must be handed over first.
    await expect(firm.as('administrator').do(ctx => changePost(ctx, post, { endsNow: true }))).rejects.toMatchObject({
      code: 'post.has-open-obligations',
    })
    await firm.as('administrator').do(ctx => changePost(ctx, post, { until: inDays(10) }))
    firm.clock.pass({ hours: 8 * 24 })
    await look()
    expect(await told('deputyLeader')).toEqual(['何伟 的岗位“部门负责人”将于 2026-03-12 09:00 到期'])
    firm.clock.pass({ hours: 2 * 24 })
    await look()
    expect(await owners(id)).toContain(deputyLeader)
    expect(await owners(id)).not.toContain(head)
    const roster = await firm.as('auditor').do(async ctx => ctx.roster)
    expect(roster.people.get(head)?.roles.map(r => r.role)).toEqual(['group-member'])
    expect((await ends('headOfImplementation'))[0]).toMatchObject({ what: 'post', outcome: 'handed-over' })
  })

  test('of a contract hand on what the people of the company have in hand; a longer contract brings them back', async () => {
    const admin = firm.as('administrator')
    const company = await admin.do(ctx => createPartner(ctx, { name: '捷安安装', since: firm.clock.now(), until: inDays(10) }))
    const installer = await admin.do(ctx =>
      addPerson(ctx, { name: '安师傅', title: '安装工', partnerOf: company, posts: [{ role: 'installer' }] }),
    )
    const { id } = await firm.as('otherFrontLine').register()
    await firm.as('headOfImplementation').do(async ctx => {
      const { casesOf, handOverCase } = await import('../duties/hand-over-all.ts')
      const [row] = await casesOf(ctx, firm.people.otherFrontLine, id)
      return handOverCase(ctx, row!, { from: firm.people.otherFrontLine, to: installer, cause: 'workload' })
    })
    expect(await owners(id)).toContain(installer)
    firm.clock.pass({ hours: 10 * 24 })
    await look()
    expect(await owners(id)).not.toContain(installer)
    const longer = inDays(30)
    await admin.do(ctx => changePartner(ctx, company, { until: longer }))
    expect((await admin.do(async ctx => ctx.roster)).people.has(installer)).toBe(true)
    const row = await admin.do(ctx =>
      ctx.tx
        .selectFrom('people')
        .select('is_active')
        .where('org_id', '=', ctx.org)
        .where('id', '=', installer)
        .executeTakeFirst(),
    )
    expect(row).toEqual({ is_active: true })
  })

  test('by two processes at once happen once', async () => {
    const { id } = await firm.as('otherFrontLine').register()
    await accountEnds('otherFrontLine', inDays(2))
    firm.clock.pass({ hours: 48 })
    await Promise.all([look(), look()])
    const events = await firm
      .as('auditor')
      .do(ctx =>
        ctx.tx
          .selectFrom('events')
          .select('id')
          .where('org_id', '=', ctx.org)
          .where('stream_id', '=', id)
          .where('type', '=', 'duty.handed-over')
          .execute(),
      )
    expect(events).toHaveLength(1)
    expect((await told('administrator')).filter(t => t?.includes('已到期'))).toHaveLength(1)
  })
})
