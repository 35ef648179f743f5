import type { DropdownProps } from 'antd'
import { cloneElement, type ReactElement, Suspense, useState } from 'react'
import { lazyPart } from './lazy-part.tsx'

const body = () => import('./late-menu-body.tsx')
const Dropdown = lazyPart<DropdownProps>(async () => (await body()).LateMenuBody)

type Props = Omit<DropdownProps, 'open' | 'onOpenChange' | 'trigger'> & {
  readonly children: ReactElement<{ onClick?: () => void; onPointerEnter?: () => void; onFocus?: () => void }>
  /** Where something else than a press opens it as well. */
  readonly open?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
}

/**
 * A menu under a button. antd's menu weighs a tenth of a page, so it comes with the first press; its code is asked for when somebody points at
 * the button or reaches it by keyboard. Until pressed the button stands alone: no arrival of code draws it anew and takes the focus away.
 */
export function LateDropdown({ children, open, onOpenChange, ...rest }: Props) {
  const [own, setOwn] = useState(false)
  const [wasPressed, setPressed] = useState(false)
  const isOpen = open ?? own
  const setOpen = (next: boolean) => {
    setOwn(next)
    onOpenChange?.(next)
  }
  // Opened by a key: from here on it is a menu as well.
  if (isOpen && !wasPressed) setPressed(true)
  if (!wasPressed && !isOpen) {
    const press = () => {
      setPressed(true)
      setOpen(true)
    }
    const ask = () => void body().catch(() => undefined)
    return cloneElement(children, { onClick: press, onPointerEnter: ask, onFocus: ask })
  }
  return (
    <Suspense fallback={children}>
      <Dropdown {...rest} trigger={['click']} open={isOpen} onOpenChange={setOpen}>
        {children}
      </Dropdown>
    </Suspense>
  )
}
