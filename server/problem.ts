import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { inLanguage } from '../events/in-language.ts'
import type { Language, Text } from '../events/text.ts'
import { isDatabaseAway, isStorageFull } from './database/away.ts'
import { Refusal, type RefusalCode, refusals, refuse } from './errors.ts'
import { fieldMessages } from './field-messages.ts'

/** A refusal as the client reads it (RFC 9457 with our own members). */
export type ProblemDetails = {
  type: string
  title: string
  status: number
  code: RefusalCode
  mend: string
  instance: string
  detail?: string
  clause?: string
  regulation?: string
  reading?: string
  fields?: Record<string, string>
  missing?: { evidence: string; title: string; clause: string }[]
  problems?: { place: string; says: string; mend: string }[]
}

/** Puts a refusal into words; `requestId` is what an administrator looks for in the log. */
export function toProblem({ code, status, extras }: Refusal, language: Language, requestId: string): ProblemDetails {
  const { detail, clause, regulation, reading, fields, missing, problems } = extras
  const say = (text: Text) => inLanguage(text, language)
  return {
    type: `urn:bihuan:refusal:${code}`,
    title: refusals[code][language].title,
    status,
    code,
    mend: refusals[code][language].mend,
    instance: `urn:bihuan:request:${requestId}`,
    ...(detail && { detail: say(detail) }),
    ...(clause !== undefined && { clause }),
    ...(regulation !== undefined && { regulation: say(regulation) }),
    ...(reading !== undefined && { reading }),
    ...(fields && { fields: Object.fromEntries(Object.entries(fields).map(([path, text]) => [path, say(text)])) }),
    ...(missing && { missing: missing.map(m => ({ evidence: m.evidence, title: say(m.title), clause: m.clause })) }),
    ...(problems && { problems: problems.map(p => ({ place: say(p.place), says: say(p.says), mend: say(p.mend) })) }),
  }
}

/** The language that the client asks for: English where it comes first, else Chinese. */
export function languageOf(request: FastifyRequest): Language {
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh'
}

/** Answers with a refusal. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { retryAfterSeconds } = refusal.extras
  if (retryAfterSeconds !== undefined) reply.header('Retry-After', retryAfterSeconds)
  const language = languageOf(request)
  return (
    reply
      .code(refusal.status)
      // Helmet's hooks do not run for what the router itself refuses.
      .headers({
        'Content-Language': language === 'en' ? 'en' : 'zh-CN',
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      })
      .type('application/problem+json; charset=utf-8')
      .serializer((problem: ProblemDetails) => JSON.stringify(problem)) // not the schema of the route's good answer
      .send(toProblem(refusal, language, request.id))
  )
}

/** The server's error handler: a refusal as it is, what the framework says under our names, and anything else as a fault. */
export function handleError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = error instanceof Refusal ? error : frameworkRefusal(error)
  if (refusal?.code === 'storage.full') request.log.warn({ err: error }, 'no space is left on a disk')
  if (refusal) return sendProblem(request, reply, refusal)
  if (isDatabaseAway(error)) {
    request.log.warn({ err: error }, 'the database cannot be reached')
    return sendProblem(request, reply, refuse('server.not-ready', { retryAfterSeconds: 2 }))
  }
  request.log.error({ err: error, method: request.method, path: request.routeOptions.url }, 'a request failed')
  return sendProblem(request, reply, refuse('fault'))
}

/** Answers what is not HTTP at all (a raw byte in the address, headers without end) as a problem too, and ends the connection. */
export function answerBrokenRequest(newId: () => string): (error: Error & { code?: string }, socket: Socket) => void {
  return (error, socket) => {
    // The other side has gone, or has had its answer already.
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    const problem = toProblem(refuse('request.malformed'), 'zh', newId())
    const body = JSON.stringify(problem)
    socket.end(
      [
        `HTTP/1.1 ${problem.status} Bad Request`,
        'Content-Type: application/problem+json; charset=utf-8',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    )
  }
}

function frameworkRefusal(error: FastifyError | Error): Refusal | undefined {
  if (hasZodFastifySchemaValidationErrors(error)) return refuse('input.invalid', { fields: fieldsOf(error) })
  const code = 'code' in error ? String(error.code) : ''
  const named =
    frameworkCodes[code] ??
    databaseCodes[code] ??
    (isHalfACharacter(code, error) ? 'input.malformed' : isStorageFull(error) ? 'storage.full' : undefined)
  if (named) return refuse(named)
  // What else Fastify and its plugins find wrong with a request; an error of ours never carries a status.
  const status = 'statusCode' in error ? Number(error.statusCode) : 0
  // `expose`: of http-errors, with which @fastify/static says that an address names no file.
  const isTheirs = (code.startsWith('FST_') || 'expose' in error) && status >= 400 && status < 500
  return isTheirs ? refuse('request.malformed', { detail: { zh: error.message } }) : undefined
}

const frameworkCodes: Readonly<Record<string, RefusalCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body.too-large',
  FST_REQ_FILE_TOO_LARGE: 'body.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media.unsupported',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'input.malformed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'input.malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.malformed',
}

/** PostgreSQL stores no U+0000, in text (22021) or in jsonb (22P05), and our schemas do not look for it in every string. */
const databaseCodes: Readonly<Record<string, RefusalCode>> = { '22021': 'input.null-character', '22P05': 'input.null-character' }

/** What we store as jsonb we have written ourselves, so the one thing PostgreSQL finds wrong with it is half of a UTF-16 pair in a text. */
const isHalfACharacter = (code: string, error: Error): boolean =>
  code === '22P02' && error.message.startsWith('invalid input syntax for type json')

type SchemaError = Parameters<typeof hasZodFastifySchemaValidationErrors>[0] & {
  validation: readonly { keyword: string; instancePath: string; message?: string; params: Record<string, unknown> }[]
  validationContext?: string | undefined
}

/** fastify-type-provider-zod turns zod's issues into Ajv's form; this turns them back. */
function fieldsOf(error: SchemaError): Record<string, Text> {
  return fieldMessages(
    error.validation.map(({ keyword, instancePath, message = '', params }) => ({
      ...params,
      code: keyword,
      message,
      path: instancePath.split('/').filter(part => part !== ''),
    })),
  )
}
