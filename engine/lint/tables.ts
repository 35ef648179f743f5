import type { Pack, Table, TableRow } from '../pack.ts'
import { checkTable } from '../tables/check-table.ts'
import { TableError, type TableErrorCode } from '../tables/table-error.ts'
import type { CellShape } from '../tables/table-shape.ts'
import { type Check, clauseText, type Finding, found } from './finding.ts'
import { type Sample, sayRegion, saySample } from './say-input.ts'

/** Gaps, overlaps, shadowed rows and slips of the pen in the decision tables, each with an input that shows it. */
export const checkTables: Check = pack => pack.tables.flatMap(table => findingsOf(pack, table))

function findingsOf(pack: Pack, table: Table): Finding[] {
  const rowNamed = (id: string) => table.rows.find(row => row.id === id)!
  const clausesOf = (rows: readonly string[]) => rows.map(id => rowNamed(id).clause)
  let check: ReturnType<typeof checkTable<TableRow>>
  try {
    check = checkTable<TableRow>(table)
  } catch (error) {
    if (!(error instanceof TableError)) throw error
    return [
      found(
        pack,
        'table-too-large',
        [table.id],
        [...new Set(table.rows.map(row => row.clause))].slice(0, 5),
        {
          zh: `「${table.title.zh}」无法检查：${because[error.code]}。`,
          en: `"${table.title.en ?? table.title.zh}" cannot be checked: ${error.message}`,
        },
        error.code === 'table.too-many-boxes'
          ? { zh: '拆成几张较小的表。', en: 'Split it into smaller tables.' }
          : { zh: '核对这张表的判断项和每一行。', en: 'Check the columns of the table and each of its rows.' },
      ),
    ]
  }
  const all = [...new Set(table.rows.map(row => row.clause))]
  const name = { zh: `「${table.title.zh}」`, en: `"${table.title.en ?? table.title.zh}"` }
  return [
    ...check.gaps.map(({ sample, region }) => {
      const input = inputs(pack, table, region)
      return found(
        pack,
        'table-gap',
        [table.id, keyOf(sample)],
        all,
        { zh: `${name.zh}没有规定${input.zh}时怎么办。`, en: `${name.en} does not say what applies at ${input.en}.` },
        { zh: '补一行，或把相邻一行的范围扩到这里。', en: 'Add a row, or widen a neighbouring one to here.' },
        { sample, sampleSays: saySample([pack], table.axes, sample), settles: [table.id] },
      )
    }),
    ...check.overlaps.map(({ sample, rows, region }) => {
      const input = inputs(pack, table, region)
      const isPoint = isSinglePoint(region)
      return found(
        pack,
        isPoint ? 'boundary-owned-twice' : 'table-overlap',
        [table.id, ...rows.map(String)],
        clausesOf(rows.map(String)),
        {
          zh: `${name.zh}在${input.zh}时有 ${rows.length} 行同时适用（${clauseText(clausesOf(rows.map(String))).zh}）。`,
          en: `${rows.length} rows of ${name.en} apply at ${input.en} (${clauseText(clausesOf(rows.map(String))).en}).`,
        },
        isPoint
          ? { zh: '写明界点归哪一档：一行用“以上”，另一行用“不满”。', en: 'Say which band owns the boundary: from, and under.' }
          : {
              zh: '缩小其中一行的范围，使每种情形只对应一行。',
              en: 'Narrow one of the rows, so that one row applies to each input.',
            },
        // A table that runs must decide, and which of two rows applies no reading can say for it: nobody can publish it so.
        { sample, sampleSays: saySample([pack], table.axes, sample), settles: [], severity: 'error' },
      )
    }),
    ...check.shadowed.map(one =>
      found(
        pack,
        'row-shadowed',
        [table.id, String(one.row)],
        [rowNamed(String(one.row)).clause],
        one.because === 'never'
          ? {
              zh: `${name.zh}的「${titleOf(table, one.row, 'zh')}」一行永远不会适用。`,
              en: `Row "${titleOf(table, one.row, 'en')}" of ${name.en} never applies.`,
            }
          : {
              zh: `${name.zh}的「${titleOf(table, one.row, 'zh')}」一行完全被「${one.by.map(id => titleOf(table, id, 'zh')).join('、')}」覆盖。`,
              en: `Row "${titleOf(table, one.row, 'en')}" of ${name.en} is covered by ${one.by.map(id => `"${titleOf(table, id, 'en')}"`).join(', ')}.`,
            },
        { zh: '删去这一行，或改它的条件。', en: 'Remove the row, or change its conditions.' },
      ),
    ),
    ...check.strays.map(one =>
      found(
        pack,
        'row-value-unknown',
        [table.id, String(one.row), one.axis, String(one.value)],
        [rowNamed(String(one.row)).clause],
        {
          zh: `${name.zh}的「${titleOf(table, one.row, 'zh')}」一行用了这一列没有的取值「${one.value}」。`,
          en: `Row "${titleOf(table, one.row, 'en')}" of ${name.en} uses the value "${one.value}", which its column does not have.`,
        },
        { zh: '改成列里有的取值，或在列里加上它。', en: 'Use a value of the column, or add this one to it.' },
      ),
    ),
  ]
}

/** The refusals of the table engine for people; its own message names ids and is for programs. */
const because: Readonly<Record<TableErrorCode, string>> = {
  'table.unknown-axis': '有一行用了这张表没有的判断项',
  'table.wrong-cell': '有一行的条件与判断项的种类不合',
  'table.empty-axis': '有一个判断项没有任何取值',
  'table.duplicate-row': '有两行用了同一个标识',
  'table.too-many-boxes': '判断项太多，组合起来无法逐一检查',
}
const titleOf = (table: Table, id: string | number, language: 'zh' | 'en'): string => {
  const title = table.rows.find(row => row.id === id)?.title
  return title?.[language] ?? title?.zh ?? String(id)
}
const keyOf = (sample: Sample): string =>
  Object.entries(sample)
    .map(([axis, value]) => `${axis}=${value}`)
    .join(',')

/** Whether a region is one number wide on some axis: two bands that both include their common boundary. */
export function isSinglePoint(region: Readonly<Record<string, CellShape>>): boolean {
  return Object.values(region).some(cell => 'gte' in cell && cell.gte !== undefined && cell.lt === cell.gte + 1)
}

function inputs(pack: Pack, table: Table, region: Parameters<typeof sayRegion>[2]): { zh: string; en: string } {
  const said = sayRegion([pack], table.axes, region)
  return said.zh === '' ? { zh: '任何情形', en: 'any input' } : said
}
