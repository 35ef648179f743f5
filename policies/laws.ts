import type { Law } from '../engine/lint/finding.ts'
import type { LocalDate } from '../events/instant.ts'
import type { Text } from '../events/text.ts'

/** Where a fact was read: who publishes it, and the page. */
type Source = { readonly name: string; readonly page: string }
/**
 * A law, regulation or standard that company regulations cite. `since` is the first day in force; `until` the first day no longer;
 * `amended` the day the text in force took effect, where that is not the first one; `checked` the day these facts were compared.
 */
export type ListedLaw = Law & {
  readonly sort: 'law' | 'administrative-regulation' | 'department-rule' | 'foreign' | 'standard'
  /** Names under which it is cited, beside the title. */
  readonly names: readonly string[]
  readonly amended?: LocalDate
  readonly note?: Text
  readonly source: Source
  readonly checked: LocalDate
}

const checked = '2026-11-22'
/** A stored copy of the national database of laws, at the commit that was read. */
const database = (path: string, commit: string): Source => ({
  name: '国家法律法规数据库的文本（LawRefBook/Laws 转载）',
  page: `https://github.com/LawRefBook/Laws/blob/${commit}/${path}`,
})
const later = '3cd6e86b80f0fac5478dc34216c80e8c0a82b9f0'
const earlier = 'ad3fc7a710153f0a72b1a600f57654aab9653c36'
const text = (zh: string, en: string): Text => ({ zh, en })
const civilCode: Source = { name: '民法典第一千二百六十条（施行及废止条款）', page: database('民法商法/民法典.md', later).page }
/** Those that article 1260 of the Civil Code repealed on the day it came into force. */
const replacedByCivilCode = {
  sort: 'law',
  status: 'repealed',
  until: '2021-01-01',
  replacedBy: 'civil-code',
  source: civilCode,
  checked,
} as const

/**
 * 外部法律清单. Facts only, for the lint to say that a cited law is repealed or has changed; no text of any law is kept here.
 * They were read in stored copies of the pages named, not in the official databases: whoever keeps the list compares it with flk.npc.gov.cn
 * and gov.cn and moves `checked`. The first days of repealed laws, and the days on which amendments of 2013 and 2014 took effect, are
 * commonly known and stand in none of these pages.
 */
export const laws: readonly ListedLaw[] = [
  {
    id: 'civil-code',
    title: text('中华人民共和国民法典', 'Civil Code'),
    names: ['民法典'],
    sort: 'law',
    status: 'in-force',
    since: '2021-01-01',
    source: civilCode,
    checked,
  },
  {
    id: 'contract-law',
    title: text('中华人民共和国合同法', 'Contract Law'),
    names: ['合同法'],
    since: '1999-10-01',
    ...replacedByCivilCode,
  },
  {
    id: 'general-principles-of-civil-law',
    title: text('中华人民共和国民法通则', 'General Principles of Civil Law'),
    names: ['民法通则'],
    since: '1987-01-01',
    ...replacedByCivilCode,
  },
  {
    id: 'general-provisions-of-civil-law',
    title: text('中华人民共和国民法总则', 'General Provisions of Civil Law'),
    names: ['民法总则'],
    since: '2017-10-01',
    ...replacedByCivilCode,
  },
  {
    id: 'tort-liability-law',
    title: text('中华人民共和国侵权责任法', 'Tort Liability Law'),
    names: ['侵权责任法'],
    since: '2010-07-01',
    ...replacedByCivilCode,
  },
  {
    id: 'guarantee-law',
    title: text('中华人民共和国担保法', 'Guarantee Law'),
    names: ['担保法'],
    since: '1995-10-01',
    ...replacedByCivilCode,
  },
  {
    id: 'property-law',
    title: text('中华人民共和国物权法', 'Property Law'),
    names: ['物权法'],
    since: '2007-10-01',
    ...replacedByCivilCode,
  },
  {
    id: 'consumer-protection-law',
    title: text('中华人民共和国消费者权益保护法', 'Consumer Rights Protection Law'),
    names: ['消费者权益保护法', '消法'],
    sort: 'law',
    status: 'amended',
    since: '1994-01-01',
    amended: '2014-03-15',
    source: database('民法商法/消费者权益保护法(2013-10-25).md', earlier),
    checked,
  },
  {
    id: 'consumer-protection-implementing-regulation',
    title: text('中华人民共和国消费者权益保护法实施条例', 'Implementing Regulation of the Consumer Rights Protection Law'),
    names: ['消费者权益保护法实施条例'],
    sort: 'administrative-regulation',
    status: 'in-force',
    since: '2024-07-01',
    source: { name: '新华社，国务院令公布', page: 'https://szb.nanhaitoday.com/epaper/zjsb/html/2024-03/20/content_1906.htm' },
    checked,
  },
  {
    id: 'product-quality-law',
    title: text('中华人民共和国产品质量法', 'Product Quality Law'),
    names: ['产品质量法'],
    sort: 'law',
    status: 'amended',
    since: '1993-09-01',
    amended: '2018-12-29',
    source: database('经济法/产品质量法.md', later),
    checked,
  },
  {
    id: 'e-commerce-law',
    title: text('中华人民共和国电子商务法', 'E-Commerce Law'),
    names: ['电子商务法'],
    sort: 'law',
    status: 'in-force',
    since: '2019-01-01',
    source: database('民法商法/电子商务法.md', later),
    checked,
  },
  {
    id: 'foreign-trade-law',
    title: text('中华人民共和国对外贸易法', 'Foreign Trade Law'),
    names: ['对外贸易法'],
    sort: 'law',
    status: 'amended',
    since: '1994-07-01',
    amended: '2026-03-01',
    note: text(
      '2025年12月27日第二次修订，条文号有变，引用时须核对。',
      'Revised a second time on 27 December 2025; article numbers have changed.',
    ),
    source: { name: '全国人大常委会表决通过的报道', page: 'https://m.163.com/dy/article/KIMHLUNG0514R9KE.html' },
    checked,
  },
  {
    id: 'labour-contract-law',
    title: text('中华人民共和国劳动合同法', 'Labour Contract Law'),
    names: ['劳动合同法'],
    sort: 'law',
    status: 'amended',
    since: '2008-01-01',
    amended: '2013-07-01',
    note: text(
      '与处罚有关：第四条（规章制度须协商并公示）、第三十五条（变更合同须协商一致）、第三十九条（过失性解除）、第四十三条（解除须先通知工会）。',
      'On penalties: arts. 4 (rules are consulted on and made known), 35 (changes by agreement), 39 (dismissal for fault), 43 (the trade union is told first).',
    ),
    source: database('社会法/劳动合同法.md', later),
    checked,
  },
  {
    id: 'wage-payment-provisions',
    title: text('工资支付暂行规定', 'Interim Provisions on the Payment of Wages'),
    names: ['工资支付暂行规定'],
    sort: 'department-rule',
    status: 'in-force',
    since: '1995-01-01',
    note: text(
      '第十六条：赔偿损失可从工资扣除，每月不超过当月工资的 20%，扣后不低于最低工资。没有授权罚款。',
      "Art. 16: damages may be deducted from pay, at most 20 % of the month's pay and not below the minimum wage. It authorises no fines.",
    ),
    source: { name: '规定全文（第十五至二十条）', page: 'https://78911.com.cn/XinLaoDongFa/386779-4.html' },
    checked,
  },
  {
    id: 'staff-rewards-and-punishments-regulation',
    title: text('企业职工奖惩条例', 'Regulation on Rewards and Punishments of Staff'),
    names: ['企业职工奖惩条例'],
    sort: 'administrative-regulation',
    status: 'repealed',
    since: '1982-04-10',
    until: '2008-01-15',
    replacedBy: 'labour-contract-law',
    note: text(
      '曾是企业对职工罚款的依据；废止后企业能否罚款有争议，各地规定不同。',
      'It was the ground on which companies fined staff; since its repeal whether they may is contested and differs by region.',
    ),
    source: {
      name: '条例全文及编者注（国务院令第516号）',
      page: 'http://txldls.com/ShowArticle.shtml?ID=201851617444794894.htm',
    },
    checked,
  },
  {
    id: 'personal-information-protection-law',
    title: text('中华人民共和国个人信息保护法', 'Personal Information Protection Law'),
    names: ['个人信息保护法'],
    sort: 'law',
    status: 'in-force',
    since: '2021-11-01',
    source: { name: '个人信息保护法第七十四条', page: 'https://m.fadada.com/notice/detail-14037.html' },
    checked,
  },
  {
    id: 'data-security-law',
    title: text('中华人民共和国数据安全法', 'Data Security Law'),
    names: ['数据安全法'],
    sort: 'law',
    status: 'in-force',
    since: '2021-09-01',
    source: { name: '维基百科：中华人民共和国数据安全法', page: 'https://zh.wikipedia.org/wiki/中华人民共和国数据安全法' },
    checked,
  },
  {
    id: 'cybersecurity-law',
    title: text('中华人民共和国网络安全法', 'Cybersecurity Law'),
    names: ['网络安全法'],
    sort: 'law',
    status: 'amended',
    since: '2017-06-01',
    amended: '2026-01-01',
    source: { name: '安全内参（全国人大常委会法工委）', page: 'https://www.secrss.com/articles/87438' },
    checked,
  },
  {
    id: 'electronic-signature-law',
    title: text('中华人民共和国电子签名法', 'Electronic Signature Law'),
    names: ['电子签名法'],
    sort: 'law',
    status: 'amended',
    since: '2005-04-01',
    amended: '2019-04-23',
    source: {
      name: 'China Justice Observer',
      page: 'https://zh-cn.chinajusticeobserver.com/law/x/electronic-signature-law-of-china-20190423',
    },
    checked,
  },
  {
    id: 'gdpr',
    title: text('欧盟《通用数据保护条例》', 'General Data Protection Regulation (EU) 2016/679'),
    names: ['GDPR', '通用数据保护条例'],
    sort: 'foreign',
    status: 'in-force',
    since: '2018-05-25',
    note: text('是欧盟的条例，不是国际公约。', 'A regulation of the European Union, not an international convention.'),
    source: { name: 'EUR-Lex', page: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj' },
    checked,
  },
  {
    id: 'iso-9001',
    title: text('ISO 9001 质量管理体系要求', 'ISO 9001 Quality management systems: requirements'),
    names: ['ISO9001', 'ISO 9001'],
    sort: 'standard',
    status: 'in-force',
    since: '2015-09-15',
    note: text(
      '国际标准，不是法律。所载为2015版；新版预定2026年9月发布，核对当日未能确认已经发布。',
      'A standard, not a law. This is the 2015 edition; the next was due in September 2026, whose publication could not be confirmed on the day checked.',
    ),
    source: {
      name: '9001simplified: the next revision',
      page: 'https://www.9001simplified.com/learn/next-iso-9001-revision.php',
    },
    checked,
  },
  {
    id: 'iso-14001',
    title: text('ISO 14001 环境管理体系要求', 'ISO 14001 Environmental management systems: requirements'),
    names: ['ISO14001', 'ISO 14001'],
    sort: 'standard',
    status: 'amended',
    since: '2015-09-15',
    amended: '2026-04-15',
    note: text(
      '国际标准，不是法律。2026年4月15日发布新版，2015版三年内过渡。',
      'A standard, not a law. A new edition was published on 15 April 2026; three years of transition.',
    ),
    source: { name: 'DEKRA: ISO 14001:2026 published', page: 'https://www.dekra.nl/en/iso-14001-2026-published/' },
    checked,
  },
]
