import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'

type Surroundings = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly out: (line: string) => void
  readonly err: (line: string) => void
  readonly pause: (milliseconds: number) => Promise<unknown>
}
const USAGE = `用法 / usage: bihuan ledger check [--new] [--checkpoint <file>] [--url …] [--key <api key>]
       bihuan ledger proof <event> [--size <leaves>] [--url …] [--key <api key>]
--url: http://127.0.0.1:4000; --key: BIHUAN_API_KEY`
const options = {
  url: { type: 'string', default: 'http://127.0.0.1:4000' },
  key: { type: 'string' },
  new: { type: 'boolean', default: false },
  checkpoint: { type: 'string' },
  size: { type: 'string' },
} as const
const LOOK_EVERY_MS = 1_000

/** Why the server did not answer as asked. */
class Refused extends Error {}

/**
 * `bihuan ledger check`: has a running server check its ledger, waits for the result, and gives it as one JSON line. `--new`: only what came since the last check;
 * `--checkpoint`: a file with a checkpoint held outside, which must be found again. Gives 0 where the ledger is intact, 1 where it is altered or has a gap, 2 where
 * the server could not be asked.
 */
export async function checkLedgerCommand(args: readonly string[], around: Surroundings): Promise<number> {
  return within(around, async () => {
    const { values } = parseArgs({ args: [...args], options })
    const ask = askerOf(values, around)
    const checkpoint = values.checkpoint === undefined ? undefined : await readFile(values.checkpoint, 'utf8')
    const { id } = await ask('POST', '/api/ledger/check', { full: !values.new, ...(checkpoint !== undefined && { checkpoint }) })
    for (;;) {
      const check = await ask('GET', `/api/ledger/checks/${encodeURIComponent(String(id))}`)
      if (check.verdict !== null) {
        around.out(JSON.stringify(check))
        return check.verdict === 'intact' ? 0 : 1
      }
      await around.pause(LOOK_EVERY_MS)
    }
  })
}

/** `bihuan ledger proof <event>`: the proof that an event stands in a signed checkpoint, as one JSON line that `bihuan ledger` can verify. */
export async function proveCommand(args: readonly string[], around: Surroundings): Promise<number> {
  return within(around, async () => {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [event, ...more] = positionals
    if (event === undefined || more.length > 0) throw new Refused(USAGE)
    const query = new URLSearchParams({ event, ...(values.size !== undefined && { size: values.size }) })
    around.out(JSON.stringify(await askerOf(values, around)('GET', `/api/ledger/proofs/inclusion?${query}`)))
    return 0
  })
}

async function within({ err }: Surroundings, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    err(error instanceof Refused || error instanceof TypeError ? error.message : `${error.message}\n${USAGE}`)
    return 2
  }
}

function askerOf({ url, key }: { url: string; key?: string | undefined }, { env }: Surroundings) {
  return async (method: 'GET' | 'POST', path: string, body?: object): Promise<Record<string, unknown>> => {
    const answer = await fetch(new URL(path, url), {
      method,
      headers: {
        authorization: `Bearer ${key ?? env.BIHUAN_API_KEY ?? ''}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const said = (await answer.json()) as Record<string, unknown>
    if (!answer.ok) throw new Refused(`${String(said.title)} (${String(said.code)})`)
    return said
  }
}
