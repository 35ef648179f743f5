import { z } from 'zod'
import { freeText, Id } from '../../../events/define.ts'
import { Instant, LocalDate } from '../../../events/instant.ts'
import { RouteStep } from '../../../events/route-step.ts'
import { Text } from '../../../events/text.ts'

export const ByEdition = z.object({ id: z.string().max(100), edition: z.iso.date() })
export const EditionStatus = z.enum(['draft', 'in-approval', 'published', 'repealed'])
const Person = z.object({ id: z.string(), name: z.string() })

/** `POST /api/policies/drafts`: from an edition there is, or with a pack (an import). The edition's date is its name. */
export const CreateDraft = z
  .strictObject({
    from: z.strictObject({ id: z.string().max(100), edition: z.iso.date() }).optional(),
    pack: z.unknown().optional(),
    edition: LocalDate,
  })
  .refine(draft => (draft.from === undefined) !== (draft.pack === undefined), {
    message: '选一个底稿版本或导入一个制度包，二者取一 / an edition to begin with, or a pack, and not both',
    path: ['from'],
  })
export type CreateDraft = z.infer<typeof CreateDraft>
export const DraftCreated = z.object({ id: z.string(), edition: LocalDate, revision: z.number().int() })

export const SaveDraft = z.strictObject({ pack: z.unknown(), revision: z.number().int() })
export const DraftSaved = z.object({ revision: z.number().int(), hash: z.string() })
/** `pack` is a pack of the published schema (`GET /api/policies/schema`). */
export const StoredEdition = z.object({
  pack: z.unknown(),
  revision: z.number().int(),
  status: EditionStatus,
  hash: z.string(),
})

/** `today` says why it must be in force on the day it is published; without it the first day is tomorrow. */
export const SubmitEdition = z.strictObject({
  effectiveFrom: LocalDate,
  reason: freeText.max(2_000),
  today: freeText.max(2_000).optional(),
})
export type SubmitEdition = z.infer<typeof SubmitEdition>
export const VoteOnEdition = z.strictObject({
  step: z.string().max(100),
  decision: z.enum(['approve', 'reject']),
  reason: freeText.max(2_000).optional(),
})
export type VoteOnEdition = z.infer<typeof VoteOnEdition>
export const RepealEdition = z.strictObject({ from: LocalDate, reason: freeText.max(2_000) })
export type RepealEdition = z.infer<typeof RepealEdition>
export const EditionMoved = z.object({ status: EditionStatus })

const Vote = z.object({
  step: z.string(),
  person: Person,
  decision: z.enum(['approve', 'reject']),
  reason: z.string().nullable(),
  at: Instant,
})
export const Ballot = z.object({
  id: z.string(),
  hash: z.string(),
  effectiveFrom: LocalDate,
  submittedBy: Person,
  submittedAt: Instant,
  reason: z.string(),
  outcome: z.enum(['approved', 'rejected', 'withdrawn']).nullable(),
  settledAt: Instant.nullable(),
  /** The step it waits at; null once it is settled. */
  step: z.string().nullable(),
  steps: z.array(
    RouteStep.omit({ people: true }).extend({
      /** The clause that orders it; null where a company setting does. */
      clause: z.string().nullable(),
      needed: z.number().int(),
      people: z.array(Person.extend({ role: z.string() })),
    }),
  ),
  votes: z.array(Vote),
})
export type Ballot = z.infer<typeof Ballot>

export const Verdict = z.union([z.literal(true), z.object({ refused: z.string(), because: Text, clause: z.string().optional() })])
/** One edition in the list of editions. */
export const EditionStanding = z.object({
  id: z.string(),
  edition: LocalDate,
  title: Text,
  status: EditionStatus,
  /** In force today. */
  current: z.boolean(),
  inForce: z.object({ from: LocalDate, to: LocalDate.optional() }),
  hash: z.string(),
  revision: z.number().int(),
  basedOn: LocalDate.nullable(),
  updatedAt: Instant.nullable(),
  updatedBy: Person.nullable(),
  publishedAt: Instant.nullable(),
  publishedBy: Person.nullable(),
  repealedAt: Instant.nullable(),
  repealedBy: Person.nullable(),
  repealedFrom: LocalDate.nullable(),
  /** What the person who asks is asked for. */
  waitsForMe: z.enum(['vote', 'read']).nullable(),
  readers: z.object({ asked: z.number().int(), read: z.number().int() }),
})
export type EditionStanding = z.infer<typeof EditionStanding>
export const EditionStandings = z.object({ items: z.array(EditionStanding), canDraft: z.boolean() })
/** Where one edition stands: its ballots, and what the person who asks may do. */
export const EditionProgress = EditionStanding.extend({
  /** Newest first. */
  ballots: z.array(Ballot),
  /** Who would decide if it were submitted now. */
  route: z.array(z.object({ clause: z.string().nullable(), needed: z.number().int(), people: z.array(Person) })),
  can: z.object({
    edit: Verdict,
    remove: Verdict,
    submit: Verdict,
    withdraw: Verdict,
    vote: Verdict,
    repeal: Verdict,
    acknowledge: Verdict,
    move: Verdict,
  }),
})
export type EditionProgress = z.infer<typeof EditionProgress>

export const ListReaders = z.object({
  who: z.enum(['waiting', 'read', 'left', 'all']).default('all'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListReaders = z.infer<typeof ListReaders>
export const EditionReader = z.object({
  person: Person,
  department: z.string().nullable(),
  askedAt: Instant,
  acknowledgedAt: Instant.nullable(),
  /** Holds no post any more that the edition binds: nobody waits for them. */
  left: z.boolean(),
})
export const EditionReaders = z.object({
  items: z.array(EditionReader),
  next: z.string().nullable(),
  asked: z.number().int(),
  read: z.number().int(),
  /** Of those asked, who has left without having read it. */
  left: z.number().int(),
})
export type EditionReaders = z.infer<typeof EditionReaders>
/** Something that an edition asks of the person: a vote, a decision on moving cases, to read it. */
export const EditionWait = z.object({
  what: z.enum(['vote', 'move', 'read']),
  id: z.string(),
  edition: LocalDate,
  title: Text,
  since: Instant,
  /** Who submitted or proposed it. */
  by: Person.optional(),
  /** From when it is, or would be, in force. */
  from: LocalDate.optional(),
})
export type EditionWait = z.infer<typeof EditionWait>
export const EditionWaits = z.object({ items: z.array(EditionWait) })
export const Acknowledged = z.object({ acknowledgedAt: Instant })

export const CompareWith = z.object({ with: z.iso.date() })
export const ComparedEditions = z.object({
  before: z.object({ id: z.string(), edition: LocalDate, title: Text }),
  after: z.object({ id: z.string(), edition: LocalDate, title: Text }),
  same: z.number().int(),
  changes: z.array(
    z.object({
      change: z.enum(['added', 'removed', 'changed']),
      part: z.string(),
      partTitle: Text,
      id: z.string(),
      title: Text,
      clause: z.string().optional(),
      fields: z.array(
        z.object({
          field: z.string(),
          title: Text,
          before: z.object({ zh: z.string(), en: z.string().optional() }).nullable(),
          after: z.object({ zh: z.string(), en: z.string().optional() }).nullable(),
        }),
      ),
    }),
  ),
})
export type ComparedEditions = z.infer<typeof ComparedEditions>

/** Open cases that follow another edition, to be moved to this one. Without `cases`: all that can. */
export const ProposeMove = z.strictObject({
  from: z.iso.date(),
  cases: z.array(Id).min(1).max(1_000).optional(),
  reason: freeText.max(2_000),
})
export type ProposeMove = z.infer<typeof ProposeMove>
export const DecideMove = z.strictObject({ decision: z.enum(['approve', 'reject']) })
const MovedDuty = z.object({
  rule: z.string(),
  title: Text,
  clause: z.string(),
  /** `opens`: the new edition orders it; `ends`: it no longer does; `moves`: due at another time; `begins`: its time would have gone by, so that it runs from the move. */
  what: z.enum(['moves', 'opens', 'ends', 'begins']),
  before: Instant.nullable(),
  after: Instant.nullable(),
})
/** A case of a move: `listed` waits its turn, `refused` could not be listed, `left` could not move when its turn came. */
export const MoveCaseState = z.enum(['listed', 'refused', 'moved', 'left'])
export const MovingCase = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  duties: z.array(MovedDuty),
  state: MoveCaseState,
  /** Why it was refused, or left. */
  because: Text.nullable(),
})
export type MovingCase = z.infer<typeof MovingCase>
export const ListMovingCases = z.object({
  state: MoveCaseState.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})
export type ListMovingCases = z.infer<typeof ListMovingCases>
export const MovingCases = z.object({ items: z.array(MovingCase), next: z.string().nullable() })
export const EditionMove = z.object({
  id: z.string(),
  from: LocalDate,
  to: LocalDate,
  proposedBy: Person,
  proposedAt: Instant,
  reason: z.string(),
  decision: z.enum(['approve', 'reject']).nullable(),
  decidedBy: Person.nullable(),
  decidedAt: Instant.nullable(),
  canDecide: z.boolean(),
  /** `listing` and `moving` are going on; nobody decides before the list is whole. */
  state: z.enum(['listing', 'open', 'moving', 'done']),
  counts: z.object({ listed: z.number().int(), refused: z.number().int(), moved: z.number().int(), left: z.number().int() }),
  /** While it is listed: how many cases there are in all. */
  toList: z.number().int().nullable(),
})
export type EditionMove = z.infer<typeof EditionMove>
export const EditionMoves = z.object({
  items: z.array(EditionMove),
  /** Older editions that open cases still follow, with how many. */
  older: z.array(z.object({ edition: LocalDate, cases: z.number().int() })),
})
export const MoveProposed = z.object({ move: EditionMove })
/** What the first cases came to; the others follow in the background, and the move counts them. */
export const MoveDecided = z.object({ decision: z.enum(['approve', 'reject']), move: EditionMove })
