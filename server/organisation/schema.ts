import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { AnyInstant, Instant } from '../../events/instant.ts'
import { Role } from '../../events/roles.ts'
import { Text } from '../../events/text.ts'
import { PASSWORD_MAX, PASSWORD_MIN } from '../auth/schema.ts'

/** `ids` and `role`, `department` narrow; `q` finds a part of name, title or e-mail. */
export const ListPeople = z.object({
  q: z.string().max(100).optional(),
  ids: z
    .string()
    .max(5_000)
    .transform(text => text.split(',').filter(Boolean))
    .optional(),
  role: Role.optional(),
  department: Id.optional(),
  /** For administrators: people who have left, too. */
  inactive: z.enum(['0', '1']).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(500),
})
export type ListPeople = z.infer<typeof ListPeople>

export const PersonRow = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  department: z.object({ id: z.string(), name: z.string() }).nullable(),
  departmentName: z.string().optional(),
  roles: z.array(z.object({ role: z.string(), department: z.object({ id: z.string(), name: z.string() }).nullable() })),
  presence: z.enum(['on-duty', 'off-duty', 'leave']),
  absentUntil: Instant.nullable(),
  substitute: z.object({ id: z.string(), name: z.string() }).nullable(),
  active: z.boolean(),
  partner: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** 借调: from whom, until when. */
  borrowed: z.object({ from: z.object({ id: z.string(), name: z.string() }), until: Instant }).nullable(),
  /** For who keeps the master data only. */
  email: z.string().nullable().optional(),
  phone: z.string().nullable().optional(),
  hasAccount: z.boolean().optional(),
})
export type PersonRow = z.infer<typeof PersonRow>
export const PeopleList = z.object({ items: z.array(PersonRow) })

export const DepartmentRow = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string(),
  kind: z.string(),
  people: z.number(),
  /** The department above it, and the region it stands in. */
  parent: z.string().nullable(),
  region: z.string().nullable(),
})
export type DepartmentRow = z.infer<typeof DepartmentRow>
export const DepartmentList = z.object({ items: z.array(DepartmentRow) })

const text = (most: number) => z.string().trim().min(1).max(most)
export const departmentKinds = [
  'customer-service',
  'research',
  'implementation',
  'supply-chain',
  'sales',
  'legal',
  'finance',
  'management',
  'production',
  'logistics',
  'technical',
  'quality',
  'human-resources',
  'other',
] as const
export const NewDepartmentBody = z.object({
  name: text(100),
  nameEn: z.string().trim().max(100).optional(),
  kind: z.enum(departmentKinds),
  parent: Id.nullish(),
  region: Id.nullish(),
})
/** 岗位检查: the posts that rules fall on and who holds them; departments whose front line has no head; kinds of departments not there yet. */
export const Staffing = z.object({
  roles: z.array(
    z.object({
      role: Role,
      /** As the regulation calls the post. */
      title: Text.nullable(),
      clause: z.string().nullable(),
      people: z.array(z.object({ id: z.string(), name: z.string() })),
      isMissing: z.boolean(),
      /** How many duties, reports and approvals fall on it. */
      rules: z.number(),
      examples: z.array(z.object({ clause: z.string(), title: Text })),
    }),
  ),
  headless: z.array(z.object({ id: z.string(), name: z.string() })),
  kinds: z.array(z.enum(departmentKinds)),
})
export type Staffing = z.infer<typeof Staffing>

export const ChangeDepartmentBody = NewDepartmentBody.partial()
export type ChangeDepartmentBody = z.infer<typeof ChangeDepartmentBody>

const Post = z.object({ role: Role, department: Id.nullish() })
const Password = z.string().min(PASSWORD_MIN).max(PASSWORD_MAX)
export const NewPersonBody = z
  .object({
    name: text(100),
    title: z.string().trim().max(100).default(''),
    /** None for somebody of a partner company. */
    department: Id.optional(),
    email: z.email().max(200).optional(),
    phone: z.string().trim().max(50).optional(),
    posts: z.array(Post).max(30).default([]),
    /** The outsourced company that sends them (C1.2). */
    partnerOf: Id.optional(),
    /** When their access ends by itself. */
    endsAt: AnyInstant.optional(),
    staffNo: text(50).optional(),
    /** With it the person can sign in; needs the e-mail. */
    password: Password.optional(),
  })
  .refine(p => (p.department === undefined) !== (p.partnerOf === undefined), {
    path: ['department'],
    message: '请选择部门或合作单位之一 / choose a department or a partner company',
  })
export type NewPersonBody = z.infer<typeof NewPersonBody>
export const ChangePersonBody = z.object({
  name: text(100).optional(),
  title: z.string().trim().max(100).optional(),
  department: Id.optional(),
  phone: z.string().trim().max(50).nullable().optional(),
  active: z.boolean().optional(),
  staffNo: text(50).nullable().optional(),
  endsAt: AnyInstant.nullable().optional(),
  /** All posts from now on: those left out end, new ones begin. */
  posts: z.array(Post).max(30).optional(),
})
export type ChangePersonBody = z.infer<typeof ChangePersonBody>
export const SetPasswordBody = z.object({ password: Password, email: z.email().max(200).optional() })

export const PresenceBody = z.object({
  state: z.enum(['on-duty', 'off-duty', 'leave']),
  until: AnyInstant.optional(),
  substitute: Id.optional(),
  /** For an administrator or superior who records somebody else's sickness; oneself where left out. */
  person: Id.optional(),
})
export const OnDutyBody = z.object({ onDuty: z.boolean() })
