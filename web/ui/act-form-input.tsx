import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import { useWords } from '../language/use-words.ts'
import type { Field } from './act-form-field.ts'
import { FileDrop } from './file-drop.tsx'
import { DayInput, MomentInput } from './moment-input.tsx'
import { MoneyInput } from './money-input.tsx'
import { DepartmentInput, PeopleInput, PersonInput } from './people-input.tsx'
import { uiWords } from './words.ts'
import './inputs.css'

type Props = {
  readonly field: Exclude<Field, { kind: 'rows' | 'custom' }>
  readonly onBusy: (isBusy: boolean, hasFailed: boolean) => void
  /** From antd's Form.Item. The value is the data as the schema wants it, so it is not known here; each input checks its own. */
  readonly value?: never
  readonly onChange?: (value: unknown) => void
  readonly id?: string
}

/** The input of a field by its kind. Every input takes and gives data as the schema has it: 分, instants, ids. */
export function ActFormInput({ field, onBusy, ...bound }: Props) {
  const t = useWords(uiWords)
  const common = {
    ...bound,
    disabled: field.disabled ?? false,
    ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
  }
  switch (field.kind) {
    case 'text':
      return <Input {...common} {...(field.maxLength === undefined ? {} : { maxLength: field.maxLength })} />
    case 'multiline':
      return (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: field.rows ?? 3, maxRows: 16 }}
          {...(field.maxLength === undefined ? {} : { maxLength: field.maxLength, showCount: true })}
        />
      )
    case 'select':
      return (
        <Select
          {...common}
          className="wide-input"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={[...field.options]}
          placeholder={field.placeholder ?? t('choose')}
        />
      )
    case 'multi-select':
      return (
        <Select
          {...common}
          className="wide-input"
          mode="multiple"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={[...field.options]}
          placeholder={field.placeholder ?? t('choose')}
        />
      )
    case 'choice':
      return (
        <Radio.Group
          {...common}
          onChange={event => bound.onChange?.(event.target.value)}
          options={field.options.map(({ value, label, disabled = false }) => ({ value, label, disabled }))}
        />
      )
    case 'number':
      return (
        <InputNumber
          {...common}
          className="wide-input"
          {...(field.min === undefined ? {} : { min: field.min })}
          {...(field.max === undefined ? {} : { max: field.max })}
          {...(field.step === undefined ? {} : { step: field.step })}
          {...(field.whole === true ? { precision: 0 } : {})}
          suffix={field.unit}
        />
      )
    case 'money':
      return <MoneyInput {...common} {...(field.min === undefined ? {} : { min: field.min })} />
    case 'moment':
      return <MomentInput {...common} notAfterNow={field.notAfterNow ?? false} />
    case 'day':
      return <DayInput {...common} notAfterToday={field.notAfterToday ?? false} />
    case 'person':
      return <PersonInput {...common} />
    case 'people':
      return <PeopleInput {...common} />
    case 'department':
      return <DepartmentInput {...common} />
    case 'checkbox':
      return (
        <Checkbox
          {...(bound.id === undefined ? {} : { id: bound.id })}
          checked={bound.value === true}
          disabled={common.disabled}
          onChange={event => bound.onChange?.(event.target.checked)}
        >
          {field.text}
        </Checkbox>
      )
    case 'files':
      return <FileDrop {...common} onBusy={onBusy} {...(field.accept === undefined ? {} : { accept: field.accept })} />
  }
}
