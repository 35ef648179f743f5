import type { FastifySerializerCompiler } from 'fastify'
import { ResponseSerializationError } from 'fastify-type-provider-zod'
import { $ZodType, safeParse } from 'zod/v4/core'

/**
 * Answers as their schema says them, without what it does not name; one that does not meet it is our own fault (500). Checked in the direction of requests: the
 * provider's own way reads whatever has a check of its own twice, to undo what schemas change. Those of answers may change nothing, or the server does not start.
 */
export const checkedAnswers: FastifySerializerCompiler<unknown> = ({ schema, method, url }) => {
  if (!(schema instanceof $ZodType)) throw new Error(`${method} ${url} answers by something that is no schema`)
  const changing = changedBy(schema)
  if (changing !== undefined) throw new Error(`${method} ${url} answers by a schema that changes what it reads (${changing})`)
  return answer => {
    const { success, data, error } = safeParse(schema, answer)
    if (!success) throw new ResponseSerializationError(method, url, { cause: error })
    return JSON.stringify(data)
  }
}

/** A default changes nothing of an answer that is there, and the type asks for it. */
const changing: ReadonlySet<string> = new Set(['pipe', 'transform', 'catch'])

/** The kind of a part of the schema whose two directions differ; undefined where all are the same both ways. */
function changedBy(schema: $ZodType, seen = new Set<$ZodType>()): string | undefined {
  if (seen.has(schema)) return undefined
  seen.add(schema)
  const { def } = schema._zod
  if (changing.has(def.type)) return def.type
  const parts = (value: unknown): $ZodType[] => {
    if (value instanceof $ZodType) return [value]
    if (Array.isArray(value)) return value.flatMap(parts)
    return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
      ? Object.values(value).flatMap(parts)
      : []
  }
  const within =
    def.type === 'lazy' ? parts((def as unknown as { getter(): unknown }).getter()) : Object.values(def).flatMap(parts)
  for (const part of within) {
    const found = changedBy(part, seen)
    if (found !== undefined) return found
  }
  return undefined
}
