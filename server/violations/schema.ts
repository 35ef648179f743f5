import { z } from 'zod'
import { penaltyStages } from '../../engine/penalty.ts'
import { freeText, Id } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

const Named = z.object({ id: z.string(), name: z.string() })
const NamedCase = z.object({ id: z.string(), number: z.string(), title: z.string() })
const Party = z.enum(['department', 'person'])
export const violationStates = ['open', 'dismissed', 'cited', 'taken-back'] as const

export const ListViolations = z.object({
  state: z.enum(violationStates).optional(),
  source: z.enum(['system', 'person']).optional(),
  regulation: z.string().max(100).optional(),
  violation: z.string().max(100).optional(),
  party: Party.optional(),
  subject: Id.optional(),
  department: Id.optional(),
  case: Id.optional(),
  /** Days of the act, both included. */
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListViolations = z.infer<typeof ListViolations>

/** What a decision in the register needs: a reason in words, since somebody asks for it later. */
const Verdict = z.union([z.literal(true), z.object({ refused: z.string(), because: Text })])

export const ViolationRow = z.object({
  id: z.string(),
  source: z.enum(['system', 'person']),
  regulation: z.object({ id: z.string(), edition: LocalDate, title: Text }),
  violation: z.object({ id: z.string(), title: Text }),
  grade: Text,
  clause: z.string(),
  party: Party,
  /** Null: nobody held the post that owed the duty. */
  subject: Named.nullable(),
  department: Named.nullable(),
  /** Null where the case is not one that the viewer sees, or there is none. */
  case: NamedCase.nullable(),
  duty: z.object({ id: z.string(), title: Text, outcome: z.enum(['late', 'missed', 'overdue', 'in-time']) }).nullable(),
  on: LocalDate,
  foundAt: Instant,
  foundBy: Named.nullable(),
  note: z.string(),
  state: z.enum(violationStates),
  /** How far its penalty has come, and the penalty where the viewer sees it. */
  stage: z.enum(penaltyStages).nullable(),
  stands: z.boolean(),
  penalty: z.object({ id: z.string(), number: z.string() }).nullable(),
  settled: z.object({ by: Named, at: Instant, reason: z.string() }).nullable(),
  can: z.object({ dismiss: Verdict, open: Verdict }),
})
export type ViolationRow = z.infer<typeof ViolationRow>
export const ViolationPage = z.object({
  items: z.array(ViolationRow),
  next: z.string().nullable(),
  /** How many of each state the viewer sees, whatever the filter of the state; exact to 1,000. */
  counts: z.record(z.enum(violationStates), z.number().int()),
  /** Whether the viewer sees the whole register, or their department's and their own. */
  scope: z.enum(['all', 'department', 'own']),
})
export type ViolationPage = z.infer<typeof ViolationPage>

/** What can be entered by people, under the regulations in force today; with what the system finds, for filters. */
export const ViolationKinds = z.object({
  items: z.array(
    z.object({
      regulation: z.object({ id: z.string(), edition: LocalDate, title: Text }),
      id: z.string(),
      title: Text,
      grade: Text,
      clause: z.string(),
      of: z.array(Party),
      found: z.enum(['system', 'person']),
    }),
  ),
})
export type ViolationKinds = z.infer<typeof ViolationKinds>

export const EnterViolation = z.strictObject({
  regulation: z.string().min(1).max(100),
  violation: z.string().min(1).max(100),
  of: Party,
  subject: Id,
  on: LocalDate,
  case: Id.optional(),
  note: freeText.max(5_000),
})
export type EnterViolation = z.infer<typeof EnterViolation>
export const DismissViolation = z.strictObject({ reason: freeText.max(5_000) })
export type DismissViolation = z.infer<typeof DismissViolation>
export const OpenPenalty = z.strictObject({
  /** Who is answerable, where the duty had no owner. */
  subject: Id.optional(),
  /** 两名调查人: the first handles it. Named at once, where whoever opens it may; else human resources do. */
  investigators: z.tuple([Id, Id]).optional(),
  note: freeText.max(5_000).optional(),
})
export type OpenPenalty = z.infer<typeof OpenPenalty>
export const PenaltyOpened = z.object({ id: z.string(), number: z.string() })
