import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { AssignedTo } from '../assignment/schema.ts'
import { OpenCase, Regulation } from '../cases/schema.ts'

/** What if: a case as it is being typed, or one that exists; with `level`, as if that level were confirmed now. */
export const PreviewCase = z.union([
  z.strictObject({ caseId: Id, level: z.string().max(50).optional() }),
  OpenCase.extend({ title: z.string().max(500).optional(), level: z.string().max(50).optional() }),
])
export type PreviewCase = z.infer<typeof PreviewCase>
export const LevelQuery = z.object({ level: z.string().max(50) })

const PersonOfRole = z.object({ id: z.string(), name: z.string(), role: z.string() })
export const PreviewDuty = z.object({
  rule: z.string(),
  clause: z.string(),
  /** Whose clause it is. */
  regulation: Regulation,
  reading: z.string().optional(),
  title: Text,
  owner: z.object({ id: z.string().nullable(), name: z.string(), role: z.string() }),
  startedAt: Instant,
  dueAt: Instant.nullable(),
  provisional: z.boolean(),
  /** The time limit in words, with the arithmetic of its unit. */
  within: Text.nullable(),
})
export type PreviewDuty = z.infer<typeof PreviewDuty>

/** What the regulation would make of it. Nothing of it has been saved. */
export const Preview = z.object({
  /** The level everything below is shown for. */
  level: z.string().nullable(),
  levelTitle: Text.nullable(),
  /** What the grading table proposes; null where nothing is graded. */
  proposed: z.string().nullable(),
  /** Every row of the grading table: why it fires or not. `decides`: it gives the proposed level. */
  rows: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      reading: z.string().optional(),
      title: Text,
      level: z.string(),
      fires: z.boolean(),
      decides: z.boolean(),
      because: Text.nullable(),
    }),
  ),
  /** Special work (特殊类型) that category and facts suggest; the grader confirms it. */
  special: z.array(z.object({ row: z.string(), clause: z.string(), title: Text, sets: z.array(z.string()) })),
  department: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** The one person whom the case would go to at once (公司设置: 自动分派); null: the head of the department names somebody. */
  assignedTo: AssignedTo.nullable(),
  /** Parts of the record that are still missing. */
  missing: z.array(z.string()),
  /** Duties that would start, the one due first on top. */
  starts: z.array(PreviewDuty),
  /** Open duties of this case that would end with the new level. */
  ends: z.array(PreviewDuty),
  /** Who would approve the plan, step by step; null where no clause asks for one. A step without people can be taken by nobody now. */
  planApproval: z
    .object({
      steps: z.array(
        z.object({
          id: z.string(),
          clause: z.string(),
          regulation: Regulation,
          reading: z.string().optional(),
          mode: z.enum(['any', 'all', 'quorum']),
          people: z.array(PersonOfRole),
        }),
      ),
    })
    .nullable(),
  forms: z.array(z.object({ id: z.string(), title: Text, clause: z.string() })),
  edition: Regulation,
  /** All regulations on it: the one of its kind first, then those that add to it. */
  regulations: z.array(Regulation),
})
export type Preview = z.infer<typeof Preview>

/** A submission as it is being typed: what chooses its route. */
export const RouteQuery = z.object({
  subject: z.enum(['plan', 'form', 'compensation', 'matter', 'review']),
  form: z.string().max(100).optional(),
  amountFen: z.coerce.number().int().min(0).max(100_000_000_000_000).optional(),
  urgent: z.enum(['yes', 'no']).optional(),
  toManagement: z.enum(['yes', 'no']).optional(),
})
export type RouteQuery = z.infer<typeof RouteQuery>
/** Whose approval it would need, step by step. */
export const PreviewedRoute = z.object({
  /** 分: what chose the route, and what of it earlier submissions for the customer within `days` days are. */
  amount: z
    .object({
      fen: z.number(),
      earlierFen: z.number(),
      earlier: z.number(),
      days: z.number(),
      /** The company counts earlier amounts, but nobody knows whose: this one alone chose the route. */
      customerUnknown: z.literal(true).optional(),
    })
    .optional(),
  steps: z.array(
    z.object({
      id: z.string(),
      mode: z.string(),
      clause: z.string(),
      /** Of another regulation than the case's own. */
      regulation: Regulation.optional(),
      quorum: z.object({ of: z.number(), need: z.number() }).optional(),
      /** The step's own time, from when it is reached. */
      within: Text.optional(),
      /** `belowFen`: the limit of the post, in 分. */
      people: z.array(PersonOfRole.extend({ belowFen: z.number().optional() })),
    }),
  ),
})
export type PreviewedRoute = z.infer<typeof PreviewedRoute>

export const SimilarQuery = z.object({
  title: z.string().max(500).default(''),
  customerId: z.string().max(64).optional(),
  machineId: z.string().max(64).optional(),
  phone: z.string().max(50).optional(),
  except: z.string().max(64).optional(),
})
export type SimilarQuery = z.infer<typeof SimilarQuery>
export const SimilarCase = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.string(),
  title: z.string(),
  level: z.string().nullable(),
  stage: z.string(),
  closed: z.boolean(),
  customer: z.string(),
  openedAt: Instant,
  /** Why it may be the same: never a bare score. */
  because: z.array(z.object({ kind: z.enum(['machine', 'customer', 'phone', 'title']), text: Text })),
})
export type SimilarCase = z.infer<typeof SimilarCase>
export const SimilarCases = z.object({ items: z.array(SimilarCase) })

/** Answers to enquiries that ask alike. */
export const KnownAnswers = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      title: z.string(),
      answer: z.string(),
      /** Per cent of the word pairs that the titles have in common. */
      alike: z.number(),
      openedAt: Instant,
    }),
  ),
})
export type KnownAnswers = z.infer<typeof KnownAnswers>
