import { byClause } from '../../../engine/clause-order.ts'
import type { LevelMap, TermRule } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import { sayClause } from '../../ui/clause.ts'
import type { RuleOf } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { withKept } from './event-places.ts'
import { Field, Fields } from './field.tsx'
import { PickOptional } from './more.tsx'
import { ClausePick, Pick, PickSeveral } from './pickers.tsx'
import { TextField } from './text-field.tsx'
import { useLaws } from './use-laws.ts'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

const termKinds = ['term', 'role', 'level', 'quantity', 'placeholder', 'unit'] as const

function useClauseOptions() {
  const { pack } = useEditor()
  const language = useLanguage()
  return Object.entries(pack.clauses)
    .sort(([a], [b]) => byClause(a, b))
    .map(([number, { title }]) => ({ value: number, label: `${sayClause(number, language)} ${inLanguage(title, language)}` }))
}
function useReadingOptions() {
  const { pack } = useEditor()
  const text = useText()
  return Object.entries(pack.readings).map(([id, { says }]) => ({ value: id, label: text(says) }))
}

/** 用语: a word that clauses use, where it is defined, or which reading says what it means. */
export function TermForm({ rule }: { rule: TermRule }) {
  const t = useWords(editorWords)
  const set = useRule('terms', rule.id)
  const clauses = useClauseOptions()
  return (
    <>
      <Fields>
        <TextField label={t('termWord')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('termKind')}>
          <Pick
            label={t('termKind')}
            value={rule.kind}
            options={termKinds.map(value => ({ value, label: t(`termKind.${value}`) }))}
            onChange={kind => set({ kind })}
          />
        </Field>
      </Fields>
      <Field label={t('usedIn')} wide>
        <PickSeveral
          label={t('usedIn')}
          value={rule.usedIn}
          anyLabel={t('clauses')}
          options={clauses}
          onChange={usedIn => usedIn && set({ usedIn })}
        />
      </Field>
      <Fields>
        <Field label={t('definedIn')} hint={t('definedInHint')}>
          <PickOptional
            label={t('definedIn')}
            value={rule.definedIn}
            none={t('definedInNone')}
            options={clauses}
            onChange={definedIn => set({ definedIn })}
          />
        </Field>
        <Field label={t('termReading')} hint={t('termReadingHint')}>
          <PickOptional
            label={t('termReading')}
            value={rule.reading}
            none={t('termReadingNone')}
            options={useReadingOptions()}
            onChange={reading => set({ reading })}
          />
        </Field>
      </Fields>
    </>
  )
}

/** 引用的法律: which law, and which clause cites it. */
export function LawForm({ rule, id }: { rule: RuleOf<'laws'>; id: string }) {
  const t = useWords(editorWords)
  const text = useText()
  const set = useRule('laws', id)
  const laws = useLaws()
  const said = (law: (typeof laws)[number]) =>
    law.status === 'repealed' ? t('lawRepealed', { title: text(law.title) }) : text(law.title)
  return (
    <Fields>
      <Field label={t('law')} hint={t('lawHint')}>
        <Pick
          label={t('law')}
          value={rule.law}
          options={withKept(
            laws.map(law => ({ value: law.id, label: said(law) })),
            rule.law,
            t('lawUnknown'),
          )}
          onChange={law => set({ law })}
        />
      </Field>
      <Field label={t('clause')}>
        <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
      </Field>
    </Fields>
  )
}

const relations = ['prevails-over', 'yields-to', 'refers-to'] as const

/** 相关制度: another regulation of the company, and which of the two prevails. */
export function RelatedForm({ rule, id }: { rule: RuleOf<'related'>; id: string }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { others } = useEditor()
  const set = useRule('related', id)
  const known = others.map(one => ({ value: one.id, label: inLanguage(one.title, language) }))
  return (
    <Fields>
      <TextField label={t('relatedTitle')} value={rule.title} onChange={title => title && set({ title })} />
      <Field label={t('relation')}>
        <Pick
          label={t('relation')}
          value={rule.relation}
          options={relations.map(value => ({ value, label: t(`relation.${value}`) }))}
          onChange={relation => set({ relation })}
        />
      </Field>
      <Field label={t('relatedHere')} hint={t('relatedHereHint')}>
        <PickOptional
          label={t('relatedHere')}
          value={rule.regulation}
          none={t('relatedElsewhere')}
          options={withKept(known, rule.regulation, t('relatedGone'))}
          onChange={regulation => set({ regulation })}
        />
      </Field>
      <Field label={t('clause')}>
        <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
      </Field>
    </Fields>
  )
}

/** 等级对应: which level of this regulation each level of another one is. */
export function LevelMapForm({ rule, id }: { rule: LevelMap; id: string }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, others } = useEditor()
  const set = useRule('levelMaps', id)
  const titled = (list: typeof pack.levels) => list.map(one => ({ value: one.id, label: inLanguage(one.title, language) }))
  const theirs = others.find(one => one.id === rule.from)?.levels ?? []
  const known = others.filter(one => one.levels.length > 0)
  const put = (level: string, own: string | undefined) => {
    const { [level]: _was, ...rest } = rule.levels
    set({ levels: own === undefined ? rest : { ...rest, [level]: own } })
  }
  return (
    <>
      <Fields>
        <Field label={t('mapFrom')} hint={t('mapFromHint')}>
          <Pick
            label={t('mapFrom')}
            value={rule.from}
            options={withKept(
              known.map(one => ({ value: one.id, label: inLanguage(one.title, language) })),
              rule.from,
              t('relatedGone'),
            )}
            onChange={from => set({ from, levels: {} })}
          />
        </Field>
        <Field label={t('clause')}>
          <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
        </Field>
        <Field label={t('mapReading')} hint={t('mapReadingHint')}>
          <Pick
            label={t('mapReading')}
            value={rule.reading}
            options={useReadingOptions()}
            onChange={reading => set({ reading })}
          />
        </Field>
      </Fields>
      {theirs.length === 0 && <p className="pe-hint">{t('mapNoLevels')}</p>}
      <Fields>
        {titled(theirs).map(level => (
          <Field key={level.value} label={level.label}>
            <PickOptional
              label={level.label}
              value={rule.levels[level.value]}
              none={t('mapNone')}
              options={titled(pack.levels)}
              onChange={own => put(level.value, own)}
            />
          </Field>
        ))}
      </Fields>
    </>
  )
}
