import { parseArgs } from 'node:util'
import { untilCalm } from './http/calm.ts'
import { clientOf, measure, signIn } from './http/client.ts'
import { operationsOf } from './http/operations.ts'
import { processorSeconds } from './http/processor.ts'
import { startServers } from './http/servers.ts'
import { openCases, pausableOnes } from './http/some-cases.ts'

/*
 * npm run bench:http -- --database-url postgres://… (filled by bench:load)
 * --calm no: without waiting for the background, which needs hours after a million cases were loaded.
 * What people do all day, over HTTP, by 1 and by 8 clients, against server processes on one PostgreSQL.
 */
const { values } = parseArgs({
  options: {
    'database-url': { type: 'string', default: process.env.DATABASE_URL ?? '' },
    servers: { type: 'string', default: '2' },
    clients: { type: 'string', default: '1,8' },
    calm: { type: 'string', default: 'yes' },
    seconds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    login: { type: 'string', default: 'he.jing@qiheng.example' },
    password: { type: 'string', default: 'bihuan-demo-2026' },
  },
})
const servers = await startServers(values['database-url'], Number(values.servers))
try {
  const cookie = await signIn(servers.urls[0]!, values.login, values.password)
  const clients = servers.urls.map(url => clientOf(url, cookie))
  const first = clients[0]!.ask
  const cases = await openCases(first, 1_000)
  const words = ['异响', '机器人', '停机', '减速机', '控制柜', '轨迹', 'PLC', '夹具']
  const database = new URL(values['database-url']).pathname.slice(1)
  const used = () => processorSeconds(servers.pids, database)
  const operations = operationsOf(
    { cases, pausable: await pausableOnes(first, cases, 100), words },
    `${process.pid}-${Math.floor(performance.timeOrigin)}`,
  )
  console.log(`${servers.urls.length} server processes, ${cases.length} open cases, ${values.seconds} s each`)
  const calm = async () => (values.calm === 'no' ? 0 : untilCalm(values['database-url'], line => console.log(line)))
  console.log(`the background was calm after ${(await calm()).toFixed(0)} s`)
  for (const operation of operations.filter(one => one.name.includes(values.only)))
    for (const count of values.clients.split(',').map(Number)) {
      const { times = 1, peer } = operation
      await calm()
      let turns = 0
      const before = await used()
      const asked = (client: number) => clients[client % clients.length]!.ask
      const measured = await measure(
        (client, turn) => {
          turns++
          return operation.run(asked(client), turn + count * 1e6)
        },
        count,
        Number(values.seconds),
        async (client, turn) => operation.prepare?.(asked(client), turn + count * 1e6),
      )
      const after = await used()
      const each = (name: 'servers' | 'database') => (((after[name] - before[name]) / turns / times) * 1000).toFixed(1)
      const rate = measured.perSecond * times
      const beside = peer && count === 8 ? `; ${(rate / peer.perSecond).toFixed(2)} of ${peer.name} (${peer.perSecond})` : ''
      console.log(
        `${operation.name}, ${count} client${count === 1 ? '' : 's'}: ${rate.toFixed(0)}/s, p50 ${measured.p50.toFixed(1)} ms, p95 ${measured.p95.toFixed(1)} ms, processor ${each('servers')} + ${each('database')} ms${beside}`,
      )
    }
  console.log(`memory of the server processes: ${(await servers.memory()).join(', ')} MB`)
  for (const client of clients) client.close()
} finally {
  await servers.stop()
}
