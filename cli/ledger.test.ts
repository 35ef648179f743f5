import { Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { ledgerCommand } from './ledger.ts'

async function ask(...questions: (object | string)[]): Promise<Record<string, unknown>[]> {
  const said: string[] = []
  const output = new Writable({
    write(chunk, _encoding, done) {
      said.push(String(chunk))
      done()
    },
  })
  const lines = questions.map(one => (typeof one === 'string' ? one : JSON.stringify(one)))
  await ledgerCommand(Readable.from([`${lines.join('\n')}\n`]), output)
  return said
    .join('')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
}

const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']

test('roots and proofs come back under the id of the question, and verify', async () => {
  const [root, root6, inclusion, consistency] = await ask(
    { id: 'a', op: 'root', leaves },
    { id: 'b', op: 'root', leaves: leaves.slice(0, 6) },
    { id: 'c', op: 'inclusion', leaves, index: 5 },
    { id: 4, op: 'consistency', leaves, size1: 6 },
  )
  // The root of transparency-dev/merkle over these eight leaves.
  expect(root).toEqual({ id: 'a', root: '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328' })
  expect([inclusion!.id, consistency!.id]).toEqual(['c', 4])
  const proof = inclusion!.proof as string[]
  const shown = { op: 'verifyInclusion', leaf: leaves[5], index: 5, size: 8, proof, root: root!.root }
  const grown = { op: 'verifyConsistency', size1: 6, size2: 8, root1: root6!.root, root2: root!.root, proof: consistency!.proof }
  const answers = await ask(
    shown,
    { ...shown, index: 4 },
    { ...shown, index: -1 },
    { ...shown, size: 8.5 },
    { ...shown, proof: [...proof, root!.root] },
    { ...shown, root: 'ab' },
    grown,
    { ...grown, size1: 5 },
    { ...grown, proof: [] },
  )
  expect(answers.map(({ ok, error }) => (ok === true ? 'ok' : error))).toEqual([
    ...['ok', 'other-root', 'index', 'size', 'too-long', 'hash-length'],
    ...['ok', 'too-short', 'too-short'],
  ])
})

test('what is no question is named and stops nothing', async () => {
  const answers = await ask(
    '{',
    { id: 1, op: 'divine' },
    { id: 2, op: 'root', leaves: ['xyz'] },
    { id: 3, op: 'inclusion', leaves, index: 8 },
    { id: 4, op: 'inclusion', leaves, index: 0, size: 9 },
    { id: 5, op: 'verifyInclusion', index: 0, size: 1, proof: [], root: '' },
    { id: 6, op: 'verifyNote', note: 'x', key: 'y' },
    { id: 7, op: 'root', leaves: [] },
  )
  expect(answers.map(({ id, error }) => [id, typeof error])).toEqual([
    [null, 'string'],
    ...[1, 2, 3, 4, 5, 6].map(id => [id, 'string']),
    [7, 'undefined'],
  ])
  expect(answers[3]!.error).toBe('leaf 8 is not among 8')
})
