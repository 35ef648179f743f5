import { refuse } from '../errors.ts'
import { fetchJson, type JsonAnswer, optionalText, textOf } from './fetch-json.ts'
import { challengeOf, withQuery } from './oidc.ts'
import type { Way } from './way.ts'

const LOGIN = 'https://accounts.feishu.cn'
const API = 'https://open.feishu.cn'

/** Of the page of the token endpoint: 20003 code not valid, 20004 expired, 20024 of another application, 20049 PKCE, 20065 used. */
const CODE_REFUSED = new Set([20003, 20004, 20024, 20049, 20065])
/** 20008 no such user, 20010 not allowed to use the application, 20066 state of the user. */
const PERSON_REFUSED = new Set([20008, 20010, 20066])
/** 20002 secret, 20009 not installed, 20048 no such application, 20069 not enabled, 20071 another callback; 10003, 10014 of tenant_access_token (docs/sign-in.md: not confirmed). */
const CLIENT_REFUSED = new Set([20002, 20009, 20048, 20069, 20071, 10003, 10014])

/**
 * 飞书 网页应用登录, as docs/sign-in.md says what of it was confirmed: open.feishu.cn/document/common-capabilities/sso/api/obtain-oauth-code (link, with PKCE),
 * …/authentication-management/access-token/get-user-access-token (v2 token), …/reference/authen-v1/user_info/get. That last page warns
 * that e-mail and phone were entered by an administrator and not verified: people are found by them only where a company says so.
 */
export const feishu: Way = {
  async authorizationUrl({ clientId, config, callback }, { state, verifier }) {
    return withQuery(`${config.loginBase ?? LOGIN}/open-apis/authen/v1/authorize`, {
      client_id: clientId,
      response_type: 'code',
      redirect_uri: callback,
      state,
      code_challenge: challengeOf(verifier),
      code_challenge_method: 'S256',
    })
  },

  async claims({ clientId, secret, config, callback }, { query, pending }) {
    if (query.error !== undefined || query.code === undefined) throw refuse('sso.denied')
    if (secret === undefined) throw refuse('provider.secret-missing')
    const api = config.apiBase ?? API
    const token = await fetchJson(`${api}/open-apis/authen/v2/oauth/token`, {
      method: 'POST',
      body: {
        ...{ grant_type: 'authorization_code', client_id: clientId, client_secret: secret },
        ...{ code: query.code, redirect_uri: callback, code_verifier: pending.verifier },
      },
    })
    mustBeFine(token)
    const info = await fetchJson(`${api}/open-apis/authen/v1/user_info`, {
      headers: { authorization: `Bearer ${textOf(token.body, 'access_token')}` },
    })
    mustBeFine(info)
    const { data } = info.body
    const user: Readonly<Record<string, unknown>> = typeof data === 'object' && data !== null ? { ...data } : {}
    if (config.tenant !== undefined && user.tenant_key !== config.tenant) throw refuse('sso.tenant-foreign')
    const name = optionalText(user, 'name')
    const subject = optionalText(user, 'union_id') ?? textOf(user, 'open_id')
    return {
      ...{ subject, label: name ?? subject, name },
      email: (optionalText(user, 'enterprise_email') ?? optionalText(user, 'email'))?.toLowerCase(),
      isEmailVerified: false,
      phone: optionalText(user, 'mobile'),
    }
  },

  async check({ clientId, secret, config }) {
    if (secret === undefined) throw refuse('provider.secret-missing')
    // …/auth-v3/auth/tenant_access_token_internal
    mustBeFine(
      await fetchJson(`${config.apiBase ?? API}/open-apis/auth/v3/tenant_access_token/internal`, {
        method: 'POST',
        body: { app_id: clientId, app_secret: secret },
      }),
    )
  },
}

/** A failure has a code; of the token endpoint also the words of RFC 6749 for it. */
function mustBeFine({ body: { code, error } }: JsonAnswer): void {
  if (code === 0) return
  if (PERSON_REFUSED.has(Number(code))) throw refuse('sso.denied')
  if (CODE_REFUSED.has(Number(code)) || error === 'invalid_grant') throw refuse('sso.code-refused')
  if (CLIENT_REFUSED.has(Number(code)) || error === 'invalid_client') throw refuse('provider.client-refused')
  throw refuse('provider.answer-wrong', { detail: { zh: `飞书返回 ${code}`, en: `Feishu answered ${code}` } })
}
