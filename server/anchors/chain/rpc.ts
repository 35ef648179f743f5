import { z } from 'zod'
import { type PostFault, postBytes } from '../post-bytes.ts'

/** Why nothing was anchored on a chain, or not yet. The web has words for each. */
export type ChainFaultName =
  | PostFault
  | 'rpc-malformed'
  | 'rpc-refused'
  | 'chain-wrong'
  | 'contract-missing'
  | 'contract-other'
  | 'funds-missing'
  | 'fee-too-high'
  | 'reverted'
  | 'key-missing'

export class ChainFault extends Error {
  readonly fault: ChainFaultName
  readonly detail: string
  constructor(fault: ChainFaultName, detail = '') {
    super(`${fault} ${detail}`.trim())
    this.name = 'ChainFault'
    this.fault = fault
    this.detail = detail
  }
}

const LARGEST_ANSWER = 1024 * 1024
const TRIES = 2
const Answer = z.object({
  result: z.unknown().optional(),
  error: z.object({ code: z.number(), message: z.string() }).optional(),
})

/**
 * Asks a node over JSON-RPC and reads the result by its schema. A question that did not arrive is asked once more: what is asked here may be
 * asked twice, a signed transaction too. Throws ChainFault.
 */
export async function rpc<T>(url: string, method: string, params: readonly unknown[], schema: z.ZodType<T>): Promise<T> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
  const question = { body, contentType: 'application/json', largest: LARGEST_ANSWER, patienceMs: 10_000 }
  let answer = await postBytes(url, question)
  for (let tries = 1; tries < TRIES && !answer.ok && answer.fault === 'unreachable'; tries++)
    answer = await postBytes(url, question)
  if (!answer.ok) throw new ChainFault(answer.fault, answer.detail)
  const parsed = Answer.safeParse(jsonOf(answer.bytes))
  if (!parsed.success) throw new ChainFault('rpc-malformed', method)
  if (parsed.data.error) throw new ChainFault('rpc-refused', parsed.data.error.message.slice(0, 200))
  const result = schema.safeParse(parsed.data.result ?? null)
  if (!result.success) throw new ChainFault('rpc-malformed', method)
  return result.data
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

/** A whole number as JSON-RPC writes it. */
export const Quantity = z
  .string()
  .regex(/^0x[0-9a-f]{1,64}$/i)
  .transform(text => BigInt(text))
/** Bytes as JSON-RPC writes them. */
export const Data = z.string().regex(/^0x([0-9a-f]{2})*$/i)
const Hash = z.string().regex(/^0x[0-9a-f]{64}$/i)

export const Block = z.object({ number: Quantity, hash: Hash, timestamp: Quantity, baseFeePerGas: Quantity.optional() })
export const Receipt = z.object({
  status: Quantity,
  blockNumber: Quantity,
  blockHash: Hash,
  contractAddress: z.string().nullish(),
  logs: z.array(z.object({ address: z.string(), topics: z.array(Hash), logIndex: Quantity })),
})
