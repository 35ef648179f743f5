import { App, Drawer } from 'antd'
import type { z } from 'zod'
import { useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import type { Field } from '../ui/act-form-field.ts'
import { stockChanges } from './use-parts.ts'
import { partWords } from './words.ts'

type Props = {
  readonly title: string
  readonly intro?: string
  readonly schema: z.ZodObject
  readonly fields: readonly Field[]
  readonly initial?: Readonly<Record<string, unknown>>
  readonly draft: string
  readonly submitLabel: string
  readonly send: (data: Record<string, unknown>, intent: string) => Promise<unknown>
  readonly onClose: () => void
}

/** A form of the stock in a drawer: sent once, what was typed is kept until it was taken, and all lists look again. */
export function FormDrawer({ title, intro, schema, fields, initial = {}, draft, submitLabel, send, onClose }: Props) {
  const t = useWords(partWords)
  const { message } = App.useApp()
  return (
    <Drawer open onClose={onClose} size="min(640px, 100vw)" title={title} destroyOnHidden>
      {intro !== undefined && <p className="parts-faint">{intro}</p>}
      <ActForm
        schema={schema}
        fields={fields}
        initial={initial}
        draft={`parts/${draft}`}
        submitLabel={submitLabel}
        onSubmit={(data, intent) => send(data as Record<string, unknown>, intent)}
        onDone={() => {
          void message.success(t('saved'))
          onClose()
        }}
        onCancel={onClose}
        refreshes={stockChanges}
      />
    </Drawer>
  )
}
