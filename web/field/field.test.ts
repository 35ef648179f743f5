import { describe, expect, test } from 'vitest'
import { surroundingsOf } from './browser.ts'
import { groupOf } from './groups.ts'
import { mapLinks, telOf } from './map-links.ts'
import { matchSerial } from './nameplate.ts'
import { photosOf } from './photos.ts'
import { sayPlace } from './place.ts'
import { sayMinutes } from './say-minutes.ts'
import { asJpeg, sizeWithin } from './take-photo.ts'
import { sumByUse, timesOf } from './times.ts'

describe('whose browser it is', () => {
  test.each([
    ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120 Mobile MicroMessenger/8.0.47', 'wechat', 'android'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) MicroMessenger/8.0 wxwork/4.1', 'wecom', 'ios'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AliApp(DingTalk/7.5)', 'dingtalk', 'ios'],
    ['Mozilla/5.0 (Linux; Android 13) Lark/7.1', 'feishu', 'android'],
    ['Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126 Mobile Safari/537.36', 'none', 'android'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126', 'none', 'other'],
  ])('%s', (userAgent, inside, platform) => {
    expect(surroundingsOf(userAgent, false)).toEqual({ platform, inside, isInstalled: false })
  })
})

describe('the way there', () => {
  const address = '上海市嘉定区 曹安公路 4800 号 & 2 号门'
  test('every map is given the whole address, and none of it as a part of the link', () => {
    for (const platform of ['android', 'ios', 'other'] as const)
      for (const { web, native = web } of mapLinks(address, platform))
        for (const link of [web, native]) {
          expect(link).toContain(encodeURIComponent(address))
          expect(new URL(link).href).toBe(link)
        }
  })
  test('applications of a phone are named by it; a PC gets the pages', () => {
    const natives = (platform: 'android' | 'ios' | 'other') =>
      mapLinks(address, platform).map(({ app, native }) => `${app} ${native?.split(':')[0] ?? '-'}`)
    expect(natives('android')).toEqual(['amap androidamap', 'baidu bdapp', 'tencent qqmap'])
    expect(natives('ios')).toEqual(['apple -', 'amap iosamap', 'baidu baidumap', 'tencent qqmap'])
    expect(natives('other')).toEqual(['amap -', 'baidu -', 'tencent -', 'apple -'])
  })
  test.each([
    ['021-6512 3456 转 808', 'tel:02165123456,808'],
    ['+86 139 0000 1111', 'tel:+8613900001111'],
    ['13900001111', 'tel:13900001111'],
  ])('%s is dialled as %s', (phone, link) => expect(telOf(phone)).toBe(link))
})

describe('a nameplate', () => {
  test.each([
    ['MK-2041-0087', 'same'],
    ['mk2041 0087', 'same'],
    ['ＭＫ－２０４１－００８７', 'same'],
    ['SN:MK-2041-0087;MODEL:MK2041', 'same'],
    ['https://hanshi.example/m?sn=MK-2041-0087', 'same'],
    ['S/N: MK-2041-0087', 'same'],
    ['MK-2041-0088', 'other'],
    // A longer number that only begins like it is another machine.
    ['MK-2041-00870', 'other'],
  ])('%s is the %s one', (read, match) => expect(matchSerial(read, 'MK-2041-0087')).toBe(match))
  test('of an order without a machine says nothing', () => expect(matchSerial('MK-1', undefined)).toBe('unknown'))
})

describe('photos', () => {
  test('grow no larger, keep their shape, and are called as what they are', () => {
    expect(sizeWithin(4000, 3000, 2560)).toEqual({ width: 2560, height: 1920 })
    expect(sizeWithin(800, 600, 2560)).toEqual({ width: 800, height: 600 })
    expect(asJpeg('IMG_2041.HEIC')).toBe('IMG_2041.jpg')
    expect(asJpeg('.png')).toBe('photo.jpg')
  })
  test('that wait in the phone stand among those that have arrived, each once', () => {
    const photo = (sha256: string, takenAt: string) => ({ file: sha256, phase: 'before', sha256, takenAt })
    const entry = (data: object, more: object = {}) => ({
      type: 'photo.added',
      data,
      sealed: {},
      actor: { id: 'z', name: '赵磊' },
      ...more,
    })
    const timeline = [entry(photo('b', '2')), entry(photo('x', '0'), { correctedBy: 'e9' })]
    const waiting = [photo('b', '2'), photo('a', '1')].map(data => ({ act: 'add-photo' as const, data, at: '3' }))
    expect(photosOf(timeline as never, waiting).map(({ file, waits }) => [file, waits])).toEqual([
      ['a', true],
      ['b', false],
    ])
  })
  test('a place is said as it is sent', () => {
    expect(sayPlace({ latitude: 31.2304004, longitude: 121.4737, accuracy: 24.6 })).toBe('31.23040, 121.47370 ±25 m')
  })
})

describe('time spent', () => {
  const spent = (use: string, from: string, until: string) => ({
    ...{ use, person: 'z', minutes: 0 },
    ...{ from: `2026-03-03T0${from}:00.000Z`, until: `2026-03-03T0${until}:00.000Z` },
  })
  test('is one’s own, with what waits in the phone, summed by use', () => {
    const entry = (data: object, more: object = {}) => ({ type: 'time.spent', data, sealed: {}, ...more })
    const timeline = [
      entry(spent('work', '1:00', '3:30')),
      entry(spent('work', '5:00', '5:30'), { correctedBy: 'e9' }),
      entry({ ...spent('work', '6:00', '7:00'), person: 'other' }),
    ]
    const waiting = [{ act: 'record-time' as const, data: spent('travel', '0:00', '1:00'), at: '' }]
    const times = timesOf(timeline as never, waiting, 'z')
    expect(times.map(one => [one.use, one.minutes, one.waits])).toEqual([
      ['travel', 60, true],
      ['work', 150, false],
    ])
    expect(sumByUse(times)).toEqual([
      { use: 'work', minutes: 150 },
      { use: 'travel', minutes: 60 },
    ])
    expect([sayMinutes(150, 'zh'), sayMinutes(60, 'zh'), sayMinutes(0, 'en')]).toEqual(['2 小时 30 分', '1 小时', '0 min'])
  })
})

test('orders stand under what somebody is out for, today’s with what is late, what comes, and what has no time', () => {
  const now = Date.parse('2026-03-03T17:30:00.000Z') // 01:30 on the 4th in Shanghai
  const order = (state: string, at?: string) => ({
    state,
    arriveBy: at === undefined ? null : { at, isLate: false },
    completeBy: null,
  })
  const of = (state: string, at?: string) => groupOf(order(state, at) as never, now, 'Asia/Shanghai')
  expect(of('onSite')).toBe('now')
  expect(of('ahead', '2026-03-01T01:00:00.000Z')).toBe('today')
  expect(of('ahead', '2026-03-04T15:59:00.000Z')).toBe('today')
  expect(of('ahead', '2026-03-04T16:00:00.000Z')).toBe('next')
  expect(of('ahead')).toBe('undated')
  expect(of('left', '2026-03-01T01:00:00.000Z')).toBe('left')
})
