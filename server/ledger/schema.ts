import { z } from 'zod'
import { freeText, Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { CheckCounts, Finding, Verdict } from './check-schema.ts'

const Named = z.object({ id: z.string(), name: z.string() })
const Size = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const page = { limit: z.coerce.number().int().min(1).max(100).default(20), after: z.string().max(300).optional() }

/** Proof that a checkpoint was there at a time, given by somebody outside; the bytes are base64. */
export const Anchor = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rfc3161'),
    at: Instant,
    checkpointSize: z.number(),
    /** The signed note; SHA-256 of it is what was stamped. */
    note: z.string(),
    /** The reply of the authority, DER. */
    proof: z.string(),
  }),
  z.object({
    kind: z.literal('evm'),
    at: Instant,
    checkpointSize: z.number(),
    note: z.string(),
    /** The number of the chain (EIP-155). */
    chain: z.string(),
    contract: z.string(),
    transaction: z.string(),
    block: z.number(),
  }),
])
export type Anchor = z.infer<typeof Anchor>

export const CheckpointRow = z.object({
  serial: z.number(),
  epoch: z.number(),
  size: z.number(),
  at: Instant,
  /** The signed note as it stands (C2SP tlog-checkpoint). */
  note: z.string(),
})
export type CheckpointRow = z.infer<typeof CheckpointRow>
export const CheckpointPage = z.object({ items: z.array(CheckpointRow), next: z.string().nullable() })
export type CheckpointPage = z.infer<typeof CheckpointPage>
export const ListCheckpoints = z.object(page)
export const BySize = z.object({ size: Size })
export const CheckpointView = CheckpointRow.extend({ keys: z.array(z.string()), anchors: z.array(Anchor) })

export const LedgerKey = z.object({
  id: z.string(),
  /** The line by which anybody verifies (C2SP signed-note: verifier key). */
  verifier: z.string(),
  since: Instant,
  until: Instant.nullable(),
  because: z.enum(['first', 'rotated', 'lost', 'restored', 'went-back']),
  reason: z.string(),
  madeBy: Named.nullable(),
})
export type LedgerKey = z.infer<typeof LedgerKey>

export const LedgerCheck = z.object({
  id: z.string(),
  askedAt: Instant,
  askedBy: Named.nullable(),
  isFull: z.boolean(),
  withHeld: z.boolean(),
  fromIndex: z.number(),
  done: z.number(),
  size: z.number().nullable(),
  finishedAt: Instant.nullable(),
  verdict: Verdict.nullable(),
  findings: z.array(Finding),
  counts: CheckCounts.partial(),
})
export type LedgerCheck = z.infer<typeof LedgerCheck>

/** Where the database went back to an older state. */
export const LedgerReturn = z.object({
  at: Instant,
  because: z.enum(['restored', 'went-back']),
  size: z.number(),
  lostSize: z.number().nullable(),
  answer: z.object({ by: Named, at: Instant, reason: z.string() }).nullable(),
})

export const LedgerView = z.object({
  /** Null before the first event has a leaf. */
  head: z.object({ origin: z.string(), size: z.number(), root: z.string(), at: Instant.nullable() }).nullable(),
  /** Within so many seconds an event stands in a signed checkpoint. */
  delaySeconds: z.number(),
  /** Events that wait for their leaf, and since when the oldest of them does. */
  waiting: z.object({ count: z.number(), since: Instant.nullable() }),
  keys: z.array(LedgerKey),
  returns: z.array(LedgerReturn),
  lastCheck: LedgerCheck.nullable(),
  running: LedgerCheck.nullable(),
  may: z.object({ rotate: z.boolean(), answer: z.boolean() }),
})
export type LedgerView = z.infer<typeof LedgerView>

export const AskCheck = z.object({
  full: z.boolean().default(true),
  /** A checkpoint that somebody holds outside, word for word. */
  checkpoint: z.string().max(20_000).optional(),
})
export type AskCheck = z.infer<typeof AskCheck>
export const Asked = z.object({ id: z.string() })
export const ById = z.object({ id: Id })
export const CheckPage = z.object({ items: z.array(LedgerCheck), next: z.string().nullable() })
export type CheckPage = z.infer<typeof CheckPage>

const Why = freeText.min(4).max(500)
export const RotateKey = z.object({
  reason: Why,
  /** The old key cannot sign any more: it is lost. */
  lost: z.boolean().default(false),
})
export type RotateKey = z.infer<typeof RotateKey>
export const AnswerGap = z.object({ reason: Why })

export const AskInclusion = z.object({ event: Id, size: Size.optional() })
export const InclusionProof = z.object({
  format: z.literal('bihuan-ledger-inclusion-1'),
  event: z.string(),
  index: z.number(),
  leafHash: z.string(),
  size: z.number(),
  root: z.string(),
  proof: z.array(z.string()),
  /** The signed checkpoint of that size, and when it was signed. */
  checkpoint: z.string(),
  checkpointAt: Instant,
  keys: z.array(z.string()),
})
export type InclusionProof = z.infer<typeof InclusionProof>
export const AskConsistency = z.object({ from: Size, to: Size.optional() })
export const ConsistencyProof = z.object({
  format: z.literal('bihuan-ledger-consistency-1'),
  from: z.number(),
  to: z.number(),
  root1: z.string(),
  root2: z.string(),
  proof: z.array(z.string()),
})
