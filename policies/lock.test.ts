import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Pack } from '../engine/pack.ts'
import { hashOfPack } from '../server/policies/publish-edition.ts'
import { shippedEditions } from './shipped.ts'

const locked = JSON.parse(readFileSync(new URL('lock.json', import.meta.url), 'utf8')) as Record<string, string>
const nameOf = (pack: Pack) => `${pack.id}@${pack.edition}`

test('the lock names exactly the editions that ship', () => {
  expect(Object.keys(locked).sort()).toEqual(shippedEditions.map(nameOf).sort())
})

test.each(shippedEditions.map(pack => [nameOf(pack), pack] as const))(
  '%s reads as it did when it was locked; a change is a new edition (scripts/lock-policies.ts)',
  (name, pack) => {
    expect(hashOfPack(Pack.parse(pack))).toBe(locked[name])
  },
)

test('a lock notices one changed word', () => {
  const [pack] = shippedEditions
  const [number, clause] = Object.entries(pack!.clauses)[0]!
  const changed = {
    ...pack!,
    clauses: { ...pack!.clauses, [number]: { ...clause, gist: { ...clause.gist, zh: `${clause.gist.zh}。` } } },
  }
  expect(hashOfPack(Pack.parse(changed))).not.toBe(locked[nameOf(pack!)])
})
