import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import { useWords } from '../language/use-words.ts'
import { type Field, pathOfName } from './act-form-field.ts'
import { ActFormItem } from './act-form-item.tsx'
import { uiWords } from './words.ts'

type Props = {
  readonly field: Extract<Field, { kind: 'rows' }>
  readonly isRequired: boolean
  readonly onBusy: (name: string, isBusy: boolean, hasFailed: boolean) => void
  readonly className: string
}

type RowProps = { readonly fields: readonly Field[]; readonly at: number; readonly onBusy: Props['onBusy'] }

function RowFields({ fields, at, onBusy }: RowProps) {
  return fields.map(one => (
    <ActFormItem key={one.name} field={one} isRequired={asked => asked.required === true} onBusy={onBusy} inside={[at]} />
  ))
}

/** The fields that a row asks for by what stands in it; it follows what is typed, which rows without such fields need not. */
function AskedFields({ field, at, onBusy }: Omit<RowProps, 'fields'> & Pick<Props, 'field'>) {
  const row: unknown = Form.useWatch([...pathOfName(field.name), at])
  const values = typeof row === 'object' && row !== null ? (row as Readonly<Record<string, unknown>>) : {}
  return <RowFields fields={field.fields.filter(one => one.when?.(values) !== false)} at={at} onBusy={onBusy} />
}

/** A list of rows, each with the same fields: measures, parts, people and their tasks. */
export function ActFormRows({ field, isRequired, onBusy, className }: Props) {
  const t = useWords(uiWords)
  const full = (count: number) => field.max !== undefined && count >= field.max
  return (
    <Form.Item label={field.label} required={isRequired} extra={field.hint} className={className}>
      <Form.List name={pathOfName(field.name)}>
        {(rows, { add, remove }, { errors }) => (
          <div className="act-form-rows">
            {rows.map((row, at) => (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in older browsers.
              <div key={row.key} className="act-form-row" role="group" aria-label={t('row', { row: at + 1 })}>
                {field.fields.some(one => one.when !== undefined) ? (
                  <AskedFields field={field} at={row.name} onBusy={onBusy} />
                ) : (
                  <RowFields fields={field.fields} at={row.name} onBusy={onBusy} />
                )}
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('removeRow', { row: at + 1 })}
                  onClick={() => remove(row.name)}
                  disabled={field.disabled ?? false}
                />
              </div>
            ))}
            <Button
              type="dashed"
              icon={<PlusOutlined />}
              onClick={() => add({})}
              disabled={(field.disabled ?? false) || full(rows.length)}
            >
              {field.addLabel ?? t('addRow')}
            </Button>
            <Form.ErrorList errors={errors} />
          </div>
        )}
      </Form.List>
    </Form.Item>
  )
}
