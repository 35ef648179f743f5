import type { Instant } from '../../events/instant.ts'
import { asWorker } from '../database/transaction.ts'
import { later } from '../deliveries/retry.ts'
import type { Deps } from '../deps.ts'
import { dropParts } from './uploads.ts'

/** A phone may lie in a drawer over a holiday; after that it begins anew. */
const UPLOADS_KEPT_MS = 14 * 86_400_000
/** Times of acts are believed for a month at most (company setting), so older contacts bound nothing any more. */
const CONTACTS_KEPT_MS = 60 * 86_400_000

/** Removes uploads that nobody went on with for two weeks, with their parts, and contacts that bound nothing any more. Gives how many uploads went. */
export async function dropOldUploads({ database, dataDir }: Pick<Deps, 'database' | 'dataDir'>, now: Instant): Promise<number> {
  const old = await asWorker(database, async tx => {
    await tx.deleteFrom('device_contacts').where('last_at', '<', later(now, -CONTACTS_KEPT_MS)).execute()
    return tx.deleteFrom('uploads').where('touched_at', '<', later(now, -UPLOADS_KEPT_MS)).returning(['org_id', 'id']).execute()
  })
  for (const { org_id: org, id } of old) await dropParts(dataDir, org, id)
  return old.length
}
