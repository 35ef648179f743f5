import { Button, Form } from 'antd'
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react'
import type { z } from 'zod'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import type { ActFormProps } from './act-form.tsx'
import { isRequired, labelAt, toData, withObjects } from './act-form-data.ts'
import { pathOfName } from './act-form-field.ts'
import { ActFormItem } from './act-form-item.tsx'
import { useDraft } from './draft.ts'
import { DraftNotice } from './draft-notice.tsx'
import { errorsByField, type FieldError, serverErrors } from './form-errors.ts'
import { GatedButton } from './gated-button.tsx'
import { isMac } from './platform.ts'
import { Refusal } from './refusal.tsx'
import { isComposing } from './shortcut-keys.ts'
import { uiWords } from './words.ts'
import './act-form.css'

type Values = Record<string, unknown>

const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What ActForm draws, with every kind of input; loaded by it. */
export function ActFormBody<S extends z.ZodObject, Output>(props: ActFormProps<S, Output>) {
  const {
    schema,
    fields,
    fixed,
    initial,
    submitLabel,
    verdict = true,
    onSubmit,
    onDone,
    onCancel,
    refreshes = [],
    children,
  } = props
  const t = useWords(uiWords)
  const shared = useWords(shellWords)
  const [form] = Form.useForm()
  const draft = useDraft(props.draft ?? 'unnamed', isValues)
  const restored = props.draft === undefined ? undefined : draft.restored
  const [values, setValues] = useState<Values>({ ...initial, ...restored })
  const [isRestored, setRestored] = useState(restored !== undefined)
  const [wrong, setWrong] = useState(0)
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set())
  /** Asked for while files were on their way: it is sent as soon as all are there. */
  const [isWaiting, setWaiting] = useState(false)

  const act = useAct<z.output<S>, Output>({
    send: onSubmit,
    refreshes,
    onDone: output => {
      draft.keep(undefined)
      onDone?.(output)
    },
  })
  const show = (errors: readonly FieldError[]) => {
    form.setFields(errors.map(error => ({ ...error })))
    setWrong(errors.length)
    const [first] = errors
    if (first !== undefined) form.scrollToField(first.name, { behavior: 'auto', block: 'center', focus: true })
  }
  const clear = () =>
    form.setFields(form.getFieldsError().flatMap(({ name, errors }) => (errors.length > 0 ? [{ name, errors: [] }] : [])))
  const submit = () => {
    if (act.isPending || verdict !== true) return
    setWaiting(busy.size > 0)
    if (busy.size > 0) return
    clear()
    // preserve: values of fields hidden by `when` stay for when they come back; toData leaves them out.
    const parsed = schema.safeParse(withObjects(schema, { ...toData(fields, form.getFieldsValue(true)), ...fixed }))
    if (!parsed.success) return show(errorsByField(parsed.error.issues, t, path => labelAt(fields, path)))
    setWrong(0)
    act.mutate(parsed.data, { onError: problem => show(serverErrors(problem.fields ?? {})) })
  }
  const onValuesChange = (changed: Values) => {
    const all: Values = form.getFieldsValue(true)
    setValues(all)
    if (props.draft !== undefined) draft.keep(all)
    // A message goes as soon as somebody deals with it.
    for (const name of Object.keys(changed)) form.setFields([{ name, errors: [] }])
    if (wrong > 0) setWrong(form.getFieldsError().filter(({ errors }) => errors.length > 0).length)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    submit()
  }
  const discard = () => {
    draft.keep(undefined)
    setRestored(false)
    form.setFieldsValue(Object.fromEntries(fields.map(({ name }) => [pathOfName(name)[0], undefined])))
    form.setFieldsValue(initial ?? {})
    setValues({ ...initial })
  }
  const markBusy = (name: string, isBusy: boolean, hasFailed: boolean) => {
    if (hasFailed) setWaiting(false)
    setBusy(all => {
      if (all.has(name) === isBusy) return all
      const next = new Set(all)
      if (isBusy) next.add(name)
      else next.delete(name)
      return next
    })
  }
  const submitWaiting = useEffectEvent(submit)
  useEffect(() => {
    if (isWaiting && busy.size === 0) submitWaiting()
  }, [isWaiting, busy])
  return (
    <Form
      form={form}
      // Before the id of every input: `content` alone is the page's own.
      name="act"
      layout="vertical"
      className="act-form"
      initialValues={values}
      preserve
      onValuesChange={onValuesChange}
      onKeyDown={onKeyDown}
      onFinish={submit}
      noValidate
      disabled={act.isPending}
    >
      {isRestored && draft.keptAt !== undefined && <DraftNotice at={draft.keptAt} onDiscard={discard} />}
      <div className="act-form-grid">
        {fields.map(field =>
          field.when?.(values) === false ? null : (
            <ActFormItem key={field.name} field={field} isRequired={one => isRequired(schema, one)} onBusy={markBusy} />
          ),
        )}
      </div>
      {children}
      {act.error !== null && <Refusal problem={act.error} onClose={act.reset} />}
      <div className="act-form-foot">
        <GatedButton verdict={verdict} type="primary" htmlType="submit" loading={act.isPending || isWaiting}>
          {submitLabel}
        </GatedButton>
        {onCancel !== undefined && <Button onClick={onCancel}>{shared('cancel')}</Button>}
        <span className="act-form-note" role="status">
          {busy.size > 0
            ? t(isWaiting ? 'sentAfterUpload' : 'uploadPending')
            : wrong > 0
              ? t('formInvalid', { count: wrong })
              : t('submitHint', { keys: isMac ? '⌘↵' : 'Ctrl+Enter' })}
        </span>
      </div>
    </Form>
  )
}
