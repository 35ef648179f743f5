import type { ReactNode } from 'react'
import './shell.css'

/** A page that is one message: not found, broken. Plain, because antd's Result brings 40 kB of pictures into the first load. */
export function WholePage({
  title,
  hint,
  action,
  children,
}: {
  title: string
  hint: string
  action: ReactNode
  children?: ReactNode
}) {
  return (
    <div className="whole-page">
      <h1>{title}</h1>
      <p>{hint}</p>
      {children}
      {action}
    </div>
  )
}
