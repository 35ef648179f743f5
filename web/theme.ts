import { theme as antTheme, type ThemeConfig } from 'antd'

/** Light or dark, as drawn. What the person chose (also `system`) is in shell/appearance.ts. */
export type Appearance = 'light' | 'dark'

/** UI.md §8. The system's own Chinese font first: it is there, it is hinted for the screen, and it costs nothing to load. */
const fontFamily = `-apple-system, BlinkMacSystemFont, "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Segoe UI", Roboto, sans-serif`
const fontFamilyCode = `ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Noto Sans Mono CJK SC", monospace`

/** Every text colour here is at least 4.5 to 1 on every background it stands on (theme.test.ts). */
const colours = {
  light: {
    colorPrimary: '#3f4fc4',
    colorPrimaryHover: '#5361d3',
    colorPrimaryActive: '#313fa6',
    colorPrimaryBg: '#eef0fc',
    colorPrimaryBgHover: '#e2e6fa',
    colorPrimaryBorder: '#bcc4f2',
    colorLink: '#3545b8',
    colorLinkHover: '#5563d6',
    // antd derives these from the colours above, but from colours deep enough to read it derives mud.
    colorInfo: '#1b62cf',
    colorInfoBg: '#eaf2ff',
    colorInfoBorder: '#b3d0fb',
    colorSuccess: '#13773a',
    colorSuccessBg: '#e9f7ee',
    colorSuccessBorder: '#a9d9ba',
    colorWarning: '#995700',
    colorWarningBg: '#fff5e0',
    colorWarningBorder: '#f0cf8e',
    colorError: '#c4242c',
    colorErrorBg: '#fdeeee',
    colorErrorBorder: '#f1b4b5',
    colorErrorHover: '#d8444a',
    colorErrorActive: '#a21820',
    colorText: '#1a2130',
    colorTextSecondary: '#4d586b',
    colorTextTertiary: '#5f6b7e',
    colorTextDescription: '#5f6b7e',
    colorTextPlaceholder: '#616c7f',
    colorTextDisabled: '#868f9e',
    colorBgLayout: '#f6f7f9',
    colorBgContainer: '#ffffff',
    colorBgElevated: '#ffffff',
    colorBorder: '#d8dce4',
    colorBorderSecondary: '#e7eaef',
    colorSplit: '#eaecf1',
    colorFillQuaternary: '#f5f6f9',
    colorFillTertiary: '#eef0f4',
    colorFillSecondary: '#e6e9ef',
  },
  dark: {
    colorPrimary: '#95a2ff',
    colorPrimaryHover: '#aeb8ff',
    colorPrimaryActive: '#7f8cf0',
    colorPrimaryBg: '#22284a',
    colorPrimaryBgHover: '#2a3160',
    colorPrimaryBorder: '#3d478a',
    colorLink: '#a3aeff',
    colorLinkHover: '#c0c8ff',
    colorInfo: '#7fb2ff',
    colorInfoBg: '#14243d',
    colorInfoBorder: '#2b4a78',
    colorSuccess: '#5fc98a',
    colorSuccessBg: '#12291c',
    colorSuccessBorder: '#28573b',
    colorWarning: '#e6b04c',
    colorWarningBg: '#2e2410',
    colorWarningBorder: '#62491a',
    colorError: '#ff8d8a',
    colorErrorBg: '#371a1c',
    colorErrorBorder: '#743436',
    colorErrorHover: '#ffa5a3',
    colorErrorActive: '#ee7774',
    colorText: '#e4e8ef',
    colorTextSecondary: '#b1b9c7',
    colorTextTertiary: '#97a1b1',
    colorTextDescription: '#97a1b1',
    colorTextPlaceholder: '#8b95a6',
    colorTextDisabled: '#6c7584',
    colorBgLayout: '#0f1217',
    colorBgContainer: '#161a21',
    colorBgElevated: '#1d222b',
    colorBorder: '#343b48',
    colorBorderSecondary: '#272d38',
    colorSplit: '#272d38',
    colorFillQuaternary: '#1a1f27',
    colorFillTertiary: '#202630',
    colorFillSecondary: '#2a313d',
  },
} as const

/** Text on a solid colour: white on the deep colours of light, near black on the pale ones of dark. */
const onSolid: Readonly<Record<Appearance, string>> = { light: '#ffffff', dark: '#0d1016' }

/** Ant Design's theme: dense, quiet, hairlines instead of shadows. */
export function themeFor(appearance: Appearance, motion: boolean): ThemeConfig {
  const own = colours[appearance]
  return {
    algorithm: appearance === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    // One key for the whole page, so that our own CSS may use var(--ant-…) too. There is only one antd, so no hashes.
    cssVar: { key: 'bihuan', prefix: 'ant' },
    hashed: false,
    token: {
      ...own,
      fontFamily,
      fontFamilyCode,
      fontSize: 14,
      lineHeight: 1.6,
      borderRadius: 6,
      borderRadiusLG: 8,
      controlHeight: 32,
      motion,
      colorTextLightSolid: onSolid[appearance],
      boxShadowTertiary: 'none',
      // A visible ring, not antd's faint halo.
      controlOutline: appearance === 'dark' ? 'rgba(149, 162, 255, 0.35)' : 'rgba(63, 79, 196, 0.22)',
    },
    components: {
      Button: {
        fontWeight: 500,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        primaryColor: onSolid[appearance],
        dangerColor: onSolid[appearance],
      },
      Table: {
        headerBg: own.colorFillQuaternary,
        headerColor: own.colorTextSecondary,
        headerSplitColor: 'transparent',
        cellPaddingBlockSM: 7,
        cellPaddingInlineSM: 10,
        rowHoverBg: own.colorFillQuaternary,
      },
      Tabs: { horizontalItemGutter: 20, titleFontSize: 14 },
      Form: { labelColor: own.colorTextSecondary, verticalLabelPadding: '0 0 4px', itemMarginBottom: 18 },
      Card: { headerFontSize: 14, headerHeight: 44, bodyPadding: 16, headerPadding: 16 },
      Tooltip: { colorBgSpotlight: appearance === 'dark' ? '#3a4250' : '#2a3140', colorTextLightSolid: '#ffffff' },
      Badge: { textFontSize: 11, textFontWeight: 600 },
      Modal: { titleFontSize: 16 },
      Descriptions: { labelColor: own.colorTextTertiary, itemPaddingBottom: 10 },
    },
  }
}
