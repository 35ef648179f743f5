import type { Instant } from '../../events/instant.ts'
import { certificatesOf } from '../../ledger/verify-timestamp.ts'
import { logAdministration } from '../access/admin-log.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { refuse } from '../errors.ts'
import { addressOf } from './chain/transactions.ts'
import { hasCheckpoints } from './checkpoint-to-anchor.ts'
import {
  type AnchorKind,
  type AnchorSettingsView,
  ChainConfig,
  type SetChain,
  type SetTimestamp,
  TimestampConfig,
} from './schema.ts'

type Set = { readonly isOn: boolean; readonly sealedKey: string | null; readonly setBy: string; readonly setAt: Instant }
export type TimestampSetting = Set & { readonly kind: 'timestamp'; readonly config: TimestampConfig }
export type ChainSetting = Set & { readonly kind: 'chain'; readonly config: ChainConfig }

/** What is set last of a kind of place outside; undefined where nothing ever was. */
export async function settingOf(tx: Tx, org: string, kind: 'timestamp'): Promise<TimestampSetting | undefined>
export async function settingOf(tx: Tx, org: string, kind: 'chain'): Promise<ChainSetting | undefined>
export async function settingOf(tx: Tx, org: string, kind: AnchorKind): Promise<TimestampSetting | ChainSetting | undefined>
export async function settingOf(tx: Tx, org: string, kind: AnchorKind): Promise<TimestampSetting | ChainSetting | undefined> {
  const row = await tx
    .selectFrom('anchor_settings')
    .selectAll()
    .where('org_id', '=', org)
    .where('kind', '=', kind)
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const set = { isOn: row.is_on, sealedKey: row.sealed_key, setBy: row.set_by, setAt: row.set_at }
  return kind === 'timestamp'
    ? { ...set, kind, config: TimestampConfig.parse(row.config) }
    : { ...set, kind, config: ChainConfig.parse(row.config) }
}

const administers = ({ actor }: Ctx) => actor.roles.some(one => one.role === 'administrator')

/** What is set, for whoever may look; the key that signs is never shown, only the address that belongs to it. */
export async function viewSettings(ctx: Ctx, { open }: Pick<Deps['auth'], 'open'>): Promise<AnchorSettingsView> {
  const { tx, org } = ctx
  const [timestamp, chain] = [await settingOf(tx, org, 'timestamp'), await settingOf(tx, org, 'chain')]
  const by = ({ setBy, setAt }: Set) => ({ setBy: { id: setBy, name: named(ctx, setBy).name }, setAt })
  const canSet = administers(ctx)
  // Addresses of nodes and authorities often carry a key of the customer's in their path.
  const shown = (url: string) => (canSet ? url : new URL(url).origin)
  const key = chain?.sealedKey ? await open(chain.sealedKey) : undefined
  return {
    canSet,
    hasCheckpoints: await hasCheckpoints(tx),
    timestamp: timestamp
      ? { isOn: timestamp.isOn, config: { ...timestamp.config, url: shown(timestamp.config.url) }, ...by(timestamp) }
      : null,
    chain: chain
      ? {
          ...{ isOn: chain.isOn, config: { ...chain.config, rpcUrl: shown(chain.config.rpcUrl) } },
          ...{ sender: key === undefined ? null : (addressOf(key) ?? null), ...by(chain) },
        }
      : null,
  }
}

/** 设置时间戳: refuses addresses with a password in them and certificates that cannot be read. */
export async function setTimestamp(ctx: Ctx, { isOn, config }: SetTimestamp, address: string): Promise<void> {
  mustHoldNoPassword(config.url, 'config.url')
  mustBeCertificates(config.roots)
  await keep(ctx, { kind: 'timestamp', isOn, config, sealedKey: null }, address)
}

/** 设置区块链: the key is sealed under the installation's secret; without a new one the old one stays. */
export async function setChain(
  ctx: Ctx,
  { seal }: Pick<Deps['auth'], 'seal'>,
  { isOn, config, key }: SetChain,
  address: string,
): Promise<void> {
  mustHoldNoPassword(config.rpcUrl, 'config.rpcUrl')
  const before = await settingOf(ctx.tx, ctx.org, 'chain')
  if (key !== undefined && addressOf(withPrefix(key)) === undefined)
    throw refuse('input.invalid', { fields: { key: { zh: '不是有效的私钥', en: 'Not a private key' } } })
  const sealedKey = key === undefined ? (before?.sealedKey ?? null) : await seal(withPrefix(key))
  if (isOn && sealedKey === null) throw refuse('anchor.key-missing')
  await keep(ctx, { kind: 'chain', isOn, config, sealedKey }, address)
}

const withPrefix = (key: string) => (key.startsWith('0x') ? key : `0x${key}`)

async function keep(
  ctx: Ctx,
  { kind, isOn, config, sealedKey }: { kind: AnchorKind; isOn: boolean; config: object; sealedKey: string | null },
  address: string,
): Promise<void> {
  const { tx, org, now, actor, newId } = ctx
  await tx
    .insertInto('anchor_settings')
    .values({
      ...{ org_id: org, id: newId(), kind, is_on: isOn, config: JSON.stringify(config), sealed_key: sealedKey },
      ...{ set_by: actor.person, set_at: now },
    })
    .execute()
  // What waits is tried at once: the settings are what was probably wrong.
  await tx
    .updateTable('anchors')
    .set({ next_at: now })
    .where('org_id', '=', org)
    .where('kind', '=', kind)
    .where('state', 'in', ['waiting', 'sent'])
    .execute()
  await logAdministration(ctx, {
    ...{ actor: actor.person, action: isOn ? 'anchors.set' : 'anchors.switched-off', address },
    detail: { name: kind },
  })
}

/** Passwords in addresses end in logs and screens. */
function mustHoldNoPassword(address: string, field: string): void {
  const { username, password } = new URL(address)
  if (username !== '' || password !== '')
    throw refuse('input.invalid', {
      fields: { [field]: { zh: '地址中不能带用户名或密码', en: 'An address with a name or password in it is not taken' } },
    })
}

function mustBeCertificates(pem: string): void {
  if (pem.trim() === '') return
  try {
    if (certificatesOf(pem).length > 0) return
  } catch {
    // Said below, as where there is none.
  }
  throw refuse('input.invalid', {
    fields: { 'config.roots': { zh: '不是 PEM 格式的证书', en: 'Not certificates in PEM form' } },
  })
}
