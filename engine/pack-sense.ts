import type { DurationUnit } from '../events/duration.ts'
import { partsOf } from '../events/duration-parts.ts'
import type { Text } from '../events/text.ts'
import type { Pack, RowsField } from './pack.ts'

/** What is wrong at a place although its shape is right. */
export type Nonsense = { readonly path: readonly PropertyKey[]; readonly says: Text; readonly mend: Text }

/** Longest names people can read in a list, in characters; texts of clauses may be as long as they are. */
const MOST_TITLE = 500
/** A regulation's id stands in addresses. */
const MOST_ID = 60
/** Fifty years in each unit: the calendar counts a hundred from a start that itself lies in the future. */
const longest: Readonly<Record<DurationUnit, number>> = {
  minutes: 26_280_000,
  hours: 438_000,
  workMinutes: 6_000_000,
  workHours: 100_000,
  days: 18_250,
  workdays: 12_500,
  months: 600,
  years: 50,
}

/**
 * What no regulation can mean, in a pack whose shape is right: two pieces of one list under one id (a case would follow whichever comes
 * first), a time that no calendar reaches, names that fit in no list. At most `most` of them.
 */
export function nonsenseIn(pack: Pack, most: number): Nonsense[] {
  const found: Nonsense[] = []
  if (pack.id.length > MOST_ID) found.push(tooLong(['id'], MOST_ID))
  for (const number of Object.keys(pack.clauses))
    if (number.trim() === '' || number.length > MOST_ID) found.push(oddNumber(number))
  const visit = (value: unknown, path: readonly PropertyKey[]): void => {
    if (found.length >= most || typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) found.push(...twins(value, path))
    else if (isTooLate(value)) found.push(neverDue(path))
    else if ('kind' in value && value.kind === 'rows') found.push(...oddRows(value as unknown as RowsField, path))
    for (const [key, inner] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key]
      if (key === 'title' && isText(inner) && inner.zh.length > MOST_TITLE) found.push(tooLong(at, MOST_TITLE))
      visit(inner, at)
    }
  }
  visit(pack, [])
  return found.slice(0, most)
}

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'zh' in value && typeof value.zh === 'string'

/** The later ones of pieces that bear the same id. */
function twins(pieces: readonly unknown[], path: readonly PropertyKey[]): Nonsense[] {
  const seen = new Set<string>()
  return pieces.flatMap((piece, at) => {
    if (typeof piece !== 'object' || piece === null || !('id' in piece) || typeof piece.id !== 'string') return []
    if (!seen.has(piece.id)) {
      seen.add(piece.id)
      return []
    }
    return [
      {
        path: [...path, at],
        says: { zh: `标识 ${piece.id} 用了两次`, en: `bears an id that is taken already: ${piece.id}` },
        mend: { zh: '删去重复的一项，或改它的标识。', en: 'Take one of them away, or give it an id of its own.' },
      },
    ]
  })
}

/** Rows that no record can fill in: a sum of what is no number, more rows at least than at most, a column that rules could not tell from the count. */
function oddRows({ columns, min, max, sumTo }: RowsField, path: readonly PropertyKey[]): Nonsense[] {
  const summed = columns.find(column => column.id === sumTo?.column)
  const counted = columns.findIndex(column => column.id === 'count')
  return [
    ...(sumTo !== undefined && summed?.kind !== 'number' && summed?.kind !== 'amount'
      ? [
          {
            path: [...path, 'sumTo'],
            says: { zh: '合计的一栏不是数字或金额', en: 'adds up a column that is no number or amount' },
            mend: { zh: '改成本表里的一个数字栏。', en: 'Name a column of numbers of these rows.' },
          },
        ]
      : []),
    ...(sumTo !== undefined && (summed?.kind === 'number' || summed?.kind === 'amount') && !summed.required
      ? [
          {
            path: [...path, 'sumTo'],
            says: { zh: '合计的一栏不是必填', en: 'adds up a column that may be left empty' },
            mend: { zh: '把这一栏改为必填。', en: 'Require that column.' },
          },
        ]
      : []),
    ...(min !== undefined && max !== undefined && min > max
      ? [
          {
            path: [...path, 'min'],
            says: { zh: '最少行数大于最多行数', en: 'asks for more rows at least than at most' },
            mend: { zh: '改其中一个数。', en: 'Change one of the two numbers.' },
          },
        ]
      : []),
    ...(counted === -1
      ? []
      : [
          {
            path: [...path, 'columns', counted],
            says: { zh: '标识 count 留给行数', en: 'bears the id "count", which means the number of rows' },
            mend: { zh: '给这一栏换一个标识。', en: 'Give the column another id.' },
          },
        ]),
  ]
}

function isTooLate(value: object): boolean {
  const keys = Object.keys(value)
  const [unit] = keys
  if (keys.length !== 1 || unit === undefined || !Object.hasOwn(longest, unit)) return false
  const { amount } = partsOf(value as Parameters<typeof partsOf>[0])
  return typeof amount === 'number' && Math.abs(amount) > longest[unit as DurationUnit]
}

const oddNumber = (number: string): Nonsense => ({
  path: ['clauses', number],
  says: { zh: '条款号是空的或太长', en: 'has a number that is empty or too long' },
  mend: {
    zh: `写成条文里的号，如 8(2)，最多 ${MOST_ID} 个字。`,
    en: `Number it as the text does, such as 8(2); ${MOST_ID} characters at most.`,
  },
})

const neverDue = (path: readonly PropertyKey[]): Nonsense => ({
  path,
  says: { zh: '超过五十年，算不出到期日', en: 'is longer than fifty years: no due time can be computed' },
  mend: { zh: '核对数值和单位。', en: 'Check the number and its unit.' },
})

const tooLong = (path: readonly PropertyKey[], most: number): Nonsense => ({
  path,
  says: { zh: `太长，最多 ${most} 个字`, en: `is too long; ${most} characters are the most` },
  mend: { zh: '缩短名称，把细节写进条文。', en: 'Shorten it; details belong in the text of the clause.' },
})
