import type { Incumbents } from '../../engine/approvals/incumbents.ts'
import { askedNow } from '../../engine/approvals/places.ts'
import type { CaseState } from '../../engine/state.ts'
import type { CaseEvent } from '../../events/envelope.ts'
import type { Text } from '../../events/text.ts'
import type { Notice } from './notify.ts'

const submissions: ReadonlySet<string> = new Set([
  'plan.submitted',
  'form.submitted',
  'compensation.submitted',
  'matter.submitted',
  'trip.settled',
  'review.submitted',
  'study.submitted',
])
const outcomes = { approved: '已通过', returned: '已退回', rejected: '已拒绝', open: '' }

/** Whom an event of an approval tells what: whose turn it is, whose opinion is asked, who is copied in, and whoever submitted it how it ended. */
export function approvalNotices(event: CaseEvent, state: CaseState, about: string, incumbents?: Incumbents): Notice[] {
  const notices: Notice[] = []
  const tell = (people: readonly string[], kind: string, zh: string, en: string) => {
    const title: Text = { zh: `${zh} · ${about}`, en: `${en} · ${about}` }
    notices.push(...people.map(person => ({ person, kind, title })))
  }
  const waitsFor = (request: string, zh = '待您审批', en = 'Waits for your approval') => {
    const open = state.requests[request]
    if (open && !open.suspended)
      tell(askedNow(open, state, incumbents), 'approval', open.urgent ? `【加急】${zh}` : zh, open.urgent ? `Urgent: ${en}` : en)
  }
  if (submissions.has(event.type)) waitsFor(event.id)
  switch (event.type) {
    case 'approval.recorded':
      if (event.data.isBeyond) waitsFor(event.id, '越权决定待您补办审批', 'A decision beyond authority waits for your approval')
      if (event.data.contested !== undefined)
        tell([event.data.submittedBy ?? ''], 'decision', '补录的决定被本人否认，须补办', 'A recorded decision is contested')
      if (event.data.confirmBy !== undefined)
        tell(
          [event.data.person],
          'approval',
          '有以您名义补录的审批决定，请确认',
          'A decision was recorded in your name: confirm it',
        )
      break
    case 'approval.decided': {
      const { request, final, outcome } = event.data
      waitsFor(request)
      const handlers = state.people.handler ?? state.people['team-owner'] ?? []
      if (final) tell(handlers, 'decision', `审批${outcomes[outcome]}`, `Approval ${outcome}`)
      break
    }
    case 'approval.transferred':
      tell([event.data.to], 'approval', '待您审批（转办）', 'Waits for your approval (passed on)')
      break
    case 'approval.signers-added':
      if (event.data.place === 'before')
        tell(event.data.people, 'approval', '待您审批（加签）', 'Waits for your approval (added)')
      break
    case 'approval.opinion-asked':
      tell(
        [event.data.to],
        'approval',
        event.data.waits ? '审批委派给您，请答复意见' : '请就审批答复意见',
        'Your opinion is asked',
      )
      break
    case 'approval.opinion-given':
      waitsFor(event.data.request, '意见已答复，待您审批', 'The opinion has come; it waits for you')
      break
    case 'approval.urged':
      tell(event.data.to, 'reminder', '催办：请尽快审批', 'Reminder: please decide')
      break
    case 'approval.copied':
      tell(event.data.to, 'copy', '抄送给您的审批', 'Copied to you')
      break
    case 'approval.amount-changed':
      waitsFor(event.data.request, '金额已变更，请重新审批', 'The amount changed; please decide')
      break
    case 'approval.withdrawn':
      tell(state.people.handler ?? [], 'decision', '审批已撤回', 'The submission was withdrawn')
  }
  return notices
}
