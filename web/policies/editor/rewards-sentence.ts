import { inLanguage } from '../../../events/in-language.ts'
import type { Language } from '../../../events/text.ts'
import { joinList } from '../../language/join-list.ts'
import { sayIn } from '../../language/use-words.ts'
import type { RuleLine } from '../rule-lines.ts'
import { policyWords } from '../words.ts'
import type { RuleOf } from './edit-pack.ts'
import { percentOfShare } from './edit-papers.ts'
import { editorWords } from './words.ts'

/** A reward as staff read it: what is given, and what share of what exceeds the target. */
export function rewardSentence(rule: RuleOf<'rewards'>, language: Language): RuleLine {
  const t = sayIn(editorWords, language)
  return {
    key: `reward/${rule.id}`,
    group: 'measures',
    title: inLanguage(rule.title, language),
    reading: rule.reading,
    facts: [
      { label: sayIn(policyWords, language)('kind.reward'), value: inLanguage(rule.gives, language) },
      ...(rule.shareOfExcess === undefined
        ? []
        : [{ label: t('shareOfExcess'), value: `${percentOfShare(rule.shareOfExcess)}%` }]),
    ],
  }
}

/** A fund as staff read it: what it may be spent on, and its share of the budget where the text says one. */
export function fundSentence(rule: RuleOf<'funds'>, language: Language): RuleLine {
  const t = sayIn(editorWords, language)
  const { share } = rule
  const said = typeof share === 'number' ? `${percentOfShare(share)}%` : share?.open
  const uses = rule.uses.map(use => inLanguage(use, language))
  return {
    key: `fund/${rule.id}`,
    group: 'measures',
    title: inLanguage(rule.title, language),
    reading: rule.reading,
    facts: [
      { label: t('fundUses'), value: joinList(uses, language) },
      ...(said === undefined ? [] : [{ label: t('fundShare'), value: said }]),
    ],
  }
}
