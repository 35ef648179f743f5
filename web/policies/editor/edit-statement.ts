import type { Cell, Pack, StatementRule } from '../../../engine/pack.ts'
import { idFor, idsOf } from './edit-ids.ts'
import { addRule, changeRule, type Mention, rulesOf } from './edit-pack.ts'

export const sorts = ['authority', 'time', 'sanction', 'frequency', 'weight'] as const satisfies readonly StatementRule['says'][]
export type Sort = (typeof sorts)[number]
type Said = { readonly says: Sort; readonly subject: string }

const statementOf = (pack: Pack, id: string) => rulesOf(pack, 'statements').find(one => one.id === id)

/** Statements of one sort about one thing, in the draft and in the regulations that bind beside it. */
export type Topic = { readonly subject: string; readonly statements: readonly StatementRule[] }
/** What statements of this sort are about: only those about the same thing are compared with each other. */
export function topicsOf(packs: readonly Pack[], says: Sort): Topic[] {
  const all = packs.flatMap(pack => pack.statements ?? []).filter(one => one.says === says)
  return [...new Set(all.map(one => one.subject))].map(subject => ({
    subject,
    statements: all.filter(one => one.subject === subject),
  }))
}

/** The pack with a statement more: what the clause says, alone in saying it. Without a subject it is about a thing of its own. */
export function addStatement(
  pack: Pack,
  clause: string,
  title: string,
  { says, subject }: { says: Sort; subject?: string | undefined },
): { pack: Pack; id: string } {
  const id = idFor(title, idsOf(pack))
  const rule: StatementRule = { id, clause, says, subject: subject ?? id, title: { zh: title }, when: {}, value: id }
  return { pack: addRule(pack, 'statements', rule), id }
}

/** A statement about another thing, or (`undefined`) about one of its own; it then says the same as nobody. */
export function setTopic(pack: Pack, id: string, subject: string | undefined): Pack {
  return changeRule(pack, 'statements', id, { subject: subject ?? id, value: id })
}

/** What others say of the same thing, each answer once with who gives it. Two statements agree where their values are the same. */
export function answersOf(packs: readonly Pack[], { says, subject }: Said, id: string): { value: string; by: StatementRule }[] {
  const others = packs
    .flatMap(pack => pack.statements ?? [])
    .filter(one => one.says === says && one.subject === subject && one.id !== id)
  return [...new Map(others.map(one => [one.value, { value: one.value, by: one }])).values()]
}

/** The statement agrees with another one or names a post (`value`), or (`undefined`) says what nobody else does. */
export function setAnswer(pack: Pack, id: string, value: string | undefined): Pack {
  return changeRule(pack, 'statements', id, { value: value ?? id })
}

/** Of which cases it says this: one condition set, or taken away. */
export function setStatementCell(pack: Pack, id: string, name: string, cell: Cell | undefined): Pack {
  const statement = statementOf(pack, id)
  if (statement === undefined) return pack
  const { [name]: _was, ...rest } = statement.when
  return changeRule(pack, 'statements', id, { when: cell === undefined ? rest : { ...statement.when, [name]: cell } })
}

/** Readings that decide between this statement and others, by how they read. */
export function readingsThatSettle(pack: Pack, id: string): Mention[] {
  return Object.entries(pack.readings)
    .filter(([, reading]) => reading.settles?.includes(id))
    .map(([reading, { says, clause }]) => ({ part: 'readings', id: reading, title: says.zh, clause }))
}
