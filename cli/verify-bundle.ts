import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { verifyBundle } from '../ledger/bundle.ts'
import { parseKey } from '../ledger/note.ts'
import { ANCHOR_CALL, verifyAnchors } from '../ledger/verify-anchors.ts'
import { certificatesOf } from '../ledger/verify-timestamp.ts'

const USAGE = '用法 / usage: bihuan ledger verify-bundle <file.zip> [--key <verifier key>] [--root <roots.pem>]'
type Surroundings = { readonly out: (line: string) => void; readonly err: (line: string) => void }

/**
 * `bihuan ledger verify-bundle <file.zip> [--key <key>] [--root <file>]`: checks an evidence bundle byte by byte, with no server and no network. One JSON line for each fault, with where it is,
 * and a last one that sums up. `--key`: the line of the key that must have signed it, as the page 存证 of the system it comes from shows it; without it the bundle
 * is only right within itself. `--root`: certificates of timestamp authorities as PEM that are trusted; without it who stamped is told and not judged. Gives 0 where all is right, 1 where something is not, 2 where there is nothing to check.
 */
export async function verifyBundleCommand(args: readonly string[], { out, err }: Surroundings): Promise<number> {
  let given: { values: { key?: string; root?: string }; positionals: string[] }
  try {
    given = parseArgs({ args: [...args], options: { key: { type: 'string' }, root: { type: 'string' } }, allowPositionals: true })
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
  const roots = given.values.root === undefined ? undefined : await rootsIn(given.values.root)
  if (roots instanceof Error) {
    err(roots.message)
    return 2
  }
  const { faults, counts, manifest, key: signedBy, bundle, files } = verifyBundle(zip, key)
  const anchors = await verifyAnchors(bundle?.anchors ?? [], roots)
  const all = [
    ...faults,
    ...anchors.flatMap(({ label, verdict }) =>
      verdict === undefined || verdict.ok ? [] : [{ kind: 'timestamp', label, field: verdict.fault }],
    ),
  ]
  for (const fault of all) out(JSON.stringify({ fault }))
  out(
    JSON.stringify({
      ...{ ok: all.length === 0, faults: all.length, case: manifest?.number ?? null, takenAt: bundle?.taken.at ?? null },
      ...{ ...counts, files, key: signedBy ?? null, keyIsTrusted: key !== undefined && all.length === 0 },
      timestamps: anchors.flatMap(({ verdict }) =>
        verdict?.ok
          ? [{ at: verdict.at, authority: verdict.authority, chain: verdict.chain, certificates: verdict.certificates }]
          : [],
      ),
      // Not checked here: to be compared with what a node of the chain, or a block explorer, says.
      onChains: anchors.flatMap(({ anchor: { kind, chain, block, transaction, contract }, digest }) =>
        kind === 'evm' ? [{ chain, block, transaction, contract, input: `0x${ANCHOR_CALL}${digest}` }] : [],
      ),
    }),
  )
  return all.length === 0 ? 0 : 1
}

/** The text of a file of certificates; an error where there is none in it. */
async function rootsIn(file: string): Promise<string | Error> {
  try {
    const text = await readFile(file, 'utf8')
    return certificatesOf(text).length > 0 ? text : new Error(`${file}: 没有证书 / no certificate`)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
