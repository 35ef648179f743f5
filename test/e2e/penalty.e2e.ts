import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../events/roles.ts'
import { furn } from '../../policies/furn/2026-01-01/pack.ts'
import { penal } from '../../policies/penal/2026-01-01/pack.ts'
import { grantPost } from '../../server/organisation/grant-post.ts'
import type { ViolationPage } from '../../server/violations/schema.ts'
import type { PersonName } from '../factories.ts'
import { aWorld, seriousFaults, until, type World } from './harness.ts'
import { fill, formOf, nameOfAct, spaced } from './screen.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00', { packs: [furn, penal] })
  const posts: readonly [PersonName, Role][] = [
    ['headOfSupplyChain', 'human-resources'],
    ['principal', 'general-manager'],
  ]
  for (const [name, role] of posts)
    await world.firm.as('administrator').do(ctx => grantPost(ctx, world.firm.people[name], { role }))
})
afterAll(() => world.close())

const phone = { width: 375, height: 812 }
const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth'

test('from an overdue complaint to an appeal that revokes the penalty, and out of every count', async () => {
  const { firm, clock } = world
  const hr = await world.as('headOfSupplyChain')
  const complaint = await firm.as('serviceDesk').register({
    ...{ kind: 'complaint', title: '柜门掉漆', description: '到货开箱发现', demand: '换门', channel: 'phone' },
    ...{ occurredAt: clock.now(), category: 'service-quality', customerId: firm.customers[0]!.id },
    facts: { effect: 'several' },
  })
  clock.pass({ hours: 5 })
  const listed = async () => (await hr.send('GET', `/api/violations?case=${complaint.id}`)).body as ViolationPage
  await until(listed, page => page.items.length === 1, 'the overdue complaint is in the register')

  // Human resources open the penalty from the register in one step, with two investigators.
  await hr.page.goto('/violations')
  const row = hr.page.locator('.violation').filter({ hasText: complaint.number })
  await row.getByText('投诉处理超时').waitFor()
  expect(await row.textContent()).toContain('8.2.1(2)')
  expect(await row.textContent()).toContain('周静')
  expect(await seriousFaults(hr.page)).toEqual([])
  await row.getByRole('button', { name: spaced('立案') }).click()
  const opening = hr.page.getByRole('dialog').filter({ hasText: '处罚立案' })
  await fill(hr.page, opening, '主办调查人', { pick: '罗文' })
  await fill(hr.page, opening, '协办调查人', { pick: '宋佳' })
  await opening.getByRole('button', { name: spaced('立案') }).click()
  await hr.page.waitForURL(/\/penalties\//)
  const id = new URL(hr.page.url()).pathname.split('/')[2]!
  await hr.page.getByText('按条文算出的处罚').waitFor()
  await hr.page.locator('.penalty-panel .measure-open').first().waitFor()
  await hr.page.getByText('没有要求过当事人阅读这一版制度').or(hr.page.getByText('没有确认阅读行为当天')).first().waitFor()
  expect(await seriousFaults(hr.page)).toEqual([])

  // Who has no part in it finds nothing, until human resources let them in for a reason.
  const adviser = await world.as('supplyChain')
  const seen = async () => (await adviser.send('GET', `/api/cases/${id}`)).status
  expect(await seen()).toBe(404)
  await hr.page.goto(`/cases/${id}`)
  await hr.page.getByRole('button', { name: /谁能看到/ }).click()
  await hr.page.getByRole('button', { name: '允许某人查看' }).click()
  const letting = hr.page.getByRole('dialog').filter({ hasText: '允许某人查看这件密封案件' })
  await letting.getByRole('combobox').click()
  await letting.getByRole('combobox').fill('丁洁')
  await hr.page.locator('.ant-select-item-option').filter({ hasText: '丁洁' }).click()
  await letting.getByRole('textbox', { name: /^为什么/ }).fill('核对检测记录')
  await letting.getByRole('button', { name: spaced('确定') }).click()
  await letting.waitFor({ state: 'hidden' })
  expect(await seen()).toBe(200)

  // The evidence of two, the findings, and what is alleged told in writing.
  const [legal, finance, head] = [await world.as('legal'), await world.as('finance'), await world.as('deputyLeader')]
  const { legal: first, finance: second } = firm.people
  await legal.act(id, 'classify', { level: 'general', facts: {} })
  await head.act(id, 'make-record', {
    record: 'evidence-taken',
    values: { firstWitness: first, secondWitness: second },
    texts: { evidence: '系统记录 5 小时未响应' },
  })
  for (const witness of [legal, finance])
    await witness.act(id, 'make-record', { record: 'witness-evidence', values: {}, texts: { seen: '系统中没有回复记录' } })
  await legal.act(id, 'investigate', { checked: ['service-records'], causeClass: 'human', findings: '未回复', rootCause: '漏看' })
  await legal.refused(id, 'submit-matter', { proposal: '先罚再说' }, 'gate.missing')
  const alleged = { hearingOn: '2026-03-04', servedOn: '2026-03-02', how: 'system' }
  await legal.act(id, 'make-record', {
    record: 'allegation-notice',
    values: alleged,
    texts: { alleged: '投诉 5 小时未响应，8.2.1(2)', evidence: '系统记录' },
  })

  // The party states their defence on a phone.
  const party = await world.as('serviceDesk')
  await party.page.setViewportSize(phone)
  await party.page.goto(`/penalties/${id}`)
  await party.page.getByText('这是关于您的处罚案件').waitFor()
  expect(await party.page.evaluate(fits)).toBe(true)
  await party.page.getByRole('button', { name: '提交申辩意见', exact: true }).click()
  const defence = formOf(party.page, 'make-record')
  await fill(party.page, defence, '申辩意见', '当天系统没有派单提示')
  await defence.getByRole('button', { name: spaced(nameOfAct('make-record')) }).click()
  await defence.waitFor({ state: 'hidden' })

  await legal.act(id, 'make-record', { record: 'hearing', values: { outcome: 'absent', on: '2026-03-02' } })
  // What the clause gives is taken over on the screen; its blank stays blank.
  await legal.page.goto(`/penalties/${id}?act=propose-penalty`)
  const proposal = formOf(legal.page, 'propose-penalty')
  await proposal.getByText('扣除当月奖金').first().waitFor()
  await proposal.getByRole('button', { name: spaced(nameOfAct('propose-penalty')) }).click()
  await proposal.waitFor({ state: 'hidden' })
  await legal.act(id, 'submit-matter', { proposal: '按条文扣当月奖金' })
  for (const name of ['headOfSupplyChain', 'managementOne'] as const) {
    const decider = await world.as(name)
    const request = (await decider.view(id)).requests[0]!
    await decider.act(id, 'decide', { request: request.id, decision: 'approve' })
  }
  const notice = { of: 'person', grade: 'general', sanctions: ['notice'], servedOn: '2026-03-02', how: 'in-person' }
  await hr.act(id, 'make-record', { record: 'penalty-notice', values: notice, texts: { reasons: '8.3.1(2)' } })
  expect((await listed()).items[0]).toMatchObject({ stage: 'served', stands: true })

  // The paper of the decision, and the appeal from the phone with its new evidence.
  await party.page.goto(`/penalties/${id}/print/decision`)
  await party.page.getByRole('heading', { name: '处罚决定书' }).waitFor()
  await party.page.getByText('条文留空').first().waitFor()
  await party.page.goto(`/penalties/${id}`)
  await party.page.getByText('申诉期到 2026-03-05 18:00 止').waitFor()
  // Money waits for the appeal: the party sees that, and so does the list.
  await party.page.locator('.party-measures').getByText('等申诉期满或答复').waitFor()
  await hr.page.goto('/penalties/measures')
  await hr.page.locator('.violation').getByText('等申诉期满或答复').waitFor()
  await party.page.getByRole('button', { name: '提出申诉', exact: true }).click()
  const appeal = formOf(party.page, 'make-record')
  await appeal
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      ...{ name: '系统日志.png', mimeType: 'image/png' },
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    })
  await fill(party.page, appeal, '提出日', { moment: '2026-03-02' })
  await appeal.getByText('是', { exact: true }).first().click()
  await fill(party.page, appeal, '理由', '日志显示当天没有派单')
  expect(await party.page.evaluate(fits)).toBe(true)
  await appeal.getByRole('button', { name: spaced(nameOfAct('make-record')) }).click()
  await appeal.waitFor({ state: 'hidden' })

  await hr.act(id, 'make-record', { record: 'appeal-acceptance', values: { accepted: true } })
  const { sales, liaison, headOfLegal } = firm.people
  // Whoever investigated stands aside.
  await hr.refused(
    id,
    'make-record',
    { record: 'review-panel', values: { first: sales, second: liaison, third: first } },
    'record.person-excluded',
  )
  await hr.act(id, 'make-record', { record: 'review-panel', values: { first: sales, second: liaison, third: headOfLegal } })
  const panel = await world.as('sales')
  await panel.page.goto(`/penalties/${id}?act=submit-review`)
  const review = formOf(panel.page, 'submit-review')
  await fill(panel.page, review, '复议结果', { tick: '撤销' })
  await fill(panel.page, review, '理由', '系统当天确有故障，没有派单')
  await review.getByRole('button', { name: spaced(nameOfAct('submit-review')) }).click()
  await review.waitFor({ state: 'hidden' })
  // Until the general manager has approved it the penalty is as it was.
  expect((await listed()).items[0]).toMatchObject({ stage: 'appealed', stands: true })
  const manager = await world.as('principal')
  const request = (await manager.view(id)).requests[0]!
  expect(request.subject).toBe('review')
  await manager.act(id, 'decide', { request: request.id, decision: 'approve' })
  expect((await listed()).items[0]).toMatchObject({ stage: 'revoked', stands: false })
  await hr.refused(
    id,
    'make-record',
    { record: 'appeal-decision', values: { outcome: 'upheld' }, texts: { reasons: '维持' } },
    'review.told-otherwise',
  )
  await hr.act(id, 'make-record', { record: 'appeal-decision', values: { outcome: 'revoked' }, texts: { reasons: '日志成立' } })
  await hr.page.goto(`/penalties/${id}`)
  await hr.page.locator('.penalty-heading').getByText('已撤销').waitFor()
  await hr.page.getByText('没有有效的处罚，不计入任何统计').waitFor()
  await hr.page.locator('.measures-now').getByText('已收回').waitFor()

  // Nobody else learns of it.
  const stranger = await world.as('research')
  expect((await stranger.send('GET', `/api/cases/${id}/penalty`)).body).toMatchObject({ code: 'case.not-found' })
  expect(((await stranger.send('GET', '/api/violations')).body as ViolationPage).items).toEqual([])
}, 240_000)

test('a fine is carried out only once the appeal is over and the company has filled the blank', async () => {
  const { firm, clock } = world
  const { people } = firm
  const [hr, legal, finance, head] = [
    await world.as('headOfSupplyChain'),
    await world.as('legal'),
    await world.as('finance'),
    await world.as('deputyLeader'),
  ]
  const today = clock.now().slice(0, 10)
  const found = {
    regulation: 'penal',
    violation: 'caused-serious',
    of: 'person',
    subject: people.serviceDesk,
    on: today,
    note: '查实',
  }
  const line = (await hr.send('POST', '/api/violations', found)).body as { id: string }
  const opened = await hr.send('POST', `/api/violations/${line.id}/open-penalty`, {
    investigators: [people.legal, people.finance],
  })
  const { id } = opened.body as { id: string }
  const made = (
    who: typeof hr,
    record: string,
    values: Record<string, string | number | boolean | string[]>,
    texts: Record<string, string> = {},
  ) => who.act(id, 'make-record', { record, values, texts })
  // The grade of the violation is the level proposed.
  expect((await hr.view(id)).level).toBe('serious')
  await legal.act(id, 'classify', { level: 'general', facts: {} })
  await made(head, 'evidence-taken', { firstWitness: people.legal, secondWitness: people.finance }, { evidence: '记录' })
  for (const who of [legal, finance]) await made(who, 'witness-evidence', {}, { seen: '查实' })
  await legal.act(id, 'investigate', { checked: ['interviews'], causeClass: 'human', findings: '查实', rootCause: '漏看' })
  await made(
    legal,
    'allegation-notice',
    { hearingOn: today, servedOn: today, how: 'system' },
    { alleged: '事实', evidence: '证据' },
  )
  await made(legal, 'hearing', { outcome: 'waived', on: today })
  const measures = [{ kind: 'fine' as const, sanction: 'person-fine', amountFen: 200_00 }]
  await legal.act(id, 'propose-penalty', { measures, reason: '造成客户停工一天，按情节提出两百元' })
  await legal.act(id, 'submit-matter', { proposal: '请决定' })
  for (const name of ['headOfSupplyChain', 'managementOne'] as const) {
    const decider = await world.as(name)
    const [request] = (await decider.view(id)).requests
    if (request?.steps.some(step => step.people.some(one => one.id === people[name])))
      await decider.act(id, 'decide', { request: request.id, decision: 'approve' })
  }
  await made(
    hr,
    'penalty-notice',
    { of: 'person', grade: 'serious', sanctions: ['fine'], servedOn: today, how: 'in-person' },
    { reasons: '四(二)3' },
  )
  const fine = { record: 'deduction', values: { what: 'fine', from: 'pay', amountFen: 200_00 }, texts: {} }
  await finance.refused(id, 'make-record', fine, 'measure.suspended')
  clock.pass({ hours: 24 * 10 })
  await finance.refused(id, 'make-record', fine, 'measure.blank')

  // An administrator fills the blank of the text on the settings page, management says how much in the file.
  const keeper = await world.as('administrator')
  await keeper.page.goto('/settings/penalties')
  const blank = keeper.page.locator('.penalty-blanks > li').filter({ hasText: '从当月工资扣罚款' })
  await blank.getByRole('spinbutton').first().fill('100')
  await blank.getByRole('spinbutton').nth(1).fill('300')
  expect(await seriousFaults(keeper.page)).toEqual([])
  await keeper.page.getByRole('button', { name: spaced('保存') }).click()
  await keeper.page.getByText('已保存').first().waitFor()
  const manager = await world.as('managementOne')
  await manager.page.goto(`/penalties/${id}`)
  await manager.page.locator('.measures-now').getByText('待执行').waitFor()
  expect(await seriousFaults(manager.page)).toEqual([])

  await finance.page.goto(`/penalties/${id}`)
  await finance.page
    .locator('.measure-next')
    .getByRole('button', { name: spaced('办理') })
    .click()
  await formOf(finance.page, 'make-record').getByText('金额').first().waitFor()
  await finance.act(id, 'make-record', fine)
  await hr.page.goto('/penalties/measures?state=carried-out')
  await hr.page.locator('.violation').filter({ hasText: '罚款' }).getByText('已执行').waitFor()
}, 240_000)
