import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'

/*
 * WeCom, DingTalk and Feishu as they document themselves, in one server on 127.0.0.1. Whatever a page of theirs demands of a request is checked
 * here, and each check names the page; what is wrong is answered as they answer it. Which of it could be read on the page itself, and which
 * not, is in docs/sign-in.md.
 */

export const wecomApp = { corpid: 'ww0123456789abcdef', agentid: '1000002', secret: 'wecom-secret' }
export const dingtalkApp = { id: 'dingabcdefghij', secret: 'dingtalk-secret', corpId: 'ding0123corp' }
export const feishuApp = { id: 'cli_a5ca35a685b0x26e', secret: 'feishu-secret', tenant: '736588c92lxf175d' }

export type VendorServer = {
  url: string
  /** Who signs in next. WeCom: `openid` is somebody who is no member of the company. */
  person: {
    userid?: string
    openid?: string
    unionId: string
    name: string
    mobile?: string
    email?: string
    corpId?: string
    tenant?: string
    /** Feishu: not among those who may use the application. */
    isShutOut?: boolean
  }
  /** Lets every code grow older than five minutes. */
  expireCodes(): void
  /** All that it answers, as `POST /path`. */
  addresses: string[]
  /** Calls so far, as `POST /path`. */
  calls: string[]
  close(): Promise<void>
}
type Code = { vendor: string; redirectUri: string; challenge: string | undefined; isOld: boolean; isUsed: boolean }
type Reply = { status?: number; body: object } | { redirect: string }

/** Starts it. */
export async function aVendorServer(): Promise<VendorServer> {
  const codes = new Map<string, Code>()
  let count = 0
  const server: VendorServer = {
    ...{ url: '', addresses: [], calls: [], person: { unionId: '', name: '' } },
    expireCodes: () => {
      for (const code of codes.values()) code.isOld = true
    },
    close: () => new Promise(done => http.close(() => done())),
  }
  const issue = (vendor: string, redirectUri: string, challenge?: string) => {
    const code = `code-${++count}`
    codes.set(code, { vendor, redirectUri, challenge, isOld: false, isUsed: false })
    return code
  }
  /** A code counts once and for five minutes: all three say so. */
  const use = (vendor: string, text: unknown): Code | 'unknown' | 'old' | 'used' => {
    const code = codes.get(String(text))
    if (!code || code.vendor !== vendor) return 'unknown'
    if (code.isUsed) return 'used'
    code.isUsed = true
    return code.isOld ? 'old' : code
  }
  const answer = async (request: IncomingMessage): Promise<Reply> => {
    const url = new URL(request.url!, server.url)
    const call = `${request.method} ${url.pathname}`
    server.calls.push(call)
    const handler = handlers[call]
    if (!handler) return { status: 404, body: { message: `no such address: ${call}` } }
    return handler({ query: Object.fromEntries(url.searchParams), request, body: await bodyOf(request) })
  }
  type Asked = { query: Record<string, string>; request: IncomingMessage; body: Record<string, unknown> }
  const handlers: Record<string, (asked: Asked) => Reply> = {
    // 企业微信 Web登录组件, 构造企业微信登录链接: developer.work.weixin.qq.com/document/path/98152
    'GET /wwlogin/sso/login': ({ query }) => {
      const { login_type, appid, agentid, redirect_uri, state } = query
      // Older page 91019 of the same: state is letters and digits that the caller makes up; it comes back as it was, also without a code.
      if (!/^[a-zA-Z0-9]{1,128}$/.test(state ?? '')) return page('state')
      // 98152: login_type is CorpApp for an application of the company's own; appid is then the CorpID, and agentid is needed.
      if (login_type !== 'CorpApp' || appid !== wecomApp.corpid || agentid !== wecomApp.agentid) return page('参数错误')
      // 98152: redirect_uri is needed, urlencoded; state comes back as it was.
      if (!redirect_uri || !state) return page('redirect_uri 参数错误')
      return back(redirect_uri, { code: issue('wecom', redirect_uri), state })
    },
    // 获取access_token: developer.work.weixin.qq.com/document/path/91039
    'GET /cgi-bin/gettoken': ({ query }) => {
      if (query.corpid !== wecomApp.corpid) return { body: { errcode: 40013, errmsg: 'invalid corpid' } }
      if (query.corpsecret !== wecomApp.secret) return { body: { errcode: 40001, errmsg: 'invalid credential' } }
      return { body: { errcode: 0, errmsg: 'ok', access_token: 'wecom-token', expires_in: 7200 } }
    },
    // 获取用户登录身份: developer.work.weixin.qq.com/document/path/98176
    'GET /cgi-bin/auth/getuserinfo': ({ query }) => {
      // 98176: access_token of 91039.
      if (query.access_token !== 'wecom-token') return { body: { errcode: 40014, errmsg: 'invalid access_token' } }
      // 98176: a code counts once, for five minutes; else 40029.
      if (typeof use('wecom', query.code) === 'string') return { body: { errcode: 40029, errmsg: 'invalid code' } }
      const { userid, openid } = server.person
      return { body: { errcode: 0, errmsg: 'ok', ...(userid === undefined ? { openid } : { userid }) } }
    },

    // 登录第三方网站, 构造授权链接: open.dingtalk.com/document/orgapp/tutorial-obtaining-user-personal-information
    'GET /oauth2/auth': ({ query }) => {
      const { client_id, redirect_uri, response_type, scope, prompt, state } = query
      if (client_id !== dingtalkApp.id || !redirect_uri) return page('对不起，你无权限查看该页面')
      // Same page: response_type is always code, prompt always consent, scope openid or «openid corpid».
      if (response_type !== 'code' || prompt !== 'consent' || !['openid', 'openid corpid'].includes(scope ?? ''))
        return page('参数错误')
      const code = issue(scope === 'openid' ? 'dingtalk' : 'dingtalk corpid', redirect_uri)
      // Same page: the code comes back as authCode.
      return back(redirect_uri, { authCode: code, ...(state && { state }) })
    },
    // 获取用户token: open.dingtalk.com/document/orgapp/obtain-user-token
    'POST /v1.0/oauth2/userAccessToken': ({ body, request }) => {
      if (!isJson(request)) return { status: 400, body: { code: 'invalidRequest', message: 'application/json' } }
      if (body.clientId !== dingtalkApp.id || body.clientSecret !== dingtalkApp.secret)
        return { status: 400, body: { code: 'invalidClientIdOrSecret', message: '无效的clientId或者clientSecret' } }
      // Same page: grantType is authorization_code for a code.
      if (body.grantType !== 'authorization_code')
        return { status: 400, body: { code: 'invalidParameter.grantType', message: 'grantType' } }
      const withCompany = use('dingtalk corpid', body.code)
      const code = withCompany === 'unknown' ? use('dingtalk', body.code) : withCompany
      if (typeof code === 'string')
        return { status: 400, body: { code: 'invalidParameter.authCode.notFound', message: '不合法的临时授权码' } }
      const corpId = code.vendor === 'dingtalk' ? {} : { corpId: server.person.corpId ?? dingtalkApp.corpId }
      return { body: { accessToken: 'dingtalk-token', refreshToken: 'r', expireIn: 7200, ...corpId } }
    },
    // 获取用户通讯录个人信息: open.dingtalk.com/document/orgapp/dingtalk-retrieve-user-information
    'GET /v1.0/contact/users/me': ({ request }) => {
      if (request.headers['x-acs-dingtalk-access-token'] !== 'dingtalk-token')
        return { status: 401, body: { code: 'InvalidAuthentication', message: '不合法的access_token' } }
      const { unionId, name, mobile, email } = server.person
      return {
        body: {
          nick: name,
          unionId,
          openId: `open-${unionId}`,
          ...(mobile && { mobile, stateCode: '86' }),
          ...(email && { email }),
        },
      }
    },
    // 获取企业内部应用的accessToken: open.dingtalk.com/document/orgapp/obtain-the-access_token-of-an-internal-app
    'POST /v1.0/oauth2/accessToken': ({ body }) =>
      body.appKey === dingtalkApp.id && body.appSecret === dingtalkApp.secret
        ? { body: { accessToken: 'app-token', expireIn: 7200 } }
        : { status: 400, body: { code: 'invalidClientIdOrSecret', message: '无效的clientId或者clientSecret' } },

    // 获取授权码: open.feishu.cn/document/common-capabilities/sso/api/obtain-oauth-code
    'GET /open-apis/authen/v1/authorize': ({ query }) => {
      const { client_id, response_type, redirect_uri, state, code_challenge, code_challenge_method } = query
      if (client_id !== feishuApp.id || response_type !== 'code' || !redirect_uri) return page('请求非法，错误码 20029')
      // Same page: code_challenge goes with its method, S256 or plain.
      if (code_challenge && code_challenge_method !== 'S256') return page('code_challenge_method')
      return back(redirect_uri, { code: issue('feishu', redirect_uri, code_challenge), ...(state && { state }) })
    },
    // 获取 user_access_token (v2): open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/authentication-management/access-token/get-user-access-token
    'POST /open-apis/authen/v2/oauth/token': ({ body, request }) => {
      // Same page: Content-Type is application/json; charset=utf-8, grant_type authorization_code.
      if (!isJson(request) || body.grant_type !== 'authorization_code') return feishuRefuses(20036, 'unsupported_grant_type')
      // Same page: client_id, client_secret and code are needed, else 20001; 20002 where they do not fit.
      if (!body.client_id || !body.client_secret || !body.code) return feishuRefuses(20001, 'invalid_request')
      if (body.client_id !== feishuApp.id || body.client_secret !== feishuApp.secret)
        return feishuRefuses(20002, 'invalid_client')
      const code = use('feishu', body.code)
      if (code === 'old') return feishuRefuses(20004, 'invalid_grant')
      if (code === 'used') return feishuRefuses(20065, 'invalid_grant')
      if (code === 'unknown') return feishuRefuses(20003, 'invalid_grant')
      // Same page: redirect_uri as it was when the code was asked for.
      if (body.redirect_uri !== code.redirectUri) return feishuRefuses(20071, 'invalid_request')
      // Same page: who may not use the application is refused with 20010.
      if (server.person.isShutOut) return feishuRefuses(20010, 'invalid_grant')
      // Same page: 43 to 128 characters of A-Z a-z 0-9 - . _ ~
      if (!/^[\w.~-]{43,128}$/.test(String(body.code_verifier))) return feishuRefuses(20049, 'invalid_grant')
      // Same page: code_verifier fits the code_challenge (RFC 7636).
      const verifier = createHash('sha256').update(String(body.code_verifier)).digest('base64url')
      if (code.challenge !== undefined && code.challenge !== verifier) return feishuRefuses(20049, 'invalid_grant')
      return {
        body: { code: 0, access_token: 'feishu-token', expires_in: 7200, token_type: 'Bearer', scope: 'auth:user.id:read' },
      }
    },
    // 获取用户信息: open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/reference/authen-v1/user_info/get
    'GET /open-apis/authen/v1/user_info': ({ request }) => {
      if (request.headers.authorization !== 'Bearer feishu-token')
        return { status: 401, body: { code: 20005, msg: 'invalid access token' } }
      const { unionId, name, mobile, email, tenant } = server.person
      const data = { name, open_id: `ou_${unionId}`, union_id: unionId, tenant_key: tenant ?? feishuApp.tenant }
      return {
        body: {
          code: 0,
          msg: 'success',
          data: { ...data, ...(mobile && { mobile: `+86${mobile}` }), ...(email && { enterprise_email: email }) },
        },
      }
    },
    // 自建应用获取 tenant_access_token: open.feishu.cn/document/ukTMukTMukTM/ukDNz4SO0MjL5QzM/auth-v3/auth/tenant_access_token_internal
    'POST /open-apis/auth/v3/tenant_access_token/internal': ({ body }) =>
      body.app_id === feishuApp.id && body.app_secret === feishuApp.secret
        ? { body: { code: 0, msg: 'ok', tenant_access_token: 't', expire: 7200 } }
        : { body: { code: 10014, msg: 'app secret invalid' } },
  }
  server.addresses = Object.keys(handlers)
  const http = createServer((request, response) => {
    answer(request).then(
      reply => {
        if ('redirect' in reply) return response.writeHead(302, { location: reply.redirect }).end()
        response.writeHead(reply.status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body))
      },
      error => response.destroy(error),
    )
  })
  await new Promise<void>(done => http.listen(0, '127.0.0.1', done))
  const address = http.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  server.url = `http://127.0.0.1:${address.port}`
  return server
}

const page = (words: string): Reply => ({ status: 400, body: { message: words } })
const feishuRefuses = (code: number, error: string): Reply => ({ status: 400, body: { code, error, error_description: error } })
const isJson = ({ headers }: IncomingMessage) => headers['content-type']?.startsWith('application/json') === true

function back(redirectUri: string, query: Record<string, string>): Reply {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return { redirect: url.toString() }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? {} : JSON.parse(text)
}
