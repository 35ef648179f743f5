import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../second-factor.ts'
import { aWorld, emailOf, PASSWORD, seriousFaults, type World } from './harness.ts'

let world: World
/** Passkeys want a name and not a number. */
let origin: string

beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00')
  origin = world.url.replace('127.0.0.1', 'localhost')
})
afterAll(() => world.close())

async function givePassword(page: Page, name: Parameters<typeof emailOf>[0]) {
  await page.goto(`${origin}/sign-in`)
  await page.getByLabel('邮箱').fill(emailOf(name))
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}
const isIn = (page: Page) => page.waitForURL(url => !/^\/(sign-in|second-factor)/.test(url.pathname))

/** A fingerprint reader that always recognises the person (CDP WebAuthn). */
async function anAuthenticator(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  return session
}

/** The code with which each authenticator was switched on: it counts once. */
const usedOf = new Map<string, string>()

/** From the menu under one's own name. */
async function signOut(page: Page): Promise<void> {
  await page.locator('.user-button').click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.waitForURL(url => url.pathname === '/sign-in')
}

/** Goes through the three steps of an authenticator app and gives what its QR code says. */
async function setUpCode(page: Page): Promise<string> {
  await page.getByLabel('您的密码').fill(PASSWORD)
  const begun = page.waitForResponse(/two-factor\/enable/)
  await page.getByRole('button', { name: '下一步' }).click()
  const { totpURI } = await (await begun).json()
  await page.getByLabel('我已保存备用码').check()
  const code = await codeOf(totpURI)
  usedOf.set(totpURI, code)
  await page.getByLabel('3. 输入验证器上的 6 位数字').fill(code)
  await page.getByRole('button', { name: '完成启用' }).click()
  return totpURI
}

test('a passkey is added, named, renamed, signs in without a password, and is removed', async () => {
  const { context, page } = await world.window()
  await anAuthenticator(page)
  await givePassword(page, 'serviceDesk')
  await isIn(page)
  await page.goto(`${origin}/settings/security`)
  await page.getByRole('button', { name: '添加通行密钥' }).click()
  await page.getByLabel('名称').fill('办公室电脑')
  await page.getByRole('dialog').getByRole('button', { name: '添加通行密钥' }).click()
  await page.getByText('办公室电脑').waitFor()
  await page.getByRole('button', { name: /^改\s?名$/ }).click()
  await page.getByLabel('名称').fill('窗口电脑')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^改\s?名$/ })
    .click()
  await page.getByText('窗口电脑').waitFor()

  await context.clearCookies()
  await page.goto(`${origin}/sign-in`)
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await isIn(page)
  await page.goto(`${origin}/settings/security`)
  await page.getByText('通行密钥 · 登录于').waitFor()

  await page.getByRole('button', { name: /^删\s?除$/ }).click()
  await page
    .locator('.ant-modal-confirm')
    .getByRole('button', { name: /^删\s?除$/ })
    .click()
  await page.getByText('还没有通行密钥').waitFor()
  await context.clearCookies()
  await page.goto(`${origin}/sign-in`)
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await page.getByText('这把通行密钥没有在本系统登记').waitFor()
  await context.close()
})

test('whoever must have a second factor is led to it before anything else, and is asked for it from then on', async () => {
  const administrator = await world.as('administrator')
  const saved = await administrator.context.request.put('/api/settings', {
    headers: { origin: world.url },
    data: { security: { secondFactorRoles: ['legal'] } },
  })
  expect(saved.status()).toBe(200)

  const { context, page } = await world.window({ width: 375, height: 800 })
  await givePassword(page, 'legal')
  await page.getByRole('heading', { name: '您的岗位须使用两步验证' }).waitFor()
  await page.goto(`${origin}/cases`)
  await page.getByRole('heading', { name: '您的岗位须使用两步验证' }).waitFor()
  await page.getByRole('button', { name: '开始设置' }).first().click()
  const totpURI = await setUpCode(page)
  await page.waitForURL(url => url.pathname === '/cases')

  await signOut(page)
  await givePassword(page, 'legal')
  await page.getByLabel('验证码').fill('000000')
  await page.getByRole('button', { name: /^验\s?证$/ }).click()
  await page.getByText('验证码不对或已过期').waitFor()
  await page.getByLabel('验证码').fill(usedOf.get(totpURI)!)
  await page.getByRole('button', { name: /^验\s?证$/ }).click()
  await page.getByText('这个验证码已经用过').waitFor()
  await page.getByLabel('验证码').fill(await codeOf(totpURI, 1))
  await page.getByRole('button', { name: /^验\s?证$/ }).click()
  await isIn(page)
  await context.close()

  await administrator.page.goto('/settings/log')
  await administrator.page.getByText('启用身份验证器').first().waitFor()
  await administrator.page.getByText('验证码错误').first().waitFor()
})

test('ten wrong passwords lock the account; an administrator sees it at the person and unlocks it', async () => {
  const { context, page } = await world.window({ width: 375, height: 800 })
  await page.goto(`${origin}/sign-in`)
  for (let i = 0; i < 10; i++) {
    await page.getByLabel('邮箱').fill(emailOf('serviceDesk'))
    await page.getByLabel('密码', { exact: true }).fill(`wrong ${i}`)
    const answered = page.waitForResponse(/sign-in\/email/)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await answered
    await page.getByText('邮箱或密码不对').waitFor()
  }
  await givePassword(page, 'serviceDesk')
  await page.getByText(/还需等待约 15 分钟/).waitFor()

  const administrator = (await world.as('administrator')).page
  await administrator.goto('/settings/people')
  await administrator.getByRole('button', { name: /^更多.*周静/ }).click()
  await administrator.getByRole('menuitem', { name: '登录、锁定与密码' }).click()
  await administrator.getByText(/已锁定，到/).waitFor()
  await administrator.getByRole('button', { name: '解除锁定' }).click()
  await administrator.getByText('未锁定').waitFor()

  await givePassword(page, 'serviceDesk')
  await isIn(page)
  await context.close()
  await administrator.goto('/settings/log')
  await administrator.getByText('登录被锁定').first().waitFor()
  await administrator.getByText('解除登录锁定').first().waitFor()
})

test('backups are encrypted once an administrator has typed the recovery code back from paper', async () => {
  const { page } = await world.as('administrator')
  await page.goto('/settings/storage')
  await page.getByText('未加密', { exact: true }).waitFor()
  expect(await seriousFaults(page)).toEqual([])
  await page.getByRole('button', { name: '显示恢复码' }).click()
  const code = page.getByRole('list', { name: '恢复码', exact: true })
  await code.waitFor()
  const groups = await code.getByRole('listitem').allTextContents()
  expect(groups).toHaveLength(11)
  await page.getByLabel('照抄下的恢复码再输入一遍').fill(`${groups.slice(1).join(' ')} ${groups[0]}`)
  await page.getByRole('button', { name: '确认并开始加密备份' }).click()
  await page.getByText('恢复码不一致').waitFor()
  await page.getByLabel('照抄下的恢复码再输入一遍').fill(groups.join(' ').toLowerCase())
  await page.getByRole('button', { name: '确认并开始加密备份' }).click()
  await page.getByText('已加密', { exact: true }).waitFor()
  await page.goto('/settings/log')
  await page.getByText('确认备份密钥的恢复码').first().waitFor()
})

test('the way to sign in that an administrator adds is on the sign-in page, and a refusal comes back in words', async () => {
  const { page } = await world.as('administrator')
  await page.goto('/settings/sign-in')
  await page.getByRole('button', { name: '添加登录方式' }).click()
  await page.getByRole('button', { name: /飞书企业自建应用/ }).click()
  await page.getByLabel('App ID').fill('cli_a5ca35a685b0x26e')
  await page.getByLabel('App Secret').fill('feishu-secret')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^保\s?存$/ })
    .click()
  const callback = (await page.locator('.provider-copied code').first().textContent()) ?? ''
  expect(callback).toMatch(/\/api\/sign-in\/[^/]+\/callback$/)

  const visitor = await world.window()
  await visitor.page.goto('/sign-in')
  const way = visitor.page.getByRole('link', { name: '用飞书登录' })
  expect(await way.getAttribute('href')).toContain('/start?return=')
  await visitor.page.goto(`${callback}?code=x&state=${'0'.repeat(64)}`)
  await visitor.page.getByText('这次登录不是从这个浏览器开始的').waitFor()
  await visitor.context.close()
})

test('no page breaks its own content security policy', async () => {
  const { page } = await world.as('administrator')
  const broken: string[] = []
  page.on('console', message => {
    if (/Content Security Policy/i.test(message.text())) broken.push(`${page.url()}: ${message.text()}`)
  })
  for (const path of [
    '/',
    '/cases',
    '/policies',
    '/reports',
    '/settings/security',
    '/settings/log',
    '/settings/keys',
    '/api/docs',
  ]) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
  }
  expect(broken).toEqual([])
})
