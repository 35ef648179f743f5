import { inLanguage } from '../../events/in-language.ts'
import { type Role, roles } from '../../events/roles.ts'
import type { Language } from '../../events/text.ts'
import { nameOfRole } from '../access/role-names.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { openRows } from '../imports/read-file.ts'
import { roleName } from './role-title.ts'
import { departmentKinds } from './schema.ts'
import { type StaffColumn, staffColumns } from './transfer-schema.ts'

/** What the columns are called; either language is read, the first is written. */
export const columnTitles: Readonly<Record<StaffColumn, { zh: string; en: string; hint: string }>> = {
  department: { zh: '部门', en: 'Department', hint: '必填。只填部门列的行新建或修改部门' },
  parent: { zh: '上级部门', en: 'Parent department', hint: '部门行用' },
  kind: { zh: '部门类型', en: 'Department kind', hint: '部门行用，如 客户服务、技术研发' },
  region: { zh: '区域', en: 'Region', hint: '部门行用，填已有区域名称' },
  name: { zh: '姓名', en: 'Name', hint: '填写后此行为人员' },
  staffNo: { zh: '工号', en: 'Staff number', hint: '再次导入按工号、邮箱、姓名+部门的顺序找到同一人' },
  title: { zh: '职务', en: 'Job title', hint: '' },
  email: { zh: '邮箱', en: 'E-mail', hint: '' },
  phone: { zh: '手机', en: 'Phone', hint: '' },
  posts: { zh: '岗位', en: 'Posts', hint: '多个岗位用顿号隔开；留空不改岗位' },
  superior: { zh: '直接上级', en: 'Superior', hint: '上级的工号、邮箱或姓名；留空不改' },
}

/** Departments' kinds as people write them. */
export const kindTitles: Readonly<Record<(typeof departmentKinds)[number], { zh: string; en: string }>> = {
  'customer-service': { zh: '客户服务', en: 'Customer service' },
  research: { zh: '技术研发', en: 'R&D' },
  implementation: { zh: '项目实施', en: 'Implementation' },
  'supply-chain': { zh: '供应链', en: 'Supply chain' },
  sales: { zh: '销售', en: 'Sales' },
  legal: { zh: '法务', en: 'Legal' },
  finance: { zh: '财务', en: 'Finance' },
  management: { zh: '管理层', en: 'Management' },
  production: { zh: '生产', en: 'Production' },
  logistics: { zh: '物流', en: 'Logistics' },
  technical: { zh: '技术支持', en: 'Technical support' },
  quality: { zh: '质量', en: 'Quality' },
  'human-resources': { zh: '人力资源', en: 'Human resources' },
  other: { zh: '其他', en: 'Other' },
}

/** The kind that a cell names, by either title or its own name. */
export function kindNamed(text: string): (typeof departmentKinds)[number] | undefined {
  return departmentKinds.find(
    k => k === text || kindTitles[k].zh === text || kindTitles[k].en.toLowerCase() === text.toLowerCase(),
  )
}

/** The role that a word of the posts' cell names: as the regulations in force call it, as the product does, or by its own name. */
export function roleNamed(ctx: Pick<Ctx, 'rules' | 'now'>, text: string): Role | undefined {
  const wanted = text.trim().toLowerCase()
  return roles.find(role => {
    const [own, product] = [roleName(ctx, role), nameOfRole(role)]
    return [role, own.zh, own.en, product.zh, product.en].some(name => name?.toLowerCase() === wanted)
  })
}

/** The words of a cell of several. */
export const wordsOf = (cell: string): string[] =>
  cell
    .split(/[、,，;；/\n]+/)
    .map(w => w.trim())
    .filter(Boolean)

export type TableRow = { readonly line: number; readonly cells: Partial<Record<StaffColumn, string>> }

/** More people than this come in several files. */
const MOST = 10_000

/**
 * The rows of a staff table, cells trimmed and cut to what a field holds. A formula counts as what it shows; a cell that a spreadsheet would run as
 * one stays text. Without a column for departments or names it is `staff-import.columns-missing`.
 */
export async function readStaffTable(path: string): Promise<TableRow[]> {
  const source = await openRows(path, { mostRows: MOST })
  const columns = new Map<StaffColumn, string>()
  for (const header of source.headers)
    for (const column of staffColumns) {
      const { zh, en } = columnTitles[column]
      const plain = header.split(/[*＊（(]/, 1)[0]!.trim()
      if (!columns.has(column) && (plain === zh || plain.toLowerCase() === en.toLowerCase())) columns.set(column, header)
    }
  if (!columns.has('department') || !columns.has('name'))
    throw refuse('staff-import.columns-missing', {
      detail: {
        zh: `至少需要“部门”和“姓名”两列；文件里有：${source.headers.slice(0, 20).join('、')}`,
        en: `"Department" and "Name" are needed; the file has: ${source.headers.slice(0, 20).join(', ')}`,
      },
    })
  const rows: TableRow[] = []
  for await (const { line, cells } of source.rows) {
    const read: Partial<Record<StaffColumn, string>> = {}
    for (const [column, header] of columns) {
      const text = (cells[header] ?? '').trim().slice(0, 500)
      if (text !== '') read[column] = text
    }
    if (Object.keys(read).length > 0) rows.push({ line, cells: read })
  }
  return rows
}

/** The template as .xlsx: the columns with what they mean, two example rows, and the words that kinds and posts go by. */
export async function staffTemplate(ctx: Pick<Ctx, 'rules' | 'now'>, language: Language): Promise<Buffer> {
  // Loaded with the first template, not at every start.
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(language === 'zh' ? '人员' : 'Staff', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = staffColumns.map(c => ({ header: columnTitles[c][language], width: 18 }))
  sheet.getRow(1).font = { bold: true }
  staffColumns.forEach((column, i) => {
    if (columnTitles[column].hint !== '') sheet.getCell(1, i + 1).note = columnTitles[column].hint
  })
  const words = book.addWorksheet(language === 'zh' ? '填写说明' : 'Words')
  words.columns = [{ width: 24 }, { width: 60 }]
  for (const column of staffColumns) words.addRow([columnTitles[column][language], columnTitles[column].hint])
  words.addRow([])
  for (const kind of departmentKinds)
    words.addRow([language === 'zh' ? '部门类型' : 'Department kind', kindTitles[kind][language]])
  for (const role of roles) words.addRow([language === 'zh' ? '岗位' : 'Post', inLanguage(roleName(ctx, role), language)])
  return Buffer.from(await book.xlsx.writeBuffer())
}
