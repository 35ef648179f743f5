import type { IndicatorRule } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import type { EventType } from '../../../events/registry.ts'
import { eventDefinition } from '../../../events/registry.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { type Counted, CountedForm } from './counted-form.tsx'
import { useEditor } from './editor-context.ts'
import { numbersOf, withKept } from './event-places.ts'
import { Field, Fields } from './field.tsx'
import { PartyOptional, Pick, PickSeveral } from './pickers.tsx'
import { TextField } from './text-field.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

type Measure = IndicatorRule['measure']
type Way = 'entered' | 'onTime' | 'ratio' | 'mean' | 'sum' | 'change'
const ways: readonly Way[] = ['entered', 'onTime', 'ratio', 'mean', 'sum', 'change']

/** The meanings of duties whose share on time an indicator is; undefined where it is something else. */
function onTimeMeanings(measure: Measure): string[] | undefined {
  if (!('ratio' in measure)) return undefined
  const { of, among } = measure.ratio
  if (of.count !== 'duties' || among.count !== 'duties' || of.outcomes?.join() !== 'met') return undefined
  const isPlain = (one: Counted) => Object.keys(one).every(key => ['count', 'meanings', 'outcomes'].includes(key))
  const isShare = among.outcomes?.join() === 'met,late,missed' && among.meanings.join() === of.meanings.join()
  return isShare && isPlain(of) && isPlain(among) ? of.meanings : undefined
}
const onTime = (meanings: string[]): Measure => ({
  ratio: {
    of: { count: 'duties', meanings, outcomes: ['met'] },
    among: { count: 'duties', meanings, outcomes: ['met', 'late', 'missed'] },
  },
})

/** A mean or a sum: of which number of which event. */
function NumberOf({ rule, of }: { rule: IndicatorRule; of: 'mean' | 'sum' }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const set = useRule('indicators', rule.id)
  const said = of in rule.measure ? (rule.measure as Record<string, { on: EventType; field: string }>)[of] : undefined
  if (said === undefined) return null
  const all = numbersOf(pack, language)
  const put = (next: { on: EventType; field: string }) => set({ measure: of === 'mean' ? { mean: next } : { sum: next } })
  const titled = (on: EventType) => inLanguage(eventDefinition(on)?.title ?? { zh: on }, language)
  const events = all.some(one => one.on === said.on) ? all : [...all, { on: said.on, places: [] }]
  return (
    <>
      <Field label={t('measureOn')}>
        <Pick
          label={t('measureOn')}
          value={said.on}
          options={events.map(({ on }) => ({ value: on, label: titled(on) }))}
          onChange={on => put({ on, field: all.find(one => one.on === on)?.places[0]?.value ?? said.field })}
        />
      </Field>
      <Field label={t('measureNumber')} hint={t('measureNumberHint')}>
        <Pick
          label={t('measureNumber')}
          value={said.field}
          options={withKept(all.find(one => one.on === said.on)?.places ?? [], said.field, t('placeGone'))}
          onChange={field => put({ ...said, field })}
        />
      </Field>
    </>
  )
}

/** A change: of which other indicator, against which period. */
function ChangeOf({ rule }: { rule: IndicatorRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const set = useRule('indicators', rule.id)
  if (!('change' in rule.measure)) return null
  const { change } = rule.measure
  const others = (pack.indicators ?? []).filter(one => one.id !== rule.id)
  return (
    <>
      <Field label={t('changeOf')} hint={t('changeOfHint')}>
        <Pick
          label={t('changeOf')}
          value={change.of}
          options={others.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
          onChange={of => set({ measure: { change: { ...change, of } } })}
        />
      </Field>
      <Field label={t('against')}>
        <Pick
          label={t('against')}
          value={change.against}
          options={(['last-period', 'last-year'] as const).map(value => ({ value, label: t(`against.${value}`) }))}
          onChange={against => set({ measure: { change: { ...change, against } } })}
        />
      </Field>
    </>
  )
}

/** How an indicator is measured: typed in, the share of duties on time, a ratio of two counts, a mean, a sum, or a change of another one. */
export function MeasurePick({ rule }: { rule: IndicatorRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const set = useRule('indicators', rule.id)
  const { measure } = rule
  const meanings = onTimeMeanings(measure)
  const way: Way = meanings !== undefined ? 'onTime' : (ways.find(one => one in measure) ?? 'entered')
  const duties = [...new Map(pack.duties.map(duty => [duty.meaning, duty])).values()]
  const [duty] = duties
  const [number] = numbersOf(pack, language)
  const [other] = (pack.indicators ?? []).filter(one => one.id !== rule.id)
  const first = number && { on: number.on, field: number.places[0]?.value ?? '' }
  const cases: Counted = { count: 'cases', ...(rule.id !== '' && pack.primaryFor[0] ? { kinds: [pack.primaryFor[0]] } : {}) }
  const beginnings: Record<Way, Measure | undefined> = {
    entered: { entered: { zh: t('measure.entered') } },
    onTime: duty && onTime([duty.meaning]),
    ratio: { ratio: { of: cases, among: cases } },
    mean: first && { mean: first },
    sum: first && { sum: first },
    change: other && { change: { of: other.id, against: 'last-period' } },
  }
  const choose = (next: Way) => {
    const begun = beginnings[next]
    if (begun !== undefined) set({ measure: begun, ...(next === 'onTime' ? { unit: 'percent' } : {}) })
  }
  return (
    <>
      <Fields>
        <Field label={t('measure')}>
          <Pick
            label={t('measure')}
            value={way}
            options={ways
              .filter(value => value === way || beginnings[value] !== undefined)
              .map(value => ({ value, label: t(`measure.${value}`) }))}
            onChange={choose}
          />
        </Field>
        {'entered' in measure && (
          <TextField label={t('source')} value={measure.entered} onChange={entered => entered && set({ measure: { entered } })} />
        )}
        {'entered' in measure && (
          <Field label={t('enters')}>
            <PartyOptional label={t('enters')} value={rule.enters} none={t('entersNone')} onChange={enters => set({ enters })} />
          </Field>
        )}
        {meanings !== undefined && (
          <Field label={t('duty')}>
            <PickSeveral
              label={t('duty')}
              value={meanings}
              anyLabel={t('duty')}
              options={duties.map(one => ({ value: one.meaning, label: inLanguage(one.title, language) }))}
              onChange={chosen => chosen && set({ measure: onTime(chosen) })}
            />
          </Field>
        )}
        <NumberOf rule={rule} of="mean" />
        <NumberOf rule={rule} of="sum" />
        <ChangeOf rule={rule} />
      </Fields>
      {way === 'ratio' && 'ratio' in measure && (
        <Fields>
          {(['of', 'among'] as const).map(side => (
            <CountedForm
              key={side}
              label={t(`ratio.${side}`)}
              value={measure.ratio[side]}
              onChange={counted => set({ measure: { ratio: { ...measure.ratio, [side]: counted } } })}
            />
          ))}
        </Fields>
      )}
    </>
  )
}
