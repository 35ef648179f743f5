import { Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import type { Candidate, CandidateValue } from '../../../engine/text/candidate-schema.ts'
import { useWords } from '../../language/use-words.ts'
import { MoneyInput } from '../../ui/money-input.tsx'
import { ClockFields } from './clock-fields.tsx'
import { textImportWords } from './words.ts'

type Props = { readonly candidate: Candidate; readonly onSave: (value: CandidateValue) => void; readonly onClose: () => void }

/** Changes what a candidate is taken to say; saving confirms it. The words of the text stand above, as they are. */
export function CandidateEditor({ candidate, onSave, onClose }: Props) {
  const t = useWords(textImportWords)
  const [value, setValue] = useState(candidate.value)
  const fields = useRef<HTMLDivElement>(null)
  return (
    <Modal
      open
      title={`${t('change')} · ${t(`kind.${value.kind}`)}`}
      okText={t('confirm')}
      onOk={() => onSave(value)}
      onCancel={onClose}
      // antd would put the focus on the closing cross.
      afterOpenChange={isOpen => isOpen && fields.current?.querySelector<HTMLElement>('input, textarea')?.focus()}
    >
      <blockquote className="text-import-quote">{candidate.words}</blockquote>
      <Form layout="vertical" onFinish={() => onSave(value)}>
        <div ref={fields}>
          <Fields value={value} onChange={setValue} />
        </div>
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </Form>
    </Modal>
  )
}

function Fields({ value, onChange }: { value: CandidateValue; onChange: (value: CandidateValue) => void }): ReactNode {
  const t = useWords(textImportWords)
  const line = (label: string, text: string, set: (text: string) => void) => (
    <Form.Item label={label}>
      <Input aria-label={label} value={text} onChange={event => set(event.target.value)} />
    </Form.Item>
  )
  switch (value.kind) {
    case 'duty':
      return (
        <>
          {line(t('who'), value.who, who => onChange({ ...value, who }))}
          <Form.Item label={t('what')}>
            <Input.TextArea
              aria-label={t('what')}
              autoSize
              value={value.what}
              onChange={e => onChange({ ...value, what: e.target.value })}
            />
          </Form.Item>
          <Checkbox checked={value.isForbidden} onChange={e => onChange({ ...value, isForbidden: e.target.checked })}>
            {t('forbidden')}
          </Checkbox>
        </>
      )
    case 'clock':
      return <ClockFields clock={value.clock} onChange={clock => onChange({ ...value, clock })} />
    case 'approval':
      return line(t('approver'), value.by, by => onChange({ ...value, by }))
    case 'amount':
      return (
        <>
          <Form.Item label={t('bound')}>
            <Select
              aria-label={t('bound')}
              value={value.bound}
              onChange={bound => onChange({ ...value, bound })}
              options={(['gt', 'gte', 'lt', 'lte'] as const).map(bound => ({ value: bound, label: t(`bound.${bound}`) }))}
            />
          </Form.Item>
          <Form.Item label={t('amount')}>
            <MoneyInput
              aria-label={t('amount')}
              value={value.fen}
              onChange={fen => fen !== null && onChange({ ...value, fen })}
            />
          </Form.Item>
        </>
      )
    case 'level':
      return line(t('level'), value.name, name => onChange({ ...value, name }))
    case 'weight':
      return (
        <>
          <Form.Item label={t('percent')}>
            <InputNumber
              aria-label={t('percent')}
              min={0}
              max={100}
              value={value.percent}
              onChange={percent => percent !== null && onChange({ ...value, percent })}
            />
          </Form.Item>
          {line(t('of'), value.of, of => onChange({ ...value, of }))}
        </>
      )
    case 'penalty':
      return line(t('measure'), value.measure, measure => onChange({ ...value, measure }))
    case 'undefined':
      return line(t('kind.undefined'), value.word, word => onChange({ ...value, word }))
  }
}
