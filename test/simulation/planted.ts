import type { Bug } from './bugs.ts'
import { type Stage, simulate } from './simulate.ts'
import { buildProcesses } from './stage.ts'

/** How many seeds it took to find a planted bug, and what gave it away; undefined where it was not found within those that it may take. */
export async function hunt(
  stage: Stage,
  bug: Bug,
  steps: number,
): Promise<{ readonly seeds: number; readonly invariant: string; readonly what: string } | undefined> {
  const sick = bug.replacements === undefined ? stage : { ...stage, ...(await buildProcesses(2, bug.replacements)) }
  const columns = bug.tables === undefined ? undefined : await tablesOf(stage)
  try {
    for (let seed = 0; seed < bug.within; seed++) {
      const { failure } = await simulate(sick, String(seed), {
        steps,
        ...(bug.rewrite && { rewrite: bug.rewrite }),
        ...(bug.tables && seed === 0 && { tables: bug.tables }),
      })
      if (failure?.invariant === 'the simulator itself') throw new Error(failure.what)
      if (failure) return { seeds: seed + 1, ...failure }
    }
    return undefined
  } finally {
    await columns?.restore()
  }
}

/** The tables as they were, for the bugs that change them. */
async function tablesOf({ pglite }: Stage): Promise<{ restore(): Promise<void> }> {
  return {
    async restore() {
      await pglite.exec('rollback').catch(() => {})
      await pglite.exec('set session authorization postgres')
      const { rows } = await pglite.query<{ n: number }>(
        `select count(*)::int n from pg_constraint where conname = 'alarms_pkey'`,
      )
      if (rows[0]!.n === 0) await pglite.exec('delete from alarms; alter table alarms add primary key (org_id, duty_key, rung)')
      await pglite.exec('drop trigger if exists spoil on ledger_checkpoints; drop function if exists spoil()')
      const { rows: unique } = await pglite.query<{ n: number }>(
        `select count(*)::int n from pg_constraint where conname = 'ledger_leaves_org_id_event_id_key'`,
      )
      if (unique[0]!.n === 0)
        await pglite.exec('delete from ledger_leaves; alter table ledger_leaves add unique (org_id, event_id)')
      await pglite.exec('alter table cases enable row level security; alter table cases force row level security')
      await pglite.exec('set session authorization bihuan_owner')
    },
  }
}
