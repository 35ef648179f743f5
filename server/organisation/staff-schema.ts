import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { AnyInstant, Instant, LocalDate, RangeDay } from '../../events/instant.ts'
import { Role } from '../../events/roles.ts'
import { absenceKinds } from './absence-kinds-schema.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
const line = (most: number) => z.string().trim().max(most)
export const Named = z.object({ id: z.string(), name: z.string() })

export const NewRegionBody = z.object({ name: text(100), nameEn: line(100).optional(), isOverseas: z.boolean().default(false) })
export type NewRegionBody = z.infer<typeof NewRegionBody>
export const ChangeRegionBody = z.object({
  name: text(100).optional(),
  nameEn: line(100).optional(),
  isOverseas: z.boolean().optional(),
  closed: z.boolean().optional(),
})
export type ChangeRegionBody = z.infer<typeof ChangeRegionBody>

/** With `into` it is merged into that department. */
export const CloseDepartmentBody = z.object({ into: Id.optional(), reason: line(500).optional() })

export const NewPostBody = z.object({
  role: Role,
  department: Id.nullish(),
  region: Id.nullish(),
  /** Half-open, `[since, until)`; now, where left out. */
  since: AnyInstant.optional(),
  until: AnyInstant.optional(),
  isChair: z.boolean().optional(),
})
export type NewPostBody = z.infer<typeof NewPostBody>
export const ChangePostBody = z.object({
  since: AnyInstant.optional(),
  until: AnyInstant.nullable().optional(),
  /** It ends at the moment the server hears of it; one that has not begun never does. */
  endsNow: z.boolean().optional(),
  reason: line(500).optional(),
})
export type ChangePostBody = z.infer<typeof ChangePostBody>
export const ChairBody = z.object({ isChair: z.boolean() })
export const SuperiorBody = z.object({ superior: Id.nullable(), since: AnyInstant.optional() })

export const NewPartnerBody = z.object({
  name: text(200),
  contact: line(100).optional(),
  phone: line(50).optional(),
  since: AnyInstant,
  until: AnyInstant.optional(),
})
export type NewPartnerBody = z.infer<typeof NewPartnerBody>
export const ChangePartnerBody = z.object({
  name: text(200).optional(),
  contact: line(100).optional(),
  phone: line(50).optional(),
  since: AnyInstant.optional(),
  until: AnyInstant.nullable().optional(),
})
export type ChangePartnerBody = z.infer<typeof ChangePartnerBody>
export const PartnerRow = z.object({
  id: z.string(),
  name: z.string(),
  contact: z.string(),
  phone: z.string(),
  since: Instant,
  until: Instant.nullable(),
  inForce: z.boolean(),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      title: z.string(),
      phone: z.string().nullable(),
      endsAt: Instant.nullable(),
      active: z.boolean(),
      roles: z.array(z.string()),
    }),
  ),
})
export type PartnerRow = z.infer<typeof PartnerRow>
export const PartnerList = z.object({ items: z.array(PartnerRow) })

const Half = z.enum(['morning', 'afternoon'])
export const NewAbsenceBody = z.object({
  /** Oneself, where left out. */
  person: Id.optional(),
  kind: z.enum(absenceKinds),
  from: RangeDay,
  /** `afternoon`: from noon of the first day. */
  fromHalf: Half.default('morning'),
  to: RangeDay,
  /** `morning`: to noon of the last day. */
  toHalf: Half.default('afternoon'),
  substitute: Id.optional(),
  note: line(500).optional(),
})
export type NewAbsenceBody = z.infer<typeof NewAbsenceBody>
export const ListAbsences = z.object({ from: RangeDay, to: RangeDay, person: Id.optional() })
export type ListAbsences = z.infer<typeof ListAbsences>
export const AbsenceRow = z.object({
  id: z.string(),
  person: Named,
  kind: z.enum(absenceKinds),
  since: Instant,
  until: Instant,
  note: z.string(),
  substitute: Named.nullable(),
  recordedBy: Named,
  isNow: z.boolean(),
  canCancel: z.boolean(),
})
export type AbsenceRow = z.infer<typeof AbsenceRow>
export const AbsenceList = z.object({ items: z.array(AbsenceRow) })

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
export const DutyWindow = z.object({ weekday: z.number().int().min(1).max(7), starts: Time, ends: Time })
/** Of a person or of a role; no windows take the hours away. */
export const DutyHoursBody = z
  .object({ person: Id.optional(), role: Role.optional(), windows: z.array(DutyWindow).max(50) })
  .refine(b => (b.person === undefined) !== (b.role === undefined), {
    path: ['person'],
    message: '请选择人员或岗位之一 / choose a person or a role',
  })
export type DutyHoursBody = z.infer<typeof DutyHoursBody>
export const NewShiftBody = z.object({
  person: Id,
  role: Role.optional(),
  since: AnyInstant,
  until: AnyInstant,
  note: line(200).optional(),
})
export type NewShiftBody = z.infer<typeof NewShiftBody>
export const OnDutyQuery = z.object({ on: RangeDay.optional() })
export const OnDutyView = z.object({
  /** The Monday of the week. */
  from: LocalDate,
  hours: z.array(z.object({ person: Named.nullable(), role: Role.nullable(), windows: z.array(DutyWindow) })),
  shifts: z.array(
    z.object({
      id: z.string(),
      person: Named,
      role: Role.nullable(),
      since: Instant,
      until: Instant,
      note: z.string(),
      isNow: z.boolean(),
    }),
  ),
  /** Who of each role on the rota is on duty at this very moment. */
  now: z.array(z.object({ role: Role, people: z.array(Named) })),
})
export type OnDutyView = z.infer<typeof OnDutyView>
