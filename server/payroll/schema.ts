import { z } from 'zod'
import { freeText, Id } from '../../events/define.ts'
import { Instant, LocalDate } from '../../events/instant.ts'
import type { Role } from '../../events/roles.ts'
import { Text } from '../../events/text.ts'
import { ExplanationView } from '../policies/explain/schema.ts'

/** Who reads and enters wages. */
export const wagePosts = ['human-resources'] as const satisfies readonly Role[]
export const releasePosts = ['human-resources', 'general-manager'] as const satisfies readonly Role[]

export const Month = z.string().regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/, '年月：2026-11 / year and month: 2026-11')
const Named = z.object({ id: z.string(), name: z.string() })
const NamedCase = z.object({ id: z.string(), number: z.string(), title: z.string() })
const fen = z.number().int()
const page = { limit: z.coerce.number().int().min(1).max(100).default(30), after: z.string().max(500).optional() }

export const lineEffects = ['deduct', 'pay', 'pay-change', 'contract-end'] as const
const Law = z.object({ title: Text, article: Text, page: z.string() })
/** One thing that keeps a line from payroll: what, by which clause or law, who can do something about it. */
export const Blocker = z.object({
  code: z.string(),
  says: Text,
  mend: Text,
  clause: z.string().optional(),
  law: Law.optional(),
  until: Instant.optional(),
})
export type Blocker = z.infer<typeof Blocker>

const Instalment = z.object({ month: Month, amountFen: fen, projected: z.boolean() })
export const PayrollLine = z.object({
  key: z.string(),
  source: z.string(),
  effect: z.enum(lineEffects),
  reverses: z.boolean(),
  party: z.object({ of: z.enum(['person', 'department']), id: z.string(), name: z.string() }),
  department: z.string(),
  case: NamedCase.nullable(),
  regulation: z.object({ id: z.string(), edition: LocalDate, title: Text }),
  clause: z.string(),
  basis: Text,
  /** Signed: below 0 is taken, above is paid. All that stands, what was exported of it, what goes with this month. Null: nobody has said how much. */
  totalFen: fen.nullable(),
  settledFen: fen,
  dueFen: fen.nullable(),
  /** What is carried over, month by month; amounts without their sign. Empty where nothing is. */
  schedule: z.array(Instalment),
  unplacedFen: fen,
  blockers: z.array(Blocker),
  /** The sum; null where it would tell the wage to somebody who does not read wages. */
  why: ExplanationView.nullable(),
  /** Which papers the law wants on file of it, and those that are. */
  paper: z.enum(['pay-agreement', 'union-notice']).nullable(),
  papers: z.array(z.object({ id: z.string(), onDay: LocalDate, wageFen: fen.nullable(), file: Id, by: Named, at: Instant })),
})
export type PayrollLine = z.infer<typeof PayrollLine>

export const AskMonth = z.object({ month: Month.optional() })
export const batchStates = ['open', 'released', 'returned'] as const
export const BatchRow = z.object({
  id: z.string(),
  number: z.string(),
  month: Month,
  state: z.enum(batchStates),
  note: z.string(),
  preparedBy: Named,
  preparedAt: Instant,
  asked: Named,
  settledBy: Named.nullable(),
  settledAt: Instant.nullable(),
  reason: z.string().nullable(),
  hash: z.string().nullable(),
  /** Of the lines that the viewer sees. */
  lines: z.number().int(),
  deductedFen: fen,
  paidFen: fen,
  /** Whether they see all of it: only then it is given out as a file. */
  isWhole: z.boolean(),
})
export type BatchRow = z.infer<typeof BatchRow>
const Refused = z.object({ refused: z.string(), because: Text })
export const Verdict = z.union([z.literal(true), Refused])
export type Verdict = z.infer<typeof Verdict>

export const PayrollView = z.object({
  month: Month,
  thisMonth: Month,
  items: z.array(PayrollLine),
  /** Whether wages and the sums behind the lines are shown. */
  seesWages: z.boolean(),
  can: z.object({ prepare: Verdict, enterWages: z.boolean(), enterPapers: z.boolean(), enterAnnouncements: z.boolean() }),
  open: BatchRow.nullable(),
  /** Who could be asked to release a batch that the viewer puts together. */
  releasers: z.array(Named),
})
export type PayrollView = z.infer<typeof PayrollView>

export const PrepareBatch = z.strictObject({
  month: Month,
  keys: z.array(z.string().min(1).max(300)).min(1).max(500),
  /** Who is asked to release it: somebody else. */
  releaser: Id,
  note: freeText.max(2_000).optional(),
})
export type PrepareBatch = z.infer<typeof PrepareBatch>
export const SettleBatch = z.strictObject({ outcome: z.enum(['released', 'returned']), reason: freeText.min(4).max(2_000) })
export type SettleBatch = z.infer<typeof SettleBatch>
export const ListBatches = z.object(page)
export type ListBatches = z.infer<typeof ListBatches>
export const BatchPage = z.object({ items: z.array(BatchRow), next: z.string().nullable() })
export type BatchPage = z.infer<typeof BatchPage>
export const BatchLine = PayrollLine.pick({
  ...{ key: true, source: true, effect: true, reverses: true, party: true, department: true, case: true, regulation: true },
  ...{ clause: true, basis: true, why: true },
}).extend({ position: z.number().int(), amountFen: fen })
export const BatchView = BatchRow.extend({ items: z.array(BatchLine), can: z.object({ release: Verdict, giveBack: Verdict }) })
export type BatchView = z.infer<typeof BatchView>
export const AskFile = z.object({ as: z.enum(['csv', 'xlsx']).default('csv') })

export const Reveal = z.strictObject({ month: Month, key: z.string().min(1).max(300), reason: freeText.min(4).max(500) })
export type Reveal = z.infer<typeof Reveal>
export const Revealed = z.object({ why: ExplanationView })
export type Revealed = z.infer<typeof Revealed>

/** On the page of one's own penalty: what is taken, when and why. */
export const OwnPayroll = z.object({
  items: z.array(PayrollLine.omit({ papers: true })),
  settled: z.array(z.object({ number: z.string(), month: Month, amountFen: fen, effect: z.enum(lineEffects), at: Instant })),
})
export type OwnPayroll = z.infer<typeof OwnPayroll>

export const ListWages = z.object({ month: Month })
export const WageList = z.object({
  month: Month,
  regions: z.array(z.string()),
  items: z.array(
    z.object({
      person: Named,
      department: z.string(),
      /** Null: not entered. */
      wageFen: fen.nullable(),
      region: z.string().nullable(),
      source: z.enum(['entered', 'imported']).nullable(),
      by: Named.nullable(),
      at: Instant.nullable(),
    }),
  ),
})
export type WageList = z.infer<typeof WageList>
export const EnterWages = z.strictObject({
  month: Month,
  source: z.enum(['entered', 'imported']).default('entered'),
  items: z
    .array(
      z.strictObject({
        person: Id,
        wageFen: fen.min(0).max(100_000_000_000),
        region: z.string().min(1).max(50).optional(),
      }),
    )
    .min(1)
    .max(5_000),
})
export type EnterWages = z.infer<typeof EnterWages>
/** What a table of wages was read as, row by row; nothing of it is saved. */
export const ReadWages = z.object({
  rows: z.array(
    z.object({
      line: z.number().int(),
      name: z.string(),
      person: Named.nullable(),
      wageFen: fen.nullable(),
      region: z.string().nullable(),
      problem: Text.nullable(),
    }),
  ),
})
export type ReadWages = z.infer<typeof ReadWages>

export const EnterPaper = z.strictObject({
  kind: z.enum(['pay-agreement', 'union-notice']),
  onDay: LocalDate,
  wageFen: fen.min(0).max(100_000_000_000).optional(),
  file: Id,
  note: freeText.max(2_000).optional(),
})
export type EnterPaper = z.infer<typeof EnterPaper>
export const Done = z.object({ id: z.string() })

export const announcedHow = ['posted', 'intranet', 'handed-out', 'training'] as const
export const EnterAnnouncement = z.strictObject({
  regulation: z.string().min(1).max(100),
  edition: LocalDate,
  consultedOn: LocalDate,
  consultedWith: z.enum(['staff-congress', 'all-staff']),
  settledOn: LocalDate,
  settledWith: z.enum(['union', 'staff-representatives']),
  announcedOn: LocalDate,
  announcedHow: z.enum(announcedHow),
  file: Id,
  note: freeText.max(2_000).optional(),
})
export type EnterAnnouncement = z.infer<typeof EnterAnnouncement>
export const AnnouncementList = z.object({
  mayEnter: z.boolean(),
  /** The editions that are or were in force and order something that payroll would be told of. */
  items: z.array(
    z.object({
      regulation: z.object({ id: z.string(), edition: LocalDate, title: Text }),
      inForce: z.boolean(),
      /** Measures whose figure the text leaves blank. */
      blanks: z.array(
        z.object({ clause: z.string(), title: Text, blank: z.string(), filled: z.object({ from: Text, to: Text }).nullable() }),
      ),
      record: EnterAnnouncement.omit({ regulation: true, edition: true, note: true })
        .extend({ note: z.string(), by: Named, at: Instant })
        .nullable(),
      earlier: z.number().int(),
    }),
  ),
})
export type AnnouncementList = z.infer<typeof AnnouncementList>
