import { z } from 'zod'
import { leafHash } from '../ledger/hash.ts'
import { openNote, parseKey } from '../ledger/note.ts'
import { consistencyProof, inclusionProof, rootOf, treeOf } from '../ledger/tree.ts'
import { verifyConsistency, verifyInclusion } from '../ledger/verify.ts'
import { answerLines } from './json-lines.ts'

const Bytes = z
  .string()
  .regex(/^([0-9a-f]{2})*$/i, 'hexadecimal digits, two a byte')
  .transform(text => new Uint8Array(Buffer.from(text, 'hex')))
// What a proof says may be wrong in any way; the verifier says how.
const Count = z.number()
const Leaves = z.array(Bytes).max(1_000_000)
const Size = z.int().min(0)

const Question = z.discriminatedUnion('op', [
  z.object({ op: z.literal('root'), leaves: Leaves }),
  z.object({ op: z.literal('inclusion'), leaves: Leaves, index: Size, size: Size.optional() }),
  z.object({
    ...{ op: z.literal('verifyInclusion'), index: Count, size: Count, proof: z.array(Bytes), root: Bytes },
    ...{ leaf: Bytes.optional(), leafHash: Bytes.optional() },
  }),
  z.object({ op: z.literal('consistency'), leaves: Leaves, size1: Size, size2: Size.optional() }),
  z.object({
    ...{ op: z.literal('verifyConsistency'), size1: Count, size2: Count },
    ...{ root1: Bytes, root2: Bytes, proof: z.array(Bytes) },
  }),
  z.object({ op: z.literal('verifyNote'), note: z.string(), key: z.string() }),
])

/** Why a question about a tree cannot be answered. */
class LedgerError extends Error {}

/**
 * `bihuan ledger`: one question a line (JSON) on `input`, one answer a line on `output`, in the same order, with the question's `id`. Bytes are
 * hexadecimal; trees, proofs and their verification follow RFC 6962 and RFC 9162, notes C2SP signed-note. A proof that does not hold is
 * `{"ok":false,"error"}` with why; a bad line is `{"error"}` and stops nothing.
 */
export async function ledgerCommand(
  input: AsyncIterable<string> | NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<void> {
  await answerLines(
    input,
    output,
    given => answer(Question.parse(given)),
    error => (error instanceof LedgerError || error instanceof RangeError ? error.message : undefined),
  )
}

function answer(question: z.infer<typeof Question>): object {
  switch (question.op) {
    case 'root':
      return { root: hex(rootOf(question.leaves.length, treeOf(question.leaves))) }
    case 'inclusion': {
      const { leaves, index, size = leaves.length } = question
      return { proof: inclusionProof(index, within(size, leaves), treeOf(leaves)).map(hex) }
    }
    case 'consistency': {
      const { leaves, size1, size2 = leaves.length } = question
      return { proof: consistencyProof(size1, within(size2, leaves), treeOf(leaves)).map(hex) }
    }
    case 'verifyInclusion': {
      const { leaf, leafHash: hash = leaf && leafHash(leaf) } = question
      if (hash === undefined) throw new LedgerError('leaf or leafHash is needed')
      return told(verifyInclusion({ ...question, leafHash: hash }))
    }
    case 'verifyConsistency':
      return told(verifyConsistency(question))
    case 'verifyNote': {
      const key = parseKey(question.key)
      if (key === undefined) return told('key-malformed')
      const opened = openNote(question.note, key)
      return 'fault' in opened ? told(opened.fault) : { ok: true, text: opened.text }
    }
  }
}

const told = (fault: string | undefined) => (fault === undefined ? { ok: true } : { ok: false, error: fault })
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

function within(size: number, leaves: readonly Uint8Array[]): number {
  if (size > leaves.length) throw new LedgerError(`the size ${size} is more than the ${leaves.length} leaves given`)
  return size
}
