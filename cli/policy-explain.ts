import { z } from 'zod'
import type { Pack } from '../engine/pack.ts'
import { compileTable } from '../engine/tables/compile-table.ts'
import { decideTable } from '../engine/tables/decide.ts'
import { explainTable } from '../engine/tables/explain-table.ts'
import { TableError } from '../engine/tables/table-error.ts'
import { answerLines } from './json-lines.ts'
import { WrongUse } from './policy-errors.ts'
import { loadPack, type PolicyCommand, type PolicyIo, readArguments, type ServerOptions, speaker } from './policy-io.ts'
import { askServer } from './policy-server.ts'

const USAGE = `用法 / usage: bihuan policy explain <pack.json | id | id@edition> --table <table> --facts '{"lossFen":500000}' [--json] [--en]
       bihuan policy explain <pack…> -        每行 / each line: {"id","table","facts"}
       bihuan policy explain --case <id> --duty <id> [--url http://127.0.0.1:4000] [--key <api key>]`

const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
const Question = z.object({ table: z.string(), facts: Facts })
const Why = z.looseObject({ text: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }) })

/** `bihuan policy explain`: why a duty of a case is due when it is (asked of the server), or how a table decides facts, with the rows that did not fit. */
export const explainCommand: PolicyCommand = async (args, io) => {
  const { values, positionals } = readArguments(
    args,
    { case: { type: 'string' }, duty: { type: 'string' }, table: { type: 'string' }, facts: { type: 'string' } },
    USAGE,
  )
  if (values.case !== undefined && values.duty !== undefined) return explainOfCase(values.case, values.duty, values, io)
  const [name, dash] = positionals
  if (name === undefined) throw new WrongUse(USAGE)
  const pack = await loadPack(name, values, io)
  if (dash === '-') {
    await answerLines(
      io.stdin,
      io.stdout,
      given => {
        const { table, facts } = Question.parse(given)
        return decided(pack, table, facts)
      },
      error =>
        error instanceof WrongUse ? error.message : error instanceof TableError ? `${error.code}: ${error.message}` : undefined,
    )
    return 0
  }
  if (values.table === undefined) throw new WrongUse(USAGE)
  const answer = decided(pack, values.table, factsOf(values.facts))
  const say = speaker(values, io)
  say.data(answer)
  say.line(say.text(answer.title))
  for (const row of answer.rows)
    say.line(
      `${row.fits ? '✓' : '✗'} ${row.clause} ${say.text(row.title)}${row.because === undefined ? '' : `：${say.text(row.because)}`}`,
    )
  return 0
}

function factsOf(text: string | undefined): z.infer<typeof Facts> {
  try {
    return Facts.parse(JSON.parse(text ?? '{}'))
  } catch {
    throw new WrongUse(`--facts：${text}\n${USAGE}`)
  }
}

function decided(pack: Pack, id: string, facts: z.infer<typeof Facts>) {
  const table = pack.tables.find(one => one.id === id)
  if (!table) throw new WrongUse(`没有这张表 / no such table: ${id}（${pack.tables.map(t => t.id).join('、')}）`)
  mustBeRead(table, facts)
  const compiled = compileTable(table)
  const nameOf = (axis: string, value: string | number | boolean) =>
    (axis === 'level' ? pack.levels : axis === 'category' ? pack.categories : []).find(one => one.id === value)?.title
  return {
    table: id,
    title: table.title,
    outcome: decideTable(compiled, facts).outcome,
    rows: explainTable(compiled, facts, nameOf).map(explained => ({
      id: explained.row.id,
      clause: explained.row.clause,
      title: explained.row.title ?? table.title,
      fits: explained.fits,
      ...(explained.fits ? { then: explained.row.then, because: undefined } : { because: explained.text }),
    })),
  }
}

/** A misspelt fact would be passed over, and the answer would be that of a case without it: wrong use, with what the table does look at. */
function mustBeRead({ axes }: Pack['tables'][number], facts: z.infer<typeof Facts>): void {
  const looksAt = Object.entries(axes).map(([name, { kind }]) => `${name}（${kind}）`)
  for (const [name, value] of Object.entries(facts)) {
    const axis = Object.hasOwn(axes, name) ? axes[name] : undefined
    if (axis === undefined) throw new WrongUse(`这张表不看「${name}」/ the table does not look at ${name}：${looksAt.join('、')}`)
    if (axis.kind === 'int' && !Number.isInteger(value))
      throw new WrongUse(`「${name}」应为整数 / ${name} is a whole number：${JSON.stringify(value)}`)
  }
}

async function explainOfCase(id: string, duty: string, values: ServerOptions, io: PolicyIo): Promise<0> {
  const server = await askServer(values, io)
  const why = await server(Why, 'GET', `/api/cases/${encodeURIComponent(id)}/duties/${encodeURIComponent(duty)}/why`)
  const say = speaker(values, io)
  say.data(why)
  for (const line of why.text[say.language]) say.line(line)
  return 0
}
