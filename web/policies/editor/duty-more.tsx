import { useMemo } from 'react'
import type { DutyRule, Pack } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { StatedTimes } from './duty-stated.tsx'
import { useEditor } from './editor-context.ts'
import { type PlaceKind, placesOf, withKept } from './event-places.ts'
import { Field, Fields } from './field.tsx'
import { More, PickOptional, Tick } from './more.tsx'
import { Pick } from './pickers.tsx'
import { DurationOptional } from './quantity-inputs.tsx'
import { TriggersPick } from './trigger-pick.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

type Props = { readonly rule: DutyRule }
type Each = NonNullable<DutyRule['each']>

/** Duties that mean the same, each by a title and the regulation it stands in; first: a thing of its own. */
function meaningOptions(packs: readonly Pack[], rule: DutyRule, own: string, say: (title: { zh: string }) => string) {
  const said = packs.flatMap((pack, at) =>
    pack.duties
      .filter(duty => duty.id !== rule.id || at > 0)
      .map(duty => ({ value: duty.meaning, label: `${say(duty.title)} · ${say(pack.title)}` })),
  )
  const once = said.filter((one, at) => said.findIndex(other => other.value === one.value) === at)
  return [{ value: rule.id, label: own }, ...withKept(once, rule.meaning, own).filter(one => one.value !== rule.id)]
}

function MeaningPick({ rule }: Props) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, others } = useEditor()
  const set = useRule('duties', rule.id)
  const options = useMemo(
    () => meaningOptions([pack, ...others], rule, t('meaningOwn'), title => inLanguage(title, language)),
    [pack, others, rule, t, language],
  )
  return (
    <Field label={t('meaning')} hint={t('meaningHint')}>
      <Pick label={t('meaning')} value={rule.meaning} options={options} onChange={meaning => set({ meaning })} />
    </Field>
  )
}

function usePlaces(rule: DutyRule) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  return (of: 'start' | 'stop', kind: PlaceKind, value?: string) =>
    withKept(placesOf([...rule[of], ...(of === 'stop' ? (rule.cancel ?? []) : [])], kind, pack, language), value, t('placeGone'))
}

/** 从何时起算: when it happened or was learned of, or a day that the start itself names. */
function Beginning({ rule }: Props) {
  const t = useWords(editorWords)
  const set = useRule('duties', rule.id)
  const places = usePlaces(rule)
  return (
    <Fields>
      <Field label={t('countsFrom')} hint={t('countsFromHint')}>
        <PickOptional
          label={t('countsFrom')}
          value={rule.from}
          none={t('countsFrom.confirmed')}
          options={(['happened', 'recorded'] as const).map(value => ({ value, label: t(`countsFrom.${value}`) }))}
          onChange={from => set({ from })}
        />
      </Field>
      <Field label={t('fromDay')} hint={t('fromDayHint')}>
        <PickOptional
          label={t('fromDay')}
          value={rule.fromDay}
          none={t('fromDayNone')}
          options={places('start', 'day', rule.fromDay)}
          onChange={fromDay => set({ fromDay })}
        />
      </Field>
    </Fields>
  )
}

/** 改级之后: from when a duty counts that a change of level brings, and how much time is left at least. */
function AfterRegrade({ rule }: Props) {
  const t = useWords(editorWords)
  const set = useRule('duties', rule.id)
  return (
    <Fields>
      <Field label={t('regrade')} hint={t('regradeHint')}>
        <PickOptional
          label={t('regrade')}
          value={rule.regrade}
          none={t('regrade.none')}
          options={(['keep-start', 'from-regrade'] as const).map(value => ({ value, label: t(`regrade.${value}`) }))}
          onChange={regrade => set({ regrade })}
        />
      </Field>
      <Field label={t('grace')} hint={t('graceHint')}>
        <DurationOptional label={t('grace')} value={rule.grace} first={{ workHours: 4 }} onChange={grace => set({ grace })} />
      </Field>
    </Fields>
  )
}

/** 逐项各一条: one of the duty for each numbered thing, and where its number, its owner and its time are written. */
function EachOne({ rule }: Props) {
  const t = useWords(editorWords)
  const set = useRule('duties', rule.id)
  const places = usePlaces(rule)
  const { each } = rule
  const [start] = places('start', 'number')
  const [stop] = places('stop', 'number')
  const put = (change: Partial<Record<keyof Each, string | undefined>>) => {
    const { person, dueAt, ...both } = { ...each, ...change }
    // Safe: the first two are there since the tick was set.
    set({ each: { ...both, ...(person === undefined ? {} : { person }), ...(dueAt === undefined ? {} : { dueAt }) } as Each })
  }
  const must = (name: 'start' | 'stop') => (
    <Field label={t(`each.${name}`)}>
      <Pick
        label={t(`each.${name}`)}
        value={each?.[name]}
        options={places(name, 'number', each?.[name])}
        onChange={place => put({ [name]: place })}
      />
    </Field>
  )
  const may = (name: 'person' | 'dueAt', kind: PlaceKind) => (
    <Field label={t(`each.${name}`)}>
      <PickOptional
        label={t(`each.${name}`)}
        value={each?.[name]}
        none={t(`each.${name}.none`)}
        options={places('start', kind, each?.[name])}
        onChange={place => put({ [name]: place })}
      />
    </Field>
  )
  return (
    <>
      <Tick
        label={t('eachOne')}
        hint={start === undefined || stop === undefined ? t('eachOneLacks') : t('eachOneHint')}
        checked={each !== undefined}
        disabled={each === undefined && (start === undefined || stop === undefined)}
        onChange={isSo => set({ each: isSo && start && stop ? { start: start.value, stop: stop.value } : undefined })}
      />
      {each !== undefined && (
        <Fields>
          {must('start')}
          {must('stop')}
          {may('person', 'person')}
          {may('dueAt', 'moment')}
        </Fields>
      )}
    </>
  )
}

const rare = ['cancel', 'per', 'from', 'fromDay', 'lapses', 'each', 'stated', 'tellsSuperior', 'regrade', 'grace'] as const

/** What few duties say: what ends them unfulfilled, from when they count, whether they are rights, one for each of several things. */
export function DutyMore({ rule }: Props) {
  const t = useWords(editorWords)
  const set = useRule('duties', rule.id)
  const isSaid = rare.some(name => rule[name] !== undefined) || rule.meaning !== rule.id
  return (
    <More label={t('dutyMore')} isSaid={isSaid}>
      <Field label={t('cancelledBy')} hint={t('cancelledByHint')} wide>
        <TriggersPick
          label={t('cancelledBy')}
          value={rule.cancel ?? []}
          canBeNone
          onChange={cancel => set({ cancel: cancel.length === 0 ? undefined : cancel })}
        />
      </Field>
      <Beginning rule={rule} />
      <Tick
        label={t('lapses')}
        hint={t('lapsesHint')}
        checked={rule.lapses === true}
        onChange={isSo => set({ lapses: isSo ? true : undefined })}
      />
      <Tick
        label={t('tellsSuperior')}
        hint={t('tellsSuperiorHint')}
        checked={rule.tellsSuperior === true}
        onChange={isSo => set({ tellsSuperior: isSo ? true : undefined })}
      />
      <EachOne rule={rule} />
      <StatedTimes rule={rule} />
      <Tick
        label={t('perRatification')}
        hint={t('perRatificationHint')}
        checked={rule.per === 'ratification'}
        onChange={isSo => set({ per: isSo ? 'ratification' : undefined })}
      />
      <AfterRegrade rule={rule} />
      <MeaningPick rule={rule} />
    </More>
  )
}
