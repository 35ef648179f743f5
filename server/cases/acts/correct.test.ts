import { beforeAll, describe, expect, it } from 'vitest'
import { anAnomalyInPlanning, wholeRecord } from '../../../test/cases.ts'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../../test/factories.ts'
import { listCases } from '../list-cases.ts'
import { ListCases } from '../list-schema.ts'
import { viewCaseWithTimeline } from '../view-timeline.ts'

let database: TestDatabase
let firm: TestOrganisation
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database)
})

const eventOf = async (id: string, type: string) =>
  (await firm.as('auditor').do(ctx => viewCaseWithTimeline(ctx, id))).timeline.find(e => e.type === type)!
const correct = async (who: PersonName, id: string, type: string, change: object) =>
  firm.as(who).act(id, 'correct', { corrects: (await eventOf(id, type)).id, reason: '笔误', ...change })
const anAnomaly = () =>
  firm.as('otherFrontLine').register({ ...wholeRecord, customerId: firm.customers[0]!.id, category: 'after-sales' })

describe('what the server has filled in', () => {
  it('is corrected by nobody: not the route of an approval, not whether alarms ring, not the number', async () => {
    const { id } = await anAnomalyInPlanning(firm)
    const no = { code: 'correction.not-possible' }
    await expect(correct('fieldEngineer', id, 'plan.submitted', { plain: { route: [] } })).rejects.toMatchObject(no)
    await expect(correct('otherFrontLine', id, 'case.opened', { plain: { history: true } })).rejects.toMatchObject(no)
    await expect(correct('otherFrontLine', id, 'case.opened', { plain: { number: 'X' } })).rejects.toMatchObject(no)
    await expect(correct('otherFrontLine', id, 'case.reported', { plain: { to: [] } })).rejects.toMatchObject(no)
  })

  it('stays, as does a submission that somebody has decided on', async () => {
    const { id, request } = await anAnomalyInPlanning(firm)
    const values = { resources: '另一套' }
    await expect(correct('fieldEngineer', id, 'plan.submitted', { values })).rejects.toMatchObject({
      code: 'correction.not-possible',
    })
    await firm.as('headOfImplementation').act(id, 'decide', { request, decision: 'approve' })
    await expect(correct('fieldEngineer', id, 'plan.submitted', { void: true })).rejects.toMatchObject({
      code: 'correction.not-possible',
    })
  })
})

describe('what a correction names', () => {
  it.each([
    ['customer', 'nobody', 'customer.not-found'],
    ['machine', 'none', 'machine.not-found'],
    ['department', 'none', 'department.not-found'],
    ['category', 'none', 'category.unknown'],
  ])('must be there: %s', async (field, value, code) => {
    const { id } = await anAnomaly()
    await expect(correct('otherFrontLine', id, 'case.opened', { plain: { [field]: value } })).rejects.toMatchObject({ code })
  })

  it('is a level of the regulation', async () => {
    const { id } = await anAnomalyInPlanning(firm)
    await expect(correct('headOfImplementation', id, 'case.classified', { plain: { level: 'huge' } })).rejects.toMatchObject({
      code: 'level.unknown',
    })
  })

  it('puts customer and machine of the record right', async () => {
    const { id } = await anAnomaly()
    const [, other] = firm.customers
    await correct('otherFrontLine', id, 'case.opened', { plain: { customer: other!.id, machine: other!.machines[0] } })
    const view = await firm.as('auditor').view(id)
    expect([view.customer?.id, view.machine?.id]).toEqual([other!.id, other!.machines[0]])
  })
})

describe('a corrected text', () => {
  it('changes the record only where the record was taken down', async () => {
    const { id } = await anAnomalyInPlanning(firm)
    await correct('otherFrontLine', id, 'case.reported', { values: { demand: '上报里的诉求' } })
    expect((await firm.as('auditor').view(id)).demand).toBe(wholeRecord.demand)
    await correct('otherFrontLine', id, 'case.opened', { values: { title: '标题改正', demand: '诉求改正' } })
    expect(await firm.as('auditor').view(id)).toMatchObject({ title: '标题改正', demand: '诉求改正' })
  })

  it('keeps to the limits of the text it replaces', async () => {
    const { id } = await anAnomaly()
    for (const values of [{ title: '长'.repeat(501) }, { title: 'a\u0000' }, { nothing: 'x' }])
      await expect(correct('otherFrontLine', id, 'case.opened', { values })).rejects.toMatchObject({ code: 'input.invalid' })
  })
})

describe('a corrected time', () => {
  it('is no way around confirmation by the superior', async () => {
    const { id } = await anAnomaly()
    firm.clock.pass({ hours: 1 })
    await firm
      .as('otherFrontLine')
      .act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
    const at = new Date(Date.parse(firm.clock.now()) - 30 * 60_000).toISOString()
    await expect(correct('otherFrontLine', id, 'case.verified', { at })).rejects.toMatchObject({
      code: 'backdating.not-superior',
    })
    await expect(correct('headOfResearch', id, 'case.verified', { at })).rejects.toMatchObject({ code: 'correction.not-yours' })
    await correct('headOfImplementation', id, 'case.verified', { at })
  })

  it('is neither after the recording nor before the discovery, nor before any edition', async () => {
    const { id } = await anAnomaly()
    await firm.as('otherFrontLine').act(id, 'note', { text: '在查' })
    firm.clock.pass({ hours: 1 })
    const at = (moment: string) => ({ at: moment })
    await expect(correct('otherFrontLine', id, 'case.opened', at(firm.clock.now()))).rejects.toMatchObject({
      code: 'time.in-future',
    })
    await expect(correct('deputyLeader', id, 'case.opened', at('1000-01-01T00:00:00.000Z'))).rejects.toMatchObject({
      code: 'kind.not-governed',
    })
    await expect(correct('deputyLeader', id, 'note.added', at('2026-01-01T00:00:00.000Z'))).rejects.toMatchObject({
      code: 'time.before-discovery',
    })
    await expect(correct('deputyLeader', id, 'note.added', at('2026-13-99T99:99:99.999Z'))).rejects.toMatchObject({
      code: 'input.invalid',
    })
  })
})

describe('what a correction does', () => {
  const timelineOf = async (who: PersonName, id: string) => firm.as(who).do(ctx => viewCaseWithTimeline(ctx, id))

  it('to the clocks stands in its event: which duties moved, began or were never owed', async () => {
    const { id } = await firm
      .as('otherFrontLine')
      .register({ ...wholeRecord, category: 'after-sales', facts: { attitude: 'clear' } })
    await firm
      .as('otherFrontLine')
      .act(id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
    await firm.as('headOfImplementation').act(id, 'classify', { level: 'larger', facts: {} })
    await correct('headOfImplementation', id, 'case.classified', { plain: { level: 'general' } })
    const { data } = await eventOf(id, 'event.corrected')
    const clocks = data.clocks as { duty: string; was: string; is: string }[]
    expect(clocks.find(c => c.duty.includes('solve-larger'))).toMatchObject({ was: 'open' })
    expect(clocks.find(c => c.duty.includes('solve-general'))).toMatchObject({ is: 'open' })
    // It is what became of them.
    const open = (await timelineOf('auditor', id)).duties.flatMap(d => (d.closedAt === null ? [d.id] : []))
    expect(clocks.filter(c => c.is === 'open').every(c => open.includes(c.duty))).toBe(true)
    expect(clocks.filter(c => c.is !== 'open').some(c => open.includes(c.duty))).toBe(false)
  })

  it('to a text is nothing to the clocks', async () => {
    const { id } = await anAnomaly()
    await correct('otherFrontLine', id, 'case.opened', { values: { title: '七轴停机' } })
    expect((await eventOf(id, 'event.corrected')).data).toMatchObject({ effect: 'none' })
    expect((await timelineOf('auditor', id)).title).toBe('七轴停机')
  })

  it('to the facts of intake makes the table propose again, while nobody has confirmed a level', async () => {
    const { id, level } = await anAnomaly()
    expect(level).toBe('general')
    await correct('otherFrontLine', id, 'case.opened', { plain: { facts: { attitude: 'clear' } } })
    expect(await timelineOf('auditor', id)).toMatchObject({ level: 'larger', proposed: 'larger', levelConfirmed: false })
  })

  it('to a customer names both, so that no screen shows an id', async () => {
    const { id } = await anAnomaly()
    const [, other] = firm.customers
    await correct('otherFrontLine', id, 'case.opened', { plain: { customer: other!.id } })
    const view = await timelineOf('auditor', id)
    expect(view.customer?.name).toBe(other!.name)
    expect(view.mentioned.customers.map(c => c.name).sort()).toEqual(firm.customers.map(c => c.name).sort())
  })
})

it('is offered with each event to its author and superiors only, never for the word of somebody else', async () => {
  const { id } = await anAnomalyInPlanning(firm)
  const offered = async (who: PersonName, type: string) =>
    (await firm.as(who).do(ctx => viewCaseWithTimeline(ctx, id))).timeline.find(e => e.type === type)?.corrections
  expect((await offered('otherFrontLine', 'case.opened'))?.plain).toContain('customer')
  expect(await offered('otherFrontLine', 'case.opened')).toMatchObject({ void: false, time: true })
  expect(await offered('headOfImplementation', 'case.opened')).toBeDefined()
  expect(await offered('sales', 'case.opened')).toBeUndefined()
  expect(await offered('headOfImplementation', 'report.acknowledged')).toBeUndefined()
  // A plan that waits is taken back as a whole.
  expect(await offered('fieldEngineer', 'plan.submitted')).toEqual({ plain: [], texts: [], time: false, void: true })
})

/** A file that has been uploaded and belongs to no case yet. */
async function aPhoto(of: TestOrganisation): Promise<string> {
  const file = { id: 'photo', name: '现场.jpg', size: 1, mime: 'image/jpeg', sha256: 'a'.repeat(64) }
  await of.as('otherFrontLine').do(({ tx, org, now, actor }) =>
    tx
      .insertInto('files')
      .values({ org_id: org, ...file, uploaded_by: actor.person, uploaded_at: now })
      .execute(),
  )
  return file.id
}

describe('a late record', () => {
  const late = async (backdated: 'any' | 'waiting') =>
    (await firm.as('auditor').do(ctx => listCases(ctx, ListCases.parse({ backdated })))).items.map(row => row.id)

  it('is told to the superior and stands in the list until they answer, and in the auditor’s list ever after', async () => {
    const { id } = await anAnomaly()
    const { id: onTime } = await anAnomaly()
    firm.clock.pass({ hours: 2 })
    const at = new Date(Date.parse(firm.clock.now()) - 60 * 60_000).toISOString()
    const evidence = await aPhoto(firm)
    const note = (backdating: { reason: string; evidence?: string }) =>
      firm.as('otherFrontLine').act(id, 'note', { text: '在查' }, { at, backdating })
    await expect(note({ reason: '在现场' })).rejects.toMatchObject({ code: 'backdating.evidence-missing' })
    const { event } = await note({ reason: '在现场', evidence })
    const told = await firm
      .as('headOfImplementation')
      .do(ctx =>
        ctx.tx
          .selectFrom('notifications')
          .select('kind')
          .where('org_id', '=', ctx.org)
          .where('case_id', '=', id)
          .where('person_id', '=', firm.people.headOfImplementation)
          .execute(),
      )
    expect(told.filter(n => n.kind === 'backdating')).toHaveLength(1)
    expect(await late('waiting')).toContain(id)
    await firm.as('headOfImplementation').act(id, 'confirm-backdating', { event, accepted: false, reason: '无通话记录' })
    expect(await late('waiting')).not.toContain(id)
    expect(await late('any')).toContain(id)
    expect(await late('any')).not.toContain(onTime)
  })
})
