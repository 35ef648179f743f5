import { compareEditions } from '../engine/compare/compare-editions.ts'
import { roleName } from '../server/policies/drafts/compare-stored.ts'
import { WrongUse } from './policy-errors.ts'
import { loadPack, type PolicyCommand, readArguments, speaker } from './policy-io.ts'

const USAGE =
  '用法 / usage: bihuan policy diff <before> <after> [--json] [--en]   各为 pack.json、id 或 id@edition / each a file, an id or a stored edition'
const marks = { added: '+', removed: '-', changed: '~' } as const

/** `bihuan policy diff`: what differs between two editions, clause by clause and rule by rule. 0: nothing; 1: something. */
export const diffCommand: PolicyCommand = async (args, io) => {
  const { values, positionals } = readArguments(args, {}, USAGE)
  const [one, other] = positionals
  if (one === undefined || other === undefined || positionals.length > 2) throw new WrongUse(USAGE)
  const [before, after] = await Promise.all([loadPack(one, values, io), loadPack(other, values, io)])
  const say = speaker(values, io)
  const { changes, same } = compareEditions(before, after, { role: roleName })
  for (const change of changes) {
    say.data(change)
    const clause = change.clause === undefined ? '' : ` · ${change.clause}`
    say.line(`${marks[change.change]} ${say.text(change.partTitle)} ${say.text(change.title)}（${change.id}）${clause}`)
    if (change.change !== 'changed') continue
    for (const field of change.fields) {
      const side = (text: typeof field.before) => (text === null ? '—' : say.text(text))
      say.line(`    ${say.text(field.title)}: ${side(field.before)} → ${side(field.after)}`)
    }
  }
  say.line(say.text({ zh: `${changes.length} 处不同，${same} 处相同`, en: `${changes.length} differ, ${same} are the same` }))
  return changes.length > 0 ? 1 : 0
}
