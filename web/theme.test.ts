import { theme } from 'antd'
import { describe, expect, test } from 'vitest'
import { type Appearance, themeFor } from './theme.ts'

function luminance(hex: string): number {
  const channels = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  const [r, g, b] = channels.map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** WCAG contrast of two opaque colours. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const texts = [
  'colorText',
  'colorTextSecondary',
  'colorTextTertiary',
  'colorTextPlaceholder',
  'colorLink',
  'colorInfo',
  'colorSuccess',
  'colorWarning',
  'colorError',
  'colorPrimary',
] as const
const grounds = ['colorBgLayout', 'colorBgContainer', 'colorBgElevated', 'colorFillQuaternary'] as const
const tinted = [
  ['colorInfo', 'colorInfoBg'],
  ['colorSuccess', 'colorSuccessBg'],
  ['colorWarning', 'colorWarningBg'],
  ['colorError', 'colorErrorBg'],
  ['colorText', 'colorPrimaryBg'],
  ['colorText', 'colorFillSecondary'],
  ['colorTextSecondary', 'colorFillTertiary'],
  // The placeholder of an input that waits for another one.
  ['colorTextPlaceholder', 'colorFillTertiary'],
  ['colorTextLightSolid', 'colorError'],
  ['colorTextLightSolid', 'colorPrimary'],
] as const

describe.each<Appearance>(['light', 'dark'])('WCAG AA in %s', appearance => {
  const tokens = theme.getDesignToken(themeFor(appearance, true))

  test.each(texts)('%s reads on every ground', text => {
    for (const ground of grounds)
      expect(contrast(tokens[text], tokens[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  })

  test.each(tinted)('%s on %s', (text, ground) => {
    expect(contrast(tokens[text], tokens[ground]), `${tokens[text]} on ${tokens[ground]}`).toBeGreaterThanOrEqual(4.5)
  })
})
