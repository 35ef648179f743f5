/** What a name stands for; each kind has a neutral word of its own. */
export const nameKinds = [
  'customer',
  'contact',
  'engineer',
  'colleague',
  'partner',
  'company',
  'honorific',
  'phone',
  'mail',
  'account',
  'address',
  'id-number',
  'plate',
  'serial',
  'contract',
  'case',
] as const
export type NameKind = (typeof nameKinds)[number]

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶苏魏吕丁沈姚卢姜崔钟谭陆汪范石廖贾夏韦付邹熊孟秦邱江尹薛闫段雷侯龙陶黎贺顾毛郝龚邵钱严武戴莫孔白常康施'
/** Before 总 and 工 only those that do not end another word (施工, 程工期, 异常总数). */
const short =
  '王李张刘陈杨黄赵吴徐孙马朱胡郭郑谢罗梁宋唐韩冯邓曹彭曾肖董袁潘蒋蔡杜苏魏吕丁沈姚卢姜崔谭陆汪范廖贾夏韦邹熊孟秦邱尹薛闫雷侯陶黎贺顾毛郝龚邵钱戴'
const province = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'

/** `group`: which part of the hit is the name, where the pattern needs what stands before it. */
type Pattern = { readonly kind: NameKind; readonly pattern: RegExp; readonly group?: number }
/** What looks like a name, whoever knows it. Longer things first: an identity number holds what looks like an account. */
export const patterns: readonly Pattern[] = [
  { kind: 'mail', pattern: /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/g },
  { kind: 'id-number', pattern: /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g },
  { kind: 'account', pattern: /(?<![\dA-Za-z])\d{16}(?:\d{3})?(?![\dA-Za-z])/g },
  { kind: 'phone', pattern: /(?<![\dA-Za-z])(?:\+?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)/g },
  { kind: 'phone', pattern: /(?<![\dA-Za-z])0\d{2,3}[-\s]\d{7,8}(?!\d)/g },
  { kind: 'phone', pattern: /(?<![\dA-Za-z])400[-\s]?\d{3,4}[-\s]?\d{3,4}(?!\d)/g },
  { kind: 'account', pattern: /(?:微信号?|QQ|WeChat)[:：\s]*([A-Za-z0-9][A-Za-z0-9_-]{4,30})/gi, group: 1 },
  { kind: 'plate', pattern: new RegExp(`[${province}][A-Z][·\\s]?[A-Z0-9]{5,6}(?![A-Z0-9])`, 'g') },
  { kind: 'case', pattern: /(?<![A-Za-z])[A-Z]{2,4}-20\d{2}-\d{3,8}(?!\d)/g },
  {
    kind: 'contract',
    pattern: /(?:合同|协议|订单|发票|项目)(?:编?号|单号)?[:：为是\s]*([A-Za-z][A-Za-z0-9]*[-/]?\d[A-Za-z0-9/-]{3,40})/g,
    group: 1,
  },
  { kind: 'serial', pattern: /(?:序列号|出厂编号|机身号|S\/?N)[:：为是\s]*([A-Za-z0-9][A-Za-z0-9-]{4,40})/gi, group: 1 },
  {
    kind: 'company',
    pattern:
      /[^\s，。、；：（）()《》“”!?！？在向对为与和给由从到去被的是至及该]{2,16}(?:有限责任公司|股份有限公司|有限公司|集团公司)/g,
  },
  { kind: 'address', pattern: /[\u4e00-\u9fa5]{2,12}?(?:路|街|大道|巷|弄)\s?\d+\s?号[^\s，。；、]{0,16}/g },
  { kind: 'honorific', pattern: new RegExp(`[${surnames}][\\u4e00-\\u9fa5]?(?:先生|女士|小姐|师傅|经理|主任|厂长|总监)`, 'g') },
  { kind: 'honorific', pattern: new RegExp(`[${short}]总(?![结体共计装线成部是数和之会能监工额量价])`, 'g') },
  { kind: 'honorific', pattern: new RegExp(`[${short}]工(?![作程期序具艺厂人件况业单装时位段地])`, 'g') },
]

/** 项目经理 and the like name a post and nobody. */
export const posts: ReadonlySet<string> = new Set(['高经理', '高级经理', '高总监', '白师傅'])
