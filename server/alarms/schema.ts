import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'

const AlarmKind = z.enum(['warning', 'breach', 'escalation'])

/** `GET /api/alarms/log?case=`: why something rang or did not. */
export const AlarmLogQuery = z.object({ case: Id.optional() })
/** Of this process the last ticks that found something due, newest first; of a case every alarm there has been, from its events. */
export const AlarmLog = z.object({
  ticks: z.array(
    z.object({
      at: Instant,
      fired: z.array(
        z.object({
          caseId: Id,
          duty: z.string(),
          rule: z.string(),
          rung: z.string(),
          kind: AlarmKind,
          dueAt: Instant,
          to: z.array(Id),
          because: z.string(),
        }),
      ),
      skipped: z.array(
        z.object({
          caseId: Id,
          duty: z.string(),
          rung: z.string(),
          kind: AlarmKind,
          dueAt: Instant,
          code: z.string(),
          why: z.string(),
        }),
      ),
    }),
  ),
  events: z.array(
    z.object({
      id: Id,
      at: Instant,
      duty: z.string(),
      rule: z.string(),
      rung: z.string(),
      kind: AlarmKind,
      dueAt: Instant,
      to: z.array(z.object({ id: Id, name: z.string() })),
      role: z.string().optional(),
      because: z.string(),
    }),
  ),
})
export type AlarmLog = z.infer<typeof AlarmLog>

/** `GET /api/administration-tasks?done=&limit=&after=`: open ones unless `done` is asked for; newest first. */
export const ListTasks = z.object({
  done: z.stringbool().default(false),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export const AdministrationTask = z.object({
  id: Id,
  at: Instant,
  kind: z.string(),
  title: z.string(),
  subject: z.object({ kind: z.literal('case'), id: Id }).optional(),
  doneAt: Instant.nullable(),
  doneBy: z.object({ id: Id, name: z.string() }).nullable(),
})
export type AdministrationTask = z.infer<typeof AdministrationTask>
export const TaskPage = z.object({ items: z.array(AdministrationTask), next: z.string().nullable(), total: z.number().int() })
export type TaskPage = z.infer<typeof TaskPage>
