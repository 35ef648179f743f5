import { DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Condition, Trigger } from '../../../engine/pack.ts'
import { useWords } from '../../language/use-words.ts'
import { useEditor } from './editor-context.ts'
import { Pick } from './pickers.tsx'
import { ConditionInput } from './trigger-pick.tsx'
import type { ConditionField } from './trigger-words.ts'
import { editorWords } from './words.ts'

type Props = {
  readonly label: string
  readonly fields: readonly ConditionField[]
  readonly when: Trigger['when']
  readonly onChange: (when: Trigger['when']) => void
}

/** What a condition begins with: the first of the choices, or zero and more. */
const firstOf = (field: ConditionField): Condition =>
  'choices' in field && field.choices[0] !== undefined ? { in: [field.choices[0].value] } : { gte: 0 }

/** Conditions on the other fields of a form, each added by the name of its field; undefined where there is none. */
export function ConditionsPicked({ label, fields, when = {}, onChange }: Props) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  const set = (name: string, condition: Condition | undefined) => {
    const { [name]: _was, ...rest } = when
    const next = condition === undefined ? rest : { ...when, [name]: condition }
    onChange(Object.keys(next).length === 0 ? undefined : next)
  }
  const free = fields.filter(field => when[field.name] === undefined)
  return (
    <div className="pe-conditions">
      {Object.entries(when).map(([name, condition]) => {
        const field = fields.find(one => one.name === name)
        const called = field?.label ?? t('placeGone')
        return (
          <div key={name} className="pe-condition pe-picked">
            <span className="pe-label" aria-hidden>
              {called}
            </span>
            {field !== undefined && <ConditionInput field={field} value={condition} onChange={next => set(name, next)} />}
            {!isReadOnly && (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t('removeSaidWhen', { name: called })}
                onClick={() => set(name, undefined)}
              />
            )}
          </div>
        )
      })}
      {!isReadOnly && free.length > 0 && (
        <span className="pe-add-when">
          <Pick
            label={`${label} ${t('addSaidWhen')}`}
            value={undefined}
            placeholder={t('addSaidWhen')}
            options={free.map(field => ({ value: field.name, label: field.label }))}
            onChange={name => {
              const field = free.find(one => one.name === name)
              if (field !== undefined) set(name, firstOf(field))
            }}
          />
        </span>
      )}
    </div>
  )
}
