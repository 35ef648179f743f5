import { Popover, type PopoverProps, Tooltip, type TooltipProps } from 'antd'
import { type Ref, useLayoutEffect } from 'react'

type PlaceProps = { readonly at: HTMLElement; readonly ref?: Ref<HTMLElement>; readonly 'aria-describedby'?: string | undefined }

/** Draws nothing: tells antd that the tip belongs to an element that stands already, and that element what it is described by. */
function Place({ at, ref, 'aria-describedby': tip }: PlaceProps) {
  useLayoutEffect(() => {
    if (typeof ref === 'function') {
      const stop = ref(at)
      return () => (typeof stop === 'function' ? stop() : void ref(null))
    }
    if (ref !== null && ref !== undefined) ref.current = at
    return undefined
  }, [at, ref])
  useLayoutEffect(() => {
    if (tip === undefined) return undefined
    at.setAttribute('aria-describedby', tip)
    return () => at.removeAttribute('aria-describedby')
  }, [at, tip])
  return null
}

type Props =
  | ({ readonly target: HTMLElement; readonly shows: 'tooltip' } & TooltipProps)
  | ({ readonly target: HTMLElement; readonly shows: 'popover' } & PopoverProps)

/** antd's tooltip or popover at an element that is drawn elsewhere, a file of its own: ui/late-tip.tsx. */
export function LateTipBody({ target, ...tip }: Props) {
  const place = <Place at={target} />
  if (tip.shows === 'popover') {
    const { shows: _, ...rest } = tip
    return <Popover {...rest}>{place}</Popover>
  }
  const { shows: _, ...rest } = tip
  return <Tooltip {...rest}>{place}</Tooltip>
}
