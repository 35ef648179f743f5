import { answerProblem, LIABILITY_RECORD, lastVersion } from '../../engine/liability.ts'
import type { RecordRule } from '../../engine/pack.ts'
import type { Text } from '../../events/text.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { isSuperiorOf } from '../organisation/superiors.ts'

type Values = Readonly<Record<string, unknown>>
type Row = { readonly department?: unknown; readonly person?: unknown }

const isOf = (record: RecordRule): boolean =>
  record.id === LIABILITY_RECORD && record.fields.some(field => field.id === 'shares' && field.kind === 'rows')

/**
 * 责任认定 as a whole (penal 三(三)3): shares where somebody is liable and none where nobody is, the number of departments as they are listed, no
 * party twice. Of a version after the first: the reason, and where something is contested, somebody who may answer it. That they add up to
 * 100 the record itself says. Gives the version that this one replaces; undefined where it is the first, or another record.
 */
export function mustBeSoundLiability(
  ctx: Ctx,
  { state }: OpenedCase,
  record: RecordRule,
  values: Values,
  texts: Values,
): string | undefined {
  if (!isOf(record)) return undefined
  const rows = (Array.isArray(values.shares) ? values.shares : []) as Row[]
  const stop = (code: Parameters<typeof refuse>[0], field: string, because: Text) => {
    throw refuse(code, { clause: record.clause, fields: { [`data.${field}`]: because } })
  }
  const isNobody = values.liable === 'nobody'
  if (!isNobody && rows.length === 0)
    stop('liability.shares-missing', 'values.shares', {
      zh: '列出每个部门和个人的比例，合计 100%',
      en: 'List each department and person with a share; together 100 %',
    })
  if (isNobody && rows.length > 0)
    stop('liability.shares-for-nobody', 'values.shares', {
      zh: '认定公司无责任的，不列比例',
      en: 'Where nobody is liable there are no shares',
    })
  if (isNobody && !isSaid(texts.nobody))
    stop('liability.basis-missing', 'texts.nobody', { zh: '写明公司无责任的依据', en: 'Say why nobody of the company is liable' })
  const departments = new Set(rows.map(row => row.department)).size
  const said = departments === 0 ? 'none' : departments === 1 ? 'one' : 'several'
  if (values.departments !== said)
    stop('liability.departments-do-not-fit', 'values.departments', {
      zh: `比例中列了 ${departments} 个部门`,
      en: `The shares name ${departments} departments`,
    })
  const parties = rows.map(row => `${String(row.department)}/${String(row.person ?? '')}`)
  const twice = parties.findIndex((party, at) => parties.indexOf(party) !== at)
  if (twice >= 0)
    stop('liability.party-twice', `values.shares.${twice}.department`, {
      zh: '同一部门或个人只列一行',
      en: 'One line for each department or person',
    })
  const before = lastVersion(state.liability)
  if (before === undefined) return undefined
  if (!isSaid(texts.reasons))
    stop('liability.reasons-missing', 'texts.reasons', {
      zh: '已经认定过，写明为什么重新认定',
      en: 'It was found before: say why it is found anew',
    })
  const open = before.contests.find(one => one.answered === undefined)
  const problem =
    open && answerProblem(state.liability, open.id, ctx.actor.person, isSuperiorOf(ctx.roster, ctx.actor, before.by))
  if (problem) throw refuse(problem, { clause: record.clause })
  return before.event
}

const isSaid = (text: unknown): boolean => typeof text === 'string' && text.trim() !== ''
