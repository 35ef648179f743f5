import { Button } from 'antd'
import { type PointerEvent, useRef, useState } from 'react'
import { useWords } from '../language/use-words.ts'
import { customerWords } from './words.ts'

/** Drawn at twice its size on paper, whatever the screen: the picture is evidence, not decoration. */
const WIDTH = 720
const HEIGHT = 240

type Props = {
  readonly isInvalid: boolean
  readonly describedBy: string | undefined
  readonly onChange: (png: string | undefined) => void
}

/** A place to sign with finger, pen or mouse. Gives a PNG data URL after every stroke, undefined when it is empty again. */
export function SignaturePad({ isInvalid, describedBy, onChange }: Props) {
  const t = useWords(customerWords)
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<{ x: number; y: number }>(undefined)
  const [isEmpty, setEmpty] = useState(true)

  const placeOf = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: ((event.clientX - box.left) * WIDTH) / box.width, y: ((event.clientY - box.top) * HEIGHT) / box.height }
  }
  const draw = (from: { x: number; y: number }, to: { x: number; y: number }) => {
    const pen = canvas.current?.getContext('2d')
    if (!pen) return
    pen.lineWidth = 4
    pen.lineCap = 'round'
    pen.lineJoin = 'round'
    pen.strokeStyle = '#10131a'
    pen.beginPath()
    pen.moveTo(from.x, from.y)
    // A point is a line of no length, and that draws nothing.
    pen.lineTo(to.x + (from.x === to.x && from.y === to.y ? 0.1 : 0), to.y)
    pen.stroke()
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    last.current = placeOf(event)
    draw(last.current, last.current)
  }
  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    if (last.current === undefined) return
    const here = placeOf(event)
    draw(last.current, here)
    last.current = here
  }
  const end = () => {
    if (last.current === undefined) return
    last.current = undefined
    setEmpty(false)
    onChange(canvas.current?.toDataURL('image/png'))
  }
  const clear = () => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT)
    setEmpty(true)
    onChange(undefined)
  }
  return (
    <div className="signature-pad" data-invalid={isInvalid}>
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={t('signPad')}
        aria-describedby={describedBy}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      />
      {isEmpty ? (
        <span className="signature-pad-hint" aria-hidden="true">
          {t('signHere')}
        </span>
      ) : (
        <Button size="small" className="signature-pad-clear" onClick={clear}>
          {t('clear')}
        </Button>
      )}
    </div>
  )
}
