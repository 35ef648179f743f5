import { z } from 'zod'
import { actionStates } from '../../engine/actions.ts'
import { Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'

const Named = z.object({ id: z.string(), name: z.string() })
const Verdict = z.union([z.literal(true), z.object({ refused: z.string(), because: Text })])

export const ListActions = z.object({
  state: z.enum(actionStates).optional(),
  sort: z.enum(['corrective', 'preventive']).optional(),
  /** Late: to be done or to be checked, and its time is over. */
  late: z.enum(['yes']).optional(),
  /** Whoever does or checks it. */
  person: Id.optional(),
  department: Id.optional(),
  case: Id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListActions = z.infer<typeof ListActions>

export const ActionRow = z.object({
  /** The case and the number in it, as a key for screens. */
  id: z.string(),
  number: z.number().int(),
  case: z.object({ id: z.string(), number: z.string(), title: z.string(), kind: z.string() }),
  sort: z.enum(['corrective', 'preventive']),
  state: z.enum(actionStates),
  late: z.boolean(),
  what: z.string(),
  steps: z.string(),
  criterion: z.string(),
  department: Named.nullable(),
  person: Named,
  checker: Named,
  setBy: Named,
  setAt: Instant,
  dueAt: Instant,
  checkAt: Instant,
  doneAt: Instant.nullable(),
  checkedAt: Instant.nullable(),
  replaces: z.number().int().nullable(),
  replacedBy: z.number().int().nullable(),
  can: z.object({ finish: Verdict, check: Verdict, remake: Verdict }),
})
export type ActionRow = z.infer<typeof ActionRow>
export const ActionPage = z.object({
  items: z.array(ActionRow),
  next: z.string().nullable(),
  /** How many of each state the viewer sees, and how many are late, whatever the filter of the state; exact to 1,000. */
  counts: z.record(z.enum([...actionStates, 'late']), z.number().int()),
})
export type ActionPage = z.infer<typeof ActionPage>

const Share = z.object({
  /** How many there were, and of how many: the share is shown with both. */
  of: z.number().int(),
  among: z.number().int(),
  percent: z.number().nullable(),
})
/** 处理前后指标 (penal 三(七)2): counted from the cases of the same product or category in as many days before the handling as after it. */
export const EffectFigures = z.object({
  about: z.enum(['product', 'category', 'all']),
  name: z.string(),
  days: z.number().int(),
  /** The day the work was done: before it, and from it on. */
  turn: Instant.nullable(),
  before: z.object({ complaints: Share, satisfied: Share }),
  after: z.object({ complaints: Share, satisfied: Share }),
})
export type EffectFigures = z.infer<typeof EffectFigures>

/** What the system counts for a field of a record. */
export const countedFigures = ['complaints-before', 'complaints-after', 'satisfied-before', 'satisfied-after'] as const
export type Counted = (typeof countedFigures)[number]
/** The figure of a field in per cent, one decimal; null where nothing could be counted. */
export function countedValue(figures: EffectFigures, counted: Counted): number | null {
  const [what, when] = counted.split('-') as ['complaints' | 'satisfied', 'before' | 'after']
  return figures[when][what].percent
}
