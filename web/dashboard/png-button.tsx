import { PictureOutlined } from '@ant-design/icons'
import { App, Button, theme } from 'antd'
import { type RefObject, useState } from 'react'
import { useWords } from '../language/use-words.ts'
import { dashboardWords } from './words.ts'

/** Twice the size on the screen, so that it stays sharp in a document. */
const SCALE = 2
/** The line above the picture that says what it shows, in pixels of the screen. */
const HEAD = 32

type Look = { readonly background: string; readonly ink: string; readonly font: string }

/** Draws a chart's SVG under its title on a canvas and gives it as PNG, on the page's background. Throws where the browser cannot. */
async function pngOf(svg: SVGSVGElement, title: string, { background, ink, font }: Look): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect()
  const copy = svg.cloneNode(true) as SVGSVGElement
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * SCALE
    canvas.height = (height + HEAD) * SCALE
    const pen = canvas.getContext('2d')
    if (pen === null) throw new Error('no canvas')
    pen.fillStyle = background
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.fillStyle = ink
    pen.font = `600 ${14 * SCALE}px ${font}`
    pen.textBaseline = 'middle'
    pen.fillText(title, 12 * SCALE, (HEAD / 2) * SCALE, canvas.width - 24 * SCALE)
    pen.drawImage(image, 0, HEAD * SCALE, canvas.width, height * SCALE)
    return await new Promise((resolve, reject) =>
      canvas.toBlob(blob => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}

const PATIENCE_MS = 20_000
const KEPT_MS = 60_000
const chartIn = (place: HTMLElement) => place.querySelector<SVGSVGElement>('.analysis-chart svg')

/** The chart of a place; the library that draws it may still be on its way. Throws where none comes. */
async function drawnChart(place: HTMLElement | null): Promise<SVGSVGElement> {
  const there = place && chartIn(place)
  if (there) return there
  return new Promise((resolve, reject) => {
    const observer = new MutationObserver(() => {
      const chart = place && chartIn(place)
      if (!chart) return
      window.clearTimeout(patience)
      observer.disconnect()
      resolve(chart)
    })
    const patience = window.setTimeout(() => {
      observer.disconnect()
      reject(new Error('no chart'))
    }, PATIENCE_MS)
    if (place) observer.observe(place, { childList: true, subtree: true })
  })
}

type Props = {
  readonly place: RefObject<HTMLElement | null>
  readonly name: string
  /** What the picture says above itself, where it is more than its name. */
  readonly heading?: string
}

/** Downloads the chart inside `place` as a picture, with what it shows written above it. */
export function PngButton({ place, name, heading = name }: Props) {
  const t = useWords(dashboardWords)
  const { message } = App.useApp()
  const { token } = theme.useToken()
  const [isBusy, setIsBusy] = useState(false)
  const download = async () => {
    const look = { background: token.colorBgContainer, ink: token.colorText, font: token.fontFamily }
    setIsBusy(true)
    try {
      const svg = await drawnChart(place.current)
      const link = document.createElement('a')
      link.href = URL.createObjectURL(await pngOf(svg, heading, look))
      link.download = `${name}.png`
      link.click()
      // The browser reads it after this; taken back at once, it sometimes came to nothing.
      window.setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS)
    } catch {
      void message.error(t('pngFailed'))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <Button
      type="text"
      size="small"
      icon={<PictureOutlined />}
      loading={isBusy}
      aria-label={t('pngOf', { name })}
      title={t('png')}
      onClick={() => void download()}
    />
  )
}
