import { Checkbox } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useEditor } from './editor-context.ts'
import { Pick } from './pickers.tsx'
import './more.css'

/** What few rules say, folded away and not drawn until it is opened; open where this rule says some of it, and it stays as somebody left it. */
export function More({
  label,
  isSaid,
  children,
}: {
  readonly label: string
  readonly isSaid: boolean
  readonly children: ReactNode
}) {
  const [isOpen, setOpen] = useState(isSaid)
  return (
    <details className="pe-folded" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{label}</summary>
      {isOpen && <div className="pe-more">{children}</div>}
    </details>
  )
}

type TickProps = {
  readonly label: string
  /** What it means, with an example. */
  readonly hint: string
  readonly checked: boolean
  readonly disabled?: boolean
  readonly onChange: (isSo: boolean) => void
}

/** Yes or no, with what it means below. */
export function Tick({ label, hint, checked, disabled = false, onChange }: TickProps) {
  const { isReadOnly } = useEditor()
  const id = useId()
  return (
    <div className="pe-tick-field">
      <Checkbox
        checked={checked}
        disabled={isReadOnly || disabled}
        aria-describedby={id}
        onChange={event => onChange(event.target.checked)}
      >
        {label}
      </Checkbox>
      <span className="pe-hint" id={id}>
        {hint}
      </span>
    </div>
  )
}

/** One of several, or none: `none` says what that means. */
export function PickOptional<T extends string>({
  label,
  value,
  options,
  none,
  onChange,
}: {
  readonly label: string
  readonly value: T | undefined
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly none: string
  readonly onChange: (value: T | undefined) => void
}) {
  return (
    <Pick<T | ''>
      label={label}
      value={value ?? ''}
      options={[{ value: '', label: none }, ...options]}
      onChange={chosen => onChange(chosen === '' ? undefined : chosen)}
    />
  )
}
