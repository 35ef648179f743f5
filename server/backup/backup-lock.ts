import { createHmac, hkdfSync, scryptSync } from 'node:crypto'
import { z } from 'zod'
import { named, type Random } from '../keys/master-keys.ts'
import { ContentDamaged } from '../keys/stream-cipher.ts'
import { unwrap, wrap } from '../keys/wrap.ts'
import { OperatorError } from '../operator-error.ts'

/** scrypt's cost: 128 MB and about a second for each try. */
const [N, R, P] = [2 ** 17, 8, 1] as const
const MOST_MEMORY = 256 * 1024 * 1024

/** What a backup is encrypted for, and what opens it again. */
export type BackupSecret =
  | { readonly kind: 'key'; readonly key: Buffer }
  | { readonly kind: 'passphrase'; readonly passphrase: string }

/** How a backup is encrypted, as its manifest says it: the key of its content, wrapped for whoever may open it. */
export const Encryption = z.discriminatedUnion('kind', [
  /** `id` names the backup key without telling it. */
  z.object({ kind: z.literal('key'), id: z.string(), wrapped: z.string() }),
  /** The key comes of a passphrase by scrypt with this salt and cost. */
  z.object({
    kind: z.literal('passphrase'),
    salt: z.string(),
    n: z.int().max(2 ** 20),
    r: z.int().max(32),
    p: z.int().max(16),
    wrapped: z.string(),
  }),
])
export type Encryption = z.infer<typeof Encryption>

const BOUND_TO = 'bihuan backup'

/** A fresh key for the content of one backup, and how the manifest says it. */
export function lockFor(secret: BackupSecret, random: Random): { contentKey: Buffer; encryption: Encryption } {
  const contentKey = random(32)
  const nonce = random(12)
  if (secret.kind === 'key') {
    const wrapped = wrap(contentKey, { key: secret.key, nonce, boundTo: BOUND_TO })
    return { contentKey, encryption: { kind: 'key', id: named(secret.key).id, wrapped } }
  }
  const salt = random(16)
  const key = fromPassphrase(secret.passphrase, { salt, n: N, r: R, p: P })
  const wrapped = wrap(contentKey, { key, nonce, boundTo: BOUND_TO })
  return { contentKey, encryption: { kind: 'passphrase', salt: salt.toString('base64'), n: N, r: R, p: P, wrapped } }
}

/** The key of a backup's content. Without a secret of its kind `backup.locked`, with a wrong one `backup.wrong-key`. */
export function unlock(encryption: Encryption, secrets: readonly BackupSecret[]): Buffer {
  const fitting = secrets.filter(one => one.kind === encryption.kind)
  if (fitting.length === 0) throw locked(encryption)
  for (const secret of fitting) {
    const key =
      secret.kind === 'key'
        ? secret.key
        : fromPassphrase(secret.passphrase, { ...(encryption as Encryption & { kind: 'passphrase' }), salt: saltOf(encryption) })
    try {
      return unwrap(encryption.wrapped, { key, boundTo: BOUND_TO })
    } catch (error) {
      if (!(error instanceof ContentDamaged)) throw error
    }
  }
  throw new OperatorError(
    'backup.wrong-key',
    '备份的密钥或口令不对，未作任何改动。',
    'The key or passphrase of the backup is wrong. Nothing was touched.',
  )
}

const saltOf = (encryption: Encryption): Buffer => Buffer.from(encryption.kind === 'passphrase' ? encryption.salt : '', 'base64')

function fromPassphrase(passphrase: string, { salt, n, r, p }: { salt: Buffer; n: number; r: number; p: number }): Buffer {
  return scryptSync(passphrase.normalize('NFKC'), salt, 32, { N: n, r, p, maxmem: MOST_MEMORY })
}

function locked(encryption: Encryption): OperatorError {
  return encryption.kind === 'key'
    ? new OperatorError(
        'backup.locked',
        `备份已用备份密钥 ${encryption.id} 加密：请把恢复码（或密钥的 base64）放入环境变量 BACKUP_KEY。`,
        `The backup is encrypted for the backup key ${encryption.id}: give its recovery code (or base64) as BACKUP_KEY.`,
      )
    : new OperatorError(
        'backup.locked',
        '备份已用口令加密：请把口令放入环境变量 BACKUP_PASSPHRASE。',
        'The backup is encrypted with a passphrase: give it as BACKUP_PASSPHRASE.',
      )
}

/** The key of one member of a backup: each has its own. */
export function memberKey(contentKey: Uint8Array, path: string): Buffer {
  return Buffer.from(hkdfSync('sha256', contentKey, '', `bihuan backup member ${path}`, 32))
}

/** Over the manifest, so that nobody without the key exchanges what it says. */
export function manifestMac(contentKey: Uint8Array, manifest: string): string {
  return createHmac('sha256', memberKey(contentKey, 'manifest.json')).update(manifest).digest('hex')
}
