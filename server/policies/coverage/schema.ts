import { z } from 'zod'
import { LocalDate, RangeDay } from '../../../events/instant.ts'
import { Text } from '../../../events/text.ts'

export const CoveragePeriod = z.object({ from: RangeDay, to: RangeDay })
/** 覆盖: what of a clause ran in the period. */
export const ClauseCoverage = z.object({
  number: z.string(),
  title: Text,
  /** `automatic`: its rules were applied; `manual`: for people to do, with the reason; `unused`: it has rules, and none was applied; `words`: it only names posts, terms, laws; `none`: it has none. */
  state: z.enum(['automatic', 'manual', 'unused', 'words', 'none']),
  manual: Text.optional(),
  rules: z.number(),
  /** Duties begun, decisions routed, records made and reports handed in under it. */
  applied: z.number(),
  /** Of the duties that ended in the period. */
  onTime: z.number(),
  late: z.number(),
  open: z.number(),
  /** Some of the cases in which it was applied, the newest first. */
  evidence: z.array(z.object({ id: z.string(), number: z.string() })),
})
export type ClauseCoverage = z.infer<typeof ClauseCoverage>
export const Coverage = z.object({
  from: LocalDate,
  to: LocalDate,
  counts: z.object({ automatic: z.number(), manual: z.number(), unused: z.number(), words: z.number(), none: z.number() }),
  clauses: z.array(ClauseCoverage),
})
export type Coverage = z.infer<typeof Coverage>
