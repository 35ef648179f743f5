import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, InputNumber, Select } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import type { Calendar } from '../../../engine/calendar/calendar.ts'
import type { ClockSettings } from '../../../engine/rules.ts'
import type { GradingFacts } from '../../../events/case-words.ts'
import { inLanguage } from '../../../events/text.ts'
import { serverNow } from '../../api/server-time.ts'
import { askedFacts, isWordFact, shapeOfFact } from '../../cases/fact-shapes.ts'
import { optionsOf, sayValue } from '../../cases/say-value.ts'
import { sayField } from '../../cases/words-fields.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { MomentInput } from '../../ui/moment-input.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { type BenchCase, type BenchResult, benchRules, runBench } from './bench.ts'
import { BenchView } from './bench-view.tsx'
import { changedAt, without } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { Field } from './field.tsx'
import { EventPick } from './trigger-pick.tsx'
import { editorWords } from './words.ts'

type FactName = keyof GradingFacts

function FactInput({ name, facts, onChange }: { name: FactName; facts: GradingFacts; onChange: (facts: GradingFacts) => void }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const label = sayField('', `facts.${name}`, language)
  const shape = shapeOfFact(name)
  const set = (value: string | number | boolean | undefined) => {
    const { [name]: _was, ...rest } = facts
    onChange(value === undefined ? rest : { ...rest, [name]: value })
  }
  const value = facts[name]
  const pick = (options: { value: string; label: string }[], take: (chosen: string) => string | boolean) => (
    <Select
      allowClear
      aria-label={label}
      placeholder={t('unknown')}
      value={value === undefined ? null : String(value)}
      options={options}
      onChange={(chosen: string | undefined) => set(chosen === undefined ? undefined : take(chosen))}
    />
  )
  return (
    <Field label={label}>
      {isWordFact(name) && pick(optionsOf(name, language), chosen => chosen)}
      {shape === 'yes-no' &&
        pick(
          [
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ],
          chosen => chosen === 'true',
        )}
      {shape === 'money' && (
        <MoneyInput
          aria-label={label}
          placeholder={t('unknown')}
          value={typeof value === 'number' ? value : null}
          onChange={fen => set(fen ?? undefined)}
        />
      )}
      {shape === 'count' && (
        <InputNumber
          aria-label={label}
          min={0}
          precision={0}
          placeholder={t('unknown')}
          value={typeof value === 'number' ? value : null}
          onChange={count => set(count ?? undefined)}
        />
      )}
    </Field>
  )
}

function Then({ given, onChange }: { given: BenchCase; onChange: (given: BenchCase) => void }) {
  const t = useWords(editorWords)
  const put = (then: BenchCase['then']) => onChange({ ...given, then })
  const lastAt = given.then.at(-1)?.at ?? given.openedAt
  return (
    <Field label={t('thenHappened')} wide>
      {given.then.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an event is its place in the list.
        <div key={at} className="pe-then-event">
          <EventPick
            label={t('thenHappened')}
            value={one.trigger}
            onChange={trigger => put(changedAt(given.then, at, event => ({ ...event, trigger })))}
          />
          <MomentInput
            value={one.at}
            onChange={moment => moment !== null && put(changedAt(given.then, at, event => ({ ...event, at: moment })))}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('removeThen')}
            onClick={() => put(without(given.then, at))}
          />
        </div>
      ))}
      <Button
        type="dashed"
        size="small"
        icon={<PlusOutlined />}
        onClick={() => put([...given.then, { trigger: { on: 'customer.replied' }, at: lastAt }])}
      >
        {t('addThen')}
      </Button>
    </Field>
  )
}

type Tried = { readonly result?: BenchResult | undefined; readonly failed?: string }

/** 试算: a case made up, and everything that would follow from the draft. Nothing is sent anywhere. */
export function BenchPanel({ calendar, settings }: { calendar: Calendar; settings: ClockSettings }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const kinds = pack.primaryFor.filter(kind => pack.lifecycles.some(one => one.kind === kind))
  const [given, setGiven] = useState<BenchCase>(() => ({
    kind: kinds[0] ?? 'complaint',
    facts: {},
    openedAt: new Date(serverNow()).toISOString(),
    then: [],
  }))
  const settled = useDeferredValue(pack)
  const asked = useDeferredValue(given)
  const tried = useMemo((): Tried => {
    try {
      const { rules, edition } = benchRules(settled, calendar, settings)
      return { result: runBench(rules, edition, asked) }
    } catch (error) {
      return { failed: error instanceof Error ? error.message : String(error) }
    }
  }, [settled, asked, calendar, settings])
  const facts = askedFacts(
    [{ primaryFor: pack.primaryFor, tables: pack.tables } as Parameters<typeof askedFacts>[0][number]],
    given.kind,
  )
  const titled = (list: readonly { id: string; title: { zh: string; en?: string | undefined } }[]) =>
    list.map(one => ({ value: one.id, label: inLanguage(one.title as { zh: string }, language) }))
  if (kinds.length === 0) return <p className="pe-empty">{t('benchNot')}</p>
  return (
    <section className="pe-panel" aria-label={t('whatIf')}>
      <p className="pe-hint">{t('benchHint')}</p>
      <div className="pe-bench-inputs">
        <Field label={t('kinds')}>
          <Select
            aria-label={t('kinds')}
            value={given.kind}
            options={kinds.map(value => ({ value, label: sayValue('kind', value, language) }))}
            onChange={(kind: string) => setGiven({ ...given, kind })}
          />
        </Field>
        <Field label={t('openedAt')} wide>
          <MomentInput value={given.openedAt} onChange={at => at !== null && setGiven({ ...given, openedAt: at })} />
        </Field>
        {pack.categories.length > 0 && (
          <Field label={t('category')}>
            <Select
              allowClear
              aria-label={t('category')}
              placeholder={t('unknown')}
              value={given.category ?? null}
              options={titled(pack.categories)}
              onChange={(category: string | undefined) => setGiven({ ...given, category })}
            />
          </Field>
        )}
        {pack.levels.length > 0 && (
          <Field label={t('level')}>
            <Select
              allowClear
              aria-label={t('level')}
              placeholder={t('byTable')}
              value={given.level ?? null}
              options={titled(pack.levels)}
              onChange={(level: string | undefined) => setGiven({ ...given, level })}
            />
          </Field>
        )}
        {facts.map(name => (
          <FactInput key={name} name={name} facts={given.facts} onChange={next => setGiven({ ...given, facts: next })} />
        ))}
        <Field label={t('amount')}>
          <MoneyInput
            aria-label={t('amount')}
            placeholder={t('unknown')}
            value={given.amountFen ?? null}
            onChange={fen => setGiven({ ...given, amountFen: fen ?? undefined })}
          />
        </Field>
        <Then given={given} onChange={setGiven} />
      </div>
      {tried.failed !== undefined ? (
        <p className="pe-proof" data-state="wrong">
          {t('benchFailed', { why: tried.failed })}
        </p>
      ) : tried.result === undefined ? (
        <p className="pe-empty">{t('benchNot')}</p>
      ) : (
        <BenchView result={tried.result} />
      )}
    </section>
  )
}
