import { PictureOutlined } from '@ant-design/icons'
import { App, Button, theme } from 'antd'
import type { RefObject } from 'react'
import { useWords } from '../language/use-words.ts'
import { dashboardWords } from './words.ts'

/** Twice the size on the screen, so that it stays sharp in a document. */
const SCALE = 2

/** Draws a chart's SVG on a canvas and gives it as PNG, on the page's background. Throws where the browser cannot. */
async function pngOf(svg: SVGSVGElement, background: string): Promise<Blob> {
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
    canvas.height = height * SCALE
    const pen = canvas.getContext('2d')
    if (pen === null) throw new Error('no canvas')
    pen.fillStyle = background
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob(blob => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** Downloads the chart inside `place` as a picture. */
export function PngButton({ place, name }: { readonly place: RefObject<HTMLElement | null>; readonly name: string }) {
  const t = useWords(dashboardWords)
  const { message } = App.useApp()
  const { token } = theme.useToken()
  const download = async () => {
    const svg = place.current?.querySelector<SVGSVGElement>('.analysis-chart svg')
    if (svg == null) return
    try {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(await pngOf(svg, token.colorBgContainer))
      link.download = `${name}.png`
      link.click()
      URL.revokeObjectURL(link.href)
    } catch {
      void message.error(t('pngFailed'))
    }
  }
  return (
    <Button
      type="text"
      size="small"
      icon={<PictureOutlined />}
      aria-label={t('pngOf', { name })}
      title={t('png')}
      onClick={() => void download()}
    />
  )
}
