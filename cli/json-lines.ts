import { once } from 'node:events'
import { z } from 'zod'

type Input = AsyncIterable<string | Uint8Array> | NodeJS.ReadableStream

/** Answers each line of JSON on `input` with one on `output`, in the same order; blank lines are skipped, and a bad one stops nothing. */
export async function answerLines(
  input: Input,
  output: NodeJS.WritableStream,
  answer: (given: unknown) => object,
  /** What an error of the engine says of itself; undefined for all others. */
  codeOf: (error: unknown) => string | undefined,
): Promise<void> {
  for await (const line of linesOf(input)) {
    if (line.trim() === '') continue
    if (!output.write(`${JSON.stringify(answerLine(line, answer, codeOf))}\n`)) await once(output, 'drain')
  }
}

function answerLine(line: string, answer: (given: unknown) => object, codeOf: (error: unknown) => string | undefined): object {
  let id: string | number | null = null
  try {
    const given: unknown = JSON.parse(line)
    id = idOf(given)
    return { id, ...answer(given) }
  } catch (error) {
    return { id, error: codeOf(error) ?? messageOf(error) }
  }
}

function idOf(given: unknown): string | number | null {
  const id = typeof given === 'object' && given !== null && 'id' in given ? given.id : null
  return typeof id === 'string' || typeof id === 'number' ? id : null
}

/** Why a line was refused. A fault of ours is named as one: it must neither stop the other lines nor pass for a bad question. */
function messageOf(error: unknown): string {
  if (error instanceof SyntaxError) return `not a JSON line: ${error.message}`
  if (error instanceof z.ZodError)
    return error.issues.map(issue => `${issue.path.join('.') || 'line'}: ${issue.message}`).join('; ')
  return `unexpected: ${String(error)}`
}

/** Lines by `\n` only: readline would also split at U+2028, which JSON allows inside a string. */
export async function* linesOf(input: Input): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of input as AsyncIterable<string | Uint8Array>) {
    const lines = (rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  yield rest + decoder.decode()
}
