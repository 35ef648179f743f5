import { z } from 'zod'
import { Instant } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { CaseRow } from '../cases/schema.ts'

/** A number that clicks through: `page` and `query` are the list that shows exactly these rows. Exact to 1,000, that of duties which nobody owns to 300. */
export const Figure = z.object({
  count: z.number(),
  isExact: z.boolean(),
  page: z.enum(['duties', 'approvals', 'receipts', 'editions', 'reports', 'cases', 'supervision', 'low-scores']),
  query: z.string(),
})
export type Figure = z.infer<typeof Figure>

/** What a home page shows: everybody their own, superiors their people, everybody the open cases (a department head's own department first). */
export const Home = z.object({
  mine: z.object({
    overdue: Figure,
    twoHours: Figure,
    today: Figure,
    open: Figure,
    paused: Figure,
    untimed: Figure,
    approvals: Figure,
    receipts: Figure,
    /** Votes, moves and readings that editions of regulations ask. */
    editions: Figure,
    reports: Figure,
    /** What was drawn for me to check, in samples; findings that wait for me. */
    samples: Figure,
    findings: Figure,
    /** Low scores that the company gave me to follow up. */
    lowScores: Figure,
  }),
  /** Present for department heads, deputy leader, leader, principal and management. */
  team: z
    .object({
      /** The departments it covers; all of them where empty. */
      departments: z.array(z.object({ id: z.string(), name: z.string() })),
      overdue: Figure,
      unowned: Figure,
      people: z.array(
        z.object({
          person: z.object({ id: z.string(), name: z.string() }).nullable(),
          overdue: Figure,
          twoHours: Figure,
          open: Figure,
        }),
      ),
    })
    .nullable(),
  cases: z.object({
    open: Figure,
    overdue: Figure,
    ungraded: Figure,
    byLevelAndStage: z.array(
      z.object({ level: z.string(), levelTitle: Text, stage: z.string(), stageTitle: Text, figure: Figure }),
    ),
  }),
  /** The open cases of the highest level, by next due time. */
  major: z.object({ level: z.string(), title: Text, figure: Figure, items: z.array(CaseRow) }).nullable(),
  asOf: Instant,
  /** Whether figures of the team or the company are of some seconds ago, as `asOf` says: whoever shows them asks again soon. */
  isOlder: z.boolean(),
})
export type Home = z.infer<typeof Home>
