import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { administrationActions } from '../server/admin-log/schema.ts'
import { PASSWORD_MAX, PASSWORD_MIN, scopes } from '../server/auth/schema.ts'
import { MAX_OF_ACCOUNT, MAX_OF_ADDRESS, MAX_OF_PAIR, WINDOW_MS } from '../server/auth/sign-in-failures.ts'
import { SecuritySettings } from '../server/settings/schema.ts'
import { NewProvider, ProviderConfig, providerKinds } from '../server/sign-in/schema.ts'
import { aVendorServer } from './vendor-server.ts'

const text = readFileSync('docs/sign-in.md', 'utf8')
/** The text under a heading, up to the next. */
const section = (heading: string) => text.split(/^## /m).find(part => part.startsWith(heading)) ?? ''
/** The names in backticks of the first cell of each row of a section's table. */
const rowsOf = (heading: string) =>
  section(heading)
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .flatMap(line => [...(line.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(match => match[1]!))

test('every scope of a key has its row, and no row is about another', () => {
  expect(rowsOf('API 密钥')).toEqual([...scopes])
})

test('every setting of a way to sign in, and of the company, has its row', () => {
  const { config: _, ...own } = NewProvider.shape
  const settings = [...Object.keys(own), ...Object.keys(ProviderConfig.shape), ...Object.keys(SecuritySettings.shape)]
  expect(rowsOf('全部设置').toSorted()).toEqual(settings.toSorted())
  for (const kind of providerKinds) expect(section('全部设置'), kind).toContain(`\`${kind}\``)
})

test('every entry that the administration log has of signing in has its row', () => {
  const ofSignIn = administrationActions.filter(action =>
    /^(sign-in|sign-out|session|password|second-factor|backup-codes?|passkey|key|provider|identity|security)(\.|$)/.test(action),
  )
  expect(rowsOf('日志里有什么').toSorted()).toEqual(ofSignIn.toSorted())
})

test('every call of a vendor has its row, which says whether the page was read', async () => {
  const vendors = await aVendorServer()
  await vendors.close()
  const calls = section('企业微信')
    .split('\n')
    .filter(line => /^\| `(GET|POST) /.test(line))
  expect(calls.map(line => /`([^`]+)`/.exec(line)?.[1]).toSorted()).toEqual(vendors.addresses.toSorted())
  for (const line of calls) expect(line).toMatch(/\| (已核对 confirmed|未核对原页面 not confirmed against the page)/)
})

test('the numbers are those of the program', () => {
  expect(section('密码')).toContain(`${PASSWORD_MIN} 至 ${PASSWORD_MAX} 个字符`)
  const limits = section('锁定与解锁')
    .split('\n')
    .flatMap(line => /^\| [^|]+ \| (\d+) \|/.exec(line)?.[1] ?? [])
    .map(Number)
  expect(limits).toEqual([MAX_OF_PAIR, MAX_OF_ACCOUNT, MAX_OF_ADDRESS, MAX_OF_PAIR, 10])
  expect(section('锁定与解锁')).toContain(`${WINDOW_MS / 60_000} 分钟内计数`)
})

test('every environment variable that decides how people sign in is named, and both READMEs lead here', () => {
  for (const name of ['PUBLIC_URL', 'TLS_CERT', 'TLS_KEY', 'TRUST_PROXY', 'DATA_DIR', 'BIHUAN_API_KEY', 'BIHUAN_DEMO'])
    expect(text).toContain(`\`${name}\``)
  for (const file of ['README.md', 'README.zh-CN.md']) expect(readFileSync(file, 'utf8'), file).toContain('(docs/sign-in.md)')
})
