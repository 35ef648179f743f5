import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Pack } from '../../../engine/pack.ts'
import { robot } from '../../../policies/robot/2026-01-01/pack.ts'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../../test/feature-app.ts'
import { meRoutes } from '../../me/routes.ts'
import { notificationRoutes } from '../../notifications/routes.ts'
import { addPerson, changePerson } from '../../organisation/change-person.ts'
import { grantPost } from '../../organisation/grant-post.ts'
import { lintRoutes } from '../lint/routes.ts'
import { publishEdition } from '../publish-edition.ts'
import { newcomersAsker } from './ask-newcomers.ts'
import { draftRoutes } from './routes.ts'
import type { EditionProgress } from './schema.ts'

/** The routes' access is tested on the whole app by test/access-walk.test.ts; here it is Monday, 2 March 2026. */
type World = { firm: TestOrganisation; api: FeatureApp }
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
async function aWorld(packs?: readonly Pack[]): Promise<World> {
  const firm = await anOrganisation(database, packs === undefined ? {} : { packs })
  return { firm, api: await featureApp(database, firm, [draftRoutes, lintRoutes, notificationRoutes]) }
}
const at = (edition: string, tail = '', id = 'robot') => `/api/policies/${id}/editions/${edition}${tail}`
async function answer({ api }: World, who: PersonName, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown) {
  const response = await api.ask(who, method, url, body === undefined ? {} : { body })
  return { status: response.statusCode, json: response.json() }
}
const draftOf = async (world: World, edition = '2026-06-01') =>
  (await answer(world, 'legal', 'POST', '/api/policies/drafts', { from: { id: 'robot', edition: '2026-01-01' }, edition })).json
async function waiveAll(world: World, edition = '2026-06-01') {
  const { json } = await answer(world, 'legal', 'GET', at(edition, '/lint'))
  for (const found of json.findings)
    if (found.severity === 'warning' && found.waiver === undefined)
      await answer(world, 'legal', 'POST', at(edition, '/waivers'), { finding: found.id, reason: '条文如此，下次修订' })
}
const submit = (world: World, more: object = {}, edition = '2026-06-01') =>
  answer(world, 'legal', 'POST', at(edition, '/submit'), { effectiveFrom: '2026-06-01', reason: '年度修订', ...more })
const vote = (world: World, who: PersonName, decision: 'approve' | 'reject', more: object = {}, edition = '2026-06-01') =>
  answer(world, who, 'POST', at(edition, '/vote'), { step: 'principal', decision, ...more })
const progress = async (world: World, who: PersonName, edition = '2026-06-01'): Promise<EditionProgress> =>
  (await answer(world, who, 'GET', at(edition, '/progress'))).json
async function aSubmittedDraft(packs?: readonly Pack[]) {
  const world = await aWorld(packs)
  await draftOf(world)
  await waiveAll(world)
  expect(await submit(world)).toMatchObject({ status: 200, json: { status: 'in-approval' } })
  return world
}

describe('a draft', () => {
  it('begins with an edition there is, is saved by revision, and two who save do not overwrite each other', async () => {
    const world = await aWorld()
    expect(await draftOf(world)).toEqual({ id: 'robot', edition: '2026-06-01', revision: 1 })
    const { pack, revision, status } = (await answer(world, 'legal', 'GET', at('2026-06-01', '/pack'))).json
    expect([pack.inForce, revision, status]).toEqual([{ from: '2026-06-01' }, 1, 'draft'])
    pack.duties[0].within = { minutes: 10 }
    const saved = await answer(world, 'legal', 'PUT', at('2026-06-01', '/pack'), { pack, revision })
    expect(saved).toMatchObject({ status: 200, json: { revision: 2 } })
    // Sent again because the answer was lost: no conflict.
    expect((await answer(world, 'legal', 'PUT', at('2026-06-01', '/pack'), { pack, revision })).json).toEqual(saved.json)
    pack.duties[0].within = { minutes: 20 }
    expect((await answer(world, 'deputyLeader', 'PUT', at('2026-06-01', '/pack'), { pack, revision })).json).toMatchObject({
      status: 409,
      code: 'edition.changed-meanwhile',
    })
    expect((await answer(world, 'legal', 'POST', '/api/policies/drafts', { pack, edition: '2026-06-01' })).json.code).toBe(
      'edition.exists-already',
    )
  })

  it('is seen by those who draft and check, and is not there for others; nor can it be written where it does not belong', async () => {
    const world = await aWorld()
    await draftOf(world)
    const list = async (who: PersonName) =>
      (await answer(world, who, 'GET', '/api/policies/editions')).json.items.map((e: { edition: string }) => e.edition)
    expect(await list('auditor')).toEqual(['2026-06-01', '2026-01-01'])
    expect(await list('frontLine')).toEqual(['2026-01-01'])
    expect((await answer(world, 'frontLine', 'GET', at('2026-06-01', '/pack'))).json.code).toBe('edition.not-found')
    const { pack } = (await answer(world, 'frontLine', 'GET', at('2026-01-01', '/pack'))).json
    expect((await answer(world, 'legal', 'PUT', at('2026-06-01', '/pack'), { pack, revision: 1 })).json.code).toBe(
      'pack.other-edition',
    )
    expect((await answer(world, 'legal', 'PUT', at('2026-01-01', '/pack'), { pack, revision: 1 })).json.code).toBe(
      'edition.not-a-draft',
    )
  })

  it('that is no pack is refused with each place, what is wrong and how to mend it', async () => {
    const world = await aWorld()
    const pack = structuredClone(robot) as Pack & { extra?: number }
    const broken = { ...pack, duties: pack.duties.map((d, i) => (i === 0 ? { ...d, within: { minutes: 'half' } } : d)) }
    const { json } = await answer(world, 'legal', 'POST', '/api/policies/drafts', { pack: broken, edition: '2026-06-01' })
    expect(json).toMatchObject({ status: 422, code: 'pack.invalid', detail: '共 1 处需要改正' })
    expect(json.problems[0].place).toContain(`「${robot.duties[0]!.title.zh}」`)
    expect(json.problems[0]).toMatchObject({ says: '应为数字', mend: '改成数字。' })
    const nothing = await answer(world, 'legal', 'POST', '/api/policies/drafts', { edition: '2026-06-01' })
    expect(nothing.json.code).toBe('input.invalid')
  })

  it('goes out as JSON under the published schema and comes in again as another regulation', async () => {
    const world = await aWorld()
    const { pack } = (await answer(world, 'frontLine', 'GET', at('2026-01-01', '/pack'))).json
    const schema = (await answer(world, 'frontLine', 'GET', '/api/policies/schema')).json
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(Object.keys(pack)))
    const made = await answer(world, 'legal', 'POST', '/api/policies/drafts', {
      pack: { ...pack, id: 'ours' },
      edition: '2026-05-01',
    })
    expect(made).toMatchObject({ status: 201, json: { id: 'ours', edition: '2026-05-01' } })
    const { pack: back } = (await answer(world, 'legal', 'GET', at('2026-05-01', '/pack', 'ours'))).json
    expect(back).toEqual({ ...pack, id: 'ours', edition: '2026-05-01', inForce: { from: '2026-05-01' } })
  })

  it('can be removed while nobody has voted on it', async () => {
    const world = await aWorld()
    await draftOf(world)
    expect((await answer(world, 'legal', 'DELETE', at('2026-06-01'))).status).toBe(200)
    expect((await answer(world, 'legal', 'GET', at('2026-06-01', '/pack'))).json.code).toBe('edition.not-found')
    expect((await answer(world, 'legal', 'DELETE', at('2026-01-01'))).json.code).toBe('edition.not-a-draft')
  })
})

describe('submitting', () => {
  it('is refused with the errors listed, then with the warnings that nobody has waived', async () => {
    const world = await aWorld()
    await draftOf(world)
    const { pack } = (await answer(world, 'legal', 'GET', at('2026-06-01', '/pack'))).json
    const broken = { ...pack, duties: pack.duties.map((d: object, i: number) => (i === 0 ? { ...d, clause: '999' } : d)) }
    await answer(world, 'legal', 'PUT', at('2026-06-01', '/pack'), { pack: broken, revision: 1 })
    const refused = await submit(world)
    expect(refused.json).toMatchObject({ status: 409, code: 'edition.lint-errors' })
    expect(refused.json.problems.some((p: { place: string }) => p.place.includes('999'))).toBe(true)
    await answer(world, 'legal', 'PUT', at('2026-06-01', '/pack'), { pack, revision: 2 })
    expect((await submit(world)).json.code).toBe('edition.warnings-open')
    await waiveAll(world)
    expect((await submit(world)).status).toBe(200)
    expect((await submit(world)).json.code).toBe('edition.not-a-draft')
  })

  it('takes no day that has gone by, today only with a reason of its own, and no day of another edition', async () => {
    const world = await aWorld()
    await draftOf(world)
    await waiveAll(world)
    expect((await submit(world, { effectiveFrom: '2026-03-01', today: '紧急' })).json.code).toBe('edition.retroactive')
    expect((await submit(world, { effectiveFrom: '2026-03-02' })).json.code).toBe('edition.retroactive')
    await world.firm
      .as('administrator')
      .do(ctx => publishEdition(ctx, { ...robot, edition: '2026-04-01', inForce: { from: '2026-04-01' } }, 'system'))
    expect((await submit(world, { effectiveFrom: '2026-04-01' })).json.code).toBe('edition.day-taken')
    expect((await submit(world, { effectiveFrom: '2026-03-02', today: '监管要求当日施行' })).status).toBe(200)
  })

  it('carries the waivers of the edition it begins with', async () => {
    const world = await aWorld()
    await waiveAll(world, '2026-01-01')
    await draftOf(world)
    expect((await submit(world)).status).toBe(200)
  })
})

describe('the vote', () => {
  it('is asked of the post that the settings name; who submits it does not decide, and one vote publishes it', async () => {
    const world = await aSubmittedDraft()
    expect((await progress(world, 'principal')).waitsForMe).toBe('vote')
    expect((await vote(world, 'legal', 'approve')).json.code).toBe('edition.vote-not-yours')
    expect((await vote(world, 'principal', 'reject')).json.code).toBe('edition.reason-missing')
    expect(await vote(world, 'principal', 'approve')).toMatchObject({ status: 200, json: { status: 'published' } })
    const after = await progress(world, 'legal')
    expect(after).toMatchObject({ status: 'published', current: false, inForce: { from: '2026-06-01' } })
    expect(after.ballots[0]).toMatchObject({ outcome: 'approved', hash: after.hash, effectiveFrom: '2026-06-01' })
    expect(after.ballots[0]!.votes).toMatchObject([{ person: { name: '张总' }, decision: 'approve' }])
    const inbox = (await answer(world, 'principal', 'GET', '/api/notifications')).json.items
    expect(inbox.map((n: { kind: string; subject: object }) => [n.kind, n.subject])).toContainEqual([
      'approval',
      { kind: 'edition', id: 'robot@2026-06-01' },
    ])
  })

  it('against it makes it a draft again, with the reason on record; then it cannot be removed', async () => {
    const world = await aSubmittedDraft()
    await vote(world, 'principal', 'reject', { reason: '时限太紧' })
    const after = await progress(world, 'legal')
    expect(after.status).toBe('draft')
    expect(after.ballots[0]).toMatchObject({ outcome: 'rejected', votes: [{ reason: '时限太紧' }] })
    expect((await answer(world, 'legal', 'DELETE', at('2026-06-01'))).json.code).toBe('edition.not-a-draft')
    expect((await submit(world)).status).toBe(200)
  })

  it('can be called off by who submitted it, and by nobody else', async () => {
    const world = await aSubmittedDraft()
    const off = (who: PersonName) => answer(world, who, 'POST', at('2026-06-01', '/withdraw'))
    expect((await off('principal')).json.code).toBe('edition.not-yours-to-withdraw')
    expect((await off('legal')).json).toEqual({ status: 'draft' })
    expect((await off('legal')).json.code).toBe('edition.not-in-approval')
  })

  it('that comes after the first day publishes nothing', async () => {
    const world = await aSubmittedDraft()
    world.firm.clock.set('2026-06-02 09:00')
    expect((await vote(world, 'principal', 'approve')).json.code).toBe('edition.effective-day-passed')
    expect((await progress(world, 'legal')).ballots[0]!.votes).toEqual([])
  })

  it('goes by the regulation’s own route where it has one: two thirds of management, whoever submits left out', async () => {
    const route: Pack['routes'][number] = {
      id: 'edition',
      clause: '5',
      subject: 'edition',
      steps: [
        { id: 'management', clause: '5', mode: 'quorum', quorum: { of: 3, need: 2 }, by: [{ role: 'management' }] },
        { id: 'principal', clause: '5', mode: 'any', by: [{ role: 'principal' }] },
      ],
    }
    const world = await aSubmittedDraft([{ ...robot, routes: [...robot.routes, route] }])
    const { ballots } = await progress(world, 'legal')
    expect(ballots[0]!.steps.map(s => [s.clause, s.needed, s.people.length])).toEqual([
      ['5', 2, 3],
      ['5', 1, 1],
    ])
    const step = { step: 'management' }
    expect((await vote(world, 'principal', 'approve')).json.code).toBe('edition.vote-not-yours')
    expect((await vote(world, 'managementOne', 'reject', { ...step, reason: '不妥' })).json.status).toBe('in-approval')
    expect((await vote(world, 'managementOne', 'approve', step)).json.code).toBe('edition.vote-given-already')
    expect((await vote(world, 'managementTwo', 'approve', step)).json.status).toBe('in-approval')
    expect((await vote(world, 'managementThree', 'approve', step)).json.status).toBe('in-approval')
    expect((await vote(world, 'principal', 'approve')).json.status).toBe('published')
  })
})

describe('a published edition', () => {
  it('governs cases from its first day; the hours before it on that day follow the one before, also when looked at again', async () => {
    const world = await aWorld()
    const early = await world.firm.as('otherFrontLine').register()
    await draftOf(world)
    await waiveAll(world)
    world.firm.clock.set('2026-03-02 11:00')
    await submit(world, { effectiveFrom: '2026-03-02', today: '监管要求' })
    expect((await vote(world, 'principal', 'approve')).json.status).toBe('published')
    world.firm.clock.set('2026-03-02 11:05')
    const late = await world.firm.as('otherFrontLine').register()
    expect(late.edition.edition).toBe('2026-06-01')
    const { event } = await world.firm.as('otherFrontLine').act(early.id, 'note', { text: '记录' })
    await world.firm.as('otherFrontLine').act(early.id, 'correct', { corrects: event, void: true, reason: '写错' })
    expect((await world.firm.as('auditor').view(early.id)).edition.edition).toBe('2026-01-01')
  })

  it('asks everybody it binds to read it, and shows who has not', async () => {
    const world = await aSubmittedDraft()
    await vote(world, 'principal', 'approve')
    const readers = async (query = '') => (await answer(world, 'frontLine', 'GET', at('2026-06-01', `/readers${query}`))).json
    const { asked, read, items } = await readers('?limit=200')
    expect([read, items.length]).toEqual([0, asked])
    const names = items.map((i: { person: { id: string } }) => i.person.id)
    expect(names).toContain(world.firm.people.frontLine)
    expect(names).not.toContain(world.firm.people.administrator)
    expect((await answer(world, 'frontLine', 'POST', at('2026-06-01', '/acknowledge'))).status).toBe(200)
    expect((await answer(world, 'administrator', 'POST', at('2026-06-01', '/acknowledge'))).json.code).toBe(
      'edition.not-addressed',
    )
    expect((await readers()).read).toBe(1)
    expect((await readers('?who=read')).items.map((i: { person: { name: string } }) => i.person.name)).toEqual(['李晓'])
    const first = await readers('?limit=2&who=waiting')
    const second = await readers(`?limit=2&who=waiting&after=${first.next}`)
    expect(second.items[0].person.id > first.items[1].person.id).toBe(true)
  })

  it('asks whoever takes a bound post later to read it too, each once, and waits no more for who has left', async () => {
    const world = await aSubmittedDraft()
    const waits = async (who: PersonName) =>
      (await answer(world, who, 'GET', '/api/policies/waits')).json.items.map((one: { what: string }) => one.what)
    expect([await waits('principal'), await waits('frontLine')]).toEqual([['vote'], []])
    await vote(world, 'principal', 'approve')
    expect(await waits('frontLine')).toEqual(['read'])
    const ask = newcomersAsker({ database, newId: () => randomUUID(), newSalt: () => randomUUID() })
    const others = await ask(world.firm.clock.now())
    expect([others, await ask(world.firm.clock.now())]).toEqual([0, 0])
    const readers = async (query: string) => (await answer(world, 'legal', 'GET', at('2026-06-01', `/readers?${query}`))).json
    const { asked } = await readers('limit=1')

    // The administrator, whom nothing bound, takes a post; somebody is new; the front line leaves.
    const { administrator, frontLine } = world.firm.people
    await world.firm.as('administrator').do(async ctx => {
      const department = world.firm.departments.implementation
      await grantPost(ctx, administrator, { role: 'front-line', department })
      await addPerson(ctx, { name: '新人', title: '', department, posts: [{ role: 'front-line', department }] } as never)
      await changePerson(ctx, frontLine, { active: false } as never)
    })
    expect(await ask(world.firm.clock.now())).toBe(2)
    expect(
      await newcomersAsker({ database, newId: () => randomUUID(), newSalt: () => randomUUID() })(world.firm.clock.now()),
    ).toBe(0)
    expect(await waits('administrator')).toEqual(['read'])
    const after = await readers('limit=200')
    expect([after.asked, after.read, after.left]).toEqual([asked + 2, 0, 1])
    expect((await readers('who=left')).items).toMatchObject([{ person: { id: frontLine, name: '李晓' }, left: true }])
    const waiting = (await readers('who=waiting&limit=200')).items
    expect(waiting).toHaveLength(asked + 1)
    expect(waiting.map((one: { person: { name: string } }) => one.person.name)).toContain('新人')
    expect((await answer(world, 'administrator', 'POST', at('2026-06-01', '/acknowledge'))).status).toBe(200)
    expect(await waits('administrator')).toEqual([])
    // Read and gone is read.
    await world.firm.as('legal').do(ctx => changePerson(ctx, world.firm.people.otherFrontLine, { posts: [] } as never))
    expect(await waits('otherFrontLine')).toEqual([])
    expect((await readers('limit=1')).left).toBe(2)
  })

  it('counts what it asks of a person in their badges', async () => {
    const world = await aSubmittedDraft()
    const me = await featureApp(database, world.firm, [meRoutes])
    const badges = async (who: PersonName) => (await me.ask(who, 'GET', '/api/me')).json().badges
    expect(await badges('principal')).toMatchObject({ approvals: { count: 1 }, editions: { count: 1 } })
    expect(await badges('frontLine')).toMatchObject({ approvals: { count: 0 }, editions: { count: 0 } })
    await vote(world, 'principal', 'approve')
    expect(await badges('frontLine')).toMatchObject({ approvals: { count: 1 }, editions: { count: 1 } })
  })

  it('is compared with the one before in words', async () => {
    const world = await aWorld()
    await draftOf(world)
    const { pack } = (await answer(world, 'legal', 'GET', at('2026-06-01', '/pack'))).json
    const verify = pack.duties.find((d: { id: string }) => d.id === 'verify')
    verify.within = { minutes: 10 }
    await answer(world, 'legal', 'PUT', at('2026-06-01', '/pack'), { pack, revision: 1 })
    const { changes, same } = (await answer(world, 'legal', 'GET', at('2026-06-01', '/compare?with=2026-01-01'))).json
    expect(same).toBeGreaterThan(200)
    expect(changes.map((c: { part: string }) => c.part)).toEqual(['edition', 'duties'])
    expect(changes[1].fields).toMatchObject([{ before: { zh: '30 分钟' }, after: { zh: '10 分钟' } }])
  })

  it('ends from a day to come, by those who may approve; open cases keep it, and new ones have none', async () => {
    const world = await aWorld()
    const open = await world.firm.as('otherFrontLine').register()
    const repeal = (who: PersonName, from: string) =>
      answer(world, who, 'POST', at('2026-01-01', '/repeal'), { from, reason: '停用' })
    expect((await repeal('legal', '2026-03-10')).json.code).toBe('edition.not-yours-to-repeal')
    expect((await repeal('principal', '2026-03-02')).json.code).toBe('edition.retroactive')
    expect((await repeal('principal', '2026-03-10')).json).toEqual({ status: 'repealed' })
    expect((await repeal('principal', '2026-03-11')).json.code).toBe('edition.not-published')
    await world.firm.as('otherFrontLine').register()
    world.firm.clock.set('2026-03-10 09:00')
    await expect(world.firm.as('otherFrontLine').register()).rejects.toMatchObject({ code: 'kind.not-governed' })
    expect((await world.firm.as('auditor').view(open.id)).edition.edition).toBe('2026-01-01')
  })

  it('repealed before it begins never begins, and the one before goes on', async () => {
    const world = await aSubmittedDraft()
    await vote(world, 'principal', 'approve')
    await answer(world, 'principal', 'POST', at('2026-06-01', '/repeal'), { from: '2026-03-10', reason: '暂缓' })
    world.firm.clock.set('2026-06-10 09:00')
    expect((await world.firm.as('otherFrontLine').register()).edition.edition).toBe('2026-01-01')
  })
})
