import { refuse } from '../errors.ts'
import { fetchJson, type JsonAnswer, optionalText, textOf } from './fetch-json.ts'
import { withQuery } from './oidc.ts'
import type { Way } from './way.ts'

const LOGIN = 'https://login.dingtalk.com'
const API = 'https://api.dingtalk.com'

/**
 * 钉钉 登录第三方网站: open.dingtalk.com/document/orgapp/tutorial-obtaining-user-personal-information (link and steps),
 * …/obtain-user-token (userAccessToken), …/dingtalk-retrieve-user-information (contact/users/me).
 */
export const dingtalk: Way = {
  async authorizationUrl({ clientId, config, callback }, { state }) {
    return withQuery(`${config.loginBase ?? LOGIN}/oauth2/auth`, {
      response_type: 'code',
      client_id: clientId,
      redirect_uri: callback,
      // `corpid` lets people choose the company, and tells it with the token.
      scope: config.tenant === undefined ? 'openid' : 'openid corpid',
      prompt: 'consent',
      state,
    })
  },

  async claims({ clientId, secret, config }, { query }) {
    const code = query.authCode ?? query.code
    if (query.error !== undefined || code === undefined) throw refuse('sso.denied')
    if (secret === undefined) throw refuse('provider.secret-missing')
    const api = config.apiBase ?? API
    const token = await fetchJson(`${api}/v1.0/oauth2/userAccessToken`, {
      method: 'POST',
      body: { clientId, clientSecret: secret, code, grantType: 'authorization_code' },
    })
    mustBeFine(token)
    if (config.tenant !== undefined && token.body.corpId !== config.tenant) throw refuse('sso.tenant-foreign')
    const me = await fetchJson(`${api}/v1.0/contact/users/me`, {
      headers: { 'x-acs-dingtalk-access-token': textOf(token.body, 'accessToken') },
    })
    mustBeFine(me)
    const name = optionalText(me.body, 'nick')
    const subject = textOf(me.body, 'unionId')
    return {
      ...{ subject, label: name ?? subject, name },
      email: optionalText(me.body, 'email')?.toLowerCase(),
      isEmailVerified: false,
      phone: optionalText(me.body, 'mobile'),
    }
  },

  async check({ clientId, secret, config }) {
    if (secret === undefined) throw refuse('provider.secret-missing')
    // …/obtain-the-access_token-of-an-internal-app
    mustBeFine(
      await fetchJson(`${config.apiBase ?? API}/v1.0/oauth2/accessToken`, {
        method: 'POST',
        body: { appKey: clientId, appSecret: secret },
      }),
    )
  },
}

/** A failure is a status from 400 with `{code, message}`; one about the code says so in its name (docs/sign-in.md says which names are confirmed). */
function mustBeFine({ status, body }: JsonAnswer): void {
  if (status < 400) return
  const code = optionalText(body, 'code') ?? ''
  if (/authCode|invalidCode|code\.(notFound|expired)/i.test(code)) throw refuse('sso.code-refused')
  if (/client|appKey|appSecret|secret|Authentication/i.test(code)) throw refuse('provider.client-refused')
  throw refuse('provider.answer-wrong', { detail: { zh: `钉钉返回 ${code}`, en: `DingTalk answered ${code}` } })
}
