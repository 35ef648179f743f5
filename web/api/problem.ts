/** What the server says when it refuses (RFC 9457), with our additions: code, clause, mend, fields. */
export type ProblemBody = {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail?: string | undefined
  /** The clause that refuses, `8(2)`. */
  readonly clause?: string | undefined
  /** The regulation whose clause it is, where several bind the case. */
  readonly regulation?: string | undefined
  /** What the person can do about it. */
  readonly mend?: string | undefined
  /** How the clause is read. */
  readonly reading?: string | undefined
  /** What must exist first, each with its clause. */
  readonly missing?: readonly { readonly title: string; readonly clause: string }[] | undefined
  /** What is wrong in a large thing that was sent: where, what, and how to mend each. */
  readonly problems?: readonly { readonly place: string; readonly says: string; readonly mend: string }[] | undefined
  /** The request, as the administrator finds it in the log. */
  readonly instance?: string | undefined
  /** Messages by field path: `contact.phone`, `rows.0.amount`. */
  readonly fields?: Readonly<Record<string, string>> | undefined
}

const isText = (value: unknown): value is string => typeof value === 'string'
const areTexts = (value: unknown, names: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && names.every(name => isText((value as Record<string, unknown>)[name]))
const isListOf = (value: unknown, names: readonly string[]): boolean =>
  value === undefined || (Array.isArray(value) && value.every(one => areTexts(one, names)))

/** Whether an answer is a refusal of ours. Without the library that checks answers: a refusal may come before it. */
function isProblemBody(value: unknown): value is ProblemBody {
  if (!areTexts(value, ['code', 'title'])) return false
  const { status, missing, problems, fields, ...rest } = value as Record<string, unknown>
  const texts = [rest.detail, rest.clause, rest.regulation, rest.mend, rest.reading, rest.instance]
  return (
    typeof status === 'number' &&
    texts.every(text => text === undefined || isText(text)) &&
    isListOf(missing, ['title', 'clause']) &&
    isListOf(problems, ['place', 'says', 'mend']) &&
    (fields === undefined || areTexts(fields, Object.keys(fields ?? {})))
  )
}

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
    const body: unknown = { status, ...JSON.parse(text) }
    if (isProblemBody(body)) return new Problem(body)
  } catch {
    // Not JSON: somebody between us and the server answered.
  }
  return new Problem({ status, code: `http.${status}`, title: `HTTP ${status}` })
}

/** Anything thrown, as a Problem. */
export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : localProblem('web.unexpected-answer', error)
}
