import { Segmented } from 'antd'
import type { IndicatorRule } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { withChange } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { Field } from './field.tsx'
import { PickSeveral, ScopePick } from './pickers.tsx'
import { TriggersPick } from './trigger-pick.tsx'
import { editorWords } from './words.ts'

export type Counted = Extract<IndicatorRule['measure'], { ratio: unknown }>['ratio']['of']
type Of<C extends Counted['count']> = Extract<Counted, { count: C }>
const sorts = ['cases', 'events', 'duties'] as const
const outcomes = ['met', 'late', 'missed', 'cancelled'] as const

type Props<C extends Counted = Counted> = {
  readonly label: string
  readonly value: C
  readonly onChange: (value: Counted) => void
}

/** Cases opened in the period, of which only those where something has happened, and where something else has not. */
function CasesCounted({ value, onChange }: Omit<Props<Of<'cases'>>, 'label'>) {
  const t = useWords(editorWords)
  return (
    <>
      {(['with', 'without'] as const).map(side => (
        <Field key={side} label={t(`counted.${side}`)}>
          <TriggersPick
            label={t(`counted.${side}`)}
            value={value[side] ?? []}
            canBeNone
            onChange={next => onChange(withChange(value, { [side]: next.length === 0 ? undefined : next }))}
          />
        </Field>
      ))}
    </>
  )
}

/** Duties that ended in the period: which ones, and how. */
function DutiesCounted({ value, onChange }: Omit<Props<Of<'duties'>>, 'label'>) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const duties = [...new Map(pack.duties.map(duty => [duty.meaning, duty])).values()]
  return (
    <>
      <Field label={t('duty')}>
        <PickSeveral
          label={t('duty')}
          value={value.meanings}
          anyLabel={t('duty')}
          options={duties.map(one => ({ value: one.meaning, label: inLanguage(one.title, language) }))}
          onChange={meanings => meanings && onChange({ ...value, meanings })}
        />
      </Field>
      <Field label={t('outcomes')}>
        <PickSeveral
          label={t('outcomes')}
          value={value.outcomes}
          anyLabel={t('outcomesAny')}
          options={outcomes.map(one => ({ value: one, label: t(`outcome.${one}`) }))}
          onChange={chosen => onChange(withChange(value, { outcomes: chosen }))}
        />
      </Field>
    </>
  )
}

/** What is counted above or below the line: cases, things that happened, or duties. */
export function CountedForm({ label, value, onChange }: Props) {
  const t = useWords(editorWords)
  const { pack, isReadOnly } = useEditor()
  const [duty] = pack.duties
  const { kinds, levels, categories } = value
  const scope = withChange({}, { kinds, levels, categories }) as Pick<Counted, 'kinds' | 'levels' | 'categories'>
  const begin = (count: Counted['count']): Counted =>
    count === 'cases'
      ? { count, ...scope }
      : count === 'events'
        ? { count, ...scope, on: [{ on: 'customer.answered' }] }
        : { count, ...scope, meanings: [duty?.meaning ?? ''] }
  return (
    <fieldset className="pe-part pe-more pe-counted">
      <legend className="pe-label">{label}</legend>
      <Segmented<Counted['count']>
        aria-label={`${label} ${t('countOf')}`}
        value={value.count}
        disabled={isReadOnly}
        onChange={count => onChange(begin(count))}
        options={sorts
          .filter(one => one !== 'duties' || duty !== undefined)
          .map(one => ({ value: one, label: t(`countOf.${one}`) }))}
      />
      {value.count === 'events' && (
        <Field label={t('counted.on')}>
          <TriggersPick label={t('counted.on')} value={value.on} onChange={on => onChange({ ...value, on })} />
        </Field>
      )}
      {value.count === 'cases' && <CasesCounted value={value} onChange={onChange} />}
      {value.count === 'duties' && <DutiesCounted value={value} onChange={onChange} />}
      <Field label={t('scope')}>
        <ScopePick value={value} onChange={change => onChange(withChange<Counted>(value, change))} />
      </Field>
    </fieldset>
  )
}
