import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { preparingClient } from '../server/database/prepared-statements.ts'
import { type Ask, clientOf, signIn } from './http/client.ts'
import { operationsOf } from './http/operations.ts'
import { recordTransactions, type Transaction } from './http/record-statements.ts'
import { startServers } from './http/servers.ts'
import { openCases } from './http/some-cases.ts'

/*
 * npm run bench:bare -- --database-url postgres://… --admin-url postgres://… (who may copy databases)
 * Writes over HTTP as a ratio to the bare SQL of the same transactions: recorded from the server's own code, then played by as many sessions as there
 * were clients, on copies of the same database, so that every statement finds what it found the first time.
 */
const { values } = parseArgs({
  options: {
    'database-url': { type: 'string', default: process.env.DATABASE_URL ?? '' },
    'admin-url': { type: 'string', default: '' },
    requests: { type: 'string', default: '2000' },
    clients: { type: 'string', default: '8' },
    servers: { type: 'string', default: '2' },
    login: { type: 'string', default: 'he.jing@qiheng.example' },
    password: { type: 'string', default: 'bihuan-demo-2026' },
  },
})
const requests = Number(values.requests)
/** Played before what is measured, on both sides: sessions plan each statement first, processes compile their code. */
const warmUp = requests
const clients = Number(values.clients)
const source = new URL(values['database-url'])
const name = source.pathname.slice(1)
const copyOf = (copy: string) => Object.assign(new URL(source), { pathname: `/${copy}` }).href
const admin = new Client({ connectionString: values['admin-url'] || values['database-url'].replace(`/${name}`, '/postgres') })
await admin.connect()
const owner = source.username

async function copied<T>(use: (url: string) => Promise<T>): Promise<T> {
  const copy = `${name}_bare`
  await admin.query(`drop database if exists ${copy}`)
  await admin.query(`create database ${copy} template ${name} owner ${owner}`)
  try {
    return await use(copyOf(copy))
  } finally {
    await admin.query(`drop database if exists ${copy} with (force)`)
  }
}

/** Runs so many things by so many at once; how many in a second. */
async function rate(count: number, run: (worker: number, turn: number) => Promise<void>): Promise<number> {
  let turn = 0
  const from = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async (_, worker) => {
      while (turn < count) await run(worker, turn++)
    }),
  )
  return count / ((performance.now() - from) / 1000)
}

async function playBare(url: string, transactions: readonly Transaction[]): Promise<number> {
  const Session = preparingClient()
  const sessions = Array.from({ length: clients }, () => new Session({ connectionString: url, options: '-c jit=off' }))
  await Promise.all(sessions.map(one => one.connect()))
  const play = async (worker: number, turn: number) => {
    for (const { text, values: given } of transactions[turn]!) await sessions[worker]!.query(text, [...given])
  }
  await rate(warmUp, play)
  const perSecond = await rate(transactions.length - warmUp, (worker, turn) => play(worker, warmUp + turn))
  await Promise.all(sessions.map(one => one.end()))
  return perSecond
}

try {
  const field = async (ask: Ask) => ({ cases: await openCases(ask, 1_000), pausable: [], words: [] })
  for (const wanted of ['create', 'add an event']) {
    const transactions = await copied(url =>
      recordTransactions(url, { email: values.login, password: values.password }, async ask => {
        const operation = operationsOf(await field(ask), 'record').find(one => one.name.startsWith(wanted))!
        for (let turn = 0; turn < warmUp + requests; turn++) await operation.run(ask, turn)
      }),
    )
    const writing = transactions.filter(one => one.some(({ text }) => text.startsWith('insert into "events"')))
    const bare = await copied(url => playBare(url, writing))
    const ours = await copied(async url => {
      const servers = await startServers(url, Number(values.servers))
      try {
        const cookie = await signIn(servers.urls[0]!, values.login, values.password)
        const asks = servers.urls.map(one => clientOf(one, cookie))
        const operation = operationsOf(await field(asks[0]!.ask), 'http').find(one => one.name.startsWith(wanted))!
        const run = (worker: number, turn: number) => operation.run(asks[worker % asks.length]!.ask, turn)
        await rate(warmUp, run)
        const perSecond = await rate(requests, (worker, turn) => run(worker, warmUp + turn))
        for (const one of asks) one.close()
        return perSecond
      } finally {
        await servers.stop()
      }
    })
    const statements = writing.reduce((sum, one) => sum + one.length, 0) / writing.length
    console.log(
      `${wanted}, ${clients} clients: ${ours.toFixed(0)}/s over HTTP, ${bare.toFixed(0)}/s as bare SQL (${statements.toFixed(1)} statements): ${(ours / bare).toFixed(2)}`,
    )
  }
} finally {
  await admin.end()
}
