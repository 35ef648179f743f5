import { decidersOf } from '../../engine/people.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { Change } from '../../engine/state.ts'
import type { CaseEvent } from '../../events/envelope.ts'
import type { Text } from '../../events/text.ts'
import type { CaseRecord } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { nearestSuperiors } from '../organisation/superiors.ts'
import { newOutgoing, writeOutgoing } from './outgoing.ts'
import { ringsOf } from './ring.ts'

type Notice = { person: string; kind: string; title: Text }

/** Tells people inside the system, and for duties of minutes by mail, what an event asks of them: a new duty, an approval, a report to acknowledge, a mention. Nobody is told of their own act. */
export async function notify(ctx: Ctx, record: CaseRecord, event: CaseEvent, changes: readonly Change[]): Promise<void> {
  if (record.isHistory) return
  const notices = noticesOf(ctx, record, event, changes).filter(n => n.person !== ctx.actor.person)
  const outgoing = newOutgoing()
  outgoing.notices.push(...notices.map(n => ({ ...n, caseId: record.id })))
  outgoing.messages.push(...ringsOf(ctx, record, changes))
  await writeOutgoing(ctx, outgoing)
}

function noticesOf(ctx: Ctx, record: CaseRecord, event: CaseEvent, changes: readonly Change[]): Notice[] {
  const about = `${record.number} ${record.title}`
  const notices: Notice[] = []
  for (const change of changes) {
    const isNew = change.kind === 'duty-opened' || (change.kind === 'duty-moved' && change.because === 'handed-over')
    if (!isNew || change.duty.owner === undefined) continue
    const rule = editionNamed(ctx.rules, change.duty.edition).duties.get(change.duty.rule)!
    notices.push({
      person: change.duty.owner,
      kind: 'duty',
      title: {
        zh: `新责任：${rule.title.zh}（第 ${rule.clause} 条） · ${about}`,
        en: `New duty: ${rule.title.en ?? rule.title.zh} (clause ${rule.clause}) · ${about}`,
      },
    })
  }
  const state = record.state!
  if (event.type === 'plan.submitted' || event.type === 'form.submitted' || event.type === 'compensation.submitted') {
    const request = state.requests[event.id]
    for (const person of request ? decidersOf(request) : [])
      notices.push({ person, kind: 'approval', title: { zh: `待您审批 · ${about}`, en: `Waits for your approval · ${about}` } })
  }
  if (event.type === 'approval.decided') {
    const { request, final, outcome } = event.data
    const open = state.requests[request]
    for (const person of open ? decidersOf(open) : [])
      notices.push({ person, kind: 'approval', title: { zh: `待您审批 · ${about}`, en: `Waits for your approval · ${about}` } })
    const words = { approved: '已通过', returned: '已退回', rejected: '已拒绝', open: '' }[outcome]
    for (const person of final ? (state.people.handler ?? state.people['team-owner'] ?? []) : [])
      notices.push({ person, kind: 'decision', title: { zh: `审批${words} · ${about}`, en: `Approval ${outcome} · ${about}` } })
  }
  if (event.type === 'case.reported' || event.type === 'result.reported')
    for (const { person } of event.data.to)
      notices.push({
        person,
        kind: 'report',
        title: {
          zh: `请确认收到${event.type === 'case.reported' ? '上报' : '结果反馈'} · ${about}`,
          en: `Please acknowledge · ${about}`,
        },
      })
  if (event.type === 'duty.handed-over') {
    if (event.data.requests?.length)
      notices.push({
        person: event.data.to,
        kind: 'approval',
        title: { zh: `待您审批（交接） · ${about}`, en: `Waits for your approval (handed over) · ${about}` },
      })
    if (event.data.reports?.length)
      notices.push({
        person: event.data.to,
        kind: 'report',
        title: { zh: `请确认收到（交接） · ${about}`, en: `Please acknowledge (handed over) · ${about}` },
      })
  }
  if (event.backdated)
    for (const person of nearestSuperiors(ctx.roster, event.actor))
      notices.push({
        person,
        kind: 'backdating',
        title: { zh: `补录待您确认 · ${about}`, en: `A late record waits for your word · ${about}` },
      })
  if (event.type === 'note.added')
    for (const person of event.data.mentions ?? [])
      notices.push({ person, kind: 'mention', title: { zh: `有人提到您 · ${about}`, en: `You were mentioned · ${about}` } })
  if (event.type === 'duty.reminded')
    for (const person of event.data.to)
      notices.push({ person, kind: 'reminder', title: { zh: `催办 · ${about}`, en: `Reminder · ${about}` } })
  return notices
}
