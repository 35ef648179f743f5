import { Skeleton, theme } from 'antd'
import { Suspense, useMemo } from 'react'
import type { ChartOption, Palette } from '../../engine/analysis/chart-options.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { phone, useMedia } from '../ui/use-media.ts'

const Canvas = lazyPart(async () => (await import('./chart-canvas.tsx')).ChartCanvas)

type Props = {
  readonly draw: (palette: Palette, isNarrow: boolean) => ChartOption
  readonly label: string
  readonly height?: number
  readonly onPick?: (index: number) => void
}

/** A chart in the colours of the page, light or dark. The library comes with the first chart that is looked at. `draw` must keep its identity while nothing changes. */
export function Chart({ draw, label, height = 280, onPick }: Props) {
  const { token } = theme.useToken()
  const isNarrow = useMedia(phone)
  const option = useMemo(
    () =>
      draw(
        {
          ...{ text: token.colorText, faint: token.colorTextTertiary, line: token.colorBorderSecondary, bar: token.colorPrimary },
          ...{ second: token.colorWarning, third: token.colorSuccess, alert: token.colorError, font: token.fontFamily },
        },
        isNarrow,
      ),
    [draw, token, isNarrow],
  )
  return (
    <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height }} />}>
      <Canvas option={option} label={label} height={height} onPick={onPick} />
    </Suspense>
  )
}
