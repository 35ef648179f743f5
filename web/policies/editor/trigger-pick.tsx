import { DeleteOutlined, FilterOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, InputNumber, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { Condition, Trigger } from '../../../engine/pack.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { MoneyInput } from '../../ui/money-input.tsx'
import { changedAt, without } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { type ConditionField, conditionFields, keyOfTrigger, triggerOptions } from './trigger-words.ts'
import { editorWords } from './words.ts'

/** Choosing an event or a record in people's words. */
export function EventPick({
  label,
  value,
  onChange,
}: {
  label: string
  value: Trigger | undefined
  onChange: (trigger: Trigger) => void
}) {
  const { pack, isReadOnly } = useEditor()
  const t = useWords(editorWords)
  const language = useLanguage()
  const { records, levels, categories, forms } = pack
  // biome-ignore lint/correctness/useExhaustiveDependencies: events are said with these parts of a draft only, and there are hundreds.
  const options = useMemo(
    () => triggerOptions(pack, language, value === undefined ? [] : [value]),
    [records, levels, categories, forms, language, value],
  )
  return (
    <Select
      className="pe-event"
      aria-label={label}
      value={value === undefined ? null : keyOfTrigger(value)}
      placeholder={t('chooseEvent')}
      disabled={isReadOnly}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      onChange={key => {
        const chosen = options.find(option => option.value === key)
        if (chosen !== undefined) onChange(chosen.trigger)
      }}
    />
  )
}

/** One condition: some of the values of a field, or a range of its numbers. */
export function ConditionInput({
  field,
  value,
  onChange,
}: {
  field: ConditionField
  value: Condition | undefined
  onChange: (value: Condition | undefined) => void
}) {
  const { isReadOnly } = useEditor()
  const t = useWords(editorWords)
  if ('choices' in field)
    return (
      <Select
        mode="multiple"
        aria-label={field.label}
        placeholder={t('anyValue')}
        disabled={isReadOnly}
        popupMatchSelectWidth={false}
        value={value !== undefined && 'in' in value ? value.in.map(String) : []}
        options={field.choices.map(choice => ({ value: String(choice.value), label: choice.label }))}
        onChange={chosen => {
          const values = field.choices.filter(choice => chosen.includes(String(choice.value))).map(choice => choice.value)
          onChange(values.length === 0 ? undefined : { in: values })
        }}
      />
    )
  const range = value !== undefined && !('in' in value) ? value : {}
  const set = (side: 'gte' | 'lt') => (amount: number | null) => {
    const { [side]: _was, ...rest } = range
    const next = { ...rest, ...(amount === null ? {} : { [side]: amount }) }
    onChange(Object.keys(next).length === 0 ? undefined : next)
  }
  const input = (side: 'gte' | 'lt', word: string) =>
    field.number === 'money' ? (
      <MoneyInput
        aria-label={`${field.label} ${word}`}
        placeholder={word}
        value={range[side] ?? null}
        onChange={set(side)}
        disabled={isReadOnly}
      />
    ) : (
      <InputNumber
        aria-label={`${field.label} ${word}`}
        placeholder={word}
        value={range[side] ?? null}
        onChange={set(side)}
        disabled={isReadOnly}
      />
    )
  return (
    <span className="pe-range">
      {input('gte', t('from'))}
      {input('lt', t('below'))}
    </span>
  )
}

/** What an event must say, field by field, in people's words. */
export function Conditions({ trigger, onChange }: { trigger: Trigger; onChange: (trigger: Trigger) => void }) {
  const { pack } = useEditor()
  const language = useLanguage()
  const fields = conditionFields(trigger.on, trigger.when, pack, language)
  const set = (name: string, condition: Condition | undefined) => {
    const { [name]: _was, ...rest } = trigger.when ?? {}
    const when = { ...rest, ...(condition === undefined ? {} : { [name]: condition }) }
    onChange(Object.keys(when).length === 0 ? { on: trigger.on } : { on: trigger.on, when })
  }
  return (
    <div className="pe-conditions">
      {fields.map(field => (
        <div key={field.name} className="pe-condition">
          <span className="pe-label" aria-hidden>
            {field.label}
          </span>
          <ConditionInput field={field} value={trigger.when?.[field.name]} onChange={condition => set(field.name, condition)} />
        </div>
      ))}
    </div>
  )
}

/** One of these events, each with its conditions; `canBeNone` where a rule may go without. */
export function TriggersPick({
  label,
  value,
  onChange,
  canBeNone = false,
}: {
  readonly label: string
  readonly value: readonly Trigger[]
  readonly onChange: (value: Trigger[]) => void
  readonly canBeNone?: boolean
}) {
  const { pack, isReadOnly } = useEditor()
  const t = useWords(editorWords)
  const language = useLanguage()
  const [open, setOpen] = useState<number>()
  const [isAdding, setAdding] = useState(false)
  return (
    <div className="pe-triggers">
      {value.map((trigger, at) => {
        const hasConditions = conditionFields(trigger.on, trigger.when, pack, language).length > 0
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a trigger is its place in the list.
          <div key={at} className="pe-trigger">
            {at > 0 && <span className="pe-or">{t('orWhen')}</span>}
            <EventPick label={label} value={trigger} onChange={next => onChange(changedAt(value, at, () => next))} />
            {hasConditions && (
              <Button
                type="text"
                size="small"
                icon={<FilterOutlined />}
                aria-expanded={open === at}
                onClick={() => setOpen(open === at ? undefined : at)}
              >
                {t('conditions')}
              </Button>
            )}
            {!isReadOnly && (value.length > 1 || canBeNone) && (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t('remove')}
                onClick={() => onChange(without(value, at))}
              />
            )}
            {open === at && <Conditions trigger={trigger} onChange={next => onChange(changedAt(value, at, () => next))} />}
          </div>
        )
      })}
      {isAdding && (
        <EventPick
          label={label}
          value={undefined}
          onChange={trigger => {
            onChange([...value, trigger])
            setAdding(false)
          }}
        />
      )}
      {!isReadOnly && !isAdding && (
        <Button type="link" size="small" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {value.length === 0 ? t('chooseEvent') : t('orWhen')}
        </Button>
      )}
    </div>
  )
}
