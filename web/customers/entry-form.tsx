import type { QueryKey } from '@tanstack/react-query'
import { Modal } from 'antd'
import type { z } from 'zod'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { ActForm } from '../ui/act-form.tsx'
import type { Field } from '../ui/act-form-field.ts'

type Props<S extends z.ZodObject, Output> = {
  readonly title: string
  readonly schema: S
  readonly fields: readonly Field<Extract<keyof z.input<S>, string>>[]
  /** What the entry says now: a field of it that was emptied is sent as empty, so that it goes. */
  readonly before?: Partial<z.input<S>> | undefined
  readonly initial?: Partial<z.input<S>> | undefined
  /** Fields whose being empty is said by null, not by ''. */
  readonly nullable?: readonly string[]
  readonly draft?: string
  readonly send: (data: object, intent: string) => Promise<Output>
  readonly refreshes: readonly QueryKey[]
  readonly onClose: () => void
  readonly onDone?: (output: Output) => void
}

/** A dialog for one entry of a customer's file, new or changed. */
export function EntryForm<S extends z.ZodObject, Output>(props: Props<S, Output>) {
  const { title, schema, fields, before, initial, nullable = [], draft, send, refreshes, onClose, onDone } = props
  const shared = useWords(shellWords)
  return (
    <Modal open title={title} footer={null} onCancel={onClose} width={560} destroyOnHidden>
      <ActForm
        schema={schema}
        fields={fields as never}
        {...(before === undefined && initial === undefined
          ? {}
          : { initial: filled(before ?? initial ?? {}) as Partial<z.input<S>> })}
        {...(draft === undefined ? {} : { draft })}
        submitLabel={shared('save')}
        onSubmit={(data, intent) =>
          send({ ...emptied(before ?? {}, data as object, fields, nullable), ...(data as object) }, intent)
        }
        onDone={output => {
          onDone?.(output)
          onClose()
        }}
        onCancel={onClose}
        refreshes={refreshes}
      />
    </Modal>
  )
}

const isEmpty = (value: unknown) => value === null || value === undefined || value === ''
const filled = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)))

function emptied(
  before: object,
  data: object,
  fields: readonly { readonly name: string }[],
  nullable: readonly string[],
): object {
  const shown = new Set(fields.map(field => field.name))
  return Object.fromEntries(
    Object.entries(before).flatMap(([name, value]) =>
      shown.has(name) && !isEmpty(value) && !Array.isArray(value) && typeof value !== 'boolean' && !(name in data)
        ? [[name, nullable.includes(name) ? null : '']]
        : [],
    ),
  )
}
