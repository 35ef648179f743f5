import { z } from 'zod'
import { checkTable } from '../engine/tables/check-table.ts'
import { TableError } from '../engine/tables/table-error.ts'
import { answerLines } from './json-lines.ts'

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
  await answerLines(input, output, proofOf, error =>
    error instanceof TableError ? `${error.code}: ${error.message}` : undefined,
  )
}

function proofOf(given: unknown): object {
  const { gaps, overlaps, shadowed } = checkTable(TableLine.parse(given))
  return {
    gaps,
    overlaps: overlaps.map(({ sample, rows, region }) => ({ sample, rows, region })),
    shadowed: shadowed.map(({ row }) => row),
  }
}
