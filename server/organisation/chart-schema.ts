import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Instant, LocalDate, RangeDay } from '../../events/instant.ts'
import { Role } from '../../events/roles.ts'
import { Text } from '../../events/text.ts'
import { changeEntities } from './change-entities-schema.ts'
import { PlannedEndView } from './planned-end-schema.ts'
import { Named } from './staff-schema.ts'

/** `?on=2026-03-01`: the organisation of that day; today where left out. */
export const OnDay = z.object({ on: RangeDay.optional() })
const Post = z.object({
  id: z.string(),
  role: z.string(),
  department: z.string().nullable(),
  region: z.string().nullable(),
  since: Instant,
  until: Instant.nullable(),
  isChair: z.boolean(),
  /** 借调: who lends them for it; null for a post of their own. */
  borrowedFrom: Named.nullable(),
})
export const RegionRow = z.object({ id: z.string(), name: z.string(), nameEn: z.string(), isOverseas: z.boolean() })
export const OrganisationView = z.object({
  on: LocalDate,
  /** The moment of that day which is shown: now, or its end. */
  at: Instant,
  isToday: z.boolean(),
  regions: z.array(RegionRow),
  departments: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      nameEn: z.string(),
      kind: z.string(),
      parent: z.string().nullable(),
      region: z.string().nullable(),
    }),
  ),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      title: z.string(),
      department: z.string().nullable(),
      partner: Named.nullable(),
      phone: z.string().nullable(),
      posts: z.array(Post),
      /** `isNamed`: by a reporting line of the company; else whom the posts make the superior. */
      superior: z.object({ id: z.string(), name: z.string(), isNamed: z.boolean() }).nullable(),
      presence: z.enum(['on-duty', 'off-duty', 'leave']).nullable(),
      backAt: Instant.nullable(),
    }),
  ),
})
export type OrganisationView = z.infer<typeof OrganisationView>

export const BodyView = z.object({
  id: z.string(),
  clause: z.string(),
  title: Text,
  regulation: z.object({ key: z.string(), title: Text }),
  roles: z.object({ chair: z.string().nullable(), deputy: z.string().nullable(), member: z.string() }),
  members: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      title: z.string(),
      department: z.string().nullable(),
      kind: z.string().nullable(),
      as: z.enum(['chair', 'deputy', 'member']),
      /** The seat, where it is a member's post. */
      post: z.string().nullable(),
    }),
  ),
  /** 表决基数: how many a vote counts from, and how many of them must be in favour where a clause says so. */
  quorumBasis: z.number(),
  inFavour: z.number().nullable(),
  gaps: z.array(z.object({ what: z.enum(['empty', 'chair', 'deputy', 'department']), kind: z.string().nullable() })),
})
export type BodyView = z.infer<typeof BodyView>
export const BodyList = z.object({ items: z.array(BodyView) })

const Contact = z.object({ id: z.string(), name: z.string(), title: z.string(), phone: z.string().nullable() })
export const LiaisonFinding = z.object({
  of: z.enum(['department', 'region']),
  id: z.string(),
  name: z.string(),
  nameEn: z.string(),
  liaisons: z.array(Contact),
  isMissing: z.boolean(),
  /** The heads, who name one. */
  namedBy: z.array(Contact),
  candidates: z.array(Contact),
})
export type LiaisonFinding = z.infer<typeof LiaisonFinding>
const Rule = z.object({ clause: z.string(), regulation: Text }).nullable()
export const LiaisonView = z.object({
  departments: z.array(LiaisonFinding),
  regions: z.array(LiaisonFinding),
  rules: z.object({ department: Rule, region: Rule }),
})
export type LiaisonView = z.infer<typeof LiaisonView>

export const ListChanges = z.object({
  entity: z.enum(changeEntities).optional(),
  person: Id.optional(),
  department: Id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListChanges = z.infer<typeof ListChanges>
export const ChangeRow = z.object({
  id: z.string(),
  at: Instant,
  actor: Named,
  entity: z.enum(changeEntities),
  /** What it is about, by the name it has now. */
  about: z.string(),
  person: Named.nullable(),
  kind: z.enum(['made', 'changed', 'removed']),
  /** Values in words a person can read, ids turned into names. */
  fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  reason: z.string(),
})
export type ChangeRow = z.infer<typeof ChangeRow>
export const ChangePage = z.object({ items: z.array(ChangeRow), next: z.string().nullable() })
export type ChangePage = z.infer<typeof ChangePage>

/** Who held a post, one after another. */
/** Of a post everybody who held it; with a day and no post all posts that were held then. Without a day: today. */
export const ListPostHistory = z.object({ role: Role.optional(), department: Id.optional(), on: RangeDay.optional() })
export type ListPostHistory = z.infer<typeof ListPostHistory>
const Spell = Post.extend({ person: Named, departmentName: z.string().nullable() })
export const PostHistory = z.object({
  on: LocalDate,
  /** `heldThen`: on that day. */
  items: z.array(Spell.extend({ heldThen: z.boolean() })),
  /** There are more than are shown. */
  isCut: z.boolean(),
})
export type PostHistory = z.infer<typeof PostHistory>
export const PersonHistory = z.object({
  person: z.object({
    id: z.string(),
    name: z.string(),
    title: z.string(),
    active: z.boolean(),
    department: Named.nullable(),
    partner: Named.nullable(),
    endsAt: Instant.nullable(),
    staffNo: z.string().nullable(),
  }),
  posts: z.array(Spell),
  superiors: z.array(z.object({ id: z.string(), person: Named, since: Instant, until: Instant.nullable() })),
  /** Whom the posts make the superior, while no line is set. */
  derivedSuperior: Named.nullable(),
  answers: z.array(Named),
  /** What ends by itself: what comes first, then what came of those over. */
  ends: z.array(PlannedEndView),
})
export type PersonHistory = z.infer<typeof PersonHistory>
