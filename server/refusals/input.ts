import type { RefusalEntry } from './refusal-words.ts'

/** What arrived cannot be read or used, and what the server itself cannot do. */
export const inputRefusals = {
  'input.invalid': {
    status: 400,
    zh: { title: '填写的内容有误', mend: '请按各字段的提示修改后重试。' },
    en: { title: 'Some fields are wrong', mend: 'Correct the fields named and try again.' },
  },
  'input.malformed': {
    status: 400,
    zh: { title: '请求内容不是有效的 JSON', mend: '请检查请求体的格式与编码。' },
    en: { title: 'The body is not valid JSON', mend: 'Check the form and the encoding of the body.' },
  },
  'input.null-character': {
    status: 400,
    zh: { title: '文字中含有无法保存的空字符', mend: '请删除不可见的控制字符后重试。' },
    en: { title: 'The text holds a null character', mend: 'Remove invisible control characters and try again.' },
  },
  'request.malformed': {
    status: 400,
    zh: { title: '请求格式有误', mend: '请检查地址与请求头。' },
    en: { title: 'The request is malformed', mend: 'Check its address and headers.' },
  },
  'route.not-found': {
    status: 404,
    zh: { title: '没有这个接口', mend: '请核对地址与方法；接口列表见 /api/docs。' },
    en: { title: 'There is no such endpoint', mend: 'Check address and method; /api/docs lists them all.' },
  },
  'body.too-large': {
    status: 413,
    zh: { title: '内容过大', mend: '请减小内容，或分多次提交。' },
    en: { title: 'The body is too large', mend: 'Send less, or in several parts.' },
  },
  'media.unsupported': {
    status: 415,
    zh: { title: '不支持的内容类型', mend: '请以 application/json 发送。' },
    en: { title: 'This content type is not supported', mend: 'Send application/json.' },
  },
  'idempotency.key-reused': {
    status: 409,
    zh: { title: '同一 Idempotency-Key 已用于不同的内容', mend: '请为新的操作换一个键。' },
    en: { title: 'The Idempotency-Key was used for something else', mend: 'Take a new key for a new operation.' },
  },
  'metrics.token-required': {
    status: 401,
    zh: { title: '运行指标只供本机或持有令牌者读取', mend: '请在请求头中带上 Authorization: Bearer <METRICS_TOKEN>。' },
    en: {
      title: 'Metrics are for this computer, or for whoever holds the token',
      mend: 'Send Authorization: Bearer <METRICS_TOKEN>.',
    },
  },
  'server.not-ready': {
    status: 503,
    zh: { title: '服务尚未就绪', mend: '请稍候再试；持续出现时请管理员检查数据库。' },
    en: { title: 'The server is not ready', mend: 'Try again shortly; if it persists, have the database checked.' },
  },
  'storage.full': {
    status: 503,
    zh: { title: '服务器磁盘已满，未能保存', mend: '没有任何内容被保存；请管理员清理磁盘空间，之后用同样的内容再提交一次。' },
    en: {
      title: 'The server has no space left, and nothing was saved',
      mend: 'Have an administrator free some space, then send the same again.',
    },
  },
  fault: {
    status: 500,
    zh: { title: '系统出错了', mend: '请稍候重试；再次出现时，请把错误编号告诉管理员。' },
    en: {
      title: 'Something went wrong in the system',
      mend: 'Try again; if it happens again, tell an administrator the error number.',
    },
  },
} as const satisfies Record<string, RefusalEntry>
