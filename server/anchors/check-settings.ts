import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Ctx } from '../context.ts'
import type { Deps } from '../deps.ts'
import { refuse } from '../errors.ts'
import { ChainFault } from './chain/rpc.ts'
import { addressOf, balanceOf, mustBeChain, mustBeContract } from './chain/transactions.ts'
import type { AnchorChecked } from './schema.ts'
import { type ChainSetting, settingOf, type TimestampSetting } from './settings.ts'
import { requestTimestamp } from './timestamp-client.ts'

/** What is to be tried; read in a transaction, tried outside of it. */
export async function settingToCheck(ctx: Ctx, kind: 'timestamp' | 'chain'): Promise<TimestampSetting | ChainSetting> {
  const setting = await settingOf(ctx.tx, ctx.org, kind)
  if (setting === undefined) throw refuse('anchor.not-set')
  return setting
}

/** 试连: has a digest of nothing stamped, or asks the node for chain, contract and money. Nothing is anchored. */
export async function checkSetting(
  { auth, clock, newSalt }: Pick<Deps, 'auth' | 'clock' | 'newSalt'>,
  setting: TimestampSetting | ChainSetting,
): Promise<AnchorChecked> {
  if (setting.kind === 'timestamp') {
    const hashOf = (text: string) => sha256(utf8ToBytes(text))
    const answer = await requestTimestamp({
      ...{ url: setting.config.url, roots: setting.config.roots, digest: hashOf(newSalt()) },
      random: bytes => hashOf(newSalt()).subarray(0, bytes),
      now: () => Date.parse(clock()),
    })
    if (answer.ok) return { ok: true, authority: answer.stamp.authority, balanceWei: null }
    return { ok: false, fault: answer.fault, detail: answer.detail ?? null }
  }
  try {
    const { config, sealedKey } = setting
    await mustBeChain(config)
    await mustBeContract(config)
    const sender = sealedKey === null ? undefined : addressOf(await auth.open(sealedKey))
    if (sender === undefined) return { ok: false, fault: 'key-missing', detail: null }
    const balance = await balanceOf(config.rpcUrl, sender)
    return { ok: true, authority: null, balanceWei: String(balance) }
  } catch (error) {
    if (!(error instanceof ChainFault)) throw error
    return { ok: false, fault: error.fault, detail: error.detail === '' ? null : error.detail }
  }
}
