import { z } from 'zod'
import { visitStates } from '../../engine/visits.ts'
import { Id } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { Verdict } from '../cases/verdict-schema.ts'
import { absenceKinds } from '../organisation/absence-kinds-schema.ts'
import { Named } from '../organisation/staff-schema.ts'
import { CalendarDay } from '../settings/schema.ts'

export const VisitState = z.enum(visitStates)
const filters = {
  department: Id.optional(),
  region: Id.optional(),
  q: z.string().trim().max(50).optional(),
}
/** Filters as they stand in the address. `skill`: a category, or a model, that somebody's stated skills name. */
export const BoardFilter = z.object({
  from: LocalDate.optional(),
  days: z.coerce.number().int().min(1).max(14).default(7),
  skill: z.string().max(200).optional(),
  state: VisitState.optional(),
  ...filters,
})
export type BoardFilter = z.infer<typeof BoardFilter>
export const ListUnplaced = z.object({
  ...filters,
  limit: z.coerce.number().int().min(1).max(100).default(30),
  after: z.string().max(500).optional(),
})
export type ListUnplaced = z.infer<typeof ListUnplaced>

const Span = { since: Instant, until: Instant }
export const Lane = Named.extend({
  title: z.string(),
  department: Named.nullable(),
  regions: z.array(z.string()),
  isBorrowed: z.boolean(),
  skills: z.array(z.string()),
  /** Leave and trips in the range; the kind for those who may know it. */
  absences: z.array(z.object({ kind: z.enum(absenceKinds).nullable(), ...Span })),
  /** Minutes of visits on each day of the range. */
  load: z.array(z.number()),
})
export type Lane = z.infer<typeof Lane>

export const BoardVisit = z.object({
  case: Id,
  visit: z.number(),
  event: Id,
  number: z.string(),
  title: z.string(),
  kind: z.string(),
  stageTitle: Text,
  customer: z.string().nullable(),
  place: z.string().nullable(),
  region: Id.nullable(),
  from: Instant,
  until: Instant,
  state: VisitState,
  /** The time has passed and nobody has said that they came. */
  isLate: z.boolean(),
  /** It stands in the way of another visit of the same person. */
  clashes: z.boolean(),
  wishFrom: Instant.nullable(),
  wishUntil: Instant.nullable(),
  people: z.array(z.object({ id: Id, part: z.enum(['handler', 'companion']) })),
})
export type BoardVisit = z.infer<typeof BoardVisit>

export const Board = z.object({
  /** By which clauses visits are arranged; null where no regulation in force speaks of them. */
  rule: z.object({ clause: z.string(), regulation: Text }).nullable(),
  from: LocalDate,
  days: z.array(CalendarDay),
  /** `+08:00`: the zone in which days and hours are drawn. */
  offset: z.string(),
  lanes: z.array(Lane),
  visits: z.array(BoardVisit),
  /** Visits beyond what is shown at once. */
  left: z.number(),
  /** The viewer's post is one that plans; whether a single act is open the server says when it is tried. */
  canPlan: z.boolean(),
  hoursADay: z.number(),
  departments: z.array(Named),
  regions: z.array(Named),
  skills: z.array(z.string()),
  asOf: Instant,
})
export type Board = z.infer<typeof Board>

export const Unplaced = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  kind: z.string(),
  category: Text.nullable(),
  stageTitle: Text,
  customer: z.string().nullable(),
  place: z.string().nullable(),
  region: Named.nullable(),
  handler: Named.nullable(),
  /** As the order says. */
  arriveBy: Instant.nullable(),
  completeBy: Instant.nullable(),
  nextDueAt: Instant.nullable(),
  /** What still stands in the way of a time; null where the order is ready. */
  missing: z.object({ because: Text, clause: z.string().optional() }).nullable(),
  /** The customer wants another time than the one arranged. */
  wish: z.object({ from: Instant.nullable(), until: Instant.nullable() }).nullable(),
})
export type Unplaced = z.infer<typeof Unplaced>
export const UnplacedPage = z.object({ items: z.array(Unplaced), next: z.string().nullable(), total: z.number() })
export type UnplacedPage = z.infer<typeof UnplacedPage>

export const warningCodes = [
  'conflict',
  'travel',
  'leave',
  'holiday',
  'outside-hours',
  'load',
  'notice',
  'past',
  'skill',
  'certificate',
  'not-field',
] as const
export const VisitWarning = z.object({
  code: z.enum(warningCodes),
  /** Whom it is about, where several go. */
  person: Named.nullable(),
  because: Text,
  /** By which clause, or by which company setting; neither: it is simply so. */
  clause: z.string().optional(),
  regulation: Text.optional(),
  setting: z.string().optional(),
})
export type VisitWarning = z.infer<typeof VisitWarning>

/** 安排预览: what would be said of a visit before anything is saved. */
export const CheckVisit = z
  .object({
    case: Id,
    person: Id,
    from: Instant,
    until: Instant,
    /** Ids, parted by commas. */
    companions: z.string().max(1_500).optional(),
  })
  .refine(({ from, until }) => Date.parse(until) > Date.parse(from), {
    path: ['until'],
    error: '结束须晚于开始 / must end later',
  })
export type CheckVisit = z.infer<typeof CheckVisit>
export const VisitCheck = z.object({
  warnings: z.array(VisitWarning),
  case: z.object({ id: Id, number: z.string(), title: z.string(), kind: z.string() }),
  /** The record that arranges a visit, with the fields that hold its times and who comes along. */
  record: z.object({
    id: z.string(),
    from: z.string(),
    until: z.string(),
    companions: z.object({ rows: z.string(), person: z.string() }).nullable(),
  }),
  /** The visit that stands, as the viewer saw it last. */
  visit: z.object({ event: Id, from: Instant, until: Instant, state: VisitState, companions: z.array(Id) }).nullable(),
  handler: Named.nullable(),
  can: z.object({ assign: Verdict, appoint: Verdict }),
})
export type VisitCheck = z.infer<typeof VisitCheck>

const PlainValues = z.record(z.string(), z.json())
export const PlaceVisit = z.strictObject({
  case: Id,
  /** Who goes; left out: who has the order in hand. */
  person: Id.optional(),
  /** Left out: only somebody else goes, at the same time. */
  record: z.strictObject({ values: PlainValues, texts: PlainValues.optional() }).optional(),
  /** The appointment that the viewer saw; null where there was none. */
  expected: Id.nullable(),
  /** The warnings that were shown: `code` or `code/person`. Another one is shown first. */
  seen: z.array(z.string().max(100)).max(200),
})
export type PlaceVisit = z.infer<typeof PlaceVisit>
export const Placed = z.object({ case: Id, event: Id.nullable(), assigned: z.boolean() })
export type Placed = z.infer<typeof Placed>
