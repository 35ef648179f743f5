import { edited, type MappedText, origin } from './mapped-text.ts'
import type { LeftOut, NoiseKind } from './repairs.ts'

/** Words of sites that share documents. One of them may stand in a regulation; three in one line do not. */
const siteWords =
  /本站|本文档|该文档|VIP|下载|版权|侵权|网友上传|用户上传|付费|收益归|权益所有人|会员|认领|文库|原创力|压缩文件|免费|附加服务|二次|补贴|扣除\d次|举报|安装OFFICE|图纸|赔偿损失|准确性|公众号/g
/** Whole lines that are never a regulation's. */
const wholeLines: readonly (readonly [NoiseKind, RegExp])[] = [
  [
    'page-number',
    /^(?:[-—–·\s]*\d{1,4}[-—–·\s]*|[-—\s]*第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?[-—\s]*|共\s*\d{1,4}\s*页|\d{1,4}\s*\/\s*\d{1,4}|page\s*\d{1,4}(?:\s*of\s*\d{1,4})?)$/i,
  ],
  ['page-number', /^.{0,60}_第\d{1,4}页$/],
  ['page-number', /^已?阅读\d{1,4}页[,，]?(?:还|還)剩\d{1,4}页.{0,12}$/],
  ['navigation', /^.{1,60}?(?:\.{3,}|…+|·{3,})\s*\d{1,4}$/],
  ['file-name', /^.{1,80}\.(?:pdf|docx?|wps|txt|rtf)(?:VIP)?$/i],
  [
    'navigation',
    /^(?:文档简介|查看更多|查看全文|点击查看|展开全文|返回顶部|返回首页|返回列表|上一[篇页].{0,60}|下一[篇页].{0,60}|首页|登录|注册|收藏|打印(?:本页)?|关闭(?:窗口)?|分享(?:到.{0,10})?|字号[:：]?.{0,12}|当前位置[:：].{0,80}|(?:首页\s*[>»›/].{0,80})|目录导航|搜索|我的文档)$/,
  ],
  [
    'advertisement',
    /^(?:付费下载|下载本文档|立即下载|点击下载|免费下载|.{0,20}VIP精品文档|扫码.{0,20}|(?:扫一扫|长按).{0,30}|关注.{0,12}公众号.{0,20}|广告|推广|赞助.{0,10}|立即(?:购买|开通|试用).{0,20})$/,
  ],
  ['notice', /^(?:版权(?:声明|说明|所有)|免责声明|©|copyright|all rights reserved|声明[:：]).{0,200}$/i],
  ['notice', /^.{0,40}(?:ICP备|公网安备)\s*\d.{0,40}$/],
]
/** Up to the last of these lines before the first clause, all is the site's. */
const OPENING = /^(?:文档简介|查看更多|展开全文|查看全文)$/
const FORMAL = /第[一二三四五六七八九十百零〇\d]{1,6}[编章条]/
/** After one of these lines the site's own pages follow, if no clause does. */
const endings: readonly (readonly [NoiseKind, RegExp])[] = [
  ['comments', /^(?:文档评论(?:\(\d+\))?|评论|网友评论|发表评论|提交评论)$/],
  ['notice', /^温馨提示[:：]?$/],
  ['other-documents', /^(?:最新文档|相关文档|相关推荐|猜你喜欢|热门文档|推荐阅读)$/],
]
export const CLAUSE_LINE =
  /^(?:第[一二三四五六七八九十百零〇\d]{1,6}[编章节条]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}(?:\.\d{1,2}){1,3}(?!\d)|(?:Chapter|CHAPTER|Article|ARTICLE|Section|SECTION|Clause|CLAUSE) {1,3}\d)/

type Line = { readonly from: number; readonly to: number; readonly text: string }

/** Leaves out what the site put around the regulation, line by line, and says what and as what. */
export function withoutSiteNoise(source: MappedText): { text: MappedText; leftOut: LeftOut[] } {
  const lines = linesOf(source.text)
  const kinds = lines.map(line => noiseOf(line.text))
  markOpening(lines, kinds)
  markEnding(lines, kinds)
  markRepeated(lines, kinds)
  const leftOut: LeftOut[] = []
  const edits = []
  for (const [i, line] of lines.entries()) {
    const kind = kinds[i]
    if (kind === undefined) continue
    leftOut.push({ ...origin(source, line), kind, text: line.text.slice(0, 500) })
    edits.push({ from: line.from, to: line.to, by: '' })
  }
  return { text: edited(source, edits), leftOut }
}

/** The lines of a text that are not empty, without their endings. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf('\n', from)
    const to = end === -1 ? text.length : end
    const line = text.slice(from, to)
    if (line.trim() !== '') lines.push({ from, to, text: line.trim() })
    from = to + 1
  }
  return lines
}

function noiseOf(line: string): NoiseKind | undefined {
  if (line.length > 600) return undefined // a whole regulation in one line
  for (const [kind, pattern] of wholeLines) if (pattern.test(line)) return kind
  if (CLAUSE_LINE.test(line)) return undefined
  const words = new Set(line.match(siteWords))
  return words.size >= 3 || (words.size === 2 && line.length < 60) ? 'notice' : undefined
}

function markOpening(lines: readonly Line[], kinds: (NoiseKind | undefined)[]): void {
  const first = lines.findIndex(({ text }) => FORMAL.test(text))
  const opening = lines.slice(0, Math.max(first, 0)).findLastIndex(({ text }) => OPENING.test(text))
  for (let i = 0; i < opening; i++) kinds[i] ??= 'notice'
}

/** From the first ending line after the last clause on, all is the site's. */
function markEnding(lines: readonly Line[], kinds: (NoiseKind | undefined)[]): void {
  const last = lines.findLastIndex((line, i) => kinds[i] === undefined && (line.text.length > 600 || CLAUSE_LINE.test(line.text)))
  for (let i = last + 1, kind: NoiseKind | undefined; i < lines.length; i++) {
    const ending = endings.find(([, pattern]) => pattern.test(lines[i]!.text))
    if (ending) kind = ending[0]
    if (kind !== undefined) kinds[i] ??= kind
  }
}

/** Running heads and feet: the same short line three times or more, which is no clause. */
function markRepeated(lines: readonly Line[], kinds: (NoiseKind | undefined)[]): void {
  const counts = new Map<string, number>()
  for (const { text } of lines) if (text.length <= 40) counts.set(text, (counts.get(text) ?? 0) + 1)
  for (const [i, { text }] of lines.entries())
    if ((counts.get(text) ?? 0) >= 3 && !CLAUSE_LINE.test(text) && !/[。；;:：]$/.test(text)) kinds[i] ??= 'repeated-line'
}
