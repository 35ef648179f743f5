import type { RefusalEntry } from './refusal-words.ts'

/** Signing in through an identity provider: OpenID Connect, WeCom, DingTalk, Feishu. */
export const signInRefusals = {
  'provider.not-found': {
    status: 404,
    zh: { title: '没有这种登录方式', mend: '它可能已被停用或删除；请用密码登录，或联系管理员。' },
    en: {
      title: 'There is no such way to sign in',
      mend: 'It may have been switched off; use the password, or ask an administrator.',
    },
  },
  'provider.address-unsafe': {
    status: 422,
    zh: { title: '地址须以 https:// 开头', mend: '请填写 https 地址；只有本机（127.0.0.1、localhost）可用 http。' },
    en: { title: 'The address must begin with https://', mend: 'Give an https address; http is for this computer only.' },
  },
  'provider.discovery-failed': {
    status: 422,
    zh: { title: '读不到身份提供方的配置', mend: '请核对签发方地址（issuer），并确认本服务器能访问它。' },
    en: {
      title: 'The configuration of the provider cannot be read',
      mend: 'Check the issuer, and that this server can reach it.',
    },
  },
  'provider.secret-missing': {
    status: 422,
    zh: { title: '还没有填写密钥（Secret）', mend: '请填写供应商后台给出的应用密钥。' },
    en: { title: 'The secret is missing', mend: 'Fill in the secret of the application, as the provider shows it.' },
  },
  'provider.unreachable': {
    status: 503,
    zh: { title: '连不上身份提供方', mend: '请稍后再试，或改用密码登录。' },
    en: { title: 'The identity provider cannot be reached', mend: 'Try again later, or use the password.' },
  },
  'provider.answer-wrong': {
    status: 503,
    zh: { title: '身份提供方的回答无法识别', mend: '请管理员核对登录方式中的地址与应用设置。' },
    en: {
      title: 'The provider gave an answer that cannot be read',
      mend: 'Have an administrator check the addresses and the application.',
    },
  },
  'provider.client-refused': {
    status: 503,
    zh: { title: '身份提供方不接受本系统的应用编号或密钥', mend: '请管理员核对应用编号、密钥与回调地址。' },
    en: {
      title: "The provider refuses this system's id or secret",
      mend: 'Have an administrator check id, secret and callback address.',
    },
  },
  'sso.denied': {
    status: 403,
    zh: { title: '您没有同意授权，或被身份提供方拒绝', mend: '请重新登录并同意授权；没有权限请联系管理员。' },
    en: { title: 'You did not agree, or the provider refused', mend: 'Sign in again and agree, or ask an administrator.' },
  },
  'sso.state-foreign': {
    status: 403,
    zh: { title: '这次登录不是从这个浏览器开始的', mend: '请回到登录页重新开始，并允许本网站使用 Cookie。' },
    en: { title: 'This sign-in did not begin in this browser', mend: 'Begin again from the sign-in page, with cookies allowed.' },
  },
  'sso.state-expired': {
    status: 410,
    zh: { title: '登录超时', mend: '请在十分钟内完成；回到登录页重新开始。' },
    en: { title: 'Signing in took too long', mend: 'Begin again from the sign-in page; it must end within ten minutes.' },
  },
  'sso.replayed': {
    status: 409,
    zh: { title: '这次登录的回执已经用过', mend: '请回到登录页重新开始，不要刷新回调页面。' },
    en: {
      title: 'This answer of the provider has been used already',
      mend: 'Begin again from the sign-in page; do not reload the callback.',
    },
  },
  'sso.code-refused': {
    status: 401,
    zh: { title: '授权码无效、已过期或已用过', mend: '请回到登录页重新开始。' },
    en: { title: 'The code is not valid, too old or used', mend: 'Begin again from the sign-in page.' },
  },
  'sso.signature-wrong': {
    status: 401,
    zh: { title: '身份令牌的签名不对', mend: '请重试；仍不行请管理员核对签发方地址。' },
    en: { title: 'The signature of the identity token is wrong', mend: 'Try again; if it stays so, have the issuer checked.' },
  },
  'sso.issuer-wrong': {
    status: 401,
    zh: { title: '身份令牌的签发方不是所设的签发方', mend: '请管理员核对签发方地址（issuer），须逐字一致。' },
    en: { title: 'The token comes from another issuer', mend: 'Have an administrator check the issuer, letter by letter.' },
  },
  'sso.audience-wrong': {
    status: 401,
    zh: { title: '身份令牌不是签发给本系统的', mend: '请管理员核对应用编号（client id）。' },
    en: { title: 'The token is meant for another application', mend: 'Have an administrator check the client id.' },
  },
  'sso.nonce-wrong': {
    status: 401,
    zh: { title: '身份令牌不属于这次登录', mend: '请回到登录页重新开始。' },
    en: { title: 'The token belongs to another sign-in', mend: 'Begin again from the sign-in page.' },
  },
  'sso.token-expired': {
    status: 401,
    zh: { title: '身份令牌已过期', mend: '请重新登录；仍不行请核对服务器的时间。' },
    en: { title: 'The identity token has expired', mend: "Sign in again; if it stays so, check the server's clock." },
  },
  'sso.email-unverified': {
    status: 403,
    zh: { title: '身份提供方没有确认您的邮箱', mend: '请先在身份提供方验证邮箱，或登录后在“我的账户”里绑定。' },
    en: {
      title: 'The provider has not verified your e-mail',
      mend: 'Verify it there, or sign in and link the account under My account.',
    },
  },
  'sso.domain-foreign': {
    status: 403,
    zh: { title: '您的邮箱不在允许的域名内', mend: '请用公司邮箱的账号登录。' },
    en: { title: 'The domain of your e-mail is not one of the company', mend: 'Use the account of your company.' },
  },
  'sso.tenant-foreign': {
    status: 403,
    zh: { title: '您登录的不是本公司的企业', mend: '请切换到本公司的企业账号后重试。' },
    en: { title: 'You signed in to another company', mend: 'Switch to the account of this company and try again.' },
  },
  'sso.not-a-member': {
    status: 403,
    zh: { title: '您不是该企业的成员', mend: '请让企业管理员把您加入企业后重试。' },
    en: { title: 'You are no member of that company', mend: 'Have its administrator add you and try again.' },
  },
  'sso.person-unknown': {
    status: 403,
    zh: { title: '本系统里没有与您对应的人员', mend: '请先用密码登录，在“我的账户”里绑定；或请管理员添加您。' },
    en: {
      title: 'Nobody here belongs to this account',
      mend: 'Sign in with the password and link it under My account, or ask an administrator.',
    },
  },
  'identity.taken': {
    status: 409,
    zh: { title: '这个外部账号已绑定给别人', mend: '请对方先解除绑定，或联系管理员。' },
    en: { title: 'This account is linked to somebody else', mend: 'They must unlink it first, or ask an administrator.' },
  },
  'identity.not-found': {
    status: 404,
    zh: { title: '没有这个绑定', mend: '它可能已被解除；请刷新。' },
    en: { title: 'There is no such link', mend: 'It may have been taken away; reload.' },
  },
} as const satisfies Record<string, RefusalEntry>
