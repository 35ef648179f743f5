import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { inLanguage } from '../../../events/in-language.ts'
import type { Text } from '../../../events/text.ts'
import { useLanguage } from '../../language/use-words.ts'
import { changedAt, moved, without } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { Field } from './field.tsx'
import { RowActs } from './row-acts.tsx'
import { TextInput } from './text-field.tsx'

type Props = {
  readonly label: string
  readonly hint: string
  /** What one of them is called. */
  readonly one: string
  readonly addLabel: string
  readonly value: readonly Text[] | undefined
  /** None left is undefined: then the rule does not speak of it. */
  readonly onChange: (value: Text[] | undefined) => void
}

/** Sentences one below the other that a rule may go without: items of a checklist, conditions that must all be met. */
export function TextsList({ label, hint, one, addLabel, value, onChange }: Props) {
  const language = useLanguage()
  const { isReadOnly } = useEditor()
  const list = value ?? []
  const put = (next: Text[]) => onChange(next.length === 0 ? undefined : next)
  return (
    <Field label={label} hint={hint} wide>
      <table className="pe-grid">
        <tbody>
          {list.map((text, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sentence is its place in the list.
            <tr key={at}>
              <td>
                <TextInput
                  label={`${one} ${at + 1}`}
                  value={text}
                  onChange={next => next && put(changedAt(list, at, () => next))}
                />
              </td>
              <td className="pe-row-acts">
                <RowActs
                  at={at}
                  // The last one may go too.
                  count={list.length + 1}
                  isLast={at === list.length - 1}
                  name={`${one} ${inLanguage(text, language)}`}
                  onMove={by => put(moved(list, at, by))}
                  onRemove={() => put(without(list, at))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isReadOnly && (
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined />}
          onClick={() => put([...list, { zh: `${one} ${list.length + 1}` }])}
        >
          {addLabel}
        </Button>
      )}
    </Field>
  )
}
