import type { CodeTree } from '../../events/code-trees.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { Refusal, refusals, refuse } from '../errors.ts'
import { openRows } from '../imports/read-file.ts'
import { addCode, changeCode } from './change-codes.ts'
import { codesOn, todayOf } from './read-codes.ts'
import { CodeId, type CodeImport } from './schema.ts'

type Line = { line: number; code: string; parent: string | null; zh: string; en: string | undefined }
type Result = CodeImport['rows'][number]

const columns = {
  code: ['编码', '代码', 'code'],
  parent: ['上级编码', '上级', '上级代码', 'parent'],
  zh: ['名称', '中文名称', 'name', 'title'],
  en: ['英文名称', '英文', 'english', 'name (en)', 'title (en)'],
} as const
const MOST_CODES = 5_000

/** The lines of a spreadsheet or CSV of codes; a column for code and name is needed (`code-import.columns-missing`). */
export async function readCodeLines(path: string): Promise<Line[]> {
  const source = await openRows(path, { mostRows: MOST_CODES })
  const find = (names: readonly string[]) => source.headers.find(header => names.includes(header.trim().toLowerCase()))
  const [code, zh, parent, en] = [find(columns.code), find(columns.zh), find(columns.parent), find(columns.en)]
  if (code === undefined || zh === undefined) throw refuse('code-import.columns-missing')
  const lines: Line[] = []
  for await (const row of source.rows) {
    const cell = (header: string | undefined) => (header === undefined ? '' : String(row.cells[header] ?? '').trim())
    if (cell(code) === '' && cell(zh) === '') continue
    lines.push({ line: row.line, code: cell(code), parent: cell(parent) || null, zh: cell(zh), en: cell(en) || undefined })
  }
  return lines
}

const said = (zh: string, en: string): Text => ({ zh, en })

/**
 * Takes codes line by line: new ones begin today, those of another title or place change from today on, the same ones stay. What is not in
 * the file stays as it is. A line may name a parent that stands further down. It writes as it goes: a dry run takes the transaction back.
 */
export async function importCodes(
  ctx: Ctx,
  tree: CodeTree,
  lines: readonly Line[],
): Promise<Pick<CodeImport, 'rows' | 'counts'>> {
  const known = new Map((await codesOn(ctx, tree, todayOf(ctx), true)).map(node => [node.code, node]))
  const results = new Map<number, Result>()
  const waiting = [...lines]
  const there = new Set(known.keys())
  const inFile = new Set(lines.map(line => line.code))
  // Parents first, however the file is sorted; what waits for a parent that comes nowhere is said below.
  for (let before = -1; waiting.length > 0 && waiting.length !== before; ) {
    before = waiting.length
    for (const line of waiting.splice(0)) {
      if (line.parent !== null && !there.has(line.parent) && inFile.has(line.parent)) {
        waiting.push(line)
        continue
      }
      const result = await takeLine(ctx, tree, line, known.get(line.code))
      results.set(line.line, result)
      if (result.outcome !== 'failed') there.add(line.code)
      else inFile.delete(line.code)
    }
  }
  for (const line of waiting)
    results.set(
      line.line,
      failedLine(line, said('上级编码互相包含或未能导入', 'Its parents go round in a circle or were not taken')),
    )
  const rows = lines.map(line => results.get(line.line)!)
  const count = (outcome: Result['outcome']) => rows.filter(row => row.outcome === outcome).length
  return { rows, counts: { new: count('new'), changed: count('changed'), same: count('same'), failed: count('failed') } }
}

const failedLine = ({ line, code, zh }: Line, problem: Text): Result => ({ line, code, title: zh, outcome: 'failed', problem })

async function takeLine(
  ctx: Ctx,
  tree: CodeTree,
  line: Line,
  known: { parent: string | null; title: Text; until: string | null } | undefined,
): Promise<Result> {
  const { code, parent, zh, en } = line
  if (!CodeId.safeParse(code).success)
    return failedLine(
      line,
      said('编码只能由字母、数字、点、横线组成，最长 40 位', 'A code is letters, digits, dots and dashes, 40 at most'),
    )
  if (zh === '' || zh.length > 100)
    return failedLine(line, said('请填写名称，最长 100 字', 'Give a name of up to 100 characters'))
  const title = { zh, ...(en === undefined ? {} : { en: en.slice(0, 100) }) }
  const answer = (outcome: Result['outcome']): Result => ({ line: line.line, code, title: zh, outcome })
  try {
    if (known === undefined) {
      await addCode(ctx, tree, { code, parent, title })
      return answer('new')
    }
    if (known.title.zh === title.zh && (en === undefined || known.title.en === title.en) && known.parent === parent)
      return answer('same')
    await changeCode(ctx, tree, code, { title: { ...known.title, ...title }, parent })
    return answer('changed')
  } catch (error) {
    // A refusal comes before anything of the line is written that the transaction could not keep.
    if (!(error instanceof Refusal)) throw error
    return failedLine(line, said(refusals[error.code].zh.title, refusals[error.code].en.title))
  }
}

/** Ends the transaction of a dry run with what it found. A class because it must be thrown: thrown, it takes everything back. */
export class DryRun extends Error {
  readonly found: Pick<CodeImport, 'rows' | 'counts'>
  constructor(found: Pick<CodeImport, 'rows' | 'counts'>) {
    super('a dry run')
    this.found = found
  }
}
