import type { ReactNode } from 'react'

type Props = { readonly label: string; readonly hint?: string; readonly wide?: boolean; readonly children: ReactNode }

/** An input with its name above it. The input carries the name for screen readers itself, since many are made of several. */
export function Field({ label, hint, wide = false, children }: Props) {
  return (
    <div className="pe-field" data-wide={wide}>
      <span className="pe-label" aria-hidden>
        {label}
      </span>
      {children}
      {hint !== undefined && <span className="pe-hint">{hint}</span>}
    </div>
  )
}

/** Fields side by side. */
export function Fields({ children }: { readonly children: ReactNode }) {
  return <div className="pe-fields">{children}</div>
}
