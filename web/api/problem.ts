import { z } from 'zod'

/** What the server says when it refuses (RFC 9457), with our additions: code, clause, mend, fields. */
export const ProblemBody = z.object({
  status: z.number(),
  code: z.string(),
  title: z.string(),
  detail: z.string().optional(),
  /** The clause that refuses, `8(2)`. */
  clause: z.string().optional(),
  /** The regulation whose clause it is, where several bind the case. */
  regulation: z.string().optional(),
  /** What the person can do about it. */
  mend: z.string().optional(),
  /** How the clause is read. */
  reading: z.string().optional(),
  /** What must exist first, each with its clause. */
  missing: z.array(z.object({ title: z.string(), clause: z.string() })).optional(),
  /** What is wrong in a large thing that was sent: where, what, and how to mend each. */
  problems: z.array(z.object({ place: z.string(), says: z.string(), mend: z.string() })).optional(),
  /** The request, as the administrator finds it in the log. */
  instance: z.string().optional(),
  /** Messages by field path: `contact.phone`, `rows.0.amount`. */
  fields: z.record(z.string(), z.string()).optional(),
})
export type ProblemBody = z.infer<typeof ProblemBody>

/** Codes of failures that happen before any answer of ours arrives. Their words are in web/ui/words.ts. */
export type LocalCode = 'web.offline' | 'web.timeout' | 'web.unreachable' | 'web.unexpected-answer' | 'web.not-kept'

/** Any request that did not succeed. Draw it with `<Refusal>`. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string | undefined
  readonly clause: string | undefined
  readonly regulation: string | undefined
  readonly mend: string | undefined
  readonly missing: readonly { readonly title: string; readonly clause: string }[]
  readonly problems: readonly { readonly place: string; readonly says: string; readonly mend: string }[]
  readonly instance: string | undefined
  readonly fields: Readonly<Record<string, string>> | undefined
  /** As the server said it: for keeping it beside what was refused. */
  readonly body: ProblemBody

  constructor(body: ProblemBody, options?: ErrorOptions) {
    super(body.detail ?? body.title, options)
    this.name = 'Problem'
    this.body = body
    this.status = body.status
    this.code = body.code
    this.title = body.title
    this.detail = body.detail
    this.clause = body.clause
    this.regulation = body.regulation
    this.mend = body.mend
    this.missing = body.missing ?? []
    this.problems = body.problems ?? []
    this.instance = body.instance
    this.fields = body.fields
  }

  /** The same request may succeed later without anybody changing anything: the network, or the server, failed. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }

  /** Nobody knows whether the server has done it, so a retry must carry the same Idempotency-Key. */
  get isUncertain(): boolean {
    return this.status === 0 || this.status >= 500
  }
}

/** A failure of the network, or of our own reading of the answer. */
export function localProblem(code: LocalCode, cause?: unknown): Problem {
  return new Problem(
    { status: code === 'web.unexpected-answer' ? 520 : code === 'web.not-kept' ? 507 : 0, code, title: code },
    { cause },
  )
}

/** Reads an answer that is not 2xx. A proxy's HTML page becomes a plain problem with its status. */
export function problemOf(status: number, text: string): Problem {
  try {
    const body = ProblemBody.safeParse({ status, ...JSON.parse(text) })
    if (body.success) return new Problem(body.data)
  } catch {
    // Not JSON: somebody between us and the server answered.
  }
  return new Problem({ status, code: `http.${status}`, title: `HTTP ${status}` })
}

/** Anything thrown, as a Problem. */
export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : localProblem('web.unexpected-answer', error)
}
