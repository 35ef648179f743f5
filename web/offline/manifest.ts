import type { ManifestOptions } from 'vite-plugin-pwa'

const icon = (size: number, purpose: 'any' | 'maskable') => ({
  src: `/icons/${purpose === 'maskable' ? 'maskable-' : ''}${size}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
})

/** What it is for, under its name. */
const about = { zh: '客户服务与现场派工，无网络也能用', en: 'Customer service and field work, also without a network' }

/** How the application stands on a phone's home screen. It opens on today's orders; both names in one line, because a manifest knows one language. */
export const manifest: Partial<ManifestOptions> = {
  id: '/field',
  name: '闭环 Bihuan',
  short_name: '闭环',
  description: `${about.zh} / ${about.en}`,
  lang: 'zh-CN',
  dir: 'ltr',
  start_url: '/field',
  scope: '/',
  display: 'standalone',
  orientation: 'any',
  background_color: '#ffffff',
  theme_color: '#3f4fc4',
  categories: ['business', 'productivity'],
  icons: [icon(192, 'any'), icon(512, 'any'), icon(192, 'maskable'), icon(512, 'maskable')],
  shortcuts: [
    { name: '今日外勤 Today', short_name: '今日', url: '/field', icons: [icon(192, 'any')] },
    { name: '待发送 Unsent', short_name: '待发送', url: '/offline/outbox', icons: [icon(192, 'any')] },
  ],
}
