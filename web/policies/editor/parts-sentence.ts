import { partyName } from '../../../engine/conditions.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { sayValue } from '../../cases/say-value.ts'
import { joinList } from '../../language/join-list.ts'
import { sayIn } from '../../language/use-words.ts'
import { sayClause } from '../../ui/clause.ts'
import type { RuleLine } from '../rule-lines.ts'
import type { DraftWords } from './draft-view.ts'
import type { RuleOf } from './edit-pack.ts'
import { editorWords } from './words.ts'

type Fact = RuleLine['facts'][number]
type Part =
  | 'bodies'
  | 'fieldWork'
  | 'manuals'
  | 'signings'
  | 'enforcement'
  | 'restrictions'
  | 'sealings'
  | 'terms'
  | 'related'
  | 'levelMaps'
type Making<P extends Part> = (rule: RuleOf<P>, words: DraftWords) => Fact[]

const t = ({ names }: DraftWords) => sayIn(editorWords, names.language)
const posts = ({ names }: DraftWords, roles: readonly string[]) => names.parties(roles.map(role => `role:${role}`))
const kindsOf = ({ names }: DraftWords, kinds: readonly string[]) =>
  joinList(
    kinds.map(kind => sayValue('kind', kind, names.language)),
    names.language,
  )

/** What each of these says, as staff read it: facts with their names. */
const facts: { readonly [P in Part]: Making<P> } = {
  bodies: ({ chair, deputy, member, majority }, words) => [
    ...(chair === undefined ? [] : [{ label: t(words)('body.chair'), value: posts(words, [chair]) }]),
    ...(deputy === undefined ? [] : [{ label: t(words)('body.deputy'), value: posts(words, [deputy]) }]),
    { label: t(words)('body.member'), value: posts(words, [member]) },
    ...(majority === undefined ? [] : [{ label: t(words)('majority'), value: `${majority.need}/${majority.of}` }]),
  ],
  fieldWork: ({ kinds, field, office, lead }, words) => [
    { label: t(words)('fieldKinds'), value: kindsOf(words, kinds) },
    ...([field, office, lead] as const).map((list, at) => ({
      label: t(words)(`fieldWork.${(['field', 'office', 'lead'] as const)[at] ?? 'field'}`),
      value: posts(
        words,
        list.map(one => one.role),
      ),
    })),
  ],
  manuals: ({ stages, by, with: agreeing }, words) => [
    {
      label: t(words)('manuals.stages'),
      value: joinList(
        stages.map(({ title }) => inLanguage(title, words.names.language)),
        words.names.language,
      ),
    },
    {
      label: t(words)('manuals.by'),
      value: posts(
        words,
        by.map(one => one.role),
      ),
    },
    ...(agreeing === undefined
      ? []
      : [
          {
            label: t(words)('manuals.with'),
            value: posts(
              words,
              agreeing.map(one => one.role),
            ),
          },
        ]),
  ],
  signings: ({ shows, act }, words) => [
    { label: t(words)('signing.act'), value: t(words)(`signing.act.${act}`) },
    {
      label: t(words)('signing.shows'),
      value: joinList(
        shows.map(({ title }) => inLanguage(title, words.names.language)),
        words.names.language,
      ),
    },
  ],
  enforcement: ({ measures, begins, by }, words) => [
    {
      label: t(words)('enforced'),
      value: joinList(
        measures.map(kind => t(words)(`sanction.${kind}`)),
        words.names.language,
      ),
    },
    { label: t(words)('begins'), value: t(words)(`begins.${begins}`) },
    { label: t(words)('enforcedBy'), value: words.names.parties(by.map(partyName)) },
  ],
  restrictions: ({ how, kinds, effect, lift }, words) => [
    { label: t(words)(`restrictedHow.${how}`), value: kindsOf(words, kinds) },
    { label: t(words)('restrictedEffect'), value: t(words)(`restrictedEffect.${effect}`) },
    { label: t(words)('lift.downPercent'), value: `${lift.downPercent}%` },
  ],
  sealings: ({ kinds, to, audit }, words) => [
    {
      label: kindsOf(words, kinds),
      value: t(words)('sealedLine', {
        posts: posts(
          words,
          to.map(one => one.role),
        ),
        audit: posts(words, audit),
      }),
    },
  ],
  terms: ({ definedIn }, words) => [
    {
      label: t(words)('definedIn'),
      value: definedIn === undefined ? t(words)('definedInNone') : sayClause(definedIn, words.names.language),
    },
  ],
  related: ({ relation }, words) => [{ label: t(words)('relation'), value: t(words)(`relation.${relation}`) }],
  levelMaps: ({ levels }, words) => [
    {
      label: t(words)('part.levelMaps'),
      value: joinList(
        [...new Set(Object.values(levels))].map(level => words.names.level(level)),
        words.names.language,
      ),
    },
  ],
}

/** A rule of one of the parts that the 制度 page has no line for, in the words of the editor. */
export function partSentence<P extends Part>(part: P, rule: RuleOf<P>, words: DraftWords, title: string): RuleLine {
  const make = facts[part] as Making<P>
  return {
    key: `${part}/${title}`,
    group: 'names',
    title,
    reading: 'reading' in rule ? rule.reading : undefined,
    facts: make(rule, words),
  }
}

export const sentencedParts = Object.keys(facts) as readonly Part[]

/** What a rule without a title is called: its form says which law, and whose levels. */
export function titleOfNameless(rule: RuleOf<'laws'> | RuleOf<'levelMaps'>, words: DraftWords): string {
  return t(words)('law' in rule ? 'part.laws' : 'part.levelMaps')
}
