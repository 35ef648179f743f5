import type { Instant } from '../../events/instant.ts'
import { inOrganisation } from '../database/transaction.ts'
import { later } from '../deliveries/retry.ts'
import { followAnchor } from './chain/follow.ts'
import { ChainFault } from './chain/rpc.ts'
import { broadcast, mustBeChain, type Progress, raiseAnchor, signAnchor } from './chain/transactions.ts'
import { type ChainSetting, settingOf } from './settings.ts'
import { type Leased, settleAgain, settleConfirmed, settleFault, settleSigned, settleWaiting } from './settle.ts'
import type { AnchorDeps } from './work-anchors.ts'

const SLEEP_MS = 24 * 60 * 60_000

type Known = {
  readonly setting: ChainSetting
  readonly digest: Uint8Array
  readonly progress: Progress | null
  readonly confirmedAt: Instant | null
}

/** What an anchor on a chain needs next: to be signed and sent, to be looked for, to pay more, or to begin again. A fault of the node is told and tried again. */
export async function chainTurn(deps: AnchorDeps, leased: Leased, now: Instant): Promise<void> {
  const known = await read(deps, leased, now)
  if (known === undefined) return
  try {
    await (known.progress === null ? begin(deps, leased, known, now) : goOn(deps, leased, known, known.progress, now))
  } catch (error) {
    if (!(error instanceof ChainFault)) throw error
    await settleFault(deps.database, leased, now, error)
  }
}

async function begin(deps: AnchorDeps, leased: Leased, { setting, digest }: Known, now: Instant): Promise<void> {
  const key = await keyOf(deps, setting)
  const progress = await signAnchor(setting.config, { key, digest, at: now })
  await settleSigned(deps.database, leased, now, progress)
  await broadcast(setting.config.rpcUrl, progress.attempts[0]!.raw)
  await settleWaiting(deps.database, leased, now)
}

async function goOn(
  deps: AnchorDeps,
  leased: Leased,
  { setting, digest, confirmedAt }: Known,
  progress: Progress,
  now: Instant,
): Promise<void> {
  const { database } = deps
  const { config } = setting
  await mustBeChain(config)
  const followed = await followAnchor(config, digest, progress)
  if (followed.state === 'confirmed')
    return settleConfirmed(database, leased, now, { proof: followed.proof, since: confirmedAt ?? now })
  // A confirmed anchor of which the chain knows nothing any more was thrown out; the same transaction may still be mined.
  if (followed.state === 'lost') return settleAgain(database, leased, now, confirmedAt === null ? 'not-mined' : 'thrown-out')
  if (followed.state === 'mined') return settleWaiting(database, leased, now, confirmedAt === null ? null : 'thrown-out')
  const last = progress.attempts.at(-1)!
  const isStuck = Date.parse(now) - Date.parse(last.at) >= config.stuckMinutes * 60_000
  const raised = isStuck ? await raiseAnchor(config, progress, { key: await keyOf(deps, setting), digest, at: now }) : undefined
  if (raised) await settleSigned(database, leased, now, raised)
  await broadcast(config.rpcUrl, (raised ?? progress).attempts.at(-1)!.raw)
  await settleWaiting(database, leased, now, confirmedAt !== null ? 'thrown-out' : isStuck ? 'not-mined' : null)
}

async function keyOf({ auth }: AnchorDeps, { sealedKey }: ChainSetting): Promise<string> {
  if (sealedKey === null) throw new ChainFault('key-missing')
  return auth.open(sealedKey)
}

function read({ database }: AnchorDeps, { org, id }: Leased, now: Instant): Promise<Known | undefined> {
  return inOrganisation(database, org, async tx => {
    const setting = await settingOf(tx, org, 'chain')
    const row = await tx
      .selectFrom('anchors')
      .select(['digest', 'progress', 'confirmed_at'])
      .where('org_id', '=', org)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (setting?.isOn)
      return { setting, digest: Uint8Array.from(row.digest), progress: row.progress, confirmedAt: row.confirmed_at }
    await tx
      .updateTable('anchors')
      .set({ next_at: later(now, SLEEP_MS) })
      .where('org_id', '=', org)
      .where('id', '=', id)
      .execute()
    return undefined
  })
}
