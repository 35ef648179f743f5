import type { QueryKey } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { type ComponentType, type ReactNode, Suspense } from 'react'
import type { z } from 'zod'
import type { Field } from './act-form-field.ts'
import type { Verdict } from './gated-button.tsx'
import { lazyPart } from './lazy-part.tsx'

type Key<S extends z.ZodObject> = Extract<keyof z.input<S>, string>
/** What a form is made of. */
export type ActFormProps<S extends z.ZodObject, Output> = {
  /** Checks before sending; also decides the marks of the labels. Usually the `input` of an event type. */
  readonly schema: S
  readonly fields: readonly Field<Key<S> | `${Key<S>}.${string}`>[]
  /** Data of hidden fields, sent along. */
  readonly fixed?: Partial<z.input<S>>
  readonly initial?: Partial<z.input<S>>
  /** Names the draft: `case/<id>/plan`. Without it nothing is kept. */
  readonly draft?: string
  readonly submitLabel: string
  /** `can[act]`; refused: the form shows, the button says why not. */
  readonly verdict?: Verdict
  readonly onSubmit: (data: z.output<S>, intent: string) => Promise<Output>
  readonly onDone?: (output: Output) => void
  readonly onCancel?: () => void
  readonly refreshes?: readonly QueryKey[]
  /** Between the fields and the button: a route preview, a warning. */
  readonly children?: ReactNode
}

const Body = lazyPart(async () => (await import('./act-form-body.tsx')).ActFormBody)

/**
 * A form from a list of fields and a schema. Keeps a draft, sends once however often it is clicked, puts every message at its field;
 * Ctrl/⌘+Enter submits. Its inputs are a quarter of what a page weighs, so they load when the first form is shown.
 */
export function ActForm<S extends z.ZodObject, Output>(props: ActFormProps<S, Output>) {
  // What is loaded lazily cannot be generic; it is given exactly what it was written for.
  const Form = Body as unknown as ComponentType<ActFormProps<S, Output>>
  return (
    <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: props.fields.length + 1 }} />}>
      <Form {...props} />
    </Suspense>
  )
}
