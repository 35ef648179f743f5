import { once } from 'node:events'
import { z } from 'zod'
import { checkTable } from '../engine/tables/check-table.ts'
import { TableError } from '../engine/tables/table-error.ts'

const Value = z.union([z.string(), z.number(), z.boolean()])
/** null is how other tools write "no bound" in JSON, which has no infinity. */
const Bound = z
  .number()
  .nullish()
  .transform(bound => bound ?? undefined)
// Strict: a misspelt bound left out would be read as no bound at all.
const Range = z.strictObject({ gte: Bound, gt: Bound, lt: Bound, lte: Bound })
const Axis = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('enum'), values: z.array(Value).min(1).optional() }),
  z.object({ kind: z.literal(['int', 'number']), min: Bound, max: Bound }),
])
const TableLine = z.object({
  hit: z.enum(['unique', 'collect']),
  axes: z.record(z.string(), Axis),
  rows: z.array(
    z.object({ id: z.union([z.string(), z.number()]), when: z.record(z.string(), z.union([z.array(Value), Range])) }),
  ),
})

/**
 * `bihuan policy tables`: one table a line (JSON) on `input`, one proof a line on `output`, in the same order:
 * `{id, gaps: [{sample, region}], overlaps: [{sample, rows, region}], shadowed: [row]}`, or `{id, error}`, which stops nothing.
 * Axes are `int`, `number` (real) or `enum`, without end where `min`, `max` or `values` is absent; `min` and `max` belong to the
 * axis. A region is written like a row's `when`. Blank lines are skipped.
 */
export async function policyTablesCommand(
  input: AsyncIterable<string | Uint8Array> | NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<void> {
  for await (const line of linesOf(input)) {
    if (line.trim() === '') continue
    if (!output.write(`${JSON.stringify(answerLine(line))}\n`)) await once(output, 'drain')
  }
}

function answerLine(line: string): object {
  let id: string | number | null = null
  try {
    const given: unknown = JSON.parse(line)
    id = idOf(given)
    const { gaps, overlaps, shadowed } = checkTable(TableLine.parse(given))
    return {
      id,
      gaps,
      overlaps: overlaps.map(({ sample, rows, region }) => ({ sample, rows, region })),
      shadowed: shadowed.map(({ row }) => row),
    }
  } catch (error) {
    return { id, error: messageOf(error) }
  }
}

function idOf(given: unknown): string | number | null {
  const id = typeof given === 'object' && given !== null && 'id' in given ? given.id : null
  return typeof id === 'string' || typeof id === 'number' ? id : null
}

/** Why a line was refused. A fault of ours is named as one: it must neither stop the other lines nor pass for a bad table. */
function messageOf(error: unknown): string {
  if (error instanceof SyntaxError) return `not a JSON line: ${error.message}`
  if (error instanceof TableError) return `${error.code}: ${error.message}`
  if (error instanceof z.ZodError)
    return error.issues.map(issue => `${issue.path.join('.') || 'line'}: ${issue.message}`).join('; ')
  return `unexpected: ${String(error)}`
}

/** Lines by `\n` only: readline would also split at U+2028, which JSON allows inside a string. */
async function* linesOf(input: AsyncIterable<string | Uint8Array> | NodeJS.ReadableStream): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of input) {
    const lines = (rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  yield rest + decoder.decode()
}
