import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import { later } from '../deliveries/retry.ts'
import type { Deps } from '../deps.ts'
import { chainTurn } from './chain-turn.ts'
import { planAnchors } from './plan-anchors.ts'
import type { AnchorKind } from './schema.ts'
import { settingOf } from './settings.ts'
import { type Leased, settleFault, settleStamp } from './settle.ts'
import { requestTimestamp } from './timestamp-client.ts'

/** A process that dies while it waits for an answer holds an anchor no longer than this. */
const LEASE_MS = 2 * 60_000
const AT_ONCE = 4
/** What has been switched off is looked at again when it is switched on, or then. */
const SLEEP_MS = 24 * 60 * 60_000

export type AnchorDeps = Pick<Deps, 'database' | 'newId' | 'newSalt' | 'clock' | 'log'> & {
  readonly auth: Pick<Deps['auth'], 'open'>
}

/** One look: puts down what is due, then works on what waits, a few at a time; several processes share it. True where more waits. */
export async function workAnchors(deps: AnchorDeps, now: Instant, signal?: AbortSignal): Promise<boolean> {
  await planAnchors(deps, now)
  if (signal?.aborted) return false
  const leased = await lease(deps, now)
  await Promise.all(leased.map(one => turn(deps, one, now)))
  return leased.length === AT_ONCE
}

async function lease({ database }: AnchorDeps, now: Instant): Promise<Leased[]> {
  const until = later(now, LEASE_MS)
  const { rows } = await asWorker(database, tx =>
    sql<{ org: string; id: string; kind: AnchorKind }>`
      update anchors a set next_at = ${until}
      from (select org_id, id from anchors where next_at <= ${now} order by next_at limit ${AT_ONCE} for update skip locked) due
      where a.org_id = due.org_id and a.id = due.id
      returning a.org_id as org, a.id, a.kind`.execute(tx),
  )
  return rows.map(row => ({ ...row, until }))
}

async function turn(deps: AnchorDeps, leased: Leased, now: Instant): Promise<void> {
  try {
    await (leased.kind === 'timestamp' ? stampTurn(deps, leased, now) : chainTurn(deps, leased, now))
  } catch (error) {
    // Nothing that one company has set may keep the others from their turn.
    deps.log.error({ err: error, anchor: leased.id }, 'an anchor could not be worked on')
    await settleFault(deps.database, leased, now, { fault: 'fault' })
  }
}

async function stampTurn(deps: AnchorDeps, leased: Leased, now: Instant): Promise<void> {
  const { org, id } = leased
  const known = await inOrganisation(deps.database, org, async tx => {
    const setting = await settingOf(tx, org, 'timestamp')
    const row = await tx
      .selectFrom('anchors')
      .select('digest')
      .where('org_id', '=', org)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (setting?.isOn) return { setting, digest: Uint8Array.from(row.digest) }
    await tx
      .updateTable('anchors')
      .set({ next_at: later(now, SLEEP_MS) })
      .where('org_id', '=', org)
      .where('id', '=', id)
      .execute()
    return undefined
  })
  if (known === undefined) return
  const { url, roots } = known.setting.config
  const answer = await requestTimestamp({
    ...{ url, roots, digest: known.digest, now: () => Date.parse(deps.clock()) },
    random: bytes => sha256(utf8ToBytes(deps.newSalt())).subarray(0, bytes),
  })
  if (!answer.ok) return settleFault(deps.database, leased, now, answer)
  await settleStamp(deps.database, leased, now, { response: answer.response, at: answer.stamp.at })
}
