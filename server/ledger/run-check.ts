import { type SqlBool, sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import { rangeFrom } from '../../ledger/range.ts'
import { asWorker, inOrganisation, type Tx } from '../database/transaction.ts'
import { later } from '../deliveries/retry.ts'
import type { Deps } from '../deps.ts'
import { canonical } from '../events/seal.ts'
import { type Rest, resting } from '../operations/give-way.ts'
import { checkLeaves } from './check-leaves.ts'
import type { Finding } from './check-schema.ts'
import {
  checkCases,
  checkDelay,
  checkHead,
  checkHeld,
  checkReturns,
  hasAllInLine,
  type Place,
  queueMissed,
} from './check-whole.ts'
import { type Findings, noFindings } from './findings.ts'
import { edgeOf, headOf, keysOf } from './queries.ts'
import { sequenceOrganisation } from './sequence.ts'
import { tellOfCheck } from './tell-of-check.ts'

/** What arrives at once is opened and read in one piece, while requests wait. */
const LEAVES_AT_ONCE = 300
/** Longer than one batch takes; whoever runs a check and dies has it taken over after it. */
const CLAIM_MS = 60_000

type CheckDeps = Pick<Deps, 'database' | 'newId' | 'newSalt' | 'dataDir' | 'publicUrl' | 'log' | 'clock'> & {
  /** How it gives way to requests, batch by batch. */
  readonly rest?: Rest | undefined
}
type Asked = { readonly id: string; readonly is_full: boolean; readonly held: string | null }

/** Runs the checks that were asked for, of all organisations, the oldest first; gives how many. */
export async function runOpenChecks(deps: CheckDeps, stopping?: AbortSignal): Promise<number> {
  const open = await asWorker(deps.database, tx =>
    tx
      .selectFrom('ledger_checks')
      .select(['org_id', 'id', 'is_full', 'held'])
      .where('finished_at', 'is', null)
      .where(eb => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<', deps.clock())]))
      .orderBy('asked_at')
      .execute(),
  )
  let ran = 0
  for (const { org_id: org, ...asked } of open) {
    if (stopping?.aborted) break
    if (await claim(deps, org, asked.id, {}, asked)) {
      await runCheck(deps, org, asked, stopping)
      ran += 1
    }
  }
  return ran
}

/** Says that this process runs the check, with how far it has come; false where another one does, or, of a check that nobody waits for, where one of the ledger is under way. */
async function claim(
  { database, clock }: CheckDeps,
  org: string,
  id: string,
  said: { readonly from_index?: number; readonly done?: number; readonly size?: number },
  first?: Pick<Asked, 'held'>,
): Promise<boolean> {
  const now = clock()
  const rows = await inOrganisation(database, org, tx =>
    tx
      .updateTable('ledger_checks')
      .set({ claimed_until: later(now, CLAIM_MS), ...said })
      .where('org_id', '=', org)
      .where('id', '=', id)
      .where('finished_at', 'is', null)
      .$if(first !== undefined, q => q.where(eb => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<', now)])))
      // Two that read all the same events would take twice the processor and say the same.
      .$if(first?.held === null, q =>
        q.where(
          sql<SqlBool>`not exists (select from ledger_checks other where other.org_id = ${org} and other.id <> ${id} and other.held is null
            and other.finished_at is null and other.claimed_until >= ${now}::timestamptz)`,
        ),
      )
      .returning('id')
      .execute(),
  )
  return rows.length > 0
}

async function runCheck(deps: CheckDeps, org: string, asked: Asked, stopping?: AbortSignal): Promise<void> {
  const inside = <T>(work: (at: { tx: Tx; org: string }) => Promise<T>) =>
    inOrganisation(deps.database, org, tx => work({ tx, org }))
  // What waits is given its leaf first; whatever waits after that, waits too long.
  await sequenceOrganisation(deps, org, deps.clock(), { waits: true }).catch(err =>
    deps.log.error({ err, org }, 'events could not be put into the ledger'),
  )
  const findings = noFindings()
  const { head, keys, from, edge } = await inside(async at => {
    const standing = await headOf(at)
    const begin = asked.is_full ? 0 : Math.min(await checkedBefore(at), standing?.size ?? 0)
    // Where hashes are missing that it would go on from, it begins at the beginning, and names them.
    const known = await edgeOf(at, begin).catch(() => undefined)
    return { head: standing, keys: await keysOf(at), from: known === undefined ? 0 : begin, edge: known ?? [] }
  })
  const size = head?.size ?? 0
  await claim(deps, org, asked.id, { from_index: from, done: 0, size })
  const range = rangeFrom(from, edge)
  while (range.size < size) {
    if (stopping?.aborted) return // another process takes it over, from the beginning
    const until = Math.min(range.size + LEAVES_AT_ONCE, size)
    await resting(deps.rest, () => inside(at => checkLeaves(at, range, until, keys, findings)))
    await claim(deps, org, asked.id, { done: range.size - from })
  }
  if (head !== undefined) await inside(at => checkHead(at, size, range.root(), findings))
  if (!(await inside(hasAllInLine)) && !(await queueAll(deps, org, asked.id, findings, stopping))) return
  await inside(at => checkDelay(at, deps.clock(), findings))
  for (let after: string | undefined = ''; after !== undefined; ) {
    if (stopping?.aborted) return
    const next: string = after
    after = await resting(deps.rest, () => inside(at => checkCases(at, next, findings)))
    await claim(deps, org, asked.id, {})
  }
  await inside(async at => {
    await checkReturns(at, findings)
    if (asked.held !== null) await checkHeld(at, asked.held, keys, findings)
  })
  await finish(deps, org, asked.id, findings, deps.clock())
}

/** Puts every event in line that is not, some thousand in a transaction; false where it was stopped before the end. */
async function queueAll(
  deps: CheckDeps,
  org: string,
  check: string,
  findings: Findings,
  stopping?: AbortSignal,
): Promise<boolean> {
  let after: Place | undefined
  do {
    if (stopping?.aborted) return false
    const from: Place | undefined = after
    after = await resting(deps.rest, () => inOrganisation(deps.database, org, tx => queueMissed({ tx, org }, from, findings)))
    // Longer than a claim holds where there are millions: nobody else may begin the same meanwhile.
    await claim(deps, org, check, {})
  } while (after !== undefined)
  return true
}

/** Leaves that the last check has found right. After one that found something altered, everything is looked at again: what was altered stays so. */
async function checkedBefore({ tx, org }: { tx: Tx; org: string }): Promise<number> {
  const last = await tx
    .selectFrom('ledger_checks')
    .select(['size', 'verdict'])
    .where('org_id', '=', org)
    .where('finished_at', 'is not', null)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last === undefined || last.verdict === 'altered' ? 0 : (last.size ?? 0)
}

async function finish(deps: CheckDeps, org: string, id: string, findings: Findings, now: Instant): Promise<void> {
  const verdict = findings.verdict()
  const isNew = await inOrganisation(deps.database, org, async tx => {
    const before = await tx
      .selectFrom('ledger_checks')
      .select(['verdict', 'findings'])
      .where('org_id', '=', org)
      .where('finished_at', 'is not', null)
      .orderBy('finished_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    const list = await withNumbers({ tx, org }, findings.list)
    await tx
      .updateTable('ledger_checks')
      .set({ finished_at: now, verdict, findings: JSON.stringify(list), counts: JSON.stringify(findings.counts) })
      .where('org_id', '=', org)
      .where('id', '=', id)
      .execute()
    // Once: the same findings again are no news.
    const isKnown = before?.verdict === verdict && canonical(before.findings) === canonical(list)
    if (verdict !== 'intact' && !isKnown) await tellOfCheck(deps, tx, org, { id, verdict, now })
    return !isKnown
  })
  if (verdict === 'altered') deps.log.error({ org, check: id, findings: findings.list.slice(0, 5) }, 'the ledger was altered')
  else if (verdict === 'gap' && isNew)
    deps.log.warn({ org, check: id, findings: findings.list.slice(0, 5) }, 'the ledger has a gap')
}

/** Puts the number of its case to each finding. */
async function withNumbers({ tx, org }: { tx: Tx; org: string }, list: readonly Finding[]): Promise<Finding[]> {
  const ids = [...new Set(list.flatMap(one => one.stream ?? []))]
  if (ids.length === 0) return [...list]
  const rows = await tx.selectFrom('cases').select(['id', 'number']).where('org_id', '=', org).where('id', 'in', ids).execute()
  const numbers = new Map(rows.map(row => [row.id, row.number]))
  return list.map(one => ({
    ...one,
    ...(one.stream !== undefined && numbers.has(one.stream) && { number: numbers.get(one.stream)! }),
  }))
}
