import { z } from 'zod'
import { freeText, Id } from '../../events/define.ts'
import { AnyInstant, Instant, LocalDate } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { DutyView } from '../cases/schema.ts'

/** Filters of the duty inbox as they stand in the URL. */
export const ListDuties = z.object({
  /** `1`: what I owe; the same as `owner=me`. */
  mine: z.enum(['0', '1']).optional(),
  /** A person's id, `me`, or `none` for duties that nobody holds. */
  owner: z.string().max(64).optional(),
  /** Everybody whose post or department is this one: a department head's team. */
  department: z.string().max(64).optional(),
  case: Id.optional(),
  rule: z.string().max(100).optional(),
  /** Duties that this act meets (`record-feedback`: callbacks). */
  act: z.string().max(100).optional(),
  level: z.string().max(100).optional(),
  /**
   * `open` all that is owed; `running` not overdue and not paused; `two-hours`, `today` due by then, overdue ones left out;
   * `untimed` the clause gives no time; `closed` met, late, missed or cancelled, newest first.
   */
  state: z.enum(['open', 'running', 'overdue', 'paused', 'two-hours', 'today', 'untimed', 'closed']).default('open'),
  /** Duties put off by their owner. */
  snoozed: z.enum(['all', 'hide', 'only']).default('all'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListDuties = z.infer<typeof ListDuties>

export const DutyRow = DutyView.extend({
  /** 《制度》 edition and the clause's heading, for the line under the title. */
  clauseTitle: Text,
  case: z.object({
    id: z.string(),
    number: z.string(),
    title: z.string(),
    kind: z.string(),
    level: z.string().nullable(),
    levelConfirmed: z.boolean(),
    stage: z.string(),
    customer: z.string().nullable(),
  }),
})
export type DutyRow = z.infer<typeof DutyRow>
/** Exact to 1,000, then a lower bound; `totalIsExact` says which. */
export const DutyPage = z.object({
  items: z.array(DutyRow),
  next: z.string().nullable(),
  total: z.number(),
  totalIsExact: z.boolean(),
})
export type DutyPage = z.infer<typeof DutyPage>

/** Puts a duty out of sight until then; its due time stays. `null` brings it back. */
export const SnoozeDuty = z.object({ until: AnyInstant.nullable() })
export type SnoozeDuty = z.infer<typeof SnoozeDuty>

export const HandOver = z.object({
  from: Id,
  to: Id,
  cause: z.enum(['shift-end', 'sickness', 'leave', 'workload', 'move']),
  note: freeText.optional(),
})
export type HandOver = z.infer<typeof HandOver>

export const HandOverResult = z.object({
  /** One row for each case that the person had anything to do in. */
  items: z.array(
    z.object({
      case: z.object({ id: z.string(), number: z.string(), title: z.string() }),
      duties: z.number(),
      approvals: z.number(),
      reports: z.number(),
      /** Decisions that stay where they are, since the new person submitted what is to be decided. */
      kept: z.number(),
      outcome: z.enum(['handed-over', 'refused']),
      refused: z.object({ code: z.string(), because: Text }).optional(),
    }),
  ),
  handedOver: z.number(),
  refused: z.number(),
})
export type HandOverResult = z.infer<typeof HandOverResult>

export const DutyLoad = z.object({
  days: z.array(z.object({ date: LocalDate, isWorkday: z.boolean() })),
  people: z.array(
    z.object({
      person: z.object({ id: z.string(), name: z.string() }).nullable(),
      overdue: z.number(),
      /** Duties due on each of `days`, in their order. */
      due: z.array(z.number()),
      untimed: z.number(),
    }),
  ),
  asOf: Instant,
})
export type DutyLoad = z.infer<typeof DutyLoad>
