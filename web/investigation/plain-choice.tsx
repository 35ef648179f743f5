import { Select } from 'antd'
import type { RecordColumn } from '../../engine/pack.ts'
import { inLanguage } from '../../events/in-language.ts'
import { useLanguage } from '../language/use-words.ts'

type Props = {
  readonly column: Extract<RecordColumn, { kind: 'choice' | 'choices' }>
  readonly value: unknown
  readonly onChange: (value: string | undefined) => void
}

/** A choice of a row, small; its title stands in it until something is chosen. */
export function PlainChoice({ column, value, onChange }: Props) {
  const language = useLanguage()
  const title = inLanguage(column.title, language)
  return (
    <Select
      size="small"
      allowClear
      aria-label={title}
      placeholder={title}
      value={typeof value === 'string' ? value : null}
      onChange={next => onChange(next ?? undefined)}
      options={column.values.map(one => ({ value: one.id, label: inLanguage(one.title, language) }))}
    />
  )
}
