import { editionsInForce } from '../../engine/rules.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { formKey } from './known-forms.ts'

export type Placeholder = {
  /** As it stands between `{{` and `}}`. */
  readonly name: string
  readonly says: Text
  /** `line`: words in a line; `block`: a table that takes the place of its paragraph; `picture`. */
  readonly sort: 'line' | 'block' | 'picture'
}

const line = (name: string, en: string): Placeholder => ({ name, says: { zh: name, en }, sort: 'line' })
/** What every printed form can say of itself. */
export const commonPlaceholders: readonly Placeholder[] = [
  { name: '公司标志', says: { zh: '公司标志（信头图片）', en: 'the picture of the company’s head' }, sort: 'picture' },
  line('公司', 'company'),
  line('标题', 'title of the form'),
  line('表单编号', 'number of the form'),
  line('模板版本', 'version of the template'),
  line('单据编号', 'number of this paper'),
  line('依据', 'regulation and clause'),
  line('案件编号', 'number of the case'),
  line('案件标题', 'title of the case'),
  line('案件等级', 'level of the case'),
  line('提交人', 'by whom it was handed in'),
  line('提交时间', 'when it was handed in'),
  line('打印时间', 'when it is printed'),
  line('填写说明', 'guide'),
  line('存证', 'SHA-256 in the ledger'),
  { name: '全部字段', says: { zh: '全部字段（表格）', en: 'all fields, as a table' }, sort: 'block' },
  { name: '审批意见', says: { zh: '审批意见（表格）', en: 'the approvals, as a table' }, sort: 'block' },
]

/** What a layout of this form may say: the common placeholders, and each of its fields by its title. Empty for an unknown form. */
export function placeholdersOf(ctx: Pick<Ctx, 'rules' | 'now'>, key: string): Placeholder[] {
  for (const { pack } of editionsInForce(ctx.rules, ctx.now)) {
    const form = pack.forms.find(one => formKey(pack.id, 'form', one.id) === key)
    const record = (pack.records ?? []).find(one => formKey(pack.id, 'record', one.id) === key)
    const titles = form?.fields.map(one => one.title) ?? record?.fields.map(one => one.title)
    if (titles === undefined) continue
    // A record names its customer beside its own fields.
    const fields = record === undefined ? titles : [{ zh: '客户', en: 'Customer' }, ...titles]
    const known = new Map(commonPlaceholders.map(one => [one.name, one]))
    for (const title of fields) if (!known.has(title.zh)) known.set(title.zh, { name: title.zh, says: title, sort: 'line' })
    return [...known.values()]
  }
  return []
}
