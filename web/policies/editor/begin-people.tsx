import { Input } from 'antd'
import type { HopRule, Pack, Party, Trigger } from '../../../engine/pack.ts'
import { type CaseKind, caseKinds } from '../../../events/case-words.ts'
import type { Act } from '../../../events/registry.ts'
import { sayValue } from '../../cases/say-value.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { MoneyInput } from '../../ui/money-input.tsx'
import { isComposing } from '../../ui/shortcut-keys.ts'
import { addCategory } from './edit-category.ts'
import { addHop } from './edit-hop.ts'
import { addStage, lifecycleOf } from './edit-lifecycle.ts'
import { addLimit } from './edit-limit.ts'
import { addPermit } from './edit-permit.ts'
import { addStatement, type Sort, sorts } from './edit-statement.ts'
import { useEditor } from './editor-context.ts'
import { Field } from './field.tsx'
import { actOptions } from './gate-form.tsx'
import { AboutPick } from './hop-form.tsx'
import { PostPick } from './limit-form.tsx'
import { PartiesPick, Pick } from './pickers.tsx'
import { topicOptions } from './statement-form.tsx'
import { EventPick } from './trigger-pick.tsx'
import { editorWords } from './words.ts'

/** Parts about people, stages and words, whose beginnings ask for more than a name. */
export const peopleParts = ['permits', 'lifecycles', 'categories', 'hops', 'limits', 'statements'] as const
export type PeoplePart = (typeof peopleParts)[number]

/** What has been said so far of a rule of these parts. */
export type PeopleBeginning = {
  readonly title: string
  readonly act?: Act
  readonly by?: Party[]
  readonly kind?: CaseKind
  readonly trigger?: Trigger
  readonly about?: HopRule['about']
  readonly from?: Party[]
  readonly to?: Party[]
  /** Of a limit: whose, and below which amount in 分. */
  readonly post?: string
  readonly belowFen?: number
  readonly says?: Sort
  /** The subject of other statements that it is compared with; empty: a thing of its own. */
  readonly topic?: string
}

/** The draft with the rule begun, and its id; undefined while something it cannot do without is missing. */
export function beginPeople(
  pack: Pack,
  part: PeoplePart,
  clause: string,
  said: PeopleBeginning,
): { pack: Pack; id: string } | undefined {
  const title = said.title.trim()
  const { act, by, kind, trigger, about = 'report', from, to, says = 'authority', topic, post, belowFen } = said
  switch (part) {
    case 'permits':
      return act && by && addPermit(pack, clause, act, by)
    case 'lifecycles':
      return kind && trigger && title !== '' ? addStage(pack, clause, kind, title, trigger) : undefined
    case 'categories':
      return title === '' ? undefined : addCategory(pack, clause, title)
    case 'hops':
      return from && to && addHop(pack, clause, about, from, to)
    case 'limits':
      return post && belowFen ? addLimit(pack, clause, post, belowFen) : undefined
    case 'statements':
      return title === '' ? undefined : addStatement(pack, clause, title, { says, subject: topic === '' ? undefined : topic })
  }
}

type Props = {
  readonly part: PeoplePart
  readonly said: PeopleBeginning
  readonly onChange: (said: PeopleBeginning) => void
  readonly onEnter: () => void
}

function Name({ label, hint, said, onChange, onEnter }: Omit<Props, 'part'> & { label: string; hint: string }) {
  return (
    <Field label={label} hint={hint}>
      <Input
        autoFocus
        aria-label={label}
        maxLength={200}
        value={said.title}
        onChange={event => onChange({ ...said, title: event.target.value })}
        onKeyDown={event => {
          // Enter that ends pinyin is not Enter.
          if (event.key === 'Enter' && !isComposing(event.nativeEvent)) onEnter()
        }}
      />
    </Field>
  )
}

/** A choice with undefined for nothing chosen, as the beginnings keep it. */
function withChoice<K extends keyof PeopleBeginning>(said: PeopleBeginning, key: K, value: PeopleBeginning[K] | undefined) {
  const { [key]: _was, ...rest } = said
  return (value === undefined ? rest : { ...rest, [key]: value }) as PeopleBeginning
}

/** Kinds of case, those that the regulation gives stages first; of the others it says that stages are begun. */
function useKindOptions() {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const isKnown = (kind: string) => lifecycleOf(pack, kind) !== undefined
  const known = caseKinds.filter(isKnown).map(value => ({ value, label: sayValue('kind', value, language) }))
  const fresh = caseKinds
    .filter(kind => !isKnown(kind))
    .map(value => ({ value, label: t('lifecycleNew', { kind: sayValue('kind', value, language) }) }))
  return [...known, ...fresh]
}

/** What such a rule cannot do without: who and what of a permit, kind and entry of a stage, from and to of a hop, what a clause says. */
export function BeginPeople(props: Props) {
  const { part, said, onChange } = props
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, others } = useEditor()
  const kinds = useKindOptions()
  const parties = (key: 'by' | 'from' | 'to', label: string) => (
    <Field label={label}>
      <PartiesPick
        label={label}
        value={said[key]}
        anyLabel={t('permitByHint')}
        onChange={chosen => onChange(withChoice(said, key, chosen))}
      />
    </Field>
  )
  switch (part) {
    case 'permits':
      return (
        <>
          <Field label={t('permitAct')}>
            <Pick
              label={t('permitAct')}
              value={said.act}
              options={actOptions(language)}
              onChange={act => onChange({ ...said, act })}
            />
          </Field>
          {parties('by', t('permitBy'))}
          <p className="pe-hint">{t('permitHint')}</p>
        </>
      )
    case 'lifecycles':
      return (
        <>
          <Field label={t('lifecycleKind')}>
            <Pick label={t('lifecycleKind')} value={said.kind} options={kinds} onChange={kind => onChange({ ...said, kind })} />
          </Field>
          <Name {...props} label={t('stageName')} hint={t('stageNameHint')} />
          <Field label={t('stageEnter')}>
            <EventPick label={t('stageEnter')} value={said.trigger} onChange={trigger => onChange({ ...said, trigger })} />
          </Field>
        </>
      )
    case 'categories':
      return <Name {...props} label={t('ruleTitle')} hint={t('hint.categories')} />
    case 'hops':
      return (
        <>
          <Field label={t('hopAbout')}>
            <span>
              <AboutPick value={said.about ?? 'report'} onChange={about => onChange({ ...said, about })} />
            </span>
          </Field>
          {parties('from', t('hopFrom'))}
          {parties('to', t('hopTo'))}
        </>
      )
    case 'limits':
      return (
        <>
          <Field label={t('limitPost')}>
            <PostPick value={said.post} onChange={post => onChange({ ...said, post })} />
          </Field>
          <Field label={t('limitBelow')} hint={t('limitBelowHint')}>
            <MoneyInput
              aria-label={t('limitBelow')}
              min={1}
              value={said.belowFen ?? null}
              onChange={fen => onChange(withChoice(said, 'belowFen', fen ?? undefined))}
            />
          </Field>
        </>
      )
    case 'statements': {
      const says = said.says ?? 'authority'
      return (
        <>
          <Name {...props} label={t('statementSays')} hint={t('statementSaysHint')} />
          <Field label={t('statementSort')}>
            <Pick
              label={t('statementSort')}
              value={says}
              options={sorts.map(value => ({ value, label: t(`sort.${value}`) }))}
              onChange={sort => onChange({ ...said, says: sort, topic: '' })}
            />
          </Field>
          <Field label={t('topic')} hint={t('topicHint')}>
            <Pick
              label={t('topic')}
              value={said.topic ?? ''}
              options={topicOptions([pack, ...others], says, language)}
              onChange={topic => onChange({ ...said, topic })}
            />
          </Field>
        </>
      )
    }
  }
}
