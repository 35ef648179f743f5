import { shortDuration } from '../engine/lint/short-duration.ts'
import { WrongUse } from './policy-errors.ts'
import { loadPack, type PolicyCommand, readArguments, shipped, speaker } from './policy-io.ts'
import { clausesWhere } from './where-clauses.ts'

const USAGE =
  '用法 / usage: bihuan policy where <条款号或词 / clause number or words> [--in <pack.json | id | id@edition>] [--json] [--en]'

/** `bihuan policy where`: clauses by number or words, and the rules that follow them; all shipped regulations unless --in names one. 1: none. */
export const whereCommand: PolicyCommand = async (args, io) => {
  const { values, positionals } = readArguments(args, { in: { type: 'string' } }, USAGE)
  const query = positionals.join(' ').trim()
  if (query === '') throw new WrongUse(USAGE)
  const packs = values.in === undefined ? shipped : [await loadPack(values.in, values, io)]
  const say = speaker(values, io)
  const found = clausesWhere(packs, query)
  for (const { pack, number, clause, rules } of found) {
    say.data({ regulation: pack.id, edition: pack.edition, clause: number, title: clause.title, gist: clause.gist, rules })
    say.line(`《${say.text(pack.title)}》${number} ${say.text(clause.title)}`)
    say.line(`    ${say.text(clause.gist)}`)
    for (const rule of rules)
      say.line(`    · ${say.text(rule.title)}${rule.within === undefined ? '' : `  ${shortDuration(rule.within, say.language)}`}`)
  }
  if (found.length === 0) say.line(say.text({ zh: '没有找到。', en: 'Nothing found.' }))
  return found.length === 0 ? 1 : 0
}
