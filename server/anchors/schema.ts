import { z } from 'zod'
import { Instant } from '../../events/instant.ts'

/** Shared with the web, so this file imports nothing of the server. */

export const anchorKinds = ['timestamp', 'chain'] as const
export const AnchorKind = z.enum(anchorKinds)
export type AnchorKind = z.infer<typeof AnchorKind>
export const anchorStates = ['waiting', 'sent', 'confirmed', 'failed'] as const
export const AnchorState = z.enum(anchorStates)
export type AnchorState = z.infer<typeof AnchorState>

/** Why an anchor has not come about. The web has words for each. */
export const anchorFaults = [
  'malformed',
  'refused',
  'hash-wrong',
  'nonce-wrong',
  'certificate-missing',
  'not-for-timestamps',
  'algorithm-weak',
  'signature-wrong',
  'certificate-expired',
  'chain-untrusted',
  'time-implausible',
  'not-a-timestamp',
  'unreachable',
  'too-slow',
  'too-large',
  'redirected',
  'http-status',
  'rpc-malformed',
  'rpc-refused',
  'chain-wrong',
  'contract-missing',
  'contract-other',
  'funds-missing',
  'fee-too-high',
  'reverted',
  'key-missing',
  'not-mined',
  'thrown-out',
  'fault',
] as const
export const AnchorFault = z.enum(anchorFaults)
export type AnchorFault = z.infer<typeof AnchorFault>

const Address = z.url({ protocol: /^https?$/ }).max(500)
/** How often: whichever comes first. */
const often = {
  everyHours: z.number().int().min(1).max(720).default(24),
  /** Also after as many new events; null: by the hours alone. */
  everyEvents: z.number().int().min(1).max(10_000_000).nullable().default(null),
}
/** 时间戳: an authority by its address (RFC 3161 over HTTP) and the certificates that it must lead to. */
export const TimestampConfig = z.object({
  url: Address,
  /** PEM; empty: whoever signs is believed to be the authority, and the screen says so. */
  roots: z.string().max(60_000).default(''),
  ...often,
})
export type TimestampConfig = z.infer<typeof TimestampConfig>
/** 区块链: a node, and the contract that stands on its chain. */
export const ChainConfig = z.object({
  rpcUrl: Address,
  chainId: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  contract: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
  confirmations: z.number().int().min(1).max(1_000).default(12),
  maxFeeGwei: z.number().int().min(1).max(10_000).default(100),
  /** After how long a transaction that nobody mines is sent again with a higher fee. */
  stuckMinutes: z.number().int().min(1).max(1_440).default(15),
  ...often,
})
export type ChainConfig = z.infer<typeof ChainConfig>

export const SetTimestamp = z.object({ isOn: z.boolean(), config: TimestampConfig })
export const SetChain = z.object({
  isOn: z.boolean(),
  config: ChainConfig,
  /** A private key of 32 bytes; left out, the one there stays. It goes in and never comes out. */
  key: z
    .string()
    .trim()
    .regex(/^(0x)?[0-9a-fA-F]{64}$/)
    .optional(),
})
export type SetTimestamp = z.infer<typeof SetTimestamp>
export type SetChain = z.infer<typeof SetChain>

const SetBy = z.object({ id: z.string(), name: z.string() })
/** What is set. Whoever does not administer sees the addresses without what may stand in them of keys. */
export const AnchorSettingsView = z.object({
  canSet: z.boolean(),
  /** Whether the ledger makes checkpoints yet that could be anchored. */
  hasCheckpoints: z.boolean(),
  timestamp: z.object({ isOn: z.boolean(), config: TimestampConfig, setBy: SetBy, setAt: Instant }).nullable(),
  chain: z
    .object({ isOn: z.boolean(), config: ChainConfig, sender: z.string().nullable(), setBy: SetBy, setAt: Instant })
    .nullable(),
})
export type AnchorSettingsView = z.infer<typeof AnchorSettingsView>

/** What trying the settings found; nothing is anchored by it. */
export const AnchorChecked = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), authority: z.string().nullable(), balanceWei: z.string().nullable() }),
  z.object({ ok: z.literal(false), fault: AnchorFault, detail: z.string().nullable() }),
])
export type AnchorChecked = z.infer<typeof AnchorChecked>

export const ListAnchors = z.object({
  kind: AnchorKind.optional(),
  state: AnchorState.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(300).optional(),
})
export type ListAnchors = z.infer<typeof ListAnchors>
export const AnchorView = z.object({
  id: z.string(),
  kind: AnchorKind,
  /** How many events the checkpoint holds. */
  size: z.number().int(),
  /** SHA-256 of the note, in hex: what stands outside. */
  digest: z.string(),
  state: AnchorState,
  tries: z.number().int(),
  fault: AnchorFault.nullable(),
  detail: z.string().nullable(),
  nextAt: Instant.nullable(),
  madeAt: Instant,
  /** When the place outside says that it had it. */
  anchoredAt: Instant.nullable(),
  confirmedAt: Instant.nullable(),
  checkedAt: Instant.nullable(),
  chain: z.object({ chainId: z.number(), contract: z.string(), transaction: z.string(), block: z.number().int() }).nullable(),
  canRetry: z.boolean(),
})
export type AnchorView = z.infer<typeof AnchorView>
export const AnchorPage = z.object({ items: z.array(AnchorView), next: z.string().nullable() })
export const AnchorPath = z.object({ id: z.string().min(1).max(100) })
