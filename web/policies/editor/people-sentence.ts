import { ladderAbove } from '../../../engine/alarms.ts'
import { partyName } from '../../../engine/conditions.ts'
import type { DutyRule, Lifecycle, PermitRule } from '../../../engine/pack.ts'
import { partsOf } from '../../../events/duration-parts.ts'
import { inLanguage } from '../../../events/in-language.ts'
import type { SettingsView } from '../../../server/settings/schema.ts'
import { sayValue } from '../../cases/say-value.ts'
import { joinList } from '../../language/join-list.ts'
import { sayIn } from '../../language/use-words.ts'
import type { RuleLine } from '../rule-lines.ts'
import { type DraftWords, sentenceOf } from './draft-view.ts'
import { sayTrigger } from './trigger-words.ts'
import { editorWords } from './words.ts'

/** Who may do the act under this permit alone, in the words of the 制度 page, which says all permits of an act together. */
export function permitSentence({ view, names }: DraftWords, permit: PermitRule, clause: string): RuleLine | undefined {
  const { id: _id, ...rest } = permit
  const one = { ...rest, clause, by: permit.by.map(partyName) }
  return sentenceOf({ view: { ...view, permits: [one] }, names }, 'permit', permit.act, clause)
}

/** The stages of a kind of case in their order, as staff see them above each case, and what ends it. */
export function lifecycleSentence({ view, names }: DraftWords, { kind, stages, end }: Lifecycle): RuleLine {
  const { language } = names
  const t = sayIn(editorWords, language)
  return {
    key: `lifecycle/${kind}`,
    group: 'names',
    title: t('stagesOf', { kind: sayValue('kind', kind, language) }),
    facts: [
      { label: '', value: stages.map(stage => inLanguage(stage.title, language)).join(' → ') },
      {
        label: t('overWith'),
        value: joinList(
          end.map(trigger => sayTrigger(trigger, view, language)),
          language,
        ),
      },
    ],
  }
}

/**
 * Whom the company's settings tell of a duty besides the clause, and when: whoever owes it at a share of its time and at its end, and
 * the posts above them after it. Undefined for a duty without a time, of which nobody is told.
 */
export function settingsSentence(
  { names }: DraftWords,
  { within, repeat, owner }: DutyRule,
  { warnShare, ladder }: SettingsView['clocks'],
): string | undefined {
  if (within === undefined && repeat === undefined) return undefined
  const t = sayIn(editorWords, names.language)
  const who = names.party(partyName(owner))
  const rungs = ladderAbove(ladder, owner).map(({ after, to }) => {
    const parts = partsOf(after)
    const whom = names.party(partyName(to))
    return parts.amount === 0 ? t('tellsAtOnce', { who: whom }) : t('tellsLate', { time: names.duration(parts), who: whom })
  })
  const owed =
    warnShare > 0
      ? [t('tellsWarning', { share: Math.round(warnShare * 100), who }), t('tellsAgain')]
      : [t('tellsBreach', { who })]
  return `${t('bySettings')}${[...owed, ...rungs].join(names.language === 'zh' ? '，' : ', ')}`
}
