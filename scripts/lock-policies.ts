import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Pack } from '../engine/pack.ts'
import { shippedEditions } from '../policies/shipped.ts'
import { hashOfPack } from '../server/policies/publish-edition.ts'

// `node scripts/run-ts.mjs scripts/lock-policies.ts`: adds editions that have no lock yet. A locked one that reads otherwise is refused:
// a change is a new edition. `--before-release` locks anew what no customer has.
const file = fileURLToPath(new URL('../policies/lock.json', import.meta.url))
const locked = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
const isBeforeRelease = process.argv.includes('--before-release')
const changed: string[] = []
for (const pack of shippedEditions) {
  const name = `${pack.id}@${pack.edition}`
  const hash = hashOfPack(Pack.parse(pack))
  if (locked[name] === hash) continue
  if (locked[name] !== undefined && !isBeforeRelease) changed.push(name)
  else {
    locked[name] = hash
    console.log(`已锁定 / locked: ${name} ${hash}`)
  }
}
if (changed.length > 0) {
  console.error(`已发布的版本不能修改，请起草新版本 / a shipped edition never changes, draft a new one: ${changed.join(', ')}`)
  process.exit(1)
}
writeFileSync(file, `${JSON.stringify(Object.fromEntries(Object.entries(locked).sort()), null, 2)}\n`)
