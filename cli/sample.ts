import { readFile } from 'node:fs/promises'
import { ZodError } from 'zod'
import { redraw, SampleRecord } from '../engine/sampling/redraw.ts'
import { answerLines } from './json-lines.ts'

type Streams = {
  readonly input: AsyncIterable<string | Uint8Array> | NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
}

function answer(given: unknown): { ok: boolean } & Record<string, unknown> {
  const record = SampleRecord.parse(given)
  const { ok, seed, drawn, checks } = redraw(record)
  return {
    ok,
    rule: `${record.regulation}:${record.rule}`,
    period: [record.start, record.end],
    population: record.units.length,
    seed,
    drawn,
    checks: Object.fromEntries(checks.map(one => [one.check, one.ok])),
  }
}

/**
 * `bihuan sample <record.json …>`, or records as JSON lines on `input`: each is drawn again from itself alone and answered by one line of JSON, with which
 * checks agree. Gives the exit code: 0 where all agree, 1 where one does not, 2 where one cannot be read.
 */
export async function sampleCommand(files: readonly string[], { input, output }: Streams): Promise<number> {
  let code = 0
  const answered = (given: unknown) => {
    const found = answer(given)
    if (!found.ok) code = Math.max(code, 1)
    return found
  }
  if (files.length === 0) {
    await answerLines(input, output, answered, () => undefined)
    return code
  }
  for (const file of files) {
    try {
      output.write(`${JSON.stringify({ file, ...answered(JSON.parse(await readFile(file, 'utf8'))) })}\n`)
    } catch (error) {
      code = 2
      const why = error instanceof ZodError ? 'not a record of a sample' : error instanceof Error ? error.message : String(error)
      output.write(`${JSON.stringify({ file, ok: false, error: why })}\n`)
    }
  }
  return code
}
