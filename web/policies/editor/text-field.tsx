import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Text } from '../../../events/text.ts'
import { useLanguage } from '../../language/use-words.ts'
import { useEditor } from './editor-context.ts'
import { Field } from './field.tsx'

type LineProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Lines; absent: one. */
  readonly rows?: number
  readonly canBeEmpty?: boolean
  readonly placeholder?: string
}

/**
 * Text that is taken over while it is typed, but not while an input method composes, and not while it is empty where it must not be:
 * then the draft keeps what it had, and the field says so.
 */
export function LineInput({ label, value, onChange, rows, canBeEmpty = false, placeholder }: LineProps) {
  const { isReadOnly } = useEditor()
  const [typed, setTyped] = useState(value)
  const composing = useRef(false)
  // Undo, a merge or an import put another text there.
  useEffect(() => setTyped(value), [value])
  const take = (text: string) => {
    setTyped(text)
    if (!composing.current && (canBeEmpty || text.trim() !== '')) onChange(text)
  }
  const common = {
    'aria-label': label,
    value: typed,
    disabled: isReadOnly,
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(typed.trim() === '' && !canBeEmpty ? { status: 'error' as const } : {}),
    onCompositionStart: () => {
      composing.current = true
    },
    onCompositionEnd: (event: React.CompositionEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      composing.current = false
      take(event.currentTarget.value)
    },
    onBlur: () => {
      composing.current = false
      if (typed.trim() === '' && !canBeEmpty) setTyped(value)
    },
  }
  return rows === undefined ? (
    <Input {...common} onChange={event => take(event.target.value)} />
  ) : (
    <Input.TextArea {...common} autoSize={{ minRows: rows, maxRows: 14 }} onChange={event => take(event.target.value)} />
  )
}

type TextProps = {
  readonly label: string
  readonly value: Text | undefined
  readonly onChange: (value: Text | undefined) => void
  readonly rows?: number
  readonly canBeEmpty?: boolean
  readonly hint?: string
  readonly wide?: boolean
}

/** Words of the regulation in the language of the screen: Chinese is always there, English stands beside it where somebody wrote it. */
export function TextInput({ label, value, onChange, rows, canBeEmpty = false }: TextProps) {
  const language = useLanguage()
  const isEnglish = language === 'en' && value !== undefined
  const change = (text: string) => {
    if (isEnglish) onChange(text.trim() === '' ? { zh: value.zh } : { zh: value.zh, en: text })
    else if (text.trim() === '') onChange(undefined)
    else onChange({ ...value, zh: text })
  }
  return (
    <LineInput
      label={label}
      value={(isEnglish ? value.en : value?.zh) ?? ''}
      onChange={change}
      canBeEmpty={canBeEmpty || isEnglish}
      {...(isEnglish ? { placeholder: value.zh } : {})}
      {...(rows === undefined ? {} : { rows })}
    />
  )
}

/** The same with its name above it. */
export function TextField(props: TextProps) {
  const { label, hint, wide } = props
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} {...(wide === undefined ? {} : { wide })}>
      <TextInput {...props} />
    </Field>
  )
}
