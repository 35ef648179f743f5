import { DeleteOutlined } from '@ant-design/icons'
import { Button, InputNumber, Segmented } from 'antd'
import type { Quantity } from '../../../engine/pack.ts'
import type { Duration } from '../../../events/duration.ts'
import { useWords } from '../../language/use-words.ts'
import { MoneyInput } from '../../ui/money-input.tsx'
import { useEditor } from './editor-context.ts'
import { DurationPick } from './pickers.tsx'
import { LineInput } from './text-field.tsx'
import { editorWords } from './words.ts'

type DurationProps = {
  readonly label: string
  readonly value: Duration | undefined
  /** What it begins with. */
  readonly first: Duration
  readonly onChange: (value: Duration | undefined) => void
}

/** A length of time that a rule may go without. */
export function DurationOptional({ label, value, first, onChange }: DurationProps) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  if (value === undefined)
    return isReadOnly ? null : (
      <span>
        <Button type="link" size="small" aria-label={`${t('setIt')} ${label}`} onClick={() => onChange(first)}>
          {t('setIt')}
        </Button>
      </span>
    )
  return (
    <span className="pe-range">
      <DurationPick label={label} value={value} onChange={onChange} />
      {!isReadOnly && (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={`${t('remove')} ${label}`}
          onClick={() => onChange(undefined)}
        />
      )}
    </span>
  )
}

type QuantityProps = {
  readonly label: string
  readonly value: Quantity | undefined
  readonly unit: 'money' | 'count'
  /** Whether nothing may be said. */
  readonly canBeNone?: boolean
  readonly onChange: (value: Quantity | undefined) => void
}

/** A number, or the blank of the text quoted as it stands (`[X]`), which the company settles later. */
export function QuantityInput({ label, value, unit, canBeNone = true, onChange }: QuantityProps) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  const isOpen = typeof value === 'object'
  const number = typeof value === 'number' ? value : null
  const change = (next: number | null) => (next === null ? canBeNone && onChange(undefined) : onChange(next))
  return (
    <span className="pe-quantity">
      <Segmented<'number' | 'open'>
        size="small"
        aria-label={`${label} ${t('quantityWay')}`}
        value={isOpen ? 'open' : 'number'}
        disabled={isReadOnly}
        onChange={way => onChange(way === 'open' ? { open: '[X]' } : canBeNone ? undefined : 1)}
        options={(['number', 'open'] as const).map(way => ({ value: way, label: t(`quantity.${way}`) }))}
      />
      {isOpen ? (
        <LineInput label={`${label} ${t('quantity.open')}`} value={value.open} onChange={open => onChange({ open })} />
      ) : unit === 'money' ? (
        <MoneyInput aria-label={label} value={number} disabled={isReadOnly} onChange={change} />
      ) : (
        <InputNumber aria-label={label} value={number} disabled={isReadOnly} onChange={change} />
      )}
    </span>
  )
}
