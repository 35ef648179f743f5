import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { LocalDate } from '../events/instant.ts'
import { Coverage } from '../server/policies/coverage/schema.ts'
import { WrongUse } from './policy-errors.ts'
import { editionPath, type PolicyCommand, readArguments, speaker, storedName } from './policy-io.ts'
import { replayFileCommand } from './policy-replay.ts'
import { askServer } from './policy-server.ts'

const COVERAGE =
  '用法 / usage: bihuan policy coverage <id>@<edition> --from 2026-01-01 --to 2026-03-31 [--url …] [--key <api key>] [--json] [--en]'
const REPLAY =
  '用法 / usage: bihuan policy replay <id>@<edition> --from 2026-01-01 --to 2026-03-31 [--url …] [--key <api key>] [--json] [--en]\n       bihuan policy replay <draft.json | id> --events <events.ndjson | ->   (events: bihuan policy events)'
const period = { from: { type: 'string' }, to: { type: 'string' } } as const
const POLL_MS = 500

/** The days of --from and --to; wrong use where one is none. */
export function periodOf(
  values: { from?: string | undefined; to?: string | undefined },
  usage: string,
): { from: string; to: string } {
  const from = LocalDate.safeParse(values.from)
  const to = LocalDate.safeParse(values.to)
  if (!from.success || !to.success) throw new WrongUse(usage)
  return { from: from.data, to: to.data }
}

/** `bihuan policy coverage`: what of each clause ran in a period, as the running server counts it. */
export const coverageCommand: PolicyCommand = async (args, io) => {
  const { values, positionals } = readArguments(args, period, COVERAGE)
  const { id, edition } = storedName(positionals[0], COVERAGE)
  const { from, to } = periodOf(values, COVERAGE)
  const server = await askServer(values, io)
  const coverage = await server(Coverage, 'GET', editionPath(id, edition, `coverage?from=${from}&to=${to}`))
  const say = speaker(values, io)
  const states = {
    automatic: { zh: '自动', en: 'automatic' },
    manual: { zh: '人工', en: 'manual' },
    unused: { zh: '未用到', en: 'unused' },
    words: { zh: '用语与引用', en: 'words only' },
    none: { zh: '没有规则', en: 'no rule' },
  }
  for (const clause of coverage.clauses) {
    say.data(clause)
    say.line(
      `${clause.number}\t${say.text(states[clause.state])}\t${say.text({ zh: '用到', en: 'applied' })} ${clause.applied}\t${say.text({ zh: '按时', en: 'on time' })} ${clause.onTime}\t${say.text({ zh: '逾期', en: 'late' })} ${clause.late}\t${say.text(clause.title)}`,
    )
  }
  return 0
}

const Started = z.looseObject({ id: z.string() })
const Running = z.looseObject({ id: z.string(), state: z.enum(['running', 'done', 'failed', 'cancelled']) })

/** `bihuan policy replay`: runs a period's events under a stored edition on the running server, and waits. 1: it failed or was cancelled. */
export const replayCommand: PolicyCommand = async (args, io) => {
  // With a file of events no server is asked.
  if (args.some(word => word === '--events' || word.startsWith('--events='))) return replayFileCommand(args, io)
  const { values, positionals } = readArguments(args, period, REPLAY)
  const { id, edition } = storedName(positionals[0], REPLAY)
  const server = await askServer(values, io)
  const started = await server(Started, 'POST', editionPath(id, edition, 'replays'), periodOf(values, REPLAY))
  const path = editionPath(id, edition, `replays/${encodeURIComponent(started.id)}`)
  let replay = await server(Running, 'GET', path)
  while (replay.state === 'running') {
    await sleep(POLL_MS)
    replay = await server(Running, 'GET', path)
    io.stderr.write('.')
  }
  io.stdout.write(`${JSON.stringify(replay, null, values.json ? 0 : 2)}\n`)
  return replay.state === 'done' ? 0 : 1
}
