// A process that inserts rows into the data folder it is given and prints each number after its commit, until it is killed.
import { type Log, openDatabase } from '../server/database/database.ts'

const log: Log = { info: () => {}, warn: () => {}, error: console.error, fatal: console.error }
const database = await openDatabase({ dataDir: process.argv[2]!, log })
await database.pool.query('create table if not exists rows (id int primary key, text text)')
const { rows } = await database.pool.query('select coalesce(max(id), 0) as last from rows')
let last: number = rows[0].last

await Promise.all(
  Array.from({ length: 4 }, async () => {
    for (;;) {
      const id = ++last
      await database.pool.query('insert into rows values ($1, $2)', [id, 'x'.repeat(2_000)])
      process.stdout.write(`${id}\n`)
    }
  }),
)
