import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { openRows } from '../imports/read-file.ts'
import { readSettings } from '../settings/change-settings.ts'
import type { ReadWages } from './schema.ts'

const heads = {
  name: /姓名|员工|name/i,
  mail: /邮箱|账号|e-?mail|account/i,
  wage: /工资|薪|wage|pay|salary/i,
  region: /地区|工作地|region|place/i,
} as const
const MOST_ROWS = 5_000

/** `8,000.50 元` in 分; undefined where it is no amount. */
export function fenOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,，¥￥元]/g, '')
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(plain)) return undefined
  const [yuan, cents = ''] = plain.split('.')
  return Number(yuan) * 100 + Number(cents.padEnd(2, '0'))
}

/** A table of wages (.xlsx, CSV) row by row: whose, how much, where; what is wrong with a row stands in it. Nothing is saved. */
export async function readWageTable(ctx: Ctx, path: string): Promise<ReadWages> {
  const source = await openRows(path, { mostRows: MOST_ROWS })
  const column = (head: RegExp) => source.headers.find(one => head.test(one))
  const [name, mail, wage, region] = [column(heads.name), column(heads.mail), column(heads.wage), column(heads.region)]
  if (wage === undefined || (name ?? mail) === undefined)
    throw refuse('import.no-rows', {
      detail: { zh: '需要「姓名」和「工资」两列', en: 'The table needs a column for the name and one for the wage' },
    })
  const { regions } = (await readSettings(ctx)).payroll
  const people = await staffOf(ctx)
  const rows: ReadWages['rows'] = []
  for await (const { line, cells } of source.rows) {
    const said = { name: cells[name ?? '']?.trim() ?? '', mail: cells[mail ?? '']?.trim().toLowerCase() ?? '' }
    const found = people.filter(one => (said.mail === '' ? one.name === said.name : one.email === said.mail))
    const wageFen = fenOf(cells[wage] ?? '')
    const place = cells[region ?? '']?.trim() ?? ''
    const person = found.length === 1 ? { id: found[0]!.id, name: found[0]!.name } : null
    rows.push({
      ...{ line, name: said.name || said.mail, person, wageFen: wageFen ?? null, region: place === '' ? null : place },
      problem: problemOf({ found: found.length, wageFen, isPlace: place === '' || regions.some(one => one.name === place) }),
    })
  }
  if (rows.length === 0) throw refuse('import.no-rows')
  return { rows }
}

function problemOf({ found, wageFen, isPlace }: { found: number; wageFen: number | undefined; isPlace: boolean }): Text | null {
  if (found === 0) return { zh: '没有这个人', en: 'Nobody of that name' }
  if (found > 1) return { zh: '同名的不止一人，请加「邮箱」一列', en: 'Several of that name: add a column with their e-mail' }
  if (wageFen === undefined) return { zh: '工资不是金额', en: 'The wage is no amount' }
  return isPlace ? null : { zh: '公司设置里没有这个地区', en: 'The company settings have no such region' }
}

const staffOf = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('people')
    .select(['id', 'name'])
    .select(eb => eb.fn<string>('lower', ['email']).as('email'))
    .where('org_id', '=', ctx.org)
    .execute()
