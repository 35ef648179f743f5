import { localDateOf } from '../../engine/calendar/days.ts'
import { measureOfText } from '../../engine/enforcement.ts'
import type { MeasureNow } from '../../engine/measures.ts'
import { type AppealHindrance, appealHindrance, payrollEffect } from '../../engine/payroll/penalty-clearance.ts'
import type { CitedViolation } from '../../engine/penalty.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { CaseState } from '../../engine/state.ts'
import type { Instant } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import { nameOfRole } from '../access/role-names.ts'
import type { Ctx } from '../context.ts'
import { measuresNow } from '../penalties/measures-now.ts'
import type { CompanySettings } from '../rules/organisation-rules.ts'
import { readSettings } from '../settings/change-settings.ts'
import { announcedBefore } from './announcements.ts'
import { appealUntil, isRatified } from './appeal-time.ts'
import { type BlockerCode, blocker } from './blockers.ts'
import { deciderOf } from './deciders.ts'
import { type Paper, papersOf } from './papers.ts'
import { figureBlockers, paperBlockers, unannounced } from './penalty-blockers.ts'
import type { Blocker } from './schema.ts'
import type { Claim, PayrollSource, SourceLine } from './sources.ts'

const kinds = ['fine', 'bonus', 'demotion', 'transfer', 'dismissal'] as const
const keyOf = (caseId: string, kind: MeasureNow['kind']): string => `penalty:${caseId}:${kind}`
/** A change of pay that has run out or was taken back is payroll's no more: what it was told is reversed. */
const isOver = ({ kind, state }: Pick<MeasureNow, 'kind' | 'state'>): boolean =>
  state === 'taken-back' || (payrollEffect(kind) === 'pay-change' && (state === 'restored' || state === 'expired'))

function claimOf(caseId: string, kind: MeasureNow['kind'], amountFen: number | undefined): Claim | undefined {
  const effect = payrollEffect(kind)
  if (effect === undefined) return undefined
  return { key: keyOf(caseId, kind), effect, totalFen: effect !== 'deduct' ? 0 : amountFen === undefined ? null : -amountFen }
}

const hindered: Readonly<Record<AppealHindrance, BlockerCode>> = {
  'not-standing': 'payroll.not-standing',
  'ratification-open': 'payroll.ratification-open',
  'not-served': 'payroll.not-served',
  'appeal-window': 'payroll.appeal-window',
  'appeal-open': 'payroll.appeal-open',
}

/** 处罚: what a penalty that stands takes from a wage or a pool, or what it tells payroll to change (penal 四, furn 8.3). */
export const penaltySource: PayrollSource = {
  name: 'penalty',
  async claims(ctx) {
    const rows = await ctx.tx
      .selectFrom('penalty_measures')
      .select(['case_id', 'kind', 'state', 'said'])
      .where('org_id', '=', ctx.org)
      .where('kind', 'in', [...kinds])
      .where('state', '<>', 'taken-back')
      .orderBy('case_id')
      .orderBy('kind')
      .execute()
    return rows.flatMap(row => (isOver(row) ? [] : (claimOf(row.case_id, row.kind, row.said.amountFen) ?? [])))
  },

  async lines(ctx, claims) {
    const wanted = new Set(claims.map(one => one.key))
    const cases = [...new Set(claims.map(one => one.key.split(':')[1]!))]
    if (cases.length === 0) return []
    const rows = await ctx.tx
      .selectFrom('cases')
      .select(['id', 'number', 'state'])
      .where('org_id', '=', ctx.org)
      .where('id', 'in', cases)
      .orderBy('id')
      .execute()
    const settings = await readSettings(ctx)
    const [announced, papers, deciders] = [await announcedBefore(ctx), await papersOf(ctx, cases), await deciderOf(ctx, cases)]
    return rows.flatMap(({ id, number, state }) => {
      const cited = state.penalty?.cited
      if (cited === undefined) return []
      const until = appealUntil(ctx, state, settings.payroll.appealWorkdays)
      const { pack } = editionNamed(ctx.rules, cited.edition)
      const shared = [...appealBlocker(ctx, state, until), ...unannounced(pack, cited.on, announced.get(cited.edition))]
      const since = localDateOf(ctx.rules.calendar, until ?? state.penalty?.decided?.at ?? ctx.now)
      return measuresNow(ctx, state, settings.penalties.limits)
        .measures.filter(measure => wanted.has(keyOf(id, measure.kind)))
        .flatMap(measure => {
          const claim = claimOf(id, measure.kind, measure.amountFen)
          const around = { id, number, cited, since, shared, settings, papers: papers.get(id) ?? [] }
          return claim === undefined ? [] : [{ ...lineOf(ctx, claim, measure, around), deciders: deciders.get(id) ?? [] }]
        })
    })
  },
}

function appealBlocker(ctx: Ctx, state: CaseState, until: Instant | undefined): Blocker[] {
  const found = appealHindrance(state.penalty, { now: ctx.now, appealUntil: until, isRatified: isRatified(state) })
  return found === undefined ? [] : [blocker(hindered[found], { until: found === 'appeal-window' ? until : undefined })]
}

type Around = {
  readonly id: string
  readonly number: string
  readonly cited: CitedViolation
  readonly since: string
  readonly shared: readonly Blocker[]
  readonly settings: CompanySettings
  readonly papers: readonly Paper[]
}

function lineOf(ctx: Ctx, claim: Claim, measure: MeasureNow, around: Around): Omit<SourceLine, 'deciders'> {
  const { cited, number, settings } = around
  const { pack } = editionNamed(ctx.rules, cited.edition)
  const text = measureOfText(pack, cited, measure)
  const rule = pack.sanctions?.find(one => text !== undefined && one.measures.includes(text))
  const title = text?.title ?? { zh: '处罚', en: 'Penalty' }
  const paper = claim.effect === 'pay-change' ? 'pay-agreement' : claim.effect === 'contract-end' ? 'union-notice' : null
  const onFile = around.papers.find(one => one.kind === paper)
  return {
    ...claim,
    ...{ party: { of: cited.of, id: cited.subject }, caseId: around.id, edition: cited.edition, since: around.since },
    clause: rule?.clause ?? cited.clause,
    basis: { zh: `${title.zh}（处罚 ${number}）`, en: `${title.en ?? title.zh} (penalty ${number})` },
    blockers: [
      ...around.shared,
      ...figureBlockers({ pack, cited, limits: settings.penalties.limits, settlers: settlersOf(settings) }, measure),
      ...paperBlockers(claim.effect, onFile),
    ],
    paper,
    ...(onFile === undefined || onFile.wageFen === null ? {} : { newWageFen: onFile.wageFen }),
  }
}

/** Who approves a new edition, as the company has it set. */
function settlersOf({ policies }: CompanySettings): Text {
  const names = policies.approvers.map(nameOfRole)
  return { zh: names.map(one => one.zh).join('、'), en: names.map(one => one.en ?? one.zh).join(', ') }
}
