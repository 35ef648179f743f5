import type { PopoverProps, TooltipProps } from 'antd'
import {
  cloneElement,
  type ReactElement,
  type ReactNode,
  Suspense,
  type SyntheticEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { lazyPart } from './lazy-part.tsx'

const body = () => import('./late-tip-body.tsx')
const Body = lazyPart(async () => (await body()).LateTipBody)
/** Asks for the code of tips, and says whether it came. */
const isBodyThere = () =>
  body().then(
    () => true,
    () => false,
  )

type Handler = (event: SyntheticEvent<HTMLElement>) => void
/** What pointer and keyboard do at the element that has a tip. */
type Handlers = Partial<
  Record<'onMouseEnter' | 'onMouseLeave' | 'onFocus' | 'onBlur' | 'onClick' | 'onContextMenu', Handler | undefined>
>

/** The element with more handlers; its own run first. */
function withHandlers(element: ReactElement, ...more: readonly Handlers[]): ReactElement {
  const all: Handlers = {}
  for (const handlers of [element.props as Handlers, ...more])
    for (const [name, handler] of Object.entries(handlers) as [keyof Handlers, unknown][]) {
      const before = all[name]
      if (!/^on[A-Z]/.test(name) || typeof handler !== 'function') continue
      all[name] = event => {
        before?.(event)
        handler(event)
      }
    }
  return cloneElement(element as ReactElement<Handlers>, all)
}

/** antd's own: how long the pointer has rested there, and how long it has been away. */
const DELAY_MS = 100

type HoverProps = {
  readonly children: ReactElement
  /** Handlers of a popover around the tooltip. */
  readonly given?: Handlers
  readonly isFocusEnough?: boolean
  readonly delayMs?: number
  readonly isEmpty?: boolean
  readonly shown:
    | ({ readonly shows: 'tooltip' } & Pick<TooltipProps, 'title' | 'placement'>)
    | ({ readonly shows: 'popover' } & Pick<PopoverProps, 'content'>)
}

function HoverTip({ children, given = {}, isFocusEnough = false, delayMs = DELAY_MS, isEmpty = false, shown }: HoverProps) {
  const id = useId()
  const [target, setTarget] = useState<HTMLElement>()
  const [isOpen, setOpen] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const show = (element: HTMLElement, afterMs: number) => {
    clearTimeout(timer.current)
    if (isEmpty) return
    const isThere = isBodyThere()
    const mine = setTimeout(async () => {
      // Where the code does not come there is no tip. And the pointer may have gone on meanwhile.
      if (!(await isThere) || mine !== timer.current) return
      setTarget(element)
      setOpen(true)
    }, afterMs)
    timer.current = mine
  }
  const hide = (afterMs: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      // Whoever points at the tip itself reads it; antd says when they leave.
      const tip = document.getElementById(id)?.closest('.ant-popover, .ant-tooltip')
      if (tip?.matches(':hover') !== true) setOpen(false)
    }, afterMs)
  }
  const element = withHandlers(children, given, {
    onMouseEnter: event => show(event.currentTarget, delayMs),
    onMouseLeave: () => hide(DELAY_MS),
    ...(isFocusEnough && { onFocus: event => show(event.currentTarget, 0), onBlur: () => hide(0) }),
  })
  // One shape, with a tip and without: else the element would be drawn anew, and lose the focus.
  return (
    <>
      {element}
      <Suspense>
        {target !== undefined && (
          <Body {...shown} id={id} target={target} trigger="hover" open={isOpen && !isEmpty} onOpenChange={setOpen} />
        )}
      </Suspense>
    </>
  )
}

type TooltipGiven = Handlers & {
  /** Nothing, or an empty text: no tooltip. */
  readonly title: ReactNode
  readonly placement?: NonNullable<TooltipProps['placement']>
  readonly children: ReactElement
}

/**
 * antd's tooltip, whose code comes when somebody first points at something that has one: until then the element stands alone. A page has
 * dozens of them, and each would cost as much to draw as the button it belongs to.
 */
export function LateTooltip({ title, placement = 'top', children, ...given }: TooltipGiven) {
  const isEmpty = title === undefined || title === null || title === ''
  return (
    <HoverTip given={given} isEmpty={isEmpty} shown={{ shows: 'tooltip', title, placement }}>
      {children}
    </HoverTip>
  )
}

type CardGiven = { readonly content: ReactNode; readonly delayMs?: number; readonly children: ReactElement }

/** A card that opens for whoever points at an element or reaches it by keyboard; its code comes as that of a tooltip. */
export function LateCard({ content, children, delayMs = DELAY_MS }: CardGiven) {
  return (
    <HoverTip isFocusEnough delayMs={delayMs} shown={{ shows: 'popover', content }}>
      {children}
    </HoverTip>
  )
}

type PopoverGiven = Pick<PopoverProps, 'content' | 'placement' | 'arrow' | 'destroyOnHidden'> & {
  readonly trigger?: 'click' | 'contextMenu'
  readonly open?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
  readonly children: ReactElement
}

/** antd's popover under a button that is pressed, or pressed with the other mouse button. Its code is asked for when somebody points at it. */
export function LatePopover({ trigger = 'click', open, onOpenChange, children, ...shown }: PopoverGiven) {
  const [target, setTarget] = useState<HTMLElement>()
  const [own, setOwn] = useState(false)
  const isOpen = open ?? own
  const setOpen = (next: boolean) => {
    setOwn(next)
    onOpenChange?.(next)
  }
  const press: Handler = event => {
    if (trigger === 'contextMenu') event.preventDefault()
    setTarget(event.currentTarget)
    setOpen(!isOpen)
  }
  const ask = () => void isBodyThere()
  const element = withHandlers(children, {
    ...{ onMouseEnter: ask, onFocus: ask },
    [trigger === 'click' ? 'onClick' : 'onContextMenu']: press,
  })
  return (
    <>
      {element}
      <Suspense>
        {target !== undefined && (
          <Body {...shown} shows="popover" target={target} trigger={trigger} open={isOpen} onOpenChange={setOpen} />
        )}
      </Suspense>
    </>
  )
}
