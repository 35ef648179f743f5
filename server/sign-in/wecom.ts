import { refuse } from '../errors.ts'
import { fetchJson, optionalText, textOf } from './fetch-json.ts'
import { withQuery } from './oidc.ts'
import type { Provider, Way } from './way.ts'

const LOGIN = 'https://login.work.weixin.qq.com'
const API = 'https://qyapi.weixin.qq.com'

/** 40029 code not valid (used, or older than five minutes), 41008 none; 40001 secret, 40013 corpid, 40056 agentid, 41002 and 41004 none given, 50001 domain, 60020 address. Not confirmed against WeCom's page of codes (90313): docs/sign-in.md. */
const CODE_REFUSED = new Set([40029, 41008])
const CLIENT_REFUSED = new Set([40001, 40013, 40056, 41002, 41004, 50001, 60020])

/**
 * 企业微信 Web 登录 of an application of the company's own: developer.work.weixin.qq.com/document/path/98152 (link), 91039 (gettoken),
 * 98176 (who it is). It says a UserId and nothing else, so that people link their accounts themselves.
 */
export const wecom: Way = {
  async authorizationUrl({ clientId, config, callback }, { state }) {
    return withQuery(`${config.loginBase ?? LOGIN}/wwlogin/sso/login`, {
      login_type: 'CorpApp',
      appid: clientId,
      agentid: config.agentId ?? '',
      redirect_uri: callback,
      state,
    })
  },

  async claims(provider, { query }) {
    // Whoever does not agree comes back with a state and without a code.
    if (query.code === undefined) throw refuse('sso.denied')
    const { body } = await fetchJson(`${provider.config.apiBase ?? API}/cgi-bin/auth/getuserinfo`, {
      query: { access_token: await accessToken(provider), code: query.code },
    })
    mustBeFine(body)
    // Somebody who is no member of the company has an openid instead.
    const userId = optionalText(body, 'userid')
    if (userId === undefined) throw refuse('sso.not-a-member')
    return { subject: userId, label: userId, isEmailVerified: false }
  },

  async check(provider) {
    await accessToken(provider)
  },
}

async function accessToken({ clientId, secret, config }: Provider): Promise<string> {
  if (secret === undefined) throw refuse('provider.secret-missing')
  const { body } = await fetchJson(`${config.apiBase ?? API}/cgi-bin/gettoken`, {
    query: { corpid: clientId, corpsecret: secret },
  })
  mustBeFine(body)
  return textOf(body, 'access_token')
}

function mustBeFine({ errcode }: Readonly<Record<string, unknown>>): void {
  if (errcode === 0) return
  if (CODE_REFUSED.has(Number(errcode))) throw refuse('sso.code-refused')
  if (CLIENT_REFUSED.has(Number(errcode))) throw refuse('provider.client-refused')
  throw refuse('provider.answer-wrong', { detail: { zh: `企业微信返回 ${errcode}`, en: `WeCom answered ${errcode}` } })
}
