import { expect, test } from 'vitest'
import { fenOf, percentOf } from './numbers.ts'
import { numberOf } from './numerals.ts'

test('numbers are read as they are written: in digits, in numerals, in both', () => {
  const written: [string, number | undefined][] = [
    ['0', 0],
    ['007', 7],
    ['1,000', 1_000],
    ['2.5', 2.5],
    ['１２', 12],
    ['3 000', 3_000],
    ['2万', 20_000],
    ['2.5万', 25_000],
    ['3百万', 3_000_000],
    ['1千', 1_000],
    ['4亿', 400_000_000],
    ['半', 0.5],
    ['零', 0],
    ['十', 10],
    ['十五', 15],
    ['二十', 20],
    ['三十一', 31],
    ['一百', 100],
    ['一百二十三', 123],
    ['一百零三', 103],
    ['两千零五十', 2_050],
    ['一万', 10_000],
    ['万', 10_000],
    ['一万五千', 15_000],
    ['十二万三千四百五十六', 123_456],
    ['一亿二千万', 120_000_000],
    ['三万亿', 3_000_000_000_000],
    ['一亿零五', 100_000_005],
    ['二〇二六', 2_026],
    ['二○', 20],
    ['壹佰贰拾叁', 123],
    ['肆仟伍佰陆拾柒', 4_567],
    ['捌万玖仟', 89_000],
    ['六七', 67],
    ['', undefined],
    ['若干', undefined],
    ['三个', undefined],
    ['1.2.3', undefined],
    ['.5', undefined],
    ['5个', undefined],
    ['a5', undefined],
  ]
  for (const [text, number] of written) expect([text, numberOf(text)]).toEqual([text, number])
})

test('amounts are read in 分, rounded, and shares in percent', () => {
  expect([fenOf('3'), fenOf('0.1'), fenOf('1.005'), fenOf('一百'), fenOf('元')]).toEqual([300, 10, 100, 10_000, undefined])
  expect([percentOf('40%'), percentOf('40％'), percentOf('百分之四十'), percentOf('高')]).toEqual([40, 40, 40, undefined])
})
