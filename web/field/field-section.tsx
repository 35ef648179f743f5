import { RightOutlined } from '@ant-design/icons'
import { type ReactNode, useId, useState } from 'react'

type Props = {
  readonly title: string
  /** What one sees of it while it is closed: a count, what is missing. */
  readonly aside?: ReactNode
  readonly isOpen?: boolean
  readonly children: ReactNode
}

/** A part of the order page that opens with one tap; what is not open is not drawn, so that an old phone keeps up. */
export function FieldSection({ title, aside, isOpen = false, children }: Props) {
  const [open, setOpen] = useState(isOpen)
  const id = useId()
  return (
    <section className="field-section" data-open={open}>
      <h2>
        <button
          type="button"
          className="field-section-head"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <RightOutlined aria-hidden className="field-section-sign" />
          <span className="field-section-title">{title}</span>
          <span className="field-section-aside">{aside}</span>
        </button>
      </h2>
      <div id={id} className="field-section-body" hidden={!open}>
        {open && children}
      </div>
    </section>
  )
}
