import type { Instant } from '../../events/instant.ts'
import { systemActor } from '../context.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { contextOf } from '../http/organisation-context.ts'
import { openSamples } from '../sampling/open-samples.ts'
import { ringSamples } from '../sampling/ring-samples.ts'
import { ringFollowUps } from '../surveys/follow-ups.ts'
import { runDataChecksOnce } from './data-checks-once.ts'
import { followFindings } from './follow-findings.ts'
import { raiseSurpriseChecks } from './surprise-checks.ts'

/** Once a day, for every organisation: keys are promised, populations frozen and drawn, data checked, regions over their limit found, reviewers told. */
export async function superviseDaily(deps: Pick<Deps, 'database' | 'newId' | 'newSalt'>, now: Instant): Promise<void> {
  const organisations = await asWorker(deps.database, tx => tx.selectFrom('organisations').select('id').orderBy('id').execute())
  for (const { id: org } of organisations) {
    // Each is a transaction of its own: a fault of one keeps nothing else from its turn, and none is long.
    for (const work of [openSamples, ringSamples, runDataChecksOnce, raiseSurpriseChecks, followFindings, ringFollowUps])
      await inOrganisation(deps.database, org, async tx =>
        work(await contextOf({ ...deps, clock: () => now }, tx, org, systemActor)),
      )
  }
}
