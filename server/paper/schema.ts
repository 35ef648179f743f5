import { z } from 'zod'
import { freeText, Id, shortText } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { Named, page, Reason } from '../archive/schema.ts'
import { Lock, Locks, PaperDeed, PaperSort, PaperState, TwoHanded } from './words-schema.ts'

const part = z
  .string()
  .trim()
  .max(60)
  .regex(/^[^\p{Cc}\p{Surrogate}]*$/u)
  .default('')

/** 存放地点: its locks are said when it is made; later they change by two people. */
export const NewPlace = z.strictObject({
  room: shortText.max(60),
  cabinet: part,
  box: part,
  first: Lock,
  second: Lock.nullable(),
})
export type NewPlace = z.infer<typeof NewPlace>
export const ChangePlace = z.strictObject({ room: shortText.max(60), cabinet: part, box: part, isActive: z.boolean() })
export type ChangePlace = z.infer<typeof ChangePlace>
export const AskCustodians = z.strictObject({ ...Locks.shape, reason: Reason })
export type AskCustodians = z.infer<typeof AskCustodians>

/** A lock with the name of its person, or of the post and of who holds it now. */
const LockView = z.object({ by: z.enum(['person', 'role']), id: z.string(), people: z.array(Named) })
const PaperRequest = z.object({
  id: z.string(),
  act: z.union([TwoHanded, z.literal('custodians')]),
  askedBy: Named,
  askedAt: Instant,
  reason: z.string(),
  taker: z.string().nullable(),
  dueOn: LocalDate.nullable(),
  to: z.string().nullable(),
  locks: z.object({ first: LockView, second: LockView.nullable() }).nullable(),
  /** Whether the reader may confirm or refuse it, or, being who asked, take it back. */
  can: z.object({ confirm: z.boolean(), withdraw: z.boolean() }),
})
export type PaperRequest = z.infer<typeof PaperRequest>
export const PlaceRow = z.object({
  id: z.string(),
  name: z.string(),
  room: z.string(),
  cabinet: z.string(),
  box: z.string(),
  isActive: z.boolean(),
  papers: z.number(),
  first: LockView,
  second: LockView.nullable(),
  request: PaperRequest.nullable(),
  can: z.object({ change: z.boolean(), custodians: z.boolean() }),
})
export type PlaceRow = z.infer<typeof PlaceRow>
/** How many custodians the regulations in force demand for paper, and which clause says so. */
const Demand = z.object({ custodians: z.number(), clause: z.string().nullable(), regulation: Text.nullable() })
export const PlaceList = z.object({ items: z.array(PlaceRow), canAdd: z.boolean(), demand: Demand })
export type PlaceList = z.infer<typeof PlaceList>

export const RegisterPaper = z.strictObject({
  case: Id.optional(),
  sort: PaperSort,
  title: shortText.max(200),
  pages: z.number().int().min(1).max(100_000),
  datedOn: LocalDate,
  scan: Id.optional(),
  /** Put there at once; left out: received, and stored later. */
  place: Id.optional(),
})
export type RegisterPaper = z.infer<typeof RegisterPaper>

const taker = { who: Id.optional(), whoName: shortText.max(100).optional() }
/** What one person records. */
export const recordForms = {
  store: z.strictObject({ act: z.literal('store'), place: Id }),
  seen: z.strictObject({ act: z.literal('seen'), ...taker, reason: Reason }),
  missing: z.strictObject({ act: z.literal('missing'), reason: Reason }),
  found: z.strictObject({ act: z.literal('found'), reason: Reason }),
  scan: z.strictObject({ act: z.literal('scan'), file: Id }),
} as const
export const RecordPaper = z.discriminatedUnion('act', [
  recordForms.store,
  recordForms.seen,
  recordForms.missing,
  recordForms.found,
  recordForms.scan,
])
export type RecordPaper = z.infer<typeof RecordPaper>
/** What one custodian asks and the other confirms. */
export const requestForms = {
  'take-out': z.strictObject({ act: z.literal('take-out'), ...taker, dueOn: LocalDate, reason: Reason }),
  return: z.strictObject({ act: z.literal('return'), reason: Reason }),
  move: z.strictObject({ act: z.literal('move'), place: Id, reason: Reason }),
  destroy: z.strictObject({ act: z.literal('destroy'), reason: Reason }),
} as const
export const AskPaper = z.discriminatedUnion('act', [
  requestForms['take-out'],
  requestForms.return,
  requestForms.move,
  requestForms.destroy,
])
export type AskPaper = z.infer<typeof AskPaper>
export const SettleRequest = z
  .strictObject({ outcome: z.enum(['confirmed', 'refused', 'withdrawn']), comment: freeText.max(2_000).optional() })
  .refine(({ outcome, comment }) => outcome !== 'refused' || comment !== undefined, {
    path: ['comment'],
    message: '请写明理由 / say why',
  })
export type SettleRequest = z.infer<typeof SettleRequest>

export const PaperRow = z.object({
  id: z.string(),
  number: z.string(),
  sort: PaperSort,
  title: z.string(),
  pages: z.number(),
  datedOn: LocalDate,
  state: PaperState,
  place: z.object({ id: z.string(), name: z.string() }).nullable(),
  case: z.object({ id: z.string(), number: z.string() }).nullable(),
  scan: z.object({ id: z.string(), name: z.string() }).nullable(),
  taker: z.string().nullable(),
  dueOn: LocalDate.nullable(),
  isOverdue: z.boolean(),
  /** What waits for the other custodian. */
  asked: z.union([TwoHanded, z.literal('custodians')]).nullable(),
})
export type PaperRow = z.infer<typeof PaperRow>
export const ListPapers = z.object({
  state: PaperState.optional(),
  place: Id.optional(),
  /** `overdue`: out beyond its day; `asked`: waits for the other custodian. */
  show: z.enum(['all', 'overdue', 'asked']).default('all'),
  ...page,
})
export type ListPapers = z.infer<typeof ListPapers>
export const PaperPage = z.object({ items: z.array(PaperRow), next: z.string().nullable() })
export type PaperPage = z.infer<typeof PaperPage>

const acts = ['store', 'seen', 'missing', 'found', 'scan', 'take-out', 'return', 'move', 'destroy'] as const
export const PaperAct = z.enum(acts)
export type PaperAct = z.infer<typeof PaperAct>
export const PaperView = PaperRow.extend({
  registeredBy: Named,
  registeredAt: Instant,
  first: LockView.nullable(),
  second: LockView.nullable(),
  demand: Demand,
  request: PaperRequest.nullable(),
  can: z.array(PaperAct),
})
export type PaperView = z.infer<typeof PaperView>

export const LogEntry = z.object({
  /** Its number in this paper's record, without gaps. */
  position: z.number(),
  at: Instant,
  act: PaperDeed,
  by: Named,
  with: Named.nullable(),
  who: z.string().nullable(),
  reason: z.string(),
  dueOn: LocalDate.nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
})
export type LogEntry = z.infer<typeof LogEntry>
export const ListLog = z.object({ ...page })
export type ListLog = z.infer<typeof ListLog>
export const LogPage = z.object({ items: z.array(LogEntry), next: z.string().nullable() })
export type LogPage = z.infer<typeof LogPage>

/** 纸质原件 of a case, with the last of each one's access record. */
export const CasePapers = z.object({
  items: z.array(PaperRow.extend({ last: LogEntry.nullable() })),
  canRegister: z.boolean(),
})
export type CasePapers = z.infer<typeof CasePapers>
