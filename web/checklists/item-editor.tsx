import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { ChecklistItem } from '../../events/checklist-items.ts'
import { useWords } from '../language/use-words.ts'
import { asKind, itemKinds, linesOfOptions, optionsOfLines } from './edit-items.ts'
import { checklistWords } from './words.ts'

type Props = {
  readonly item: ChecklistItem
  readonly at: number
  readonly count: number
  readonly onChange: (item: ChecklistItem) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** What an item needs besides its title: unit and limits, options, how many pictures. */
function More({ item, onChange }: Pick<Props, 'item' | 'onChange'>) {
  const t = useWords(checklistWords)
  // Typed as it is typed: an empty line while somebody types is no option yet, and stays on the screen.
  const [lines, setLines] = useState(item.kind === 'choice' ? linesOfOptions(item.options) : '')
  if (item.kind === 'number') {
    const limit = (name: 'min' | 'max') => (
      <InputNumber
        aria-label={`${item.title} ${t(name)}`}
        placeholder={t(name)}
        value={item[name] ?? null}
        onChange={value => {
          const { [name]: _before, ...rest } = item
          onChange(value === null ? rest : { ...rest, [name]: Number(value) })
        }}
      />
    )
    return (
      <>
        <Input
          aria-label={`${item.title} ${t('unit')}`}
          placeholder={t('unit')}
          maxLength={20}
          style={{ width: 100 }}
          value={item.unit}
          onChange={event => onChange({ ...item, unit: event.target.value })}
        />
        {limit('min')}
        {limit('max')}
      </>
    )
  }
  if (item.kind === 'photo')
    return (
      <InputNumber
        aria-label={`${item.title} ${t('least')}`}
        prefix={t('least')}
        min={1}
        max={20}
        precision={0}
        value={item.least}
        onChange={value => onChange({ ...item, least: value ?? 1 })}
      />
    )
  if (item.kind === 'choice')
    return (
      <div className="checklist-editor-title">
        <Input.TextArea
          aria-label={`${item.title} ${t('options')}`}
          autoSize={{ minRows: 2 }}
          value={lines}
          onChange={event => {
            setLines(event.target.value)
            onChange({ ...item, options: optionsOfLines(event.target.value, item.options) })
          }}
        />
        <span className="checklist-faint">{t('optionsHint')}</span>
      </div>
    )
  return null
}

/** One line of a checklist as it is written. */
export function ItemEditor({ item, at, count, onChange, onMove, onRemove }: Props) {
  const t = useWords(checklistWords)
  return (
    <li className="checklist-editor-item">
      <div className="checklist-editor-line">
        <span className="checklist-faint">{at + 1}</span>
        <Input
          className="checklist-editor-title"
          aria-label={`${t('itemTitle')} ${at + 1}`}
          placeholder={t('itemTitle')}
          maxLength={200}
          value={item.title}
          onChange={event => onChange({ ...item, title: event.target.value })}
        />
        <Select
          aria-label={`${t('itemKind')} ${at + 1}`}
          style={{ width: 150 }}
          value={item.kind}
          onChange={kind => onChange(asKind(item, kind))}
          options={itemKinds.map(value => ({ value, label: t(`kind.${value}`) }))}
        />
        <Checkbox checked={item.required} onChange={event => onChange({ ...item, required: event.target.checked })}>
          {t('itemRequired')}
        </Checkbox>
        <Button
          type="text"
          icon={<ArrowUpOutlined />}
          aria-label={`${t('up')} ${at + 1}`}
          disabled={at === 0}
          onClick={() => onMove(-1)}
        />
        <Button
          type="text"
          icon={<ArrowDownOutlined />}
          aria-label={`${t('down')} ${at + 1}`}
          disabled={at === count - 1}
          onClick={() => onMove(1)}
        />
        <Button type="text" icon={<DeleteOutlined />} aria-label={`${t('remove')} ${at + 1}`} onClick={onRemove} />
      </div>
      <div className="checklist-editor-line">
        <More key={item.kind} item={item} onChange={onChange} />
        <Input
          className="checklist-editor-title"
          aria-label={`${t('itemHint')} ${at + 1}`}
          placeholder={t('itemHint')}
          maxLength={500}
          value={item.hint ?? ''}
          onChange={event => {
            const { hint: _before, ...rest } = item
            onChange(event.target.value === '' ? rest : { ...rest, hint: event.target.value })
          }}
        />
      </div>
    </li>
  )
}
