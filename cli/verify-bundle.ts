import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { verifyBundle } from '../ledger/bundle.ts'
import type { BundleAnchor } from '../ledger/bundle-format.ts'
import { parseKey } from '../ledger/note.ts'
import { verifyTimestamp } from '../server/anchors/verify-timestamp.ts'

const USAGE = '用法 / usage: bihuan ledger verify-bundle <file.zip> [--key <verifier key>]'
type Surroundings = { readonly out: (line: string) => void; readonly err: (line: string) => void }

/**
 * `bihuan ledger verify-bundle <file.zip> [--key <key>]`: checks an evidence bundle byte by byte, with no server and no network. One JSON line for each fault, with where it is,
 * and a last one that sums up. `--key`: the line of the key that must have signed it, as the page 存证 of the system it comes from shows it; without it the bundle
 * is only right within itself. Gives 0 where all is right, 1 where something is not, 2 where there is nothing to check.
 */
export async function verifyBundleCommand(args: readonly string[], { out, err }: Surroundings): Promise<number> {
  let given: { values: { key?: string }; positionals: string[] }
  try {
    given = parseArgs({ args: [...args], options: { key: { type: 'string' } }, allowPositionals: true })
  } catch (error) {
    err(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
    return 2
  }
  const [file, ...more] = given.positionals
  const key = given.values.key === undefined ? undefined : parseKey(given.values.key)
  if (file === undefined || more.length > 0) {
    err(USAGE)
    return 2
  }
  if (given.values.key !== undefined && key === undefined) {
    err('--key 不是公钥 / --key is no verifier key: name+id+base64')
    return 2
  }
  const zip = await readFile(file).catch((error: Error) => error)
  if (zip instanceof Error) {
    err(zip.message)
    return 2
  }
  const { faults, counts, manifest, key: signedBy, bundle, files } = verifyBundle(zip, key)
  const stamps = await verifyStamps(bundle?.anchors ?? [])
  const all = [
    ...faults,
    ...stamps
      .filter(one => !one.verdict.ok)
      .map(({ label, verdict }) => ({ kind: 'timestamp', label, field: 'fault' in verdict ? verdict.fault : '' })),
  ]
  for (const fault of all) out(JSON.stringify({ fault }))
  out(
    JSON.stringify({
      ...{ ok: all.length === 0, faults: all.length, case: manifest?.number ?? null, takenAt: bundle?.taken.at ?? null },
      ...{ ...counts, files, key: signedBy ?? null, keyIsTrusted: key !== undefined && all.length === 0 },
      // Whoever signed a stamp is told and not judged: `anchors verify --root` does.
      timestamps: stamps.flatMap(({ verdict }) => (verdict.ok ? [{ at: verdict.at, authority: verdict.authority }] : [])),
    }),
  )
  return all.length === 0 ? 0 : 1
}

/** What the timestamp authorities said of the checkpoints in a bundle, from their own bytes. */
function verifyStamps(anchors: readonly BundleAnchor[]) {
  const stamps = anchors.flatMap((anchor, at) => (anchor.kind === 'rfc3161' ? [{ ...anchor, label: `anchors/${at + 1}` }] : []))
  return Promise.all(
    stamps.map(async ({ label, note, proof = '' }) => ({
      label,
      verdict: await verifyTimestamp({ bytes: Buffer.from(proof, 'base64'), digest: createHash('sha256').update(note).digest() }),
    })),
  )
}
