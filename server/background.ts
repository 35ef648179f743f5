import type { Instant } from '../events/instant.ts'
import { passPeriodsWithoutAlarms } from './alarms/pass-periods.ts'
import { sweep } from './alarms/sweep.ts'
import { tickLogOf } from './alarms/tick-log.ts'
import { workAnchors } from './anchors/work-anchors.ts'
import { carryOutDisposals } from './archive/carry-out.ts'
import { tellEndingCertificates } from './certificates/tell-ending.ts'
import { analyzePartitioned } from './database/partition.ts'
import { sortIntoSearchIndexes } from './database/search-upkeep.ts'
import { asWorker } from './database/transaction.ts'
import { deliver } from './deliveries/deliver.ts'
import { createMailer } from './deliveries/mail.ts'
import { later } from './deliveries/retry.ts'
import type { Deps } from './deps.ts'
import { dropOldUploads } from './field-sync/drop-old-uploads.ts'
import { encryptOld } from './files/encrypt-old.ts'
import { removeLeftovers } from './files/leftovers.ts'
import { scanWaiting } from './files/scan/scan-waiting.ts'
import { settleInBackground } from './indicators/settle.ts'
import { encipherOld } from './keys/encipher-old.ts'
import { rewrapContents } from './keys/rotate.ts'
import { askDailyChecks } from './ledger/ask-check.ts'
import { runOpenChecks } from './ledger/run-check.ts'
import { SEQUENCE_EVERY_MS, sequencePending } from './ledger/sequence.ts'
import { ringActions } from './meetings/ring-actions.ts'
import { traceInBackground } from './mining/trace-cases.ts'
import { restBeside } from './operations/give-way.ts'
import { clockWatch } from './operations/watch-clock.ts'
import { lookAtPlannedEnds } from './organisation/look-at-planned-ends.ts'
import { ringPapers } from './paper/tell.ts'
import { sweepMeasures } from './penalties/look-again.ts'
import { newcomersAsker } from './policies/drafts/ask-newcomers.ts'
import { moveCasesOn } from './policies/drafts/move-in-background.ts'
import { eraseInBackground, ringRequests } from './privacy/erase.ts'
import { mailDueReports } from './reports/mailings/mail-due.ts'
import { ringReports } from './reports/ring-reports.ts'
import { renewCustomerSearch } from './search/renew.ts'
import { moveDueTimes } from './settings/move-in-background.ts'
import { superviseDaily } from './supervision/supervise-daily.ts'

/** Work that is due once a day, at the first look after midnight UTC and after every start; safe to run twice and in several processes. */
export type DailyTask = { readonly name: string; run(now: Instant): Promise<unknown> }
export type BackgroundOptions = {
  readonly daily?: readonly DailyTask[]
  readonly sweepEveryMs?: number
  readonly deliverEveryMs?: number
}

/** A due duty must ring within 2 s: a look every half second leaves room for a slow transaction. */
const SWEEP_EVERY_MS = 500
const DELIVER_EVERY_MS = 500
const PASS_EVERY_MS = 60_000
const MOVE_EVERY_MS = 1_000
/** Anchors outside are made by the hour and looked at while they are on their way. */
const ANCHOR_EVERY_MS = 15_000
/** Figures are exact whenever they are read; this keeps what is left to count small. */
const COUNT_EVERY_MS = 15_000
const ASK_EVERY_MS = 5_000
/** What is written in between is read by every search: some hundred rows on a busy day. */
const SORT_EVERY_MS = 5_000
const SCAN_EVERY_MS = 2_000
/** Somebody who asks for a check waits for it to begin. */
const CHECK_EVERY_MS = 2_000
const LOOK_AT_THE_DAY_EVERY_MS = 10 * 60_000
/** A client that repeats a request does so within minutes. */
const IDEMPOTENCY_KEPT_MS = 7 * 24 * 60 * 60_000

/** Starts what the server does by itself: alarms, deliveries, due times after a change of settings, passing days, daily work. `stop` waits for what is running. */
export function startBackground(
  deps: Deps,
  { daily = [], sweepEveryMs = SWEEP_EVERY_MS, deliverEveryMs = DELIVER_EVERY_MS }: BackgroundOptions = {},
): { stop(): Promise<void> } {
  const mailer = createMailer({ dataDir: deps.dataDir, publicUrl: deps.publicUrl })
  const ticks = tickLogOf(deps.database)
  const stopping = new AbortController()
  const rest = restBeside(deps.operations?.requests, stopping.signal)
  const dailyTasksOf = (deps: Deps): readonly DailyTask[] => [
    { name: 'forget old idempotency keys', run: now => forgetOldKeys(deps, now) },
    { name: 'remove uploads that were broken off', run: now => dropOldUploads(deps, now) },
    { name: 'encrypt files from before they were', run: () => encryptOld(deps.database, deps.files) },
    { name: 'remove files that nothing refers to', run: now => removeLeftovers(deps.database, deps.files, now) },
    { name: 'take statistics of tables in parts', run: () => analyzePartitioned(deps.database) },
    { name: 'write older search columns anew', run: () => renewCustomerSearch(deps, stopping.signal) },
    { name: 'open and ring periodic reports', run: now => ringReports(deps, now) },
    { name: 'mail reports of the day', run: now => mailDueReports(deps, now) },
    { name: 'ring actions of meetings', run: now => ringActions(deps, now) },
    { name: 'draw samples, check data, raise surprise checks', run: now => superviseDaily(deps, now) },
    { name: 'erase what no longer must be kept', run: now => eraseInBackground(deps, now, 'all') },
    { name: 'ring requests of persons', run: now => ringRequests(deps, now) },
    { name: 'remind of paper that is out beyond its day', run: now => ringPapers(deps, now) },
    { name: 'tell of certificates that end', run: now => tellEndingCertificates(deps, now) },
    { name: 'ask for the check of the ledger', run: now => askDailyChecks(deps, now) },
    ...daily,
  ]
  const lastRun = new Map<string, string>()
  const askNewcomers = newcomersAsker(deps)
  const watchTheClock = clockWatch(deps)

  const loops = [
    loop(deps, 'alarms', sweepEveryMs, async (now, deps) => {
      const tick = await sweep(deps, now)
      ticks.add(tick)
      if (tick.fired.length > 0) deps.log.info({ fired: tick.fired.length, skipped: tick.skipped.length }, 'alarms fired')
      // Without progress another look at once would find the same.
      return tick.more && tick.fired.length > 0
    }),
    loop(deps, 'deliveries', deliverEveryMs, async (now, deps) => {
      const { delivered, failed } = await deliver({ ...deps, mailer }, now)
      if (failed > 0) deps.log.warn({ failed }, 'messages could not be delivered')
      return delivered > 0
    }),
    loop(deps, 'the clock', MOVE_EVERY_MS, watchTheClock),
    loop(deps, 'moving due times', MOVE_EVERY_MS, (now, deps) => moveDueTimes(deps, now, stopping.signal)),
    loop(deps, 'moving cases to another edition', MOVE_EVERY_MS, (now, deps) =>
      moveCasesOn(
        { ...deps, onFault: (err, number) => deps.log.error({ err, number }, 'a case could not be moved') },
        now,
        stopping.signal,
      ),
    ),
    loop(deps, 'asking newcomers to read', ASK_EVERY_MS, async now => {
      await askNewcomers(now, stopping.signal)
    }),
    loop(deps, 'planned ends', PASS_EVERY_MS, async (now, deps) => {
      await lookAtPlannedEnds(deps, now)
    }),
    loop(deps, 'measures of penalties', PASS_EVERY_MS, async (now, deps) => {
      const { expired } = await sweepMeasures(deps, now)
      if (expired > 0) deps.log.info({ expired }, 'measures of penalties expired')
    }),
    loop(deps, 'counting indicators', COUNT_EVERY_MS, (now, deps) => settleInBackground(deps, now, stopping.signal)),
    loop(deps, 'the ledger', SEQUENCE_EVERY_MS, async (now, deps) => {
      await sequencePending(deps, now, stopping.signal)
    }),
    loop(deps, 'checks of the ledger', CHECK_EVERY_MS, (_, deps) => runOpenChecks({ ...deps, rest }, stopping.signal)),
    loop(deps, 'passing days', PASS_EVERY_MS, async (now, deps) => {
      await passPeriodsWithoutAlarms(deps, now)
    }),
    loop(deps, 'bringing records and files under the current key', PASS_EVERY_MS, async (_, deps) => {
      await encipherOld(deps.database, deps.clock, stopping.signal)
      await rewrapContents(deps.database, deps.files, stopping.signal)
    }),
    loop(deps, 'scanning files', SCAN_EVERY_MS, (now, deps) => scanWaiting(deps, now, stopping.signal)),
    loop(deps, 'ways of cases', PASS_EVERY_MS, async (now, deps) => {
      await traceInBackground({ ...deps, rest }, now, stopping.signal)
    }),
    loop(deps, 'anchors outside', ANCHOR_EVERY_MS, (now, deps) => workAnchors(deps, now, stopping.signal)),
    ...(deps.database.kind === 'postgres'
      ? [loop(deps, 'sorting into search indexes', SORT_EVERY_MS, () => sortIntoSearchIndexes(deps.database))]
      : []),
    loop(deps, 'disposals', ASK_EVERY_MS, (now, deps) => carryOutDisposals(deps, now, stopping.signal)),
    loop(deps, 'erasures', ASK_EVERY_MS, (now, deps) => eraseInBackground(deps, now, 'recent', stopping.signal)),
    loop(deps, 'daily work', LOOK_AT_THE_DAY_EVERY_MS, async (now, deps) => {
      for (const { name, run } of dailyTasksOf(deps)) {
        const day = now.slice(0, 10)
        if (lastRun.get(name) === day) continue
        // A task that failed is tried again at the next look, and does not keep the others from their turn.
        await run(now).then(
          () => lastRun.set(name, day),
          error => deps.log.error({ err: error, task: name }, 'daily work failed'),
        )
      }
    }),
  ]
  return {
    async stop() {
      stopping.abort()
      await Promise.all(loops.map(one => one.stop()))
      mailer.close()
    },
  }
}

/** Runs work at once and then again and again, the next time only after it has ended; true asks for the next time without a pause. Errors are logged and the loop goes on. */
function loop(
  shared: Deps,
  name: string,
  everyMs: number,
  work: (now: Instant, deps: Deps) => Promise<unknown>,
): { stop(): Promise<void> } {
  // What it logs says which loop it was.
  const deps: Deps = { ...shared, log: shared.log.child({ loop: name }) }
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const turn = async () => {
    let isUrgent = false
    const began = performance.now()
    let hasFailed = false
    deps.operations?.loops.begin(name, everyMs, deps.clock())
    try {
      isUrgent = (await watched(deps, name, work)) === true
    } catch (error) {
      hasFailed = true
      if (!isStopped) deps.log.error({ err: error }, `background work failed: ${name}`)
    }
    deps.operations?.loops.end(name, deps.clock(), performance.now() - began, hasFailed)
    if (!isStopped) timer = setTimeout(start, isUrgent ? 0 : everyMs)
  }
  const start = () => {
    running = turn()
  }
  start()
  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await running
    },
  }
}

/** One turn, whose spans say which loop it is. */
function watched(deps: Deps, name: string, work: (now: Instant, deps: Deps) => Promise<unknown>) {
  const turn = () => work(deps.clock(), deps)
  const { operations } = deps
  return operations?.tracing ? operations.tracing.within(name, { 'bihuan.loop': name }, turn) : turn()
}

async function forgetOldKeys({ database }: Deps, now: Instant): Promise<void> {
  await asWorker(database, tx =>
    tx.deleteFrom('idempotency_keys').where('created_at', '<', later(now, -IDEMPOTENCY_KEPT_MS)).execute(),
  )
}
