import type { z } from 'zod'
import type { Text } from '../events/text.ts'
import { fieldTitle, partTitle } from './compare/part-words.ts'
import { Pack } from './pack.ts'
import { nonsenseIn } from './pack-sense.ts'

/** What keeps a pack from being one: where in people's words, what is wrong there, and how to mend it. */
export type PackProblem = { readonly path: string; readonly place: Text; readonly says: Text; readonly mend: Text }

/** More than this helps nobody: the first ones are mended first. */
const MOST_PROBLEMS = 50
/** A table beyond this is no decision table that people can read or a proof can finish. */
export const MOST_ROWS = 2_000
/** Parts with more pieces than this come from a machine gone wrong, not from a regulation. */
export const MOST_PIECES = 5_000

/** A pack that has passed its schema, is of a size to work with and can be meant, or what is wrong with it, at most 50 problems. Never throws. */
export function readPack(
  candidate: unknown,
): { pack: Pack; problems?: never } | { pack?: never; problems: readonly PackProblem[] } {
  const oversize = sizeProblems(candidate)
  if (oversize.length > 0) return { problems: oversize }
  const parsed = Pack.safeParse(candidate)
  if (parsed.success) {
    const nonsense = nonsenseIn(parsed.data, MOST_PROBLEMS)
    if (nonsense.length === 0) return { pack: parsed.data }
    return {
      problems: nonsense.map(({ path, says, mend }) => ({
        path: path.map(String).join('.'),
        place: placeOf(candidate, path),
        says,
        mend,
      })),
    }
  }
  return { problems: parsed.error.issues.flatMap(issue => problemsOf(candidate, issue, [])).slice(0, MOST_PROBLEMS) }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

function sizeProblems(candidate: unknown): PackProblem[] {
  if (!isObject(candidate)) return []
  const problems: PackProblem[] = []
  const add = (path: readonly PropertyKey[], count: number, most: number) =>
    problems.push({
      path: path.map(String).join('.'),
      place: placeOf(candidate, path),
      says: { zh: `有 ${count} 项，最多 ${most} 项`, en: `has ${count} pieces; ${most} is the most` },
      mend: { zh: '拆成几张表，或合并相同的行。', en: 'Split it into several tables, or merge rows that say the same.' },
    })
  for (const [part, pieces] of Object.entries(candidate)) {
    const count = isObject(pieces) ? Object.keys(pieces).length : 0
    if (count > MOST_PIECES) add([part], count, MOST_PIECES)
  }
  if (Array.isArray(candidate.tables) && candidate.tables.length <= MOST_PIECES)
    for (const [at, table] of candidate.tables.entries())
      if (isObject(table) && Array.isArray(table.rows) && table.rows.length > MOST_ROWS)
        add(['tables', at], table.rows.length, MOST_ROWS)
  return problems
}

type Issue = z.core.$ZodIssue

/** Where several shapes are allowed, what is wrong is told of the one that fits best. */
function problemsOf(candidate: unknown, issue: Issue, under: readonly PropertyKey[]): PackProblem[] {
  const path = [...under, ...issue.path]
  if (issue.code === 'invalid_union') {
    const best = bestOf(issue.errors, valueAt(candidate, path))
    if (best !== undefined) return best.flatMap(one => problemsOf(candidate, one, path))
  }
  return [{ path: path.map(String).join('.'), place: placeOf(candidate, path), ...wordsOf(issue) }]
}

/**
 * The branch that was understood furthest: the deepest fault in what is there (that something is absent says nothing: each branch wants something of its own), then
 * the fewest faults; undefined where there is no branch.
 */
function bestOf(branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] | undefined {
  const deep = (issues: readonly Issue[]) =>
    Math.max(0, ...issues.map(({ path }) => (valueAt(value, path) === undefined ? 0 : path.length)))
  return branches.filter(branch => branch.length > 0).toSorted((a, b) => deep(b) - deep(a) || a.length - b.length)[0]
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (isObject(at) ? at[String(key)] : undefined), value)

/** `责任事项「首次回复」（第 1 条）的「时限」`. */
function placeOf(candidate: unknown, path: readonly PropertyKey[]): Text {
  const [part, key, ...rest] = path
  if (part === undefined) return { zh: '整个制度包', en: 'the whole pack' }
  const name = String(part)
  const isPart = isObject(candidate) && (Array.isArray(candidate[name]) || name === 'clauses' || name === 'readings')
  const thing = isPart ? partTitle(name) : fieldTitle(name)
  if (key === undefined || !isPart) return key === undefined ? thing : inside(thing, [key, ...rest])
  const piece =
    isObject(candidate) && isObject(candidate[name]) ? (candidate[name] as Record<string, unknown>)[String(key)] : undefined
  return inside(pieceOf(thing, piece, key), rest, isObject(piece) ? piece : undefined)
}

function pieceOf(thing: Text, piece: unknown, key: PropertyKey): Text {
  const number = typeof key === 'number' ? key + 1 : key
  const title = isObject(piece) && isObject(piece.title) && typeof piece.title.zh === 'string' ? piece.title : undefined
  const clause = isObject(piece) && typeof piece.clause === 'string' ? piece.clause : undefined
  const nth =
    typeof key === 'number'
      ? { zh: `第 ${String(number)} 项`, en: `no. ${String(number)}` }
      : { zh: String(key), en: String(key) }
  const called = title === undefined ? nth : { zh: `「${String(title.zh)}」`, en: `"${String(title.en ?? title.zh)}"` }
  return {
    zh: `${thing.zh}${title === undefined ? ' ' : ''}${called.zh}${clause === undefined ? '' : `（${clause} 条）`}`,
    en: `${thing.en ?? thing.zh} ${called.en}${clause === undefined ? '' : ` (clause ${clause})`}`,
  }
}

function inside(whole: Text, path: readonly PropertyKey[], piece?: Readonly<Record<string, unknown>>): Text {
  if (path.length === 0) return whole
  const rows = path[0] === 'rows' && Array.isArray(piece?.rows) ? piece.rows : undefined
  if (rows !== undefined && typeof path[1] === 'number') {
    const row = pieceOf(partTitle('rows'), rows[path[1]], path[1])
    return inside({ zh: `${whole.zh}的${row.zh}`, en: `${row.en} of ${whole.en}` }, path.slice(2))
  }
  const steps = path.map(step =>
    typeof step === 'number' ? { zh: `第 ${step + 1} 个`, en: `no. ${step + 1}` } : fieldTitle(String(step)),
  )
  return {
    zh: `${whole.zh}的「${steps.map(s => s.zh).join(' › ')}」`,
    en: `"${steps.map(s => s.en ?? s.zh).join(' › ')}" of ${whole.en}`,
  }
}

const kinds: Readonly<Record<string, Text & { en: string }>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否', en: 'yes or no' },
  array: { zh: '一列', en: 'a list' },
  object: { zh: '一组字段', en: 'a set of fields' },
  record: { zh: '一组字段', en: 'a set of fields' },
}

function wordsOf(issue: Issue): { says: Text; mend: Text } {
  switch (issue.code) {
    case 'invalid_type': {
      const isAbsent = issue.message.endsWith('received undefined') || issue.message.endsWith('received null')
      const kind = kinds[issue.expected] ?? { zh: issue.expected, en: issue.expected }
      return isAbsent
        ? { says: { zh: '没有填写', en: 'is missing' }, mend: { zh: `补上${kind.zh}。`, en: `Give ${kind.en}.` } }
        : {
            says: { zh: `应为${kind.zh}`, en: `should be ${kind.en}` },
            mend: { zh: `改成${kind.zh}。`, en: `Make it ${kind.en}.` },
          }
    }
    case 'unrecognized_keys': {
      const keys = issue.keys.join('、')
      return {
        says: { zh: `有不认识的字段 ${keys}`, en: `has unknown fields: ${issue.keys.join(', ')}` },
        mend: { zh: '删去它，或检查字段名的拼写。', en: 'Take it away, or check how it is spelt.' },
      }
    }
    case 'invalid_value': {
      const all = issue.values.map(String)
      const some = all.length > 12 ? [...all.slice(0, 12), '…'] : all
      return {
        says: { zh: '不是允许的值', en: 'is none of the values allowed' },
        mend: { zh: `只能是：${some.join('、')}。`, en: `One of: ${some.join(', ')}.` },
      }
    }
    case 'invalid_format':
      return {
        says: { zh: '格式不对', en: 'is not well formed' },
        mend:
          issue.format === 'date'
            ? { zh: '写成日期，如 2026-10-10。', en: 'Write a date such as 2026-10-10.' }
            : {
                zh: '用小写字母开头，只用小写字母、数字和连字符。',
                en: 'Begin with a small letter; use small letters, digits and hyphens.',
              },
      }
    case 'too_small':
      return {
        says: { zh: `太少，至少 ${String(issue.minimum)}`, en: `is too little; ${String(issue.minimum)} at least` },
        mend: { zh: '补足它，或整项删去。', en: 'Add to it, or take the whole piece away.' },
      }
    case 'too_big':
      return {
        says: { zh: `太多，至多 ${String(issue.maximum)}`, en: `is too much; ${String(issue.maximum)} at most` },
        mend: { zh: '减少到允许的范围。', en: 'Bring it into range.' },
      }
    default:
      return {
        says: { zh: '写法不对', en: 'is not one of the shapes allowed' },
        mend: {
          zh: '对照已发布版本中同类的写法，或查看导出的格式说明。',
          en: 'Compare a piece of the same kind in a published edition, or the schema.',
        },
      }
  }
}
