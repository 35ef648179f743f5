import { passPeriodsWithoutAlarms } from '../../server/alarms/pass-periods.ts'
import { sweep } from '../../server/alarms/sweep.ts'
import { buildApp } from '../../server/app.ts'
import { deliver } from '../../server/deliveries/deliver.ts'
import { settleInBackground } from '../../server/indicators/settle.ts'
import { askDailyChecks } from '../../server/ledger/ask-check.ts'
import { runOpenChecks } from '../../server/ledger/run-check.ts'
import { sequencePending } from '../../server/ledger/sequence.ts'
import { traceInBackground } from '../../server/mining/trace-cases.ts'
import { lookAtPlannedEnds } from '../../server/organisation/look-at-planned-ends.ts'
import { sweepMeasures } from '../../server/penalties/look-again.ts'
import { moveDueTimes } from '../../server/settings/move-in-background.ts'
import { createSetupToken } from '../../server/setup/setup-token.ts'

/** What a simulated server process is made of: bundled once, evaluated anew for each process, so that none shares memory with another. */
export const program = {
  ...{ passPeriodsWithoutAlarms, sweep, buildApp, deliver, settleInBackground, traceInBackground },
  ...{ lookAtPlannedEnds, sweepMeasures, moveDueTimes, createSetupToken },
  ...{ sequencePending, askDailyChecks, runOpenChecks },
}
