import type { ReactNode } from 'react'

type Props = {
  readonly id: string
  readonly label: string
  readonly error: string | undefined
  readonly isGroup?: boolean
  readonly children: ReactNode
}

/** A question with its answer and, below, what is wrong with it; screen readers hear all three together. */
export function Question({ id, label, error, isGroup = false, children }: Props) {
  const wrong = error !== undefined && (
    <p className="customer-error" id={`${id}-error`} role="alert">
      {error}
    </p>
  )
  if (isGroup) {
    return (
      <fieldset className="customer-question" aria-describedby={error === undefined ? undefined : `${id}-error`}>
        <legend>{label}</legend>
        {children}
        {wrong}
      </fieldset>
    )
  }
  return (
    <div className="customer-question">
      <label htmlFor={id}>{label}</label>
      {children}
      {wrong}
    </div>
  )
}

type ChoiceProps<T extends string | number> = {
  readonly name: string
  readonly value: T | undefined
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
}

/** Large buttons of which one can be chosen; none is chosen beforehand. Native radio buttons underneath, so that keys and readers work as everywhere. */
export function Choice<T extends string | number>({ name, value, options, onChange }: ChoiceProps<T>) {
  return (
    <div className="customer-choice">
      {options.map(option => (
        <label key={option.value} data-chosen={option.value === value}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.label}
        </label>
      ))}
    </div>
  )
}
