import type { Text } from '../events/text.ts'

/** The parts of a zod issue that we read; fastify-type-provider-zod hands them on under other names. */
export type FieldIssue = {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly expected?: unknown
  readonly origin?: unknown
  readonly minimum?: unknown
  readonly maximum?: unknown
  readonly exact?: unknown
  readonly format?: unknown
  readonly values?: unknown
  readonly keys?: unknown
  readonly divisor?: unknown
}

/** One message per field in both languages, the first issue winning: `{ 'customer.phone': { zh: '必填', en: 'required' } }`. */
export function fieldMessages(issues: readonly FieldIssue[], under: readonly string[] = []): Record<string, Text> {
  const messages: Record<string, Text> = {}
  for (const issue of issues) {
    const path = [...under, ...issue.path.map(String)].join('.')
    messages[path] ??= messageOf(issue)
  }
  return messages
}

function messageOf(issue: FieldIssue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(String(issue.expected), issue.message)
    case 'too_small':
      return bound(issue, '至少', 'at least', issue.minimum)
    case 'too_big':
      return bound(issue, '至多', 'at most', issue.maximum)
    case 'invalid_format':
      return { zh: `格式不对（${formatNames[String(issue.format)] ?? String(issue.format)}）`, en: issue.message }
    case 'invalid_value':
      return { zh: `只能是：${Array.isArray(issue.values) ? issue.values.join('、') : '所列值'}`, en: issue.message }
    case 'unrecognized_keys':
      return { zh: `不认识的字段：${Array.isArray(issue.keys) ? issue.keys.join('、') : ''}`, en: issue.message }
    case 'not_multiple_of':
      return { zh: `须为 ${String(issue.divisor)} 的倍数`, en: issue.message }
    case 'custom':
      return { zh: issue.message, en: issue.message } // a rule of our own brings its own sentence
    default:
      return { zh: '填写有误', en: issue.message }
  }
}

function wrongType(expected: string, message: string): Text {
  // zod says "received undefined" only in its sentence: the value itself is not part of the issue.
  if (message.endsWith('received undefined') || message.endsWith('received null')) return { zh: '必填', en: 'required' }
  return { zh: `应为${typeNames[expected] ?? expected}`, en: message }
}

function bound({ origin, exact, message }: FieldIssue, zh: string, en: string, limit: unknown): Text {
  const [zhSign, enSign] = exact === true ? ['须为', 'exactly'] : [zh, en]
  if (origin === 'string' && limit === 1) return { zh: '必填', en: 'required' }
  if (origin === 'string') return { zh: `${zhSign} ${limit} 个字`, en: `${enSign} ${limit} characters` }
  if (origin === 'array' || origin === 'set' || origin === 'map')
    return { zh: `${zhSign} ${limit} 项`, en: `${enSign} ${limit} items` }
  if (origin === 'number' || origin === 'int' || origin === 'bigint')
    return { zh: `${zhSign} ${limit}`, en: `${enSign} ${limit}` }
  return { zh: `${zhSign} ${String(limit)}`, en: message }
}

const typeNames: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '一组字段',
  record: '一组字段',
  date: '日期',
}

const formatNames: Readonly<Record<string, string>> = {
  email: '邮箱',
  url: '网址',
  datetime: '带时区的时间，如 2026-10-10T09:00:00+08:00',
  date: '日期，如 2026-10-10',
  uuid: 'UUID',
  regex: '规定的格式',
}
