/** The map applications that people in China have, each with its documented address. */
export const mapApps = ['amap', 'baidu', 'tencent', 'apple'] as const
export type MapApp = (typeof mapApps)[number]
export type Platform = 'android' | 'ios' | 'other'

export type MapLink = {
  readonly app: MapApp
  /** Opens the application; undefined where it has no address of its own (a PC). */
  readonly native?: string
  /** The map in the browser, which also opens the application where it can. */
  readonly web: string
}

/** Who asks, as the map companies want it named. */
const SOURCE = 'bihuan'

/**
 * Links that lead to an address, by its words: the customer's file has no coordinates, and the map finds the place as it does for anybody who
 * types it. 高德 uri.amap.com, 百度 baidumap:// and api.map.baidu.com, 腾讯 qqmap:// and apis.map.qq.com, Apple maps.apple.com.
 */
export function mapLinks(address: string, platform: Platform): MapLink[] {
  const to = encodeURIComponent(address)
  const links: MapLink[] = [
    {
      app: 'amap',
      // Opens the application by itself on a phone that has it (callnative).
      web: `https://uri.amap.com/search?keyword=${to}&src=${SOURCE}&callnative=1`,
      ...(platform === 'android' ? { native: `androidamap://poi?sourceApplication=${SOURCE}&keywords=${to}&dev=0` } : {}),
      ...(platform === 'ios' ? { native: `iosamap://poi?sourceApplication=${SOURCE}&name=${to}&dev=0` } : {}),
    },
    {
      app: 'baidu',
      web: `https://api.map.baidu.com/geocoder?address=${to}&output=html&src=webapp.${SOURCE}.field`,
      ...(platform === 'android'
        ? { native: `bdapp://map/direction?destination=${to}&mode=driving&src=andr.${SOURCE}.field` }
        : {}),
      ...(platform === 'ios'
        ? { native: `baidumap://map/direction?destination=${to}&mode=driving&src=ios.${SOURCE}.field` }
        : {}),
    },
    {
      app: 'tencent',
      web: `https://apis.map.qq.com/uri/v1/search?keyword=${to}&referer=${SOURCE}`,
      ...(platform === 'other' ? {} : { native: `qqmap://map/search?keyword=${to}&referer=${SOURCE}` }),
    },
    { app: 'apple', web: `https://maps.apple.com/?daddr=${to}&dirflg=d` },
  ]
  // An Android phone has no Apple Maps, and an iPhone has it first.
  if (platform === 'android') return links.filter(link => link.app !== 'apple')
  return platform === 'ios' ? [links[3]!, ...links.slice(0, 3)] : links
}

/** `021-6512 3456 转 8` -> `tel:021-65123456,8`: what a phone dials, a pause before the extension. */
export function telOf(phone: string): string {
  const [main = '', extension] = phone.split(/转|ext\.?|x|,/i)
  const digits = (text: string) => text.replace(/[^+\d]/g, '')
  const inner = digits(extension ?? '')
  return `tel:${digits(main)}${inner === '' ? '' : `,${inner}`}`
}
