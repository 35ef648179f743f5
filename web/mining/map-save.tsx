import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useWords } from '../language/use-words.ts'
import { miningWords } from './words.ts'

/** Twice the size, so that it stays sharp in a document. */
const SCALE = 2
/** No browser draws a canvas that is larger. */
const MOST_PIXELS = 16_000

type Drawing = { readonly svg: string; readonly width: number; readonly height: number }

async function pngOf({ svg, width, height }: Drawing): Promise<Blob> {
  const scale = Math.min(SCALE, MOST_PIXELS / Math.max(width, height))
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    const pen = canvas.getContext('2d')
    if (pen === null) throw new Error('no canvas')
    pen.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob(blob => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

/** Downloads the map as it is shown, as a picture or as a drawing that stays sharp at any size. */
export function MapSave({ draw, name }: { readonly draw: () => Drawing; readonly name: string }) {
  const t = useWords(miningWords)
  const { message } = App.useApp()
  const png = async () => {
    try {
      save(await pngOf(draw()), `${name}.png`)
    } catch {
      void message.error(t('map.saveFailed'))
    }
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'png', label: t('map.savePng') },
          { key: 'svg', label: t('map.saveSvg') },
        ],
        onClick: ({ key }) =>
          key === 'png' ? void png() : save(new Blob([draw().svg], { type: 'image/svg+xml' }), `${name}.svg`),
      }}
    >
      <Button icon={<DownloadOutlined />}>{t('map.save')}</Button>
    </Dropdown>
  )
}
