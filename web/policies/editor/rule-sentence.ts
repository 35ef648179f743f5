import type { CitingRule } from '../../../server/policies/schema.ts'
import type { RuleLine } from '../rule-lines.ts'
import { type DraftWords, sentenceOf } from './draft-view.ts'
import type { RuleOf } from './edit-pack.ts'
import { partSentence, sentencedParts, titleOfNameless } from './parts-sentence.ts'
import { lifecycleSentence, permitSentence } from './people-sentence.ts'
import { fundSentence, rewardSentence } from './rewards-sentence.ts'
import type { RuleAt } from './rules-at.ts'

/** The kinds that the 制度 page has words for, by the part they stand in. */
const kinds: Partial<Record<RuleAt['part'], CitingRule['kind']>> = {
  duties: 'duty',
  gates: 'gate',
  evidence: 'evidence',
  records: 'record',
  routes: 'route',
  limits: 'limit',
  levels: 'level',
  roles: 'role',
  periodic: 'periodic',
  retention: 'retention',
  archive: 'archive',
  forms: 'form',
  hops: 'hop',
  categories: 'category',
  statements: 'statement',
}

/** The sentence that staff will read of a rule; undefined for a table, which is shown as one, and for what that page does not say in a line. */
export function staffSentence(words: DraftWords, { part, id, title, rule }: RuleAt, clause: string): RuleLine | undefined {
  // Safe: `rule` is the one of that part.
  if (part === 'rewards') return rewardSentence(rule as RuleOf<'rewards'>, words.names.language)
  if (part === 'funds') return fundSentence(rule as RuleOf<'funds'>, words.names.language)
  const own = sentencedParts.find(one => one === part)
  // A title that somebody is changing is the rule's own; a mapping of levels has none.
  if (own !== undefined)
    return partSentence(
      own,
      rule as RuleOf<typeof own>,
      words,
      title === undefined ? titleOfNameless(rule as RuleOf<'levelMaps'>, words) : words.names.text(title),
    )
  if (part === 'laws')
    return { key: `laws/${id}`, group: 'names', title: titleOfNameless(rule as RuleOf<'laws'>, words), facts: [] }
  if (part === 'permits') return permitSentence(words, rule as RuleOf<'permits'>, clause)
  if (part === 'lifecycles') return lifecycleSentence(words, rule as RuleOf<'lifecycles'>)
  const kind = kinds[part]
  if (kind === undefined) return undefined
  const said = sentenceOf(words, kind, id, clause)
  return said === undefined || title === undefined || said.title !== id ? said : { ...said, title: words.names.text(title) }
}

/** What a rule is called in a heading: its title, else what the sentence begins with. */
export function ruleTitle(words: DraftWords, at: RuleAt, clause: string): string {
  return at.title === undefined ? (staffSentence(words, at, clause)?.title ?? '') : words.names.text(at.title)
}
