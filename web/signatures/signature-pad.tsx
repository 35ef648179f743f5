import { CompressOutlined, ExpandOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import Pad, { type PointGroup } from 'signature_pad'
import type { Strokes } from '../../events/signed-content.ts'
import { useWords } from '../language/use-words.ts'
import { signatureWords } from './words.ts'
import './signatures.css'

/** What a hand drew: the strokes as they were made, and the picture of them. */
export type Drawn = { readonly strokes: Strokes; readonly image: string }

type Props = {
  readonly isInvalid?: boolean
  readonly describedBy?: string | undefined
  readonly onChange: (drawn: Drawn | undefined) => void
}

/** The same strokes on a pad of another width. */
function scaled(groups: readonly PointGroup[], by: number): PointGroup[] {
  return groups.map(group => ({ ...group, points: group.points.map(point => ({ ...point, x: point.x * by, y: point.y * by })) }))
}

/**
 * A place to sign with finger, pen or mouse; it can fill the screen, upright or across. The ink is dark on white, whatever the appearance. Turning the
 * phone keeps what is drawn. Whoever cannot draw signs otherwise: the form beside it offers the typed name.
 */
export function SignaturePad({ isInvalid = false, describedBy, onChange }: Props) {
  const t = useWords(signatureWords)
  const canvas = useRef<HTMLCanvasElement>(null)
  const pad = useRef<Pad>(undefined)
  const changed = useRef(onChange)
  changed.current = onChange
  const [isEmpty, setEmpty] = useState(true)
  const [isLarge, setLarge] = useState(false)

  useEffect(() => {
    const element = canvas.current
    if (element === null) return
    const made = new Pad(element, { penColor: '#10131a', backgroundColor: 'rgb(255,255,255)', minWidth: 0.8, maxWidth: 2.6 })
    pad.current = made
    let width = 0
    const fit = () => {
      const { clientWidth, clientHeight } = element
      if (clientWidth === 0) return
      const groups = made.toData()
      const ratio = Math.min(2, Math.max(1, window.devicePixelRatio))
      element.width = clientWidth * ratio
      element.height = clientHeight * ratio
      element.getContext('2d')?.scale(ratio, ratio)
      made.clear()
      if (groups.length > 0) made.fromData(scaled(groups, width === 0 ? 1 : clientWidth / width))
      width = clientWidth
    }
    const told = () => {
      setEmpty(made.isEmpty())
      changed.current(
        made.isEmpty() ? undefined : { strokes: made.toData() as unknown as Strokes, image: made.toDataURL('image/png') },
      )
    }
    const watch = new ResizeObserver(fit)
    watch.observe(element)
    made.addEventListener('endStroke', told)
    return () => {
      watch.disconnect()
      made.off()
    }
  }, [])

  const clear = () => {
    pad.current?.clear()
    setEmpty(true)
    onChange(undefined)
  }
  return (
    <div className="sign-pad" data-invalid={isInvalid} data-large={isLarge}>
      <canvas ref={canvas} role="img" aria-label={t('pad')} aria-describedby={describedBy} />
      {isEmpty && (
        <span className="sign-pad-hint" aria-hidden="true">
          {t('padHint')}
        </span>
      )}
      <span className="sign-pad-acts">
        {!isEmpty && (
          <Button size="small" onClick={clear}>
            {t('clear')}
          </Button>
        )}
        <Button
          size="small"
          icon={isLarge ? <CompressOutlined /> : <ExpandOutlined />}
          aria-pressed={isLarge}
          onClick={() => setLarge(!isLarge)}
        >
          {t(isLarge ? 'smaller' : 'larger')}
        </Button>
      </span>
    </div>
  )
}
