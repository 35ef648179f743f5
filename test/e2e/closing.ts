import { expect } from 'vitest'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import type { PersonName } from '../factories.ts'
import type { World } from './harness.ts'
import { onScreen } from './screen.ts'

export const report = { details: '六轴报警停机', judgement: '减速机异响', demand: '当天恢复', measures: '已远程复位' }
export const findings = {
  checked: ['service-records' as const, 'site-visit' as const],
  causeClass: 'part' as const,
  findings: '减速机磨损',
  rootCause: '润滑不足',
}

/** Every field of a form of the regulation, filled in. */
export function filledForm(form: string): { form: string; values: Record<string, string> } {
  const { fields } = robot.forms.find(f => f.id === form)!
  return { form, values: Object.fromEntries(fields.map(f => [f.id, `${f.title.zh}：见附件`])) }
}

/** The customer opens the link they were sent and answers on the page. */
export async function customerAnswers(world: World, link: string, kind: 'feedback' | 'acceptance'): Promise<void> {
  const { page, context } = await world.window({ width: 390, height: 800 })
  await page.goto(link)
  if (kind === 'feedback') {
    await page.getByRole('heading', { name: '请您评价这次服务' }).waitFor()
    await page.getByText('满意', { exact: true }).click()
    await page.getByText('5 分', { exact: true }).click()
    await page.getByLabel('您想说的（可不填）').fill('处理及时')
  } else {
    await page.getByRole('heading', { name: '请您验收' }).waitFor()
    await page.getByText('通过验收', { exact: true }).click()
    await page.getByLabel('您的姓名').fill('林主任')
    await page.getByText('不手写，以上面填写的姓名作为签名').click()
    await page.getByText('本人已阅读以上内容，并有权代表客户方确认').click()
  }
  await page.getByRole('button', { name: /^提\s*交$/ }).click()
  await page.getByText(kind === 'feedback' ? '感谢您的评价' : '验收结论已收到').waitFor()
  // Once only.
  await page.reload()
  await page.getByText('这个链接已失效').waitFor()
  await context.close()
}

export type Closing = {
  readonly owner: PersonName
  readonly receivers: readonly PersonName[]
  readonly form: string
  readonly approvers: readonly PersonName[]
  readonly reviewer: PersonName
  readonly retainUntil: string
}

/** From the finished work to the archive: result, the customer's word, report back, form, retrospective, archive, case study; each by the right people only. */
export async function closeLoop(world: World, caseId: string, found: Closing): Promise<void> {
  const [owner, reviewer, desk, stranger] = [
    await world.as(found.owner),
    await world.as(found.reviewer),
    await world.as('serviceDesk'),
    await world.as('legal'),
  ]
  const pass = () => world.clock.pass({ minutes: 1 })
  await owner.refused(caseId, 'record-feedback', { satisfied: true, via: 'phone' }, 'gate.missing')
  await stranger.refused(caseId, 'send-result', { channel: 'phone', text: '已修复' }, 'act.not-yours')
  pass()
  const { result } = await owner.act(caseId, 'send-result', { channel: 'phone', text: '已修复，请确认' })
  pass()
  await customerAnswers(world, result.link!, 'feedback')

  pass()
  const { event } = await owner.act(caseId, 'report-result', { summary: '已恢复生产，客户满意' })
  await stranger.refused(caseId, 'acknowledge', { report: event }, 'report.not-to-you')
  for (const name of found.receivers) await (await world.as(name)).act(caseId, 'acknowledge', { report: event })

  await desk.refused(caseId, 'archive', {}, 'gate.missing')
  await owner.refused(caseId, 'submit-form', { form: found.form, values: {} }, 'form.incomplete')
  pass()
  const { event: request } = await owner.act(caseId, 'submit-form', filledForm(found.form))
  await owner.refused(caseId, 'decide', { request, decision: 'approve' }, 'approval.own')
  await stranger.refused(caseId, 'decide', { request, decision: 'approve' }, 'approval.not-your-turn')
  for (const name of found.approvers) await (await world.as(name)).act(caseId, 'decide', { request, decision: 'approve' })

  pass()
  await stranger.refused(caseId, 'review', { rootCause: '缺油', lessons: '缺项', improvements: '点检' }, 'act.not-yours')
  await reviewer.act(caseId, 'review', { rootCause: '润滑不足', lessons: '点检缺项', improvements: '增加点检' })
  await owner.refused(caseId, 'archive', {}, 'act.not-yours')
  pass()
  await onScreen(desk.page, caseId, 'archive')
  await owner.refused(caseId, 'progress', { to: 'customer', text: '再说一句' }, 'case.closed')
  await desk.act(caseId, 'publish-case-study', {
    title: '减速机润滑',
    problem: '停机',
    rootCause: '润滑不足',
    experience: '按期换油',
  })

  const view = await desk.view(caseId)
  expect(view).toMatchObject({ stage: 'archived', closed: true, retainUntil: found.retainUntil, requests: [], reports: [] })
  expect(view.archive.filter(item => item.event === null)).toEqual([])
  expect(view.duties.filter(d => d.closedAt === null).map(d => d.rule)).toEqual([])
  await desk.page.goto(`/cases/${caseId}`)
  await desk.page.getByText('减速机润滑').first().waitFor()
}
