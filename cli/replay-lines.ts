import { z } from 'zod'
import type { CalendarSpec } from '../engine/calendar/calendar.ts'
import type { ClockSettings } from '../engine/rules.ts'
import type { CaseEvent } from '../events/envelope.ts'
import { Instant } from '../events/instant.ts'
import { eventTypes } from '../events/registry.ts'
import { linesOf } from './json-lines.ts'
import { WrongUse } from './policy-errors.ts'

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
/** The first line of an export of `bihuan policy events`: the rules that the cases were under. */
const Head = z.strictObject({
  replay: z.object({
    now: Instant,
    from: Instant,
    to: Instant,
    editions: z.array(z.object({ pack: z.unknown(), begins: Instant.optional() })),
    primary: z.array(z.object({ kind: z.string(), regulation: z.string(), since: Instant })).optional(),
    calendar: z.custom<CalendarSpec>(value => typeof value === 'object' && value !== null),
    clocks: z.custom<ClockSettings>(value => typeof value === 'object' && value !== null),
  }),
})
export type EventsHead = z.infer<typeof Head>['replay']
const End = z.strictObject({ end: z.object({ cases: z.int(), events: z.int() }) })

export type EventsFile = { readonly head: EventsHead | undefined; readonly cases: AsyncIterable<readonly CaseEvent[]> }

/** A file of events: its head, where it has one, and its cases one after the other, so that one at a time is in memory. */
export async function readEvents(input: Parameters<typeof linesOf>[0]): Promise<EventsFile> {
  const lines = numbered(input)
  const first = await lines.next()
  const begin = first.done === true ? undefined : first.value
  const head = begin === undefined ? undefined : Head.safeParse(begin.json).data?.replay
  return { head, cases: casesOf(head === undefined ? begin : undefined, lines, head !== undefined) }
}

type Numbered = { readonly number: number; readonly json: unknown }
async function* numbered(input: Parameters<typeof linesOf>[0]): AsyncGenerator<Numbered> {
  let number = 0
  for await (const line of linesOf(input)) {
    number += 1
    if (line.trim() === '') continue
    try {
      yield { number, json: JSON.parse(line) }
    } catch (error) {
      throw new WrongUse(`第 ${number} 行不是 JSON / line ${number} is not JSON: ${String(error)}`)
    }
  }
}

/** The cases. A line that is no event, or out of its place, is wrong use by its number; so is an export without its last line. */
async function* casesOf(
  first: Numbered | undefined,
  rest: AsyncIterable<Numbered>,
  hasHead: boolean,
): AsyncGenerator<readonly CaseEvent[]> {
  const ended = new Set<string>()
  let events: CaseEvent[] = []
  let told = 0
  let end: z.infer<typeof End>['end'] | undefined
  const take = function* ({ number, json }: Numbered): Generator<readonly CaseEvent[]> {
    end = End.safeParse(json).data?.end
    if (end !== undefined) return
    const event = eventIn(json, number)
    told += 1
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
  if (first !== undefined) yield* take(first)
  for await (const line of rest) yield* take(line)
  if (events.length > 0) yield events
  if (hasHead && end?.events !== told)
    throw new WrongUse(
      `文件不完整：读到 ${told} 个事件，结尾应说 ${end?.events ?? '（没有结尾）'}，请重新导出 / the file is cut short: ${told} events, ${end?.events ?? 'no end line'}; export it again`,
    )
}

function eventIn(given: unknown, number: number): CaseEvent {
  const parsed = Line.safeParse(given)
  if (parsed.success) return parsed.data as unknown as CaseEvent
  const [issue] = parsed.error.issues
  throw new WrongUse(
    `第 ${number} 行不是事件 / line ${number} is no event: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
  )
}
