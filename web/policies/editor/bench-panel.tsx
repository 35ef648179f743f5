import { Alert, Select, Switch } from 'antd'
import { memo, useDeferredValue, useMemo, useState } from 'react'
import type { Calendar } from '../../../engine/calendar/calendar.ts'
import type { Pack } from '../../../engine/pack.ts'
import type { ClockSettings, Edition } from '../../../engine/rules.ts'
import { inLanguage } from '../../../events/in-language.ts'
import type { Text } from '../../../events/text.ts'
import { serverNow } from '../../api/server-time.ts'
import { askedFacts } from '../../cases/fact-shapes.ts'
import { sayValue } from '../../cases/say-value.ts'
import { joinList } from '../../language/join-list.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { MomentInput } from '../../ui/moment-input.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import type { PackNames } from '../pack-names.ts'
import { type BenchResult, runBench } from './bench.ts'
import type { BenchCase } from './bench-events.ts'
import { FactInput } from './bench-facts.tsx'
import { benchKinds, benchRules } from './bench-rules.ts'
import { type BenchSources, BenchSourcesContext } from './bench-source.tsx'
import { Then } from './bench-then.tsx'
import { BenchView } from './bench-view.tsx'
import type { OtherPacks } from './draft-api.ts'
import { draftWords } from './draft-view.ts'
import { EditorContext, useEditor } from './editor-context.ts'
import { Field } from './field.tsx'
import { editorWords } from './words.ts'

type Tried = { readonly result?: BenchResult | undefined; readonly failed?: string }
type Props = { readonly calendar: Calendar; readonly settings: ClockSettings; readonly beside: OtherPacks }

/** Names of things as each regulation calls them, made once for each. */
function useSources(others: readonly Pack[]): BenchSources {
  const { pack, words } = useEditor()
  const language = useLanguage()
  const known = useMemo(
    () => new Map<string, PackNames>(others.map(other => [other.id, draftWords(other, language).names])),
    [others, language],
  )
  return useMemo(
    () => ({
      namesOf: ({ pack: { id } }: Edition) => (id === pack.id ? words.names : (known.get(id) ?? words.names)),
      isAlone: others.length === 0,
    }),
    [pack.id, words, known, others],
  )
}

/** What an event of the case can be about: the records of every regulation on it, and the levels and categories of the one that leads. */
function togetherWith(pack: Pack, leads: Pack, others: readonly Pack[]): Pack {
  const records = [...(pack.records ?? []), ...others.flatMap(other => other.records ?? [])]
  const { levels, categories, forms } = leads
  return {
    ...pack,
    ...{ levels, categories, forms },
    records: records.filter((record, at) => records.findIndex(one => one.id === record.id) === at),
  }
}

function Whole({
  isOnlyDraft,
  beside,
  onSwitch,
}: {
  isOnlyDraft: boolean
  beside: OtherPacks
  onSwitch: (only: boolean) => void
}) {
  const t = useWords(editorWords)
  const language = useLanguage()
  if (beside.state === 'failed') return <Alert type="warning" showIcon title={t('benchBesideFailed')} />
  if (beside.state === 'loading') return <p className="pe-hint">{t('benchBesideLoading')}</p>
  if (beside.packs.length === 0) return null
  const list = joinList(
    beside.packs.map(({ title }) => inLanguage(title, language)),
    language,
  )
  return (
    <div className="pe-bench-whole">
      <span className="pe-checks">
        <Switch size="small" checked={isOnlyDraft} onChange={onSwitch} aria-label={t('benchOnlyDraft')} />
        <span aria-hidden>{t('benchOnlyDraft')}</span>
      </span>
      <span className="pe-hint">{t(isOnlyDraft ? 'benchWithout' : 'benchTogether', { list })}</span>
    </div>
  )
}

/** 试算: a case made up, and everything that would follow from the draft and the regulations beside it. Nothing is sent anywhere. */
export const BenchPanel = memo(function BenchPanel({ calendar, settings, beside }: Props) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const editor = useEditor()
  const { pack } = editor
  const [isOnlyDraft, setOnlyDraft] = useState(false)
  const others = useMemo(() => (isOnlyDraft ? [] : beside.packs), [isOnlyDraft, beside.packs])
  const [said, setGiven] = useState<BenchCase>(() => ({
    kind: pack.primaryFor[0] ?? 'complaint',
    facts: {},
    openedAt: new Date(serverNow()).toISOString(),
    then: [],
  }))
  const kinds = useMemo(() => benchKinds([pack, ...others]), [pack, others])
  const [firstKind] = kinds.keys()
  const given = useMemo(() => (kinds.has(said.kind) ? said : { ...said, kind: firstKind ?? said.kind }), [said, kinds, firstKind])
  const leads = kinds.get(given.kind)
  const sources = useSources(others)
  const settled = useDeferredValue(pack)
  const asked = useDeferredValue(given)
  const tried = useMemo((): Tried => {
    try {
      return { result: runBench(benchRules(settled, others, calendar, settings), asked) }
    } catch (error) {
      return { failed: error instanceof Error ? error.message : String(error) }
    }
  }, [settled, others, asked, calendar, settings])
  const inThen = useMemo(
    // Trying changes nothing, so that it may be done where the draft itself may only be read.
    () => ({ ...editor, isReadOnly: false, pack: leads === undefined ? editor.pack : togetherWith(editor.pack, leads, others) }),
    [editor, leads, others],
  )
  const whole = <Whole isOnlyDraft={isOnlyDraft} beside={beside} onSwitch={setOnlyDraft} />
  if (leads === undefined)
    return (
      <section className="pe-panel" aria-label={t('whatIf')}>
        {whole}
        <p className="pe-empty">{t('benchNot')}</p>
      </section>
    )
  const titled = (list: readonly { readonly id: string; readonly title: Text }[]) =>
    list.map(one => ({ value: one.id, label: inLanguage(one.title, language) }))
  return (
    <section className="pe-panel" aria-label={t('whatIf')}>
      <p className="pe-hint">{t('benchHint')}</p>
      {whole}
      <div className="pe-bench-inputs">
        <Field
          label={t('kinds')}
          wide
          {...(leads === pack ? {} : { hint: t('benchLeads', { regulation: inLanguage(leads.title, language) }) })}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t('kinds')}
            value={given.kind}
            options={[...kinds.keys()].map(value => ({ value, label: sayValue('kind', value, language) }))}
            // Levels and categories of another regulation's cases mean nothing there.
            onChange={(kind: string) => setGiven({ ...given, kind, level: undefined, category: undefined })}
          />
        </Field>
        <Field label={t('openedAt')} wide>
          <MomentInput value={given.openedAt} onChange={at => at !== null && setGiven({ ...given, openedAt: at })} />
        </Field>
        {leads.categories.length > 0 && (
          <Field label={t('category')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={t('category')}
              placeholder={t('unknown')}
              value={given.category ?? null}
              options={titled(leads.categories)}
              onChange={(category: string | undefined) => setGiven({ ...given, category })}
            />
          </Field>
        )}
        {leads.levels.length > 0 && (
          <Field label={t('level')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={t('level')}
              placeholder={t('byTable')}
              value={given.level ?? null}
              options={titled(leads.levels)}
              onChange={(level: string | undefined) => setGiven({ ...given, level })}
            />
          </Field>
        )}
        {askedFacts([leads as Parameters<typeof askedFacts>[0][number]], given.kind).map(name => (
          <FactInput key={name} name={name} facts={given.facts} onChange={facts => setGiven({ ...given, facts })} />
        ))}
        <Field label={t('amount')}>
          <MoneyInput
            aria-label={t('amount')}
            placeholder={t('unknown')}
            value={given.amountFen ?? null}
            onChange={fen => setGiven({ ...given, amountFen: fen ?? undefined })}
          />
        </Field>
        <EditorContext.Provider value={inThen}>
          <Then given={given} onChange={setGiven} />
        </EditorContext.Provider>
      </div>
      {tried.failed !== undefined ? (
        <p className="pe-proof" data-state="wrong">
          {t('benchFailed', { why: tried.failed })}
        </p>
      ) : tried.result === undefined ? (
        <p className="pe-empty">{t('benchNot')}</p>
      ) : (
        <BenchSourcesContext.Provider value={sources}>
          <BenchView result={tried.result} />
        </BenchSourcesContext.Provider>
      )}
    </section>
  )
})
