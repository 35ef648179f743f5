import { z } from 'zod'
import { Role } from '../../events/roles.ts'
import { ApprovalSubject } from '../../events/route-step.ts'

/** Numbers beside the rail's entries, by badge key. */
export const BadgeCount = z.object({ count: z.number().int(), overdue: z.number().int() })
export type BadgeCount = z.infer<typeof BadgeCount>

/** Who is signed in, where, and what waits for them: `GET /api/me`. */
export const Me = z.object({
  person: z.object({
    id: z.string(),
    name: z.string(),
    title: z.string(),
    email: z.string().optional(),
    roles: z.array(z.object({ role: Role, departmentId: z.string().optional() })),
    departmentName: z.string().optional(),
  }),
  organisation: z.object({
    id: z.string(),
    name: z.string(),
    nameEn: z.string().optional(),
    isDemo: z.boolean(),
    /** IANA zone in which the organisation's days are counted. */
    timeZone: z.string().default('Asia/Shanghai'),
  }),
  onDuty: z.boolean(),
  /** The company asks for a second factor, and this session has none yet: nothing else opens before it has. */
  secondFactorMissing: z.boolean().optional(),
  /** 正在代理: until when this person acts for whom. */
  actingFor: z.array(z.object({ id: z.string(), name: z.string(), until: z.string() })).default([]),
  /** 授权书 in force: in whose place this person decides now, on what and below which amount (furn 5.3). */
  mandates: z
    .array(
      z.object({
        id: z.string(),
        principal: z.object({ id: z.string(), name: z.string() }),
        until: z.string(),
        subjects: z.array(ApprovalSubject).nullable(),
        belowFen: z.number().nullable(),
      }),
    )
    .default([]),
  /** The office's desk of the field is theirs to see (equip 17). */
  seesFieldDesk: z.boolean().default(false),
  /** They are sent out to customers: by their post, or with an order in their hands. */
  isInField: z.boolean().default(false),
  badges: z.record(z.string(), BadgeCount),
  /** Largest file the server takes, in bytes. */
  maxFileBytes: z
    .number()
    .int()
    .default(50 * 1024 * 1024),
})
export type Me = z.infer<typeof Me>
