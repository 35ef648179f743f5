import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { compileCalendar } from '../engine/calendar/calendar.ts'
import { chinaCalendar } from '../engine/calendar/china.ts'
import type { Pack } from '../engine/pack.ts'
import { type ReplaySummary, replayOf, rulesUnder } from '../engine/replay/replay.ts'
import { compileEdition, type Rules } from '../engine/rules.ts'
import { AnyInstant } from '../events/instant.ts'
import type { Text } from '../events/text.ts'
import { WrongUse } from './policy-errors.ts'
import { loadPack, type PolicyCommand, packOf, readArguments, speaker } from './policy-io.ts'
import { type EventsHead, readEvents } from './replay-lines.ts'

const USAGE = `用法 / usage: bihuan policy replay <draft.json | id> --events <events.ndjson | -> [--against <pack.json | id>] [--with <pack.json | id>]… [--now <instant>] [--json] [--en]
       每行一个事件，同一案件的事件相连且按 seq 排列 / one event a line; those of a case together, in the order of seq:
       {"stream","seq","id","type","at","recordedAt","actor","data","owners"?,"backdated"?}
       或 bihuan policy events 的导出 / or an export of bihuan policy events, which brings its regulations and calendar`

const officeHours = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
] as const
const PROGRESS_EVERY = 100_000

/**
 * `bihuan policy replay … --events`: replays events of a file without any server and prints what comes out otherwise: with --json the
 * whole summary as one line. An export of `bihuan policy events` brings the regulations, calendar and settings of its organisation. For
 * other files --against is the edition in force (by default the shipped one of the same regulation), --with names other regulations that
 * bind too, and the calendar is the State Council's with office hours. One case is in memory at a time.
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
  const { head, cases } = await readEvents(await inputOf(values.events, io.stdin))
  const now = AnyInstant.safeParse(values.now ?? head?.now ?? io.now())
  if (!now.success) throw new WrongUse(`--now ${values.now}：时间写作 2026-07-01T09:00:00+08:00 / an instant with an offset`)
  const draft = await loadPack(name, values, io)
  const named = values.against ?? (head === undefined ? draft.id : undefined)
  const current = named === undefined ? undefined : await loadPack(named, values, io)
  if (current !== undefined && current.id !== draft.id)
    throw new WrongUse(`--against：${current.id} 不是 ${draft.id} 的版本 / is no edition of ${draft.id}`)
  const others = await Promise.all((values.with ?? []).map(one => loadPack(one, values, io)))
  const rules = rulesFor(head, [...(current === undefined ? [] : [current]), ...others.filter(pack => pack.id !== draft.id)])
  const run = replayOf(rulesUnder(rules, draft), now.data, draft.id)
  let told = 0
  for await (const events of cases) {
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

/** The rules of an export's head, in which regulations named in the command take the place of its own; without a head the named ones. */
function rulesFor(head: EventsHead | undefined, named: readonly Pack[]): Rules {
  if (head === undefined)
    return {
      editions: named.map(compileEdition),
      calendar: compileCalendar(chinaCalendar({ id: 'cn', title: '国务院放假安排', windows: officeHours })),
      settings: { warnShare: 0, ladder: [] },
    }
  const own = head.editions
    .map(({ pack, begins }, i) => ({
      ...compileEdition(packOf(pack, `replay.editions.${i}`)),
      ...(begins === undefined ? {} : { begins }),
    }))
    .filter(({ pack }) => !named.some(other => other.id === pack.id))
  return {
    editions: [...named.map(compileEdition), ...own],
    calendar: compileCalendar(head.calendar),
    settings: head.clocks,
    primary: head.primary,
  }
}

async function inputOf(path: string, stdin: Parameters<PolicyCommand>[1]['stdin']): Promise<typeof stdin> {
  if (path === '-') return stdin
  await access(path).catch(() => {
    throw new WrongUse(`没有这个文件 / no such file: ${path}`)
  })
  return createReadStream(path)
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
