import type { ReactNode } from 'react'
import './bottom-actions.css'

/** On phones, the next step of the page, always within reach of the thumb above the navigation. On wider screens nothing: the same button stands in the page's head. */
export function BottomActions({ children }: { children: ReactNode }) {
  return <div className="bottom-actions no-print">{children}</div>
}
