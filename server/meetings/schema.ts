import { z } from 'zod'
import { freeText, Id, shortText } from '../../events/define.ts'
import { Instant, RangeDay } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { actionStates } from './action-state.ts'

const Named = z.object({ id: z.string(), name: z.string() })
const CaseLink = z.object({ id: z.string(), number: z.string(), title: z.string() })

/** What a meeting goes through: a duty that is open, a case, an action of before, or a word of its own. */
export const AgendaItem = z.object({
  id: z.string().max(300),
  sort: z.enum(['action', 'duty', 'case', 'figure', 'topic']),
  title: z.string().max(500),
  detail: z.string().max(500).default(''),
  case: z.string().max(64).optional(),
  href: z.string().max(300).optional(),
  late: z.boolean().default(false),
})
export type AgendaItem = z.infer<typeof AgendaItem>

export const ListMeetings = z.object({
  tab: z.enum(['mine', 'all']).default('all'),
  state: z.enum(['planned', 'held', 'cancelled']).optional(),
  case: Id.optional(),
  from: RangeDay.optional(),
  to: RangeDay.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListMeetings = z.infer<typeof ListMeetings>
export const MeetingRow = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['planned', 'held', 'cancelled']),
  startsAt: Instant,
  place: z.string(),
  chair: Named,
  invited: z.number().int(),
  /** The duty that its minutes meet. */
  report: z.object({ id: z.string(), title: Text, clause: z.string(), dueAt: Instant, isMet: z.boolean() }).nullable(),
  case: CaseLink.nullable(),
  actions: z.number().int(),
  openActions: z.number().int(),
})
export type MeetingRow = z.infer<typeof MeetingRow>
export const MeetingPage = z.object({ items: z.array(MeetingRow), next: z.string().nullable() })
export type MeetingPage = z.infer<typeof MeetingPage>

export const ActionSteps = z.enum(['done', 'confirmed', 'sent-back', 'dropped'])
export const MeetingActionRow = z.object({
  id: z.string(),
  meeting: z.object({ id: z.string(), title: z.string() }),
  number: z.number().int(),
  what: z.string(),
  person: Named,
  case: CaseLink.nullable(),
  dueAt: Instant,
  setAt: Instant,
  setBy: Named,
  state: z.enum(actionStates),
  late: z.boolean(),
  steps: z.array(z.object({ step: ActionSteps, text: z.string(), by: Named, at: Instant })),
  /** What the viewer may say of it. */
  can: z.array(ActionSteps),
})
export type MeetingActionRow = z.infer<typeof MeetingActionRow>
export const ListMeetingActions = z.object({
  tab: z.enum(['mine', 'all']).default('mine'),
  /** `open`: to be done; `waiting`: done and to be confirmed. */
  state: z.enum(['open', 'waiting', 'settled', 'late']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListMeetingActions = z.infer<typeof ListMeetingActions>
export const MeetingActionPage = z.object({ items: z.array(MeetingActionRow), next: z.string().nullable() })
export type MeetingActionPage = z.infer<typeof MeetingActionPage>

export const MeetingView = MeetingRow.extend({
  agenda: z.array(AgendaItem),
  people: z.array(Named),
  caseSort: z.enum(['daily', 'other']).nullable(),
  convenedBy: Named,
  convenedAt: Instant,
  cancelledBecause: z.string().nullable(),
  minutes: z
    .object({
      present: z.array(Named),
      text: z.string(),
      decisions: z.string(),
      by: Named,
      at: Instant,
      hash: z.string(),
      intact: z.boolean(),
    })
    .nullable(),
  list: z.array(MeetingActionRow),
  can: z.object({ minute: z.boolean(), change: z.boolean() }),
})
export type MeetingView = z.infer<typeof MeetingView>

/** What a meeting is about: a duty that comes round, a case, or neither. */
export const AskAgenda = z.object({ report: Id.optional(), case: Id.optional() })
export const Agenda = z.object({
  title: z.string(),
  invited: z.array(Named),
  chair: Named.nullable(),
  items: z.array(AgendaItem),
})
export type Agenda = z.infer<typeof Agenda>
/** The meetings that regulations order and that this person convenes: periods that are running or owed, and cases that meet daily. */
export const MeetingsToHold = z.object({
  reports: z.array(
    z.object({
      id: z.string(),
      title: Text,
      clause: z.string(),
      periodStart: z.string(),
      periodEnd: z.string(),
      dueAt: Instant,
      planned: Id.nullable(),
    }),
  ),
  cases: z.array(CaseLink.extend({ title: z.string(), clause: z.string(), dueAt: Instant.nullable(), duty: Text })),
})
export type MeetingsToHold = z.infer<typeof MeetingsToHold>

export const Convene = z.object({
  title: z.string().trim().min(1).max(200),
  report: Id.optional(),
  case: Id.optional(),
  caseSort: z.enum(['daily', 'other']).optional(),
  startsAt: Instant,
  place: z.string().max(200).default(''),
  chair: Id,
  invited: z.array(Id).min(1).max(100),
  agenda: z.array(AgendaItem).max(200),
})
export type Convene = z.infer<typeof Convene>
export const CancelMeeting = z.object({ because: shortText })
export const Minute = z.object({
  present: z.array(Id).min(1).max(100),
  minutes: freeText,
  decisions: z.string().max(20_000).default(''),
  actions: z
    .array(z.strictObject({ what: z.string().trim().min(1).max(1_000), person: Id, dueAt: Instant, case: Id.optional() }))
    .max(100)
    .default([]),
})
export type Minute = z.infer<typeof Minute>
export const StepAction = z
  .object({ step: ActionSteps, text: z.string().max(2_000).default('') })
  .refine(given => given.step === 'confirmed' || given.text.trim() !== '', { path: ['text'], error: '写明结果或理由' })
export type StepAction = z.infer<typeof StepAction>
