import type { CSSProperties, ReactNode } from 'react'
import './counted-icon.css'

type Props = {
  readonly count: number
  readonly children: ReactNode
  /** Moves the number from the upper corner: to the right and down, in pixels. */
  readonly offset: readonly [number, number]
  readonly color?: 'red' | 'blue'
}

/** A small number at the corner of an icon, nothing where it is 0. For eyes only: who draws it says the number in words. */
export function CountedIcon({ count, children, offset: [right, down], color = 'red' }: Props) {
  const place: CSSProperties = { insetInlineEnd: -right, marginTop: down }
  return (
    <span className="counted-icon">
      {children}
      {count > 0 && (
        <sup className="counted-icon-count" data-color={color} data-wide={count > 9} style={place} aria-hidden="true">
          {count > 99 ? '99+' : count}
        </sup>
      )}
    </span>
  )
}
