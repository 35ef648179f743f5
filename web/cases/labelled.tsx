import { type ReactNode, useId } from 'react'

type Props = {
  readonly label: ReactNode
  /** The class of the block around label and input. */
  readonly className: string
  /** Under the input. */
  readonly below?: ReactNode
  /** The input, which takes the id that the label points to. */
  readonly children: (id: string) => ReactNode
}

/** A label and its input, joined by an id: antd's inputs are no native ones, so that putting them inside a label is not enough. */
export function Labelled({ label, className, below, children }: Props) {
  const id = useId()
  return (
    <div className={className}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {below}
    </div>
  )
}
