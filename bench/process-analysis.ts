import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../server/database/database.ts'
import { migrate } from '../server/database/migrate.ts'
import { AskProcess, AskProcessCases } from '../server/mining/schema.ts'
import { listProcessCases, viewProcess } from '../server/mining/view-process.ts'
import { anOrganisation } from '../test/factories.ts'
import { fillTraced } from '../test/many-traces.ts'
import { milli } from './harness.ts'

const MANY = 100_000
const quiet = { info: () => {}, warn: () => {}, error: console.error, fatal: console.error }

/** Process analysis of 100,000 cases: all figures of it, and a page of cases behind one; in the database of DATABASE_URL, else in an embedded one. */
export async function benchProcessAnalysis(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bihuan-bench-'))
  const database = await openDatabase({ databaseUrl: process.env.DATABASE_URL, dataDir, log: quiet })
  try {
    await migrate(database)
    await measure(database)
  } finally {
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function measure(database: Database): Promise<void> {
  const firm = await anOrganisation(database)
  const { id } = await firm.as('otherFrontLine').register({ customerId: firm.customers[0]!.id })
  const period = { kind: 'anomaly', from: '2026-01-01', to: '2026-12-31' }
  const view = () => firm.as('leader').do(ctx => viewProcess(ctx, AskProcess.parse(period)))
  await view()
  await fillTraced(firm, id, MANY)
  const page = (ask: object) => firm.as('leader').do(ctx => listProcessCases(ctx, AskProcessCases.parse({ ...period, ...ask })))
  const all = await median(view)
  const late = await median(() => page({ broken: 'late:robot/verify' }))
  console.log(
    `process analysis of ${MANY} cases (${database.kind}): all figures in ${milli(all)}, the cases behind one in ${milli(late)}`,
  )
}

/** Seconds, the middle one of five runs after a warm-up. */
async function median(work: () => Promise<unknown>): Promise<number> {
  await work()
  const took: number[] = []
  for (let run = 0; run < 5; run++) {
    const from = performance.now()
    await work()
    took.push((performance.now() - from) / 1_000)
  }
  return took.sort((a, b) => a - b)[2]!
}
