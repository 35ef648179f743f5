import { readdir, readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { clientOf, signIn } from './http/client.ts'
import { operationsOf } from './http/operations.ts'
import { startServers } from './http/servers.ts'
import { openCases, pausableOnes } from './http/some-cases.ts'

/*
 * npm run bench:in-turns -- --database-url postgres://… --other …/dist/server/main.js
 * Two builds (or one with two sets of --flags) on one database, asked in turns: what a request takes of each server's processor. Whatever else the machine does falls
 * on both alike, so that a twentieth shows where seconds on the clock differ by half.
 */
const { values } = parseArgs({
  options: {
    'database-url': { type: 'string', default: process.env.DATABASE_URL ?? '' },
    other: { type: 'string' },
    flags: { type: 'string', default: '' },
    'other-flags': { type: 'string', default: '' },
    only: { type: 'string', default: '' },
    requests: { type: 'string', default: '800' },
    rounds: { type: 'string', default: '4' },
    clients: { type: 'string', default: '3' },
    login: { type: 'string', default: 'he.jing@qiheng.example' },
    password: { type: 'string', default: 'bihuan-demo-2026' },
  },
})
const requests = Number(values.requests)
const url = values['database-url']
const words = ['机器人', '控制柜', '夹具', '轨迹', '示教器', '减速机']

/** Milliseconds that a process was given of the processors so far: its main thread's, and all of its threads'. */
async function processorOf(pid: number): Promise<{ main: number; all: number }> {
  const of = async (thread: string) =>
    Number((await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8')).split(' ')[0]) / 1e6
  const all = await Promise.all((await readdir(`/proc/${pid}/task`)).map(of))
  return { main: await of(String(pid)), all: all.reduce((sum, one) => sum + one, 0) }
}

const started = [await startServers(url, 1, { flags: values.flags })]
try {
  started.push(await startServers(url, 1, { program: values.other, flags: values['other-flags'] }))
  const [one, other] = started.map(({ urls, pids }) => ({ url: urls[0]!, pid: pids[0]! }))
  const cookie = await signIn(one!.url, values.login, values.password)
  const sides = [one!, other!].map(side => ({ ...side, ask: clientOf(side.url, cookie).ask }))
  const cases = await openCases(sides[0]!.ask, 1_000)
  const pausable = await pausableOnes(sides[0]!.ask, cases, 60)
  for (const operation of operationsOf({ cases, pausable, words }, `turns-${Date.now()}`)) {
    if (!operation.name.includes(values.only)) continue
    let turn = 0
    const run = async (count: number) => {
      const end = turn + count
      const client = async () => {
        while (turn < end) {
          const now = turn++
          for (const [at, side] of (now % 2 ? sides : sides.toReversed()).entries()) {
            await operation.prepare?.(side.ask, 2 * now + at)
            await operation.run(side.ask, 2 * now + at)
          }
        }
      }
      await Promise.all(Array.from({ length: Number(values.clients) }, client))
    }
    await run(requests)
    for (let round = 1; round <= Number(values.rounds); round++) {
      const before = await Promise.all(sides.map(side => processorOf(side.pid)))
      await run(requests)
      const after = await Promise.all(sides.map(side => processorOf(side.pid)))
      const [this_, that] = after.map(({ main, all }, i) => ({
        main: (main - before[i]!.main) / requests,
        all: (all - before[i]!.all) / requests,
      }))
      console.log(
        `${operation.name}, round ${round}: ${this_!.main.toFixed(2)} and ${that!.main.toFixed(2)} ms of the main thread (${(this_!.main / that!.main).toFixed(2)}), ${this_!.all.toFixed(2)} and ${that!.all.toFixed(2)} of all threads (${(this_!.all / that!.all).toFixed(2)})`,
      )
    }
  }
} finally {
  await Promise.all(started.map(servers => servers.stop()))
}
process.exit(0)
