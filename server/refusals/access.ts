import type { RefusalEntry } from './refusal-words.ts'

/** Who may come in, and who may do what. */
export const accessRefusals = {
  'session.required': {
    status: 401,
    zh: { title: '请先登录', mend: '登录后重试；程序调用请带上 API 密钥。' },
    en: { title: 'Sign in first', mend: 'Sign in and try again; programs send an API key.' },
  },
  'key.wrong': {
    status: 401,
    zh: { title: 'API 密钥无效', mend: '请检查密钥是否完整、是否已停用或过期，必要时请管理员新建一个。' },
    en: {
      title: 'The API key is not valid',
      mend: 'Check that it is complete, enabled and not expired, or ask an administrator for a new one.',
    },
  },
  'sign-in.wrong': {
    status: 401,
    zh: { title: '邮箱或密码不对', mend: '请核对后重试；忘记密码请联系管理员重置。' },
    en: {
      title: 'The e-mail or the password is wrong',
      mend: 'Check both and try again; an administrator can reset your password.',
    },
  },
  'sign-in.too-many': {
    status: 429,
    zh: { title: '登录失败次数过多，暂时锁定', mend: '请到时再试，或请管理员解除锁定。' },
    en: { title: 'Too many failed attempts to sign in', mend: 'Wait that long, or ask an administrator to unlock the account.' },
  },
  'rate.too-many': {
    status: 429,
    zh: { title: '请求过于频繁', mend: '请稍候再试。' },
    en: { title: 'Too many requests', mend: 'Wait a moment and try again.' },
  },
  'key.scope-missing': {
    status: 403,
    zh: { title: 'API 密钥的范围不含此操作', mend: '请用含有所列范围的密钥，或请管理员新建一个。' },
    en: { title: 'The scopes of the API key do not cover this', mend: 'Use a key with the scope named, or have one made.' },
  },
  'key.not-here': {
    status: 403,
    zh: { title: '此处不接受 API 密钥', mend: '请本人在浏览器中登录后操作。' },
    en: { title: 'API keys are not taken here', mend: 'Sign in with a browser and do it in person.' },
  },
  'second-factor.required': {
    status: 403,
    zh: { title: '您的岗位须使用两步验证', mend: '请先启用身份验证器或通行密钥，再继续使用。' },
    en: { title: 'Your post asks for a second factor', mend: 'Set up an authenticator app or a passkey first.' },
  },
  'second-factor.wrong': {
    status: 422,
    zh: { title: '验证码不对或已过期', mend: '请输入身份验证器当前显示的 6 位数字，或一个未用过的备用码。' },
    en: { title: 'The code is wrong or too old', mend: 'Type the six digits shown now, or a backup code not used before.' },
  },
  'second-factor.used': {
    status: 422,
    zh: { title: '这个验证码已经用过', mend: '每个验证码只能用一次；请等身份验证器换下一个（最长 30 秒）。' },
    en: { title: 'This code has been used already', mend: 'Each code counts once; wait for the next one (30 seconds at most).' },
  },
  'second-factor.expired': {
    status: 410,
    zh: { title: '本次验证已失效', mend: '请重新输入邮箱和密码。' },
    en: { title: 'This verification has ended', mend: 'Begin again with e-mail and password.' },
  },
  'second-factor.on-already': {
    status: 409,
    zh: { title: '身份验证器已经启用', mend: '要换手机，请先停用，再重新启用。' },
    en: { title: 'An authenticator app is set up already', mend: 'To change phones, switch it off first.' },
  },
  'second-factor.not-on': {
    status: 409,
    zh: { title: '没有启用两步验证', mend: '请先启用。' },
    en: { title: 'There is no second factor', mend: 'Set one up first.' },
  },
  'passkey.unknown': {
    status: 422,
    zh: { title: '这把通行密钥没有在本系统登记', mend: '它可能已被删除；请用密码登录后重新添加。' },
    en: {
      title: 'This passkey is not known here',
      mend: 'It may have been removed; sign in with the password and add it again.',
    },
  },
  'passkey.expired': {
    status: 410,
    zh: { title: '通行密钥的验证已超时', mend: '请重试。' },
    en: { title: 'The passkey took too long', mend: 'Try again.' },
  },
  'passkey.refused': {
    status: 422,
    zh: { title: '通行密钥验证未通过', mend: '请从 PUBLIC_URL 所设的地址打开本系统再试，或改用密码登录。' },
    en: { title: 'The passkey was not accepted', mend: 'Open the system by the address of PUBLIC_URL, or use the password.' },
  },
  'passkey.unverified': {
    status: 422,
    zh: { title: '通行密钥没有验证本人', mend: '请在设备上用指纹、面容或 PIN 解锁后再试。' },
    en: { title: 'The passkey did not check who you are', mend: 'Unlock it by finger, face or PIN and try again.' },
  },
  'session.not-fresh': {
    status: 403,
    zh: { title: '登录已超过一天，须重新登录才能修改登录方式', mend: '请退出后重新登录再试。' },
    en: { title: 'This needs a sign-in of the last day', mend: 'Sign out, sign in again and retry.' },
  },
  'session.not-found': {
    status: 404,
    zh: { title: '没有这个登录', mend: '它可能已经退出；请刷新列表。' },
    en: { title: 'There is no such session', mend: 'It may have ended; reload the list.' },
  },
  'password.none': {
    status: 409,
    zh: { title: '此账号没有密码', mend: '请用单点登录；需要密码请找管理员设置。' },
    en: { title: 'This account has no password', mend: 'Use single sign-on, or have an administrator set one.' },
  },
  'role.missing': {
    status: 403,
    zh: { title: '您的岗位无权使用此功能', mend: '请由具备所列岗位的同事办理，或请管理员调整岗位。' },
    en: { title: 'Your posts do not open this', mend: 'Ask a colleague who holds one of the roles named, or an administrator.' },
  },
  'origin.foreign': {
    status: 403,
    zh: { title: '请求来自其他网站，已拒绝', mend: '请从本系统的页面操作；如果地址无误，请管理员检查 PUBLIC_URL 设置。' },
    en: {
      title: 'The request came from another site',
      mend: 'Use the pages of this system; if the address is right, have PUBLIC_URL checked.',
    },
  },
  'person.inactive': {
    status: 403,
    zh: { title: '账号已停用', mend: '需要恢复时请联系管理员。' },
    en: { title: 'The account has been deactivated', mend: 'Ask an administrator to activate it again.' },
  },
  'account.no-person': {
    status: 403,
    zh: { title: '账号没有对应的人员', mend: '请管理员在组织人员中关联此账号。' },
    en: { title: 'No person belongs to this account', mend: 'Ask an administrator to link the account to a person.' },
  },
  'account.email-taken': {
    status: 409,
    zh: { title: '此邮箱已有账号', mend: '请换一个邮箱，或使用已有账号。' },
    en: { title: 'An account with this e-mail exists', mend: 'Use another e-mail, or the account that exists.' },
  },
  'account.missing': {
    status: 404,
    zh: { title: '此人还没有登录账号', mend: '请先为其开通账号。' },
    en: { title: 'This person has no account', mend: 'Make an account for them first.' },
  },
  'password.weak': {
    status: 422,
    zh: { title: '密码不符合要求', mend: '至少 10 位，不要使用常见密码、姓名或邮箱。' },
    en: {
      title: 'The password is too weak',
      mend: 'Take at least 10 characters, no common password, and neither the name nor the e-mail.',
    },
  },
  'password.wrong': {
    status: 422,
    zh: { title: '当前密码不对', mend: '请核对当前密码后重试。' },
    en: { title: 'The current password is wrong', mend: 'Check it and try again.' },
  },
  'demo.loopback-only': {
    status: 403,
    zh: { title: '演示账号只能在本机登录', mend: '请在运行服务的电脑上用 localhost 访问；正式使用请建立自己的组织。' },
    en: {
      title: 'Demo accounts work on this computer only',
      mend: 'Open localhost on the computer that runs the server, or set up an organisation of your own.',
    },
  },
  'demo.unchangeable': {
    status: 403,
    zh: { title: '演示账号不能改密码', mend: '请在自己的组织中使用此功能。' },
    en: { title: 'Demo accounts keep their password', mend: 'Use this in an organisation of your own.' },
  },
  'key.not-found': {
    status: 404,
    zh: { title: '没有这个 API 密钥', mend: '它可能已被删除；请刷新列表。' },
    en: { title: 'There is no such API key', mend: 'It may have been deleted; reload the list.' },
  },
  'setup.token-wrong': {
    status: 403,
    zh: { title: '安装口令不对', mend: '口令印在启动服务的控制台上，每次启动都会更换。' },
    en: {
      title: 'The set-up token is wrong',
      mend: 'The token stands on the console of the server; it changes with every start.',
    },
  },
  'setup.kind-led-twice': {
    status: 422,
    zh: { title: '所选制度都要主管同一类案件', mend: '为列出的每一类选定由哪一部主管，或少选一部制度。' },
    en: {
      title: 'Several of the regulations chosen would lead one kind of case',
      mend: 'Choose for each kind listed which one leads it, or take a regulation away.',
    },
  },
  'setup.done-already': {
    status: 409,
    zh: { title: '系统已完成初始设置', mend: '请直接登录。' },
    en: { title: 'The system has been set up already', mend: 'Sign in instead.' },
  },
} as const satisfies Record<string, RefusalEntry>
