import { isStepClock } from '../../engine/approvals/step-clocks.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { CaseState, Change } from '../../engine/state.ts'
import type { CaseEvent } from '../../events/envelope.ts'
import type { Text } from '../../events/text.ts'
import type { CaseRecord } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { incumbentsOf } from '../organisation/incumbents.ts'
import { nearestSuperiors, superiorsToTell } from '../organisation/superiors.ts'
import { approvalNotices } from './approval-notices.ts'
import { liabilityNotices } from './liability-notices.ts'
import { newOutgoing, writeOutgoing } from './outgoing.ts'
import { ringsOf } from './ring.ts'

export type Notice = { person: string; kind: string; title: Text }

/** Tells people inside the system, and for duties of minutes by mail, what an event asks of them: a new duty, an approval, a report to acknowledge, a mention. Nobody is told of their own act. */
export async function notify(ctx: Ctx, record: CaseRecord, event: CaseEvent, changes: readonly Change[]): Promise<void> {
  if (record.isHistory) return
  const notices = noticesOf(ctx, record, event, changes).filter(n => n.person !== ctx.actor.person)
  const outgoing = newOutgoing()
  outgoing.notices.push(...notices.map(n => ({ ...n, caseId: record.id })))
  outgoing.messages.push(...ringsOf(ctx, record, changes))
  await writeOutgoing(ctx, outgoing, [record])
}

function noticesOf(ctx: Ctx, record: CaseRecord, event: CaseEvent, changes: readonly Change[]): Notice[] {
  const about = `${record.number} ${record.title}`
  const notices: Notice[] = []
  for (const change of changes) {
    const isNew = change.kind === 'duty-opened' || (change.kind === 'duty-moved' && change.because === 'handed-over')
    // Of a step's clock the notice of the approval itself tells.
    if (!isNew || change.duty.owner === undefined || isStepClock(change.duty.rule)) continue
    const rule = editionNamed(ctx.rules, change.duty.edition).duties.get(change.duty.rule)!
    notices.push({
      person: change.duty.owner,
      kind: 'duty',
      title: {
        zh: `新责任：${rule.title.zh}（第 ${rule.clause} 条） · ${about}`,
        en: `New duty: ${rule.title.en ?? rule.title.zh} (clause ${rule.clause}) · ${about}`,
      },
    })
    if (rule.tellsSuperior && change.kind === 'duty-opened')
      for (const person of superiorsToTell(ctx.roster, change.duty.owner))
        notices.push({
          person,
          kind: 'superior',
          title: {
            zh: `请上级知悉：${rule.title.zh}（第 ${rule.clause} 条） · ${about}`,
            en: `For the superior to know: ${rule.title.en ?? rule.title.zh} (clause ${rule.clause}) · ${about}`,
          },
        })
  }
  const state = record.state!
  notices.push(...approvalNotices(event, state, about, incumbentsOf(ctx.roster)))
  notices.push(...liabilityNotices(event, state, ctx.roster, about))
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
  if (event.type === 'record.made') notices.push(...toldReporter(ctx, state, event.data.record, about))
  if (event.type === 'note.added')
    for (const person of event.data.mentions ?? [])
      notices.push({ person, kind: 'mention', title: { zh: `有人提到您 · ${about}`, en: `You were mentioned · ${about}` } })
  if (event.type === 'field.reported')
    for (const person of new Set([state.people.handler, state.people.owner, state.people.reporter].flatMap(ids => ids ?? [])))
      notices.push({
        person,
        kind: 'field-report',
        title: { zh: `现场补报，请处理 · ${about}`, en: `A field report to look at · ${about}` },
      })
  if (event.type === 'duty.reminded')
    for (const person of event.data.to)
      notices.push({ person, kind: 'reminder', title: { zh: `催办 · ${about}`, en: `Reminder · ${about}` } })
  return notices
}

/** Of a record that is the answer to whoever reported the case (a suggestion that has its result): they hear of it. */
function toldReporter(ctx: Ctx, state: CaseState, record: string, about: string): Notice[] {
  const { pack } = editionNamed(ctx.rules, state.edition)
  const rule = pack.records?.find(one => one.id === record)
  const [reporter] = state.people.reporter ?? []
  if (rule?.informs !== 'reporter' || reporter === undefined) return []
  return [{ person: reporter, kind: 'answer', title: { zh: `有了结果 · ${about}`, en: `There is a result · ${about}` } }]
}
