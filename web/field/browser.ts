import type { Platform } from './map-links.ts'

/** In whose browser the page stands, as far as field work goes. */
export type Surroundings = {
  readonly platform: Platform
  /** WeChat's or another chat application's own browser: no installing, no camera scan, storage that goes. */
  readonly inside: 'wechat' | 'wecom' | 'dingtalk' | 'feishu' | 'none'
  /** Opened from the home screen. */
  readonly isInstalled: boolean
}

/** What a browser says of itself. */
export function surroundingsOf(userAgent: string, isStandalone: boolean): Surroundings {
  const platform: Platform = /Android|HarmonyOS/i.test(userAgent)
    ? 'android'
    : /iPhone|iPad|iPod/i.test(userAgent)
      ? 'ios'
      : 'other'
  return { platform, inside: insideOf(userAgent), isInstalled: isStandalone }
}

function insideOf(userAgent: string): Surroundings['inside'] {
  // WeCom calls itself MicroMessenger too, and is named first.
  if (/wxwork/i.test(userAgent)) return 'wecom'
  if (/MicroMessenger/i.test(userAgent)) return 'wechat'
  if (/DingTalk/i.test(userAgent)) return 'dingtalk'
  return /Lark|Feishu/i.test(userAgent) ? 'feishu' : 'none'
}

/** Where this page stands now. */
export function surroundings(): Surroundings {
  const isStandalone =
    window.matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true
  return surroundingsOf(navigator.userAgent, isStandalone)
}
