import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import { asWorker, inOrganisation, type Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { checkpointToAnchor, digestOfNote, hasCheckpoints } from './checkpoint-to-anchor.ts'
import type { AnchorKind } from './schema.ts'
import { settingOf } from './settings.ts'

const HOUR_MS = 60 * 60_000

/** Which organisations anchor where, as set last; none where the ledger keeps no checkpoints. */
async function anchoring(deps: Pick<Deps, 'database'>): Promise<{ org: string; kind: AnchorKind }[]> {
  return asWorker(deps.database, async tx => {
    if (!(await hasCheckpoints(tx))) return []
    const { rows } = await sql<{ org: string; kind: AnchorKind }>`
      select org_id as org, kind from (
        select distinct on (org_id, kind) org_id, kind, is_on from anchor_settings order by org_id, kind, set_at desc, id desc
      ) last where is_on`.execute(tx)
    return rows
  })
}

/** Puts down what is to be anchored next, for every organisation that anchors. Gives how many. */
export async function planAnchors(deps: Pick<Deps, 'database' | 'newId'>, now: Instant): Promise<number> {
  let planned = 0
  for (const { org, kind } of await anchoring(deps))
    planned += await inOrganisation(deps.database, org, tx => planNext(tx, { org, kind, now, newId: deps.newId }))
  return planned
}

type Planning = { readonly org: string; readonly kind: AnchorKind; readonly now: Instant; readonly newId: () => string }

/** The newest checkpoint, where the settings say that it is time and nothing of this kind is on its way. */
async function planNext(tx: Tx, { org, kind, now, newId }: Planning): Promise<number> {
  const setting = await settingOf(tx, org, kind)
  const newest = await checkpointToAnchor(tx, org)
  if (!setting?.isOn || newest === undefined) return 0
  const last = await tx
    .selectFrom('anchors')
    .select(['checkpoint_size', 'made_at', 'state'])
    .where('org_id', '=', org)
    .where('kind', '=', kind)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last) {
    if (last.state === 'waiting' || last.state === 'sent') return 0
    if (newest.size === last.checkpoint_size) return 0
    const grown = newest.size - last.checkpoint_size
    const { everyHours, everyEvents } = setting.config
    const isTime = Date.parse(now) - Date.parse(last.made_at) >= everyHours * HOUR_MS
    // Smaller than before: the log began anew.
    if (grown > 0 && !isTime && (everyEvents === null || grown < everyEvents)) return 0
  }
  // Another process may have put down the same one.
  const made = await tx
    .insertInto('anchors')
    .values({
      ...{ org_id: org, id: newId(), kind, checkpoint_size: newest.size, note: newest.note },
      ...{ digest: Buffer.from(digestOfNote(newest.note)), state: 'waiting', next_at: now, made_at: now },
      ...{ fault: null, fault_detail: null, progress: null, response: null, proof: null },
    })
    .onConflict(c => c.columns(['org_id', 'kind', 'digest']).doNothing())
    .returning('id')
    .execute()
  return made.length
}
