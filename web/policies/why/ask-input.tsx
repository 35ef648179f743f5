import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, DatePicker, InputNumber, Select, Tag } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useText, useWords } from '../../language/use-words.ts'
import { shellWords } from '../../shell/words.ts'
import { DayInput, MomentInput } from '../../ui/moment-input.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import type { AskField } from './ask-field.ts'
import { askWords } from './words.ts'

type Props = {
  readonly field: AskField
  readonly id: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function Choice({
  id,
  value,
  onChange,
  options,
  search,
}: Omit<Props, 'field'> & { options: { value: string; label: string }[]; search: boolean }) {
  const t = useWords(askWords)
  return (
    <Select
      id={id}
      allowClear
      {...(search ? { showSearch: { optionFilterProp: 'label' } } : {})}
      popupMatchSelectWidth={false}
      placeholder={t('choose')}
      value={value === '' ? null : value}
      options={options}
      onChange={(chosen: string | undefined) => onChange(chosen ?? '')}
    />
  )
}

function Days({ id, value, onChange }: Omit<Props, 'field'>) {
  const t = useWords(askWords)
  const days = value.split(',').filter(Boolean)
  const add = (day: string | null) => day !== null && !days.includes(day) && onChange([...days, day].sort().join(','))
  return (
    <div className="ask-days">
      {days.map(day => (
        <Tag
          key={day}
          closable={{ 'aria-label': `${t('remove')} ${day}` }}
          onClose={() => onChange(days.filter(one => one !== day).join(','))}
        >
          {day}
        </Tag>
      ))}
      <DayInput key={days.length} id={id} value={null} onChange={add} placeholder={t('addDay')} />
    </div>
  )
}

/** Stretches as `from~to`; one that lacks an end stays here until it has one. */
function Pauses({ value, onChange }: Omit<Props, 'field' | 'id'>) {
  const t = useWords(askWords)
  const [rows, setRows] = useState(() =>
    value
      .split(',')
      .filter(Boolean)
      .map(part => part.split('~')),
  )
  const put = (next: string[][]) => {
    setRows(next)
    onChange(
      next
        .filter(([from, to]) => from && to && from < to)
        .map(row => row.join('~'))
        .join(','),
    )
  }
  const change = (at: number, end: 0 | 1, moment: string | null) =>
    put(rows.map((row, i) => (i === at ? (end === 0 ? [moment ?? '', row[1] ?? ''] : [row[0] ?? '', moment ?? '']) : row)))
  return (
    <div className="ask-pauses">
      {rows.map(([from = '', to = ''], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a pause is its place in the list.
        <div key={at} className="ask-pause">
          {([from, to] as const).map((end, side) => (
            // biome-ignore lint/a11y/noLabelWithoutControl: the picker inside is the control.
            <label key={side === 0 ? 'from' : 'to'}>
              <span>{t(side === 0 ? 'from' : 'to')}</span>
              <MomentInput value={end === '' ? null : end} onChange={moment => change(at, side === 0 ? 0 : 1, moment)} />
            </label>
          ))}
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('remove')}
            onClick={() => put(rows.filter((_, i) => i !== at))}
          />
        </div>
      ))}
      <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => setRows([...rows, ['', '']])}>
        {t('addPause')}
      </Button>
    </div>
  )
}

const pickers = { month: 'month', quarter: 'quarter', year: 'year' } as const
const quarter = /^(\d{4})-Q([1-4])$/

function Period({ id, value, onChange, every }: Omit<Props, 'field'> & { every: string }) {
  const picker = pickers[every as keyof typeof pickers]
  if (picker === undefined) return <DayInput id={id} value={value === '' ? null : value} onChange={day => onChange(day ?? '')} />
  const [, year = '', part = ''] = quarter.exec(value) ?? []
  const shown = year === '' ? value : `${year}-${String(Number(part) * 3 - 2).padStart(2, '0')}`
  const say = (picked: dayjs.Dayjs) =>
    picker === 'quarter'
      ? `${picked.year()}-Q${Math.floor(picked.month() / 3) + 1}`
      : picked.format(picker === 'month' ? 'YYYY-MM' : 'YYYY')
  return (
    <DatePicker
      id={id}
      className="wide-input"
      picker={picker}
      value={shown === '' ? null : dayjs(shown.length === 4 ? `${shown}-01-01` : `${shown}-01`)}
      onChange={picked => onChange(picked === null ? '' : say(picked))}
    />
  )
}

/** The input of one fact: what is typed is kept as text, so that it stands in the address as it is. */
export function AskInput({ field, id, value, onChange }: Props) {
  const text = useText()
  const shared = useWords(shellWords)
  const number = value === '' ? null : Number(value)
  const common = { id, value, onChange }
  switch (field.kind) {
    case 'choice':
      return (
        <Choice
          {...common}
          search={field.options.length > 8}
          options={field.options.map(one => ({ value: one.value, label: text(one.label) }))}
        />
      )
    case 'yes-no':
      return (
        <Choice
          {...common}
          search={false}
          options={(['true', 'false'] as const).map(one => ({ value: one, label: shared(one === 'true' ? 'yes' : 'no') }))}
        />
      )
    case 'money':
      return <MoneyInput id={id} value={number} onChange={fen => onChange(fen === null ? '' : String(fen))} />
    case 'number':
      return (
        <InputNumber
          id={id}
          className="wide-input"
          min={0}
          {...(field.max === undefined ? {} : { max: field.max })}
          {...(field.fraction === true ? {} : { precision: 0 })}
          {...(field.unit === undefined ? {} : { suffix: text(field.unit) })}
          value={number}
          onChange={typed => onChange(typed === null ? '' : String(typed))}
        />
      )
    case 'day':
      return <DayInput id={id} value={value === '' ? null : value} onChange={day => onChange(day ?? '')} />
    case 'moment':
      return <MomentInput id={id} value={value === '' ? null : value} onChange={at => onChange(at ?? '')} />
    case 'days':
      return <Days {...common} />
    case 'pauses':
      return <Pauses value={value} onChange={onChange} />
    case 'period':
      return <Period {...common} every={field.every} />
  }
}
