import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { z } from 'zod'
import { compileCalendar } from '../engine/calendar/calendar.ts'
import { chinaCalendar } from '../engine/calendar/china.ts'
import { type ReplaySummary, replayOf, rulesUnder } from '../engine/replay/replay.ts'
import { compileEdition, type Rules } from '../engine/rules.ts'
import type { CaseEvent } from '../events/envelope.ts'
import { AnyInstant, Instant } from '../events/instant.ts'
import { eventTypes } from '../events/registry.ts'
import type { Text } from '../events/text.ts'
import { linesOf } from './json-lines.ts'
import { WrongUse } from './policy-errors.ts'
import { loadPack, type PolicyCommand, readArguments, speaker } from './policy-io.ts'

const USAGE = `用法 / usage: bihuan policy replay <draft.json | id> --events <events.ndjson | -> [--against <pack.json | id>] [--with <pack.json | id>]… [--now <instant>] [--json] [--en]
       每行一个事件，同一案件的事件相连且按 seq 排列 / one event a line; those of a case together, in the order of seq:
       {"stream","seq","id","type","at","recordedAt","actor","data","owners"?,"backdated"?}`

const officeHours = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
] as const
/** What a line must have for the engine to read it; `data` is believed, as it was recorded under the schema of its type. */
const Line = z.looseObject({
  stream: z.string().min(1),
  seq: z.int().min(1),
  id: z.string().min(1),
  type: z.enum(eventTypes as [string, ...string[]]),
  at: Instant,
  recordedAt: Instant,
  actor: z.string(),
  data: z.record(z.string(), z.unknown()),
  owners: z.record(z.string(), z.string()).optional(),
  backdated: z.boolean().optional(),
})
const PROGRESS_EVERY = 100_000

/**
 * `bihuan policy replay … --events`: replays events of a file without any server and prints what comes out otherwise: with --json the
 * whole summary as one line. --against is the edition in force (by default the shipped one of the same regulation), --with other
 * regulations that bind too. One case is in memory at a time. Calendar: the State Council's with office hours.
 */
export const replayFileCommand: PolicyCommand = async (args, io) => {
  const { values, positionals } = readArguments(
    args,
    {
      events: { type: 'string' },
      against: { type: 'string' },
      with: { type: 'string', multiple: true },
      now: { type: 'string' },
    },
    USAGE,
  )
  const [name] = positionals
  if (name === undefined || values.events === undefined) throw new WrongUse(USAGE)
  const now = AnyInstant.safeParse(values.now ?? io.now())
  if (!now.success) throw new WrongUse(`--now ${values.now}：时间写作 2026-07-01T09:00:00+08:00 / an instant with an offset`)
  const draft = await loadPack(name, values, io)
  const others = await Promise.all((values.with ?? []).map(one => loadPack(one, values, io)))
  const current = await loadPack(values.against ?? draft.id, values, io)
  if (current.id !== draft.id)
    throw new WrongUse(`--against：${current.id} 不是 ${draft.id} 的版本 / is no edition of ${draft.id}`)
  const rules: Rules = {
    editions: [current, ...others.filter(pack => pack.id !== draft.id)].map(compileEdition),
    calendar: compileCalendar(chinaCalendar({ id: 'cn', title: '国务院放假安排', windows: officeHours })),
    settings: { warnShare: 0, ladder: [] },
  }
  const run = replayOf(rulesUnder(rules, draft), now.data, draft.id)
  let told = 0
  for await (const events of casesOf(await inputOf(values.events, io.stdin))) {
    run.add(events)
    told += events.length
    if (told >= PROGRESS_EVERY) {
      io.stderr.write('.')
      told -= PROGRESS_EVERY
    }
  }
  const summary = run.summary()
  const say = speaker(values, io)
  say.data(summary)
  for (const [text, count] of countsOf(summary)) say.line(`${say.text(text)}\t${count}`)
  for (const one of summary.largest.slice(0, 10)) say.line(`→ ${one.stream}\t${one.duties.map(duty => duty.rule).join(' ')}`)
  return 0
}

async function inputOf(path: string, stdin: Parameters<PolicyCommand>[1]['stdin']): Promise<typeof stdin> {
  if (path === '-') return stdin
  await access(path).catch(() => {
    throw new WrongUse(`没有这个文件 / no such file: ${path}`)
  })
  return createReadStream(path)
}

/** The cases of a file, one after the other. A line that is no event, or out of its place, is wrong use by its number. */
async function* casesOf(input: Parameters<typeof linesOf>[0]): AsyncGenerator<readonly CaseEvent[]> {
  const ended = new Set<string>()
  let events: CaseEvent[] = []
  let number = 0
  for await (const line of linesOf(input)) {
    number += 1
    if (line.trim() === '') continue
    const event = eventIn(line, number)
    const last = events.at(-1)
    if (last !== undefined && last.stream !== event.stream) {
      yield events
      ended.add(last.stream)
      events = []
    }
    if (ended.has(event.stream))
      throw new WrongUse(
        `第 ${number} 行：案件 ${event.stream} 的事件没有排在一起，请先按 stream、seq 排序 / line ${number}: the events of ${event.stream} do not stand together; sort by stream and seq first`,
      )
    if (events.length === 0 && event.type !== 'case.opened')
      throw new WrongUse(
        `第 ${number} 行：案件 ${event.stream} 不是从 case.opened 开始 / line ${number}: ${event.stream} does not begin with case.opened`,
      )
    if (events.length > 0 && event.seq <= last!.seq)
      throw new WrongUse(`第 ${number} 行：seq 没有递增，请先排序 / line ${number}: seq does not grow; sort first`)
    events.push(event)
  }
  if (events.length > 0) yield events
}

function eventIn(line: string, number: number): CaseEvent {
  let given: unknown
  try {
    given = JSON.parse(line)
  } catch (error) {
    throw new WrongUse(`第 ${number} 行不是 JSON / line ${number} is not JSON: ${String(error)}`)
  }
  const parsed = Line.safeParse(given)
  if (parsed.success) return parsed.data as unknown as CaseEvent
  const [issue] = parsed.error.issues
  throw new WrongUse(
    `第 ${number} 行不是事件 / line ${number} is no event: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
  )
}

function countsOf(summary: ReplaySummary): [Text, number][] {
  return [
    [{ zh: '回放的案件', en: 'cases replayed' }, summary.cases],
    [{ zh: '回放的事件', en: 'events replayed' }, summary.events],
    [{ zh: '结果不同的案件', en: 'cases that differ' }, summary.changed],
    ...Object.entries(summary.levels).map(([move, count]): [Text, number] => {
      const said = move.replace('>', ' → ')
      return [{ zh: `等级 ${said}`, en: `level ${said}` }, count]
    }),
    [{ zh: '到期提前', en: 'due earlier' }, summary.dueEarlier],
    [{ zh: '到期推后', en: 'due later' }, summary.dueLater],
    [{ zh: '新增超时', en: 'breaches gained' }, summary.breachesGained],
    [{ zh: '不再超时', en: 'breaches lost' }, summary.breachesLost],
    [{ zh: '审批人不同', en: 'other approvers' }, summary.approversChanged],
    [{ zh: '新增违规', en: 'violations gained' }, summary.violationsGained],
    [{ zh: '不再违规', en: 'violations lost' }, summary.violationsLost],
    [{ zh: '无法判断的案件', en: 'cases that cannot be decided' }, summary.undecidedCases],
  ]
}
