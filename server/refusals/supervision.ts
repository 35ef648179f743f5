import type { RefusalEntry } from './refusal-words.ts'

const entry = (status: 403 | 404 | 409 | 422, zh: [string, string], en: [string, string]) =>
  ({ status, zh: { title: zh[0], mend: zh[1] }, en: { title: en[0], mend: en[1] } }) satisfies RefusalEntry

/** What is refused about samples, findings, audits and data checks (furn 6.2, 6.3, 7.2.2, robot 第十四条(一)). */
export const supervisionRefusals = {
  'sample.not-found': entry(404, ['没有这次抽样', '请刷新抽样列表。'], ['There is no such sample', 'Refresh the list.']),
  'sample.rule-unknown': entry(
    404,
    ['生效的制度里没有这条抽样规则', '请刷新后从列表选择。'],
    ['No regulation in force has this rule', 'Refresh and choose from the list.'],
  ),
  'sample.not-yours': entry(
    403,
    ['这次抽查不归你办', '由制度指定、且不被考核的岗位抽查。'],
    ['This is not yours to check', 'The post that the regulation names checks, and nobody whom it judges.'],
  ),
  'sample.own-work': entry(
    403,
    ['不能抽查自己经办的', '请由其他抽查人办理。'],
    ['Nobody checks their own work', 'Another reviewer has to take it.'],
  ),
  'sample.incomplete': entry(
    422,
    ['检查单没有逐项填完', '每一项都要选“符合”“不符合”或“不适用”；没有检查单的，写明结论。'],
    ['The checklist is not answered line by line', 'Answer each line; without a checklist say the result.'],
  ),
  'sample.finding-missing': entry(
    422,
    ['结论与发现不一致', '有不符合项的，写明发现的问题；全部符合的，不登记发现。'],
    ['Result and finding do not agree', 'Say what was found where a line fails, and nothing where none does.'],
  ),
  'sample.reviewed-already': entry(
    409,
    ['这一件已经抽查过', '需要重新抽查的，写明原因；原结论保留。'],
    ['It has been checked already', 'To check it again say why; the earlier result stays.'],
  ),
  'sample.replaced-already': entry(
    409,
    ['这一件已被替换', '请抽查替换它的那一件。'],
    ['It has been replaced', 'Check the one that took its place.'],
  ),
  'sample.nobody-left': entry(
    409,
    ['总体里没有可以替换的了', '这一件能查到什么程度就如实记录。'],
    ['Nothing is left to take its place', 'Check it as far as it can be checked.'],
  ),
  'sample.value-not-asked': entry(
    409,
    ['现在不需要录入公布值', '只有设置了公布值来源、总体已冻结且还没抽取时，由抽查岗位录入一次。'],
    ['No published value is wanted now', 'It is entered once, after the population stands still and before the draw.'],
  ),
  'sample.not-drawn': entry(
    409,
    ['还没有抽取', '期末冻结总体后自动抽取。'],
    ['It is not drawn yet', 'It is drawn when the window is over.'],
  ),
  'sample.kept-back': entry(
    403,
    ['抽查完成前不向被考核方公开', '全部抽查完后，任何人都可以查看记录并重新抽取。'],
    ['Kept from those it judges until it is done', 'When all is checked anybody may read the record and draw again.'],
  ),
  'shop.not-found': entry(404, ['没有这家门店', '请刷新门店列表。'], ['There is no such shop', 'Refresh the list.']),
  'shop.not-yours': entry(
    403,
    ['门店名册不归你维护', '由抽取门店的岗位或监督岗位维护。'],
    ['The register of shops is not yours', 'Those who draw from it or supervise keep it.'],
  ),
  'shop.known': entry(
    409,
    ['同名门店已经登记', '请核对名称，或加上区分的字样。'],
    ['A shop of this name is there', 'Check the name or make it different.'],
  ),
  'shop.closed-before-open': entry(
    422,
    ['停业日早于开业日', '请核对两个日期。'],
    ['It closed before it opened', 'Check the two days.'],
  ),
  'finding.not-found': entry(404, ['没有这条发现', '请刷新列表。'], ['There is no such finding', 'Refresh the list.']),
  'finding.not-yours': entry(
    403,
    ['这条发现不归你办', '异议由被指出的人或其部门负责人提出，裁定和转整改由监督岗位办理。'],
    ['This finding is not yours', 'Those it is about dispute it; those who supervise decide and have it put right.'],
  ),
  'finding.own': entry(
    403,
    ['发现问题的人不能裁定自己的发现', '请由另一名监督人员裁定。'],
    ['Who found it does not decide on it', 'Another supervisor decides.'],
  ),
  'finding.not-disputed': entry(409, ['没有等待裁定的异议', '请刷新。'], ['No dispute waits for a decision', 'Refresh.']),
  'finding.settled-already': entry(
    409,
    ['这条已经处理过', '请刷新查看最新状态。'],
    ['It has been settled already', 'Refresh to see how it stands.'],
  ),
  'finding.no-department': entry(
    422,
    ['没有写明由哪个部门整改', '请选择部门。'],
    ['It is not said which department puts it right', 'Choose one.'],
  ),
  'finding.no-way': entry(
    422,
    ['生效的制度里没有这种办法', '请选择列出的办法；没有整改流程的，按制度立异常提前处理。'],
    ['No regulation in force has this way', 'Choose one that is listed; without rectifications it is taken up as an anomaly.'],
  ),
  'supervision.not-yours': entry(
    403,
    ['监督岗位才能查看', '由审计、内控、合规和制度指定的抽查岗位查看。'],
    ['For those who supervise', 'Audit, internal control, compliance and the posts that regulations name.'],
  ),
  'audit-plan.not-found': entry(404, ['没有这项计划', '请刷新。'], ['There is no such plan', 'Refresh.']),
  'audit-plan.not-yours': entry(
    403,
    ['这类检查不归你安排', '由制度指定的岗位安排。'],
    ['This kind of audit is not yours to plan', 'The post that owes it plans it.'],
  ),
  'audit-plan.backwards': entry(422, ['结束日早于开始日', '请核对日期。'], ['It ends before it begins', 'Check the days.']),
  'audit-plan.settled-already': entry(
    409,
    ['这项计划已经开始或取消', '请刷新查看。'],
    ['It has begun or was dropped', 'Refresh to see how it stands.'],
  ),
  'data-check.not-found': entry(404, ['没有这条核查结果', '请刷新。'], ['There is no such result', 'Refresh.']),
} as const satisfies Record<string, RefusalEntry>
