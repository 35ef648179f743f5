import { Form } from 'antd'
import type { Field } from './act-form-field.ts'
import { pathOfName } from './act-form-field.ts'
import { ActFormInput } from './act-form-input.tsx'
import { ActFormRows } from './act-form-rows.tsx'

type Props = {
  readonly field: Field
  readonly isRequired: (field: Field) => boolean
  readonly onBusy: (name: string, isBusy: boolean, hasFailed: boolean) => void
  /** Path of the row this field stands in. */
  readonly inside?: readonly (string | number)[]
}

/** A field with label, mark, hint and messages. */
export function ActFormItem({ field, isRequired, onBusy, inside = [] }: Props) {
  const isWide =
    field.wide === true ||
    field.kind === 'multiline' ||
    field.kind === 'files' ||
    field.kind === 'rows' ||
    field.kind === 'choice'
  const className = isWide ? 'act-form-wide' : ''
  if (field.kind === 'rows')
    return <ActFormRows field={field} isRequired={isRequired(field)} onBusy={onBusy} className={className} />
  const path = pathOfName(field.name)
  return (
    // Inside a row antd adds the list's own path, so `name` there is the rest of it.
    <Form.Item
      name={[...inside, ...path]}
      label={field.label}
      required={isRequired(field)}
      extra={field.hint}
      className={className}
    >
      {field.kind === 'custom' ? (
        field.input
      ) : (
        <ActFormInput
          field={field}
          onBusy={(isBusy, hasFailed) => onBusy([...inside, field.name].join('.'), isBusy, hasFailed)}
        />
      )}
    </Form.Item>
  )
}
