import { z } from 'zod'
import { freeText, Id, shortText } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import { Text } from '../../events/text.ts'
import { DisposableClass, RecordClass } from './settings-schema.ts'

export const Named = z.object({ id: z.string(), name: z.string() })
export const page = { limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(300).optional() }
export const ById = z.object({ id: Id })
export const Done = z.object({ id: z.string() })
/** Why; a word is no reason. */
export const Reason = freeText.min(4).max(2_000)

const Edition = z.object({ id: z.string(), edition: z.string(), title: Text })
/** The sum of how long something is kept: engine/keeping.ts. */
export const KeepSum = z.object({
  until: LocalDate.nullable(),
  lines: z.array(
    z.object({
      source: z.discriminatedUnion('by', [
        z.object({ by: z.literal('clause'), regulation: Edition, clause: z.string(), title: Text }),
        z.object({ by: z.literal('setting'), basis: z.string() }),
        z.object({ by: z.literal('archive') }),
      ]),
      from: LocalDate,
      keep: z.object({ unit: z.string(), amount: z.number() }).optional(),
      until: LocalDate,
      provisional: z.boolean(),
    }),
  ),
})

/** What keeps a record from being disposed of, beside its time. */
export const blockers = [
  'not-over',
  'no-time-set',
  'held',
  'open-duty',
  'open-approval',
  'open-linked-case',
  'merged-into-kept',
  'open-appeal',
  'open-money',
  'open-measure',
  'open-finding',
  'open-follow-up',
  'paper-away',
  'paper-kept',
  'proposed-already',
] as const
export const Blocker = z.enum(blockers)
export type Blocker = z.infer<typeof Blocker>

export const HoldName = z.object({ id: z.string(), number: z.string() })
export const KeptRow = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  kind: z.string(),
  class: RecordClass,
  closedAt: Instant,
  sum: KeepSum,
  /** Its time is over. */
  isDue: z.boolean(),
  holds: z.array(HoldName),
})
export type KeptRow = z.infer<typeof KeptRow>
export const ListKept = z.object({
  class: DisposableClass.optional(),
  /** `due`: its time is over; `year`: ends within a year. */
  show: z.enum(['all', 'due', 'year', 'held']).default('all'),
  ...page,
})
export type ListKept = z.infer<typeof ListKept>
export const KeptPage = z.object({ items: z.array(KeptRow), next: z.string().nullable() })
export type KeptPage = z.infer<typeof KeptPage>

const Table = z.object({ table: z.string(), title: Text, says: Text })
export const ClassView = z.object({
  id: RecordClass,
  title: Text,
  says: Text,
  disposable: z.boolean(),
  /** The clauses in force that bind it now, and what the company has set; the longest holds. */
  rules: z.array(
    z.object({ regulation: Edition, clause: z.string(), title: Text, keep: z.object({ unit: z.string(), amount: z.number() }) }),
  ),
  setting: z.object({ years: z.number(), basis: z.string() }).nullable(),
  tables: z.array(Table),
})
export type ClassView = z.infer<typeof ClassView>
export const Classes = z.object({
  items: z.array(ClassView),
  can: z.object({ propose: z.boolean(), decide: z.boolean(), hold: z.boolean(), set: z.boolean() }),
})
export type Classes = z.infer<typeof Classes>

export const holdKinds = ['case', 'customer', 'person', 'period', 'class'] as const
export const HoldKind = z.enum(holdKinds)
export type HoldKind = z.infer<typeof HoldKind>
const why = { reason: Reason, reference: shortText.max(200).optional() }
/** What each kind of hold names. */
export const holdForms = {
  case: z.object({ kind: z.literal('case'), subject: Id, ...why }),
  customer: z.object({ kind: z.literal('customer'), subject: Id, ...why }),
  person: z.object({ kind: z.literal('person'), subject: Id, ...why }),
  class: z.object({ kind: z.literal('class'), class: DisposableClass, ...why }),
  period: z.object({ kind: z.literal('period'), from: LocalDate, to: LocalDate, ...why }),
} as const
export const PlaceHold = z.discriminatedUnion('kind', [
  holdForms.case,
  holdForms.customer,
  holdForms.person,
  holdForms.class,
  holdForms.period,
])
export type PlaceHold = z.infer<typeof PlaceHold>
export const GiveReason = z.object({ reason: Reason })
export const Hold = z.object({
  id: z.string(),
  number: z.string(),
  kind: HoldKind,
  /** What it covers, as people call it; null of a case or customer that the reader does not see. */
  subject: z.object({ id: z.string().nullable(), name: z.string() }).nullable(),
  class: RecordClass.nullable(),
  from: LocalDate.nullable(),
  to: LocalDate.nullable(),
  reason: z.string(),
  reference: z.string(),
  placedBy: Named,
  placedAt: Instant,
  lifted: z.object({ by: Named, at: Instant, reason: z.string() }).nullable(),
  canLift: z.boolean(),
})
export type Hold = z.infer<typeof Hold>
export const ListHolds = z.object({ state: z.enum(['standing', 'lifted', 'all']).default('standing'), ...page })
export type ListHolds = z.infer<typeof ListHolds>
export const HoldPage = z.object({ items: z.array(Hold), next: z.string().nullable(), canPlace: z.boolean() })
export type HoldPage = z.infer<typeof HoldPage>

export const CaseArchive = z.object({
  class: RecordClass,
  closedAt: Instant.nullable(),
  sum: KeepSum.nullable(),
  isDue: z.boolean(),
  blockers: z.array(Blocker),
  holds: z.array(Hold),
  canHold: z.boolean(),
  disposed: z.object({ at: Instant, disposal: z.string(), number: z.string() }).nullable(),
})
export type CaseArchive = z.infer<typeof CaseArchive>

export const disposalUnits = ['case', 'file', 'import', 'message-month', 'access-month', 'paper'] as const
export const DisposalUnit = z.enum(disposalUnits)
export type DisposalUnit = z.infer<typeof DisposalUnit>
export const disposalStates = ['proposed', 'rejected', 'withdrawn', 'running', 'done'] as const
export const DisposalState = z.enum(disposalStates)
export type DisposalState = z.infer<typeof DisposalState>

/** What could be disposed of now, before somebody proposes it: at most 500 in one disposal. */
export const AskProposal = z.object({ class: DisposableClass })
export const Proposal = z.object({
  items: z.array(
    z.object({
      unit: DisposalUnit,
      subject: z.string(),
      label: z.string(),
      keptUntil: LocalDate,
      sum: KeepSum,
      papers: z.number(),
    }),
  ),
  /** Past their time, and what keeps each from going. */
  blocked: z.array(z.object({ subject: z.string(), label: z.string(), blockers: z.array(Blocker) })),
  more: z.boolean(),
  noTimeSet: z.boolean(),
})
export type Proposal = z.infer<typeof Proposal>
export const ProposeDisposal = z.object({
  class: DisposableClass,
  reason: Reason,
  /** The subjects of the proposal that are meant; exactly these, or it is refused. */
  subjects: z.array(Id).min(1).max(500),
})
export type ProposeDisposal = z.infer<typeof ProposeDisposal>
/** What the form of a decision asks; a refined schema has no parts that could be picked. */
export const decideForm = z.object({ decision: z.enum(['approve', 'reject']), comment: freeText.max(2_000).optional() })
export const DecideDisposal = decideForm.refine(({ decision, comment }) => decision === 'approve' || comment !== undefined, {
  path: ['comment'],
  message: '请写明理由 / say why',
})
export type DecideDisposal = z.infer<typeof DecideDisposal>

const counts = z.record(z.string(), z.number())
const CertificateItem = z.object({
  label: z.string(),
  keptUntil: LocalDate,
  /** The clause or the setting that held longest. */
  because: Text,
  state: z.enum(['done', 'spared']),
  sparedBecause: Blocker.nullable(),
  settledAt: Instant,
  digest: z.string().nullable(),
  counts,
})
/** 销毁证明: kept for ever, and without anything that was disposed of. */
export const Certificate = z.object({
  number: z.string(),
  company: z.string(),
  class: Text,
  proposedBy: z.string(),
  proposedAt: Instant,
  decidedBy: z.array(z.object({ name: z.string(), role: z.string() })),
  decidedAt: Instant,
  finishedAt: Instant,
  items: z.array(CertificateItem),
  /** 纸质原件 destroyed as part of it, by whom; absent on certificates from before there was a register of paper. */
  papers: z
    .array(z.object({ number: z.string(), of: z.string(), pages: z.number(), by: z.array(z.string()), at: Instant }))
    .optional(),
  totals: counts,
})
export type Certificate = z.infer<typeof Certificate>

export const DisposalRow = z.object({
  id: z.string(),
  number: z.string(),
  class: DisposableClass,
  reason: z.string(),
  state: DisposalState,
  items: z.number(),
  done: z.number(),
  spared: z.number(),
  /** Sheets of paper that their custodians still have to destroy before it goes on. */
  papersLeft: z.number(),
  proposedBy: Named,
  proposedAt: Instant,
  deciders: z.array(Named),
  decidedBy: z.array(Named),
  settledAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
  certificateHash: z.string().nullable(),
  can: z.object({ decide: z.boolean(), withdraw: z.boolean() }),
})
export type DisposalRow = z.infer<typeof DisposalRow>
export const ListDisposals = z.object({ state: DisposalState.optional(), ...page })
export type ListDisposals = z.infer<typeof ListDisposals>
export const DisposalPage = z.object({ items: z.array(DisposalRow), next: z.string().nullable() })
export type DisposalPage = z.infer<typeof DisposalPage>
export const ListItems = z.object({ ...page })
export const DisposalItemPage = z.object({
  items: z.array(
    z.object({
      position: z.number(),
      label: z.string(),
      /** The case, where it is one that the reader sees. */
      case: z.string().nullable(),
      keptUntil: LocalDate,
      sum: KeepSum,
      state: z.enum(['waiting', 'done', 'spared']),
      sparedBecause: Blocker.nullable(),
      /** Paper of it that is not destroyed yet. */
      papers: z.number(),
    }),
  ),
  next: z.string().nullable(),
})
export type DisposalItemPage = z.infer<typeof DisposalItemPage>
