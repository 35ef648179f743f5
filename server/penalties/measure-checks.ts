import { meetsAll } from '../../engine/conditions.ts'
import { addMonths, type MeasureNow, quantityOf } from '../../engine/measures.ts'
import { doesToMeasures } from '../../engine/on-penalty.ts'
import type { OnMeasure, RecordRule } from '../../engine/pack.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addEvent } from '../events/add-event.ts'
import type { Work } from '../events/work.ts'
import { readSettings } from '../settings/change-settings.ts'
import { companyLimits, measuresNow } from './measures-now.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * A record that carries out, asks about or restores a measure of a penalty: refuses it where the measure does not stand, waits for the appeal, has a
 * blank that nobody has filled, goes beyond what was decided, or where the findings of a dismissal are not all there. Each refusal by name, with the clause.
 */
export async function mustBeCarriable(
  ctx: Ctx,
  record: OpenedCase,
  rule: RecordRule,
  values: Values,
  texts: Values,
): Promise<void> {
  if (record.state.kind !== 'penalty') return
  const said = doesToMeasures(ctx.rules, record.state, rule.id).filter(one => meetsAll(one.when, { values }))
  if (said.length === 0) return
  const { measures } = measuresNow(ctx, record.state, await companyLimits(ctx))
  for (const one of said) {
    const measure = measures.find(each => each.kind === one.kind)
    if (measure === undefined || measure.state === 'taken-back' || measure.state === 'not-served')
      throw refuse('measure.not-standing', { clause: rule.clause })
    if (one.does === 'carries-out') mustBeItsTime(ctx, record, rule, one, measure, values, texts)
    else mustBeInEffect(ctx, record, rule, one, measure)
  }
}

function mustBeItsTime(
  ctx: Ctx,
  record: OpenedCase,
  rule: RecordRule,
  said: OnMeasure,
  measure: MeasureNow,
  values: Values,
  texts: Values,
): void {
  const about = { clause: rule.clause, ...(rule.reading === undefined ? {} : { reading: rule.reading }) }
  if (measure.state === 'suspended') throw refuse('measure.suspended', about)
  if (measure.state === 'blocked') throw refuse('measure.blank', { ...about, detail: blankOf(ctx, record) })
  if (measure.state !== 'to-carry-out' && measure.state !== 'in-effect') throw refuse('measure.over', about)
  mustNotGoBeyond(rule, said, measure, values)
  const missing = (said.together ?? []).filter(one => !isSaid(texts[one.text]) || !isSaid(values[one.file]))
  if (missing.length > 0)
    throw refuse('dismissal.facts-missing', {
      ...about,
      detail: listOf(missing.map(one => one.title)),
      fields: Object.fromEntries(
        missing.map(one => [
          isSaid(texts[one.text]) ? `data.values.${one.file}` : `data.texts.${one.text}`,
          isSaid(texts[one.text])
            ? { zh: '附上证据', en: 'Add the evidence' }
            : { zh: '写明事实并附证据', en: 'Say the facts and add the evidence' },
        ]),
      ),
    })
  const { union } = said
  if (union === undefined) return
  const toldOn = values[union.on]
  if (values[union.told] !== true || typeof toldOn !== 'string' || toldOn >= String(values[union.before]))
    throw refuse('dismissal.union-not-told', {
      clause: rule.clause,
      detail: {
        zh: '劳动合同法第四十三条：解除前把理由通知工会，通知日早于解除日',
        en: 'Labour Contract Law, article 43: the union is told the reason before the contract is ended',
      },
      fields: { [`data.values.${union.on}`]: { zh: '早于解除日', en: 'Before the day on which it ends' } },
    })
}

/** Nothing is taken beyond what was decided: no larger amount, no more points, no longer a term. */
function mustNotGoBeyond(rule: RecordRule, said: OnMeasure, measure: MeasureNow, values: Values): void {
  const beyond = (field: string, because: Text) =>
    refuse('measure.beyond-decision', { clause: rule.clause, fields: { [`data.values.${field}`]: because } })
  for (const [field, quantity] of [
    [said.amount, measure.amountFen],
    [said.points, measure.points],
  ] as const)
    if (field !== undefined && quantity !== undefined && Number(values[field] ?? 0) > quantity)
      throw beyond(field, { zh: '超过决定的数额', en: 'More than was decided' })
  const [from, until] = [said.from, said.until].map(field => (field === undefined ? undefined : values[field]))
  if (typeof from !== 'string' || typeof until !== 'string') return
  if (until <= from) throw beyond(said.until!, { zh: '期满日在开始日之后', en: 'The end comes after the beginning' })
  if (measure.months !== undefined && until > addMonths(from as LocalDate, measure.months))
    throw beyond(said.until!, {
      zh: `决定的期限是 ${measure.months} 个月，最迟到 ${addMonths(from as LocalDate, measure.months)}`,
      en: `The term decided is ${measure.months} months, until ${addMonths(from as LocalDate, measure.months)} at the latest`,
    })
}

/** Early restoration: of a measure in effect that the regulation calls restorable, once asked for, decided by neither whom it is about nor whoever asked. */
function mustBeInEffect(ctx: Ctx, { state }: OpenedCase, rule: RecordRule, said: OnMeasure, measure: MeasureNow): void {
  const about = { clause: rule.clause }
  const isOver = measure.state === 'expired' && said.does === 'restores'
  if (measure.state !== 'in-effect' && !isOver) throw refuse('measure.not-in-effect', about)
  if (!isRestorable(ctx, state, measure)) throw refuse('measure.not-restorable', about)
  if (said.does === 'asks') return
  const { person } = ctx.actor
  if (state.people.party?.includes(person)) throw refuse('measure.own', about)
  // After the term nobody asks: it is owed.
  if (isOver || said.does === 'declines') return
  const asked = state.penalty?.courses?.[said.kind]?.asked
  if (asked === undefined) throw refuse('measure.not-asked', about)
  if (asked.by === person) throw refuse('measure.own-request', about)
}

/** Whether the regulation calls a measure of this penalty restorable on good conduct. */
export function isRestorable(
  { rules }: Pick<Ctx, 'rules'>,
  state: OpenedCase['state'],
  measure: Pick<MeasureNow, 'kind'>,
): boolean {
  const cited = state.penalty?.cited
  if (cited === undefined) return false
  const { pack } = editionNamed(rules, cited.edition)
  return (pack.sanctions ?? []).some(
    rule => rule.of === cited.of && rule.measures.some(one => one.kind === measure.kind && one.restorable === true),
  )
}

/** As a penalty is served: how long what no text ends counts, as the company has it set that day. */
export async function saySomethingOfTime(ctx: Ctx, work: Work, record: OpenedCase, made: RecordRule): Promise<void> {
  if (record.state.kind !== 'penalty' || made.id !== 'penalty-notice') return
  const { countMonths } = (await readSettings(ctx)).penalties
  const counts = (record.state.penalty?.decided?.measures ?? []).flatMap(({ kind, months }) => {
    const said = kind === 'warning' || kind === 'points' ? countMonths[kind] : undefined
    return said === undefined || months !== undefined ? [] : [{ kind, months: said }]
  })
  if (counts.length > 0) addEvent(ctx, work, record, { type: 'measure.counted', plain: { counts }, sealed: {} })
}

/** Of a quantity, what it is that is left blank. */
export function blankOf(ctx: Pick<Ctx, 'rules'>, { state }: OpenedCase): Text {
  const cited = state.penalty?.cited
  const title = cited === undefined ? undefined : editionNamed(ctx.rules, cited.edition).pack.title
  return {
    zh: `《${title?.zh ?? ''}》没有写数额：先由公司在设置中填写范围，再由管理层填定`,
    en: `${title?.en ?? title?.zh ?? ''} leaves the quantity blank: the company fills it in its settings first, then management says how much`,
  }
}

const isSaid = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''
const listOf = (titles: readonly Text[]): Text => ({
  zh: `还缺：${titles.map(one => one.zh).join('、')}`,
  en: `Still missing: ${titles.map(one => one.en ?? one.zh).join(', ')}`,
})

/** The field in which a measure of this kind has its quantity. */
export const unitOf = (kind: MeasureNow['kind']) => quantityOf[kind]
