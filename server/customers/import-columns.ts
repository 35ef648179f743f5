import { chargedPartWords, contractKindWords } from '../../engine/explain-charge.ts'
import type { Both } from '../../engine/explanation.ts'
import type { LocalDate } from '../../events/instant.ts'
import { chargedParts, contractKinds } from '../../events/service-contracts.ts'
import type { Text } from '../../events/text.ts'
import { readTime } from '../imports/read-time.ts'
import type { FileTable } from './import-schema.ts'

type Column = { readonly id: string; readonly zh: string; readonly en: string; readonly need?: true; readonly hint?: string }
const date = '如 2026-03-15'

/** The columns of each table; either language is read. `need`: a table without it is refused. */
export const tableColumns: Readonly<Record<FileTable, readonly Column[]>> = {
  customers: [
    { id: 'code', zh: '客户编号', en: 'Customer number', hint: '再次导入先按编号、没有编号按名称找到同一客户' },
    { id: 'name', zh: '客户名称', en: 'Customer', need: true },
    { id: 'class', zh: '客户类别', en: 'Class' },
    { id: 'contact', zh: '联系人', en: 'Contact' },
    { id: 'phone', zh: '电话', en: 'Phone' },
    { id: 'address', zh: '地址', en: 'Address' },
  ],
  sites: [
    { id: 'customer', zh: '客户', en: 'Customer', need: true, hint: '客户编号或名称' },
    { id: 'name', zh: '地点名称', en: 'Site', need: true, hint: '再次导入按客户和地点名称找到同一地点' },
    { id: 'address', zh: '地址', en: 'Address' },
    { id: 'region', zh: '区域', en: 'Region', hint: '设置中已有的区域名称' },
    { id: 'accessNotes', zh: '进场须知', en: 'Access notes' },
    { id: 'latitude', zh: '纬度', en: 'Latitude' },
    { id: 'longitude', zh: '经度', en: 'Longitude' },
  ],
  contacts: [
    { id: 'customer', zh: '客户', en: 'Customer', need: true, hint: '客户编号或名称' },
    { id: 'name', zh: '姓名', en: 'Name', need: true, hint: '再次导入按客户、地点和姓名找到同一人；电话不同即更正并留历史' },
    { id: 'site', zh: '地点', en: 'Site', hint: '空着为客户整体的联系人' },
    { id: 'role', zh: '职务', en: 'Role' },
    { id: 'phone', zh: '电话', en: 'Phone' },
    { id: 'email', zh: '邮箱', en: 'E-mail' },
    { id: 'preferred', zh: '首选', en: 'Preferred', hint: '是 / 否' },
  ],
  machines: [
    { id: 'serial', zh: '序列号', en: 'Serial number', need: true, hint: '再次导入按序列号找到同一设备' },
    { id: 'customer', zh: '客户', en: 'Customer', need: true, hint: '客户编号或名称' },
    { id: 'model', zh: '型号', en: 'Model', need: true },
    { id: 'name', zh: '设备名称', en: 'Machine name' },
    { id: 'site', zh: '地点', en: 'Site', hint: '该客户已有的地点名称' },
    { id: 'deliveredOn', zh: '交付日期', en: 'Delivered on', hint: date },
    { id: 'installedOn', zh: '安装日期', en: 'Installed on', hint: date },
    { id: 'acceptedOn', zh: '验收日期', en: 'Accepted on', hint: date },
    { id: 'warrantyFrom', zh: '质保起', en: 'Warranty from', hint: date },
    { id: 'warrantyUntil', zh: '质保至', en: 'Warranty until', hint: '含当日；空着按公司设置的月数推算' },
  ],
  contracts: [
    { id: 'number', zh: '合同编号', en: 'Contract number', need: true, hint: '再次导入按合同编号找到同一合同' },
    { id: 'customer', zh: '客户', en: 'Customer', need: true, hint: '客户编号或名称' },
    { id: 'kind', zh: '类型', en: 'Kind', need: true, hint: contractKinds.map(kind => contractKindWords[kind].zh).join('、') },
    { id: 'from', zh: '起', en: 'From', need: true, hint: date },
    { id: 'until', zh: '止（含当日）', en: 'Last day', need: true, hint: date },
    { id: 'covers', zh: '包含', en: 'Covers', hint: '配件、人工、差旅，用顿号隔开' },
    { id: 'machines', zh: '设备序列号', en: 'Machines', hint: '用顿号隔开；空着或“全部”为该客户的全部设备' },
    { id: 'note', zh: '备注', en: 'Note' },
  ],
}

/** A cell that cannot be used: thrown, it makes the row fail and no other. */
export class CellProblem extends Error {
  readonly column: string
  readonly says: Text
  readonly mend: Text
  constructor(column: string, says: Both, mend: Both) {
    super(says.en)
    this.column = column
    this.says = says
    this.mend = mend
  }
}

export type Cells = Readonly<Record<string, string | undefined>>

/** A required cell. */
export function needed(cells: Cells, column: string): string {
  const text = cells[column]
  if (text === undefined)
    throw new CellProblem(column, { zh: '没有填', en: 'It is empty' }, { zh: '填写后再导入', en: 'Fill it in and import again' })
  return text
}

/** The day that a cell means; undefined where it is empty. */
export function dayIn(cells: Cells, column: string): LocalDate | undefined {
  const text = cells[column]
  if (text === undefined) return undefined
  const at = readTime(text, { zone: 'UTC' })
  if (at === undefined) throw unreadable(column, text, { zh: '写成 2026-03-15', en: 'Write 2026-03-15' })
  return at.slice(0, 10)
}

/** The number that a cell means; undefined where it is empty. */
export function numberIn(cells: Cells, column: string, most: number): number | undefined {
  const text = cells[column]
  if (text === undefined) return undefined
  const number = Number(text.normalize('NFKC'))
  if (!Number.isFinite(number) || Math.abs(number) > most)
    throw unreadable(column, text, { zh: `写成 −${most} 到 ${most} 之间的小数`, en: `Write a number from −${most} to ${most}` })
  return number
}

/** Whether a cell says yes; undefined where it is empty. */
export function yesIn(cells: Cells, column: string): boolean | undefined {
  const text = cells[column]?.toLowerCase()
  if (text === undefined) return undefined
  if (['是', '√', 'y', 'yes', 'true', '1'].includes(text)) return true
  if (['否', '×', 'n', 'no', 'false', '0'].includes(text)) return false
  throw unreadable(column, text, { zh: '写成 是 或 否', en: 'Write yes or no' })
}

/** The words of a cell of several. */
export const wordsIn = (text: string): string[] =>
  text
    .split(/[、,，;；\n]+/)
    .map(word => word.trim())
    .filter(Boolean)

/** A contract's kind by its name in either language. */
export function kindIn(cells: Cells): (typeof contractKinds)[number] {
  const text = needed(cells, 'kind')
  const kind = contractKinds.find(one => one === text || isNamed(contractKindWords[one], text, '合同'))
  if (kind === undefined) throw unreadable('kind', text, { zh: '写成模板里的类型', en: 'Use a kind of the template' })
  return kind
}

/** What a contract covers; an empty cell: nothing. */
export function coversIn(cells: Cells): (typeof chargedParts)[number][] {
  return wordsIn(cells.covers ?? '').map(word => {
    const part = chargedParts.find(one => one === word || isNamed(chargedPartWords[one], word, ''))
    if (part === undefined) throw unreadable('covers', word, { zh: '只能写配件、人工、差旅', en: 'Only parts, labour, travel' })
    return part
  })
}

const isNamed = (name: Both, text: string, tail: string): boolean =>
  name.zh === text || `${text}${tail}` === name.zh || name.en.toLowerCase() === text.toLowerCase()

export const unreadable = (column: string, text: string, mend: Both): CellProblem =>
  new CellProblem(column, { zh: `“${text}”的写法不认识`, en: `"${text}" is not understood` }, mend)
export const unknown = (column: string, text: string): CellProblem =>
  new CellProblem(
    column,
    { zh: `没有“${text}”`, en: `There is no "${text}"` },
    { zh: '核对名称或编号，或先登记', en: 'Check the name or number, or register it first' },
  )
