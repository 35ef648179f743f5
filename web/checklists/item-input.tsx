import { Input, InputNumber, Radio } from 'antd'
import type { ChecklistAnswer, ChecklistItem } from '../../events/checklist-items.ts'
import { isOutOfOrder } from '../../events/judge-checklist.ts'
import type { StoredFile } from '../api/upload.ts'
import { useWords } from '../language/use-words.ts'
import { FileDrop } from '../ui/file-drop.tsx'
import { checklistWords } from './words.ts'

type Say = (key: 'limits' | 'atLeast' | 'atMost', values: { from: string; to: string; unit: string }) => string

/** The limits of a measurement in words; nothing where it has none. */
export function sayLimits(item: Extract<ChecklistItem, { kind: 'number' }>, t: Say): string {
  const values = { from: String(item.min ?? ''), to: String(item.max ?? ''), unit: item.unit }
  if (item.min !== undefined && item.max !== undefined) return t('limits', values)
  if (item.min !== undefined) return t('atLeast', values)
  return item.max === undefined ? '' : t('atMost', values)
}

type Props = {
  readonly item: ChecklistItem
  readonly answer: ChecklistAnswer | undefined
  readonly text: string
  readonly note: string
  readonly files: readonly StoredFile[]
  readonly onAnswer: (answer: ChecklistAnswer | undefined) => void
  readonly onText: (text: string) => void
  readonly onNote: (note: string) => void
  readonly onFiles: (files: StoredFile[]) => void
  readonly onBusy: (isBusy: boolean) => void
}

/** One line of a checklist with targets large enough for a thumb; a note is asked for where something is out of order. */
export function ItemInput({ item, answer, text, note, files, onAnswer, onText, onNote, onFiles, onBusy }: Props) {
  const t = useWords(checklistWords)
  const isBad = isOutOfOrder(item, answer)
  const label = `checklist-${item.id}`
  return (
    <li className="checklist-item" data-bad={isBad}>
      <div className="checklist-item-title" id={label}>
        {item.required && (
          <span className="checklist-required" title={t('required')}>
            *
          </span>
        )}
        {item.title}
      </div>
      {item.hint !== undefined && <div className="checklist-faint">{item.hint}</div>}
      {item.kind === 'check' && (
        <Radio.Group
          aria-labelledby={label}
          className="checklist-choice"
          optionType="button"
          buttonStyle="solid"
          size="large"
          value={answer}
          onChange={event => onAnswer(event.target.value as boolean)}
          options={[
            { value: true, label: `✓ ${t('good')}` },
            { value: false, label: `✗ ${t('bad')}` },
          ]}
        />
      )}
      {item.kind === 'number' && (
        <>
          <InputNumber
            aria-labelledby={label}
            size="large"
            inputMode="decimal"
            className="checklist-number"
            value={typeof answer === 'number' ? answer : null}
            onChange={value => onAnswer(value === null ? undefined : Number(value))}
            suffix={item.unit}
            {...(isBad ? { status: 'error' as const } : {})}
          />
          <div className="checklist-faint">
            {sayLimits(item, t)}
            {isBad && <strong className="checklist-bad"> ✗ {t('outside')}</strong>}
          </div>
        </>
      )}
      {item.kind === 'choice' && (
        <Radio.Group
          aria-labelledby={label}
          className="checklist-options"
          value={answer}
          onChange={event => onAnswer(String(event.target.value))}
          options={item.options.map(option => ({ value: option.id, label: option.title }))}
        />
      )}
      {item.kind === 'text' && (
        <Input.TextArea
          aria-labelledby={label}
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={2000}
          value={text}
          onChange={event => onText(event.target.value)}
        />
      )}
      {item.kind === 'photo' && (
        <>
          <div className="checklist-faint">
            {t('photos', { count: item.least })}
            {Array.isArray(answer) && answer.length > 0 && ` · ✓ ${t('photosTaken', { count: answer.length })}`}
          </div>
          <FileDrop value={files} onChange={onFiles} onBusy={onBusy} accept="image/*" />
        </>
      )}
      {(isBad || note !== '') && (
        <Input.TextArea
          className="checklist-note"
          aria-label={`${item.title} ${t('note')}`}
          placeholder={t('note')}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          value={note}
          onChange={event => onNote(event.target.value)}
          {...(isBad && note.trim() === '' ? { status: 'error' as const } : {})}
        />
      )}
    </li>
  )
}
