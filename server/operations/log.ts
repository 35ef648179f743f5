import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import { maskPersonal } from './mask-personal.ts'

/**
 * A log of JSON lines. Lines of a request's own log or a loop's say which it is; telephone numbers, e-mail addresses and identity numbers in it are
 * covered wherever they stand; of errors only kind, code, message and stack are told, never the rows that a database quotes in them.
 */
export function createLog({ level, destination }: { level: string; destination?: DestinationStream }): Logger {
  const options: LoggerOptions = {
    level,
    // Of requests nothing but these: addresses carry searches for names and numbers, headers carry keys.
    serializers: { err: describeError, error: describeError, req: describeRequest, res: describeReply },
    redact: { paths: secrets, censor: '[hidden]' },
    hooks: { streamWrite: maskPersonal },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/** Names under which something secret or somebody's words would stand, on the first two levels. */
const secrets = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'key',
  'body',
  'query',
  'headers',
  'phone',
  'email',
].flatMap(name => [name, `*.${name}`])

/** The log of one request: its id, and under names of their own the ids that the client and its tracing gave it. */
export function logOfRequest(logger: Logger, bindings: { requestId?: unknown }, headers: Headers): Logger {
  return logger.child({ ...bindings, ...foreignIds(headers) })
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

/** What a client calls a request; anything else than a plain word is left out, so that nobody writes lines of their own into the log. */
function foreignIds({ 'x-request-id': theirs, traceparent }: Headers): { clientRequestId?: string; traceId?: string } {
  const trace =
    typeof traceparent === 'string' ? /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(traceparent)?.[1] : undefined
  return {
    ...(typeof theirs === 'string' && /^[\w.:-]{1,64}$/.test(theirs) && { clientRequestId: theirs }),
    ...(trace !== undefined && !/^0+$/.test(trace) && { traceId: trace }),
  }
}

/** Kind, code, message, stack and cause; `detail` and `where` of PostgreSQL quote whole rows and are left out. */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error
  const { code, constraint, table, column } = error as { code?: unknown; constraint?: unknown; table?: unknown; column?: unknown }
  const told = Object.fromEntries(
    Object.entries({ code, constraint, table, column }).filter(
      ([, value]) => typeof value === 'string' || typeof value === 'number',
    ),
  )
  const cause = error.cause instanceof Error && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}
  return { type: error.name, message: error.message, stack: error.stack, ...told, ...cause }
}

const describeRequest = (request: { method?: string; routeOptions?: { url?: string } }) => ({
  method: request.method,
  route: request.routeOptions?.url,
})
const describeReply = (reply: { statusCode?: number }) => ({ status: reply.statusCode })
