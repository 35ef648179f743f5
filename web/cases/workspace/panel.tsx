import type { ReactNode } from 'react'

/** A part of the right pane. */
export function Panel({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="side-panel" aria-label={title}>
      <h2 className="side-title">
        {title}
        {aside !== undefined && <span className="side-aside">{aside}</span>}
      </h2>
      {children}
    </section>
  )
}
