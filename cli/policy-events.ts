import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { WrongUse } from './policy-errors.ts'
import { type PolicyCommand, readArguments } from './policy-io.ts'
import { periodOf } from './policy-measure.ts'
import { streamFromServer } from './policy-server.ts'

const USAGE = `用法 / usage: bihuan policy events --from 2026-01-01 --to 2026-03-31 [--out events.ndjson] [--url …] [--key <api key>]
       密钥所属组织在这段时间登记的案件的全部事件，供离线回放 / all events of the cases that the key's organisation registered, for
       bihuan policy replay <draft.json | id> --events events.ndjson`

/**
 * `bihuan policy events`: the events of a period's cases as lines of JSON, to --out or stdout, for a replay without a server. The first
 * line brings the regulations, the calendar and the settings, the last one counts. A file is there only when it is whole. Sealed fields
 * (free text, names, contacts) are not in it.
 */
export const eventsCommand: PolicyCommand = async (args, io) => {
  const { values, positionals } = readArguments(
    args,
    { from: { type: 'string' }, to: { type: 'string' }, out: { type: 'string' } },
    USAGE,
  )
  if (positionals.length > 0) throw new WrongUse(USAGE)
  const { from, to } = periodOf(values, USAGE)
  const bytes = await streamFromServer(values, io, `/api/policies/replay-events.ndjson?from=${from}&to=${to}`)
  if (values.out === undefined) {
    await pipeline(bytes, io.stdout, { end: false })
    return 0
  }
  const unfinished = `${values.out}.part`
  try {
    await pipeline(bytes, createWriteStream(unfinished, { mode: 0o600 }))
    await rename(unfinished, values.out)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw new WrongUse(`没有写完 / not finished: ${values.out}: ${error instanceof Error ? error.message : String(error)}`)
  }
  io.stderr.write(`已写入 / written: ${values.out}\n`)
  return 0
}
