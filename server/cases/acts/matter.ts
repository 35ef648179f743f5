import { meetsAll } from '../../../engine/conditions.ts'
import { effectiveEvents } from '../../../engine/corrections.ts'
import type { RecordColumn, RecordRule } from '../../../engine/pack.ts'
import { isSealedField, valuesOfKind } from '../../../engine/record-fields.ts'
import { type RecordProblem, recordProblems } from '../../../engine/record-problems.ts'
import { ownHandRefusal, permitsOfLater, recordsInScope } from '../../../engine/records.ts'
import { editionNamed } from '../../../engine/rules.ts'
import { codeTrees } from '../../../events/code-trees.ts'
import { mustSayWhyOtherwise } from '../../actions/counted-fields.ts'
import { codesAmong, todayOf } from '../../code-trees/read-codes.ts'
import { mustBeInFunds } from '../../compensation/spending.ts'
import { type Ctx, notPeople } from '../../context.ts'
import { recordCharge, speaksOfCharge } from '../../customers/decide-charge.ts'
import { refuse, refuseAct } from '../../errors.ts'
import { mustBeSound } from '../../investigation/must-be-sound.ts'
import { readRegister } from '../../investigation/read-register.ts'
import { mustBeSoundLiability } from '../../liability/record-checks.ts'
import { mustBeCarriable, saySomethingOfTime } from '../../penalties/measure-checks.ts'
import { mustTellWhatWasApproved, partsNamed } from '../../penalties/record-checks.ts'
import { withComputed } from '../../rewards/computed-fields.ts'
import { amountOfReward, mustBePublishedOut, mustFitReward } from '../../rewards/reward-checks.ts'
import { withSignatureCheck } from '../../signatures/signature-check.ts'
import { keepCodedFacts } from '../../statistics/keep-coded-facts.ts'
import { findInRecord } from '../../supervision/find-in-record.ts'
import { amountOfTrip } from '../../trips/amount-of-trip.ts'
import type { OpenedCase } from '../case-record.ts'
import { keptUntil } from '../kept-until.ts'
import { openedBy, withOpenedCase } from '../open-by-record.ts'
import type { ActFile } from '../perform-act.ts'
import { eventsOf } from '../queries.ts'
import { amountOfContract } from './contract-dunning.ts'
import { submissionOf } from './freeze-route.ts'

type Values = Readonly<Record<string, unknown>>

/** 填写记录: one of the records that the regulations on this case declare, by whom they permit, filled in as they say. */
export const makeRecord: ActFile = {
  act: 'make-record',
  async fill(ctx, record, input, at) {
    const { state } = record
    const scoped = recordsInScope(ctx.rules, state, ctx.now).find(one => one.record.id === input.record)
    if (!scoped) throw refuse('record.unknown')
    const refusal = notPeople.has(ctx.actor.person) ? undefined : permitsOfLater(ctx.rules, scoped, state, ctx.actor, input)
    if (refusal) throw refuseAct(refusal)
    const own = ownHandRefusal(scoped, state, ctx.actor)
    if (own && !notPeople.has(ctx.actor.person)) throw refuseAct(own)
    await mustFitReward(ctx, record, scoped.record)
    const checked = await withSignatureCheck(ctx, record, scoped.record, (input.values ?? {}) as Values)
    const values = await withComputed(ctx, scoped.edition, scoped.record, checked)
    const { texts } = await withOpenedCase(ctx, record, scoped.record, (input.texts ?? {}) as Values)
    const problems = recordProblems(scoped.record, values, texts, todayOf(ctx), at)
    if (problems.length === 0) problems.push(...(await unknownNames(ctx, record, scoped.record, values)))
    if (problems.length > 0)
      throw refuse('record.incomplete', {
        clause: scoped.record.clause,
        fields: Object.fromEntries(problems.map(problem => [pathOf(scoped.record, problem, texts), problem.because])),
      })
    const cited = valuesOfKind(scoped.record, values, 'evidence').flatMap(({ value }) =>
      Array.isArray(value) ? value.map(Number) : [],
    )
    await mustBeSound(ctx, record.id, cited, scoped.record.clause)
    await mustSayWhyOtherwise(ctx, record.id, scoped.record, values, texts)
    await mustBeAnotherHand(ctx, record, [scoped.record, ...scoped.also.map(one => one.record)], values)
    mustTellWhatWasApproved(ctx, record, scoped.record, values)
    await mustBeCarriable(ctx, record, scoped.record, values, texts)
    const replaces = mustBeSoundLiability(ctx, record, scoped.record, values, texts)
    await mustBeInFunds(ctx, scoped.edition.pack.id, scoped.record, values)
    const people = await partsNamed(ctx, record, scoped.record, values)
    return {
      values,
      ...(scoped.record.opens === undefined ? {} : { texts }),
      ...(people === undefined ? {} : { people }),
      ...(replaces === undefined ? {} : { replaces }),
    }
  },
  async after(ctx, work, record, { event, plain, sealed }) {
    const made = recordsInScope(ctx.rules, record.state, ctx.now).find(one => one.record.id === plain.record)
    if (made !== undefined)
      await keepCodedFacts(ctx, record, made.record, event, {
        values: (plain.values ?? {}) as Values,
        texts: (sealed.texts ?? {}) as Values,
      })
    if (made !== undefined)
      await findInRecord(ctx, record, made.record, event, {
        values: (plain.values ?? {}) as Values,
        texts: (sealed.texts ?? {}) as Values,
      })
    if (made !== undefined) await saySomethingOfTime(ctx, work, record, made.record)
    if (made !== undefined && speaksOfCharge(ctx, record, made.record)) await recordCharge(ctx, work, record, 'cause')
    return made?.record.opens === undefined ? undefined : openedBy(ctx, made.record.opens.number, sealed.texts)
  },
}

/** Two confirmations of one thing are given by two people (furn 4.3): refuses the second of one hand (`record.other-hand`), with the clause. */
async function mustBeAnotherHand(ctx: Ctx, { id }: OpenedCase, records: readonly RecordRule[], values: Values): Promise<void> {
  const asked = records.filter(({ otherHand }) => otherHand !== undefined && meetsAll(otherHand.when, { values }))
  if (asked.length === 0) return
  const made = effectiveEvents(await eventsOf(ctx, id)).filter(event => event.type === 'record.made')
  for (const { id: name, clause, otherHand } of asked)
    if (made.some(({ actor, data }) => actor === ctx.actor.person && data.record === name && meetsAll(otherHand!.than, data)))
      throw refuse('record.other-hand', { clause })
}

/**
 * Where the form has the field, whichever half it was sent in; a field that the record has not stands where it was sent. Cells of rows:
 * `data.values.shares.0.percent`.
 */
function pathOf(record: RecordRule, { field, row, column }: RecordProblem, texts: Values): string {
  const known = record.fields.find(one => one.id === field)
  const cell = known?.kind === 'rows' ? known.columns.find(one => one.id === column) : known
  const inTexts = known === undefined ? field in texts : cell !== undefined && isSealedField(cell)
  return ['data', inTexts ? 'texts' : 'values', field, ...(row === undefined ? [] : [row, column])].join('.')
}

/** People, departments, files, codes and pieces of evidence that this organisation (or this case) does not have. */
async function unknownNames(ctx: Ctx, { id }: OpenedCase, record: RecordRule, values: Values): Promise<RecordProblem[]> {
  const of = (kind: RecordColumn['kind']) =>
    valuesOfKind(record, values, kind).filter(({ value }) => value !== undefined && value !== '')
  const problem = (because: RecordProblem['because'], cells: readonly Cell[]) =>
    cells.map(
      ({ field, row, column }): RecordProblem => ({
        field,
        ...(row === undefined ? {} : { row, column: column.id }),
        because,
      }),
    )
  const { people, departments } = ctx.roster
  return [
    ...problem(
      { zh: '没有这个人', en: 'There is no such person' },
      of('person').filter(({ value }) => !people.has(String(value))),
    ),
    ...problem(
      { zh: '没有这个部门', en: 'There is no such department' },
      of('department').filter(({ value }) => !departments.has(String(value))),
    ),
    ...problem({ zh: '请先把文件附到本案件', en: 'Attach the file to this case first' }, await unboundFiles(ctx, id, of('file'))),
    ...problem({ zh: '代码树中没有这个在用的编码', en: 'The tree has no such code in use' }, await unknownCodes(ctx, of('code'))),
    ...problem(
      { zh: '证据清单中没有这个编号', en: 'The evidence register has no such number' },
      await unknownPieces(ctx, id, of('evidence')),
    ),
  ]
}

type Cell = ReturnType<typeof valuesOfKind>[number]

async function unknownCodes(ctx: Ctx, cells: readonly Cell[]): Promise<Cell[]> {
  const treeOf = ({ column }: Cell) => (column.kind === 'code' ? column.tree : undefined)
  const wrong: Cell[] = []
  for (const tree of codeTrees) {
    const ofTree = cells.filter(cell => treeOf(cell) === tree)
    const known = await codesAmong(
      ctx,
      tree,
      todayOf(ctx),
      ofTree.map(({ value }) => String(value)),
    )
    wrong.push(...ofTree.filter(({ value }) => !known.has(String(value))))
  }
  return wrong
}

async function unknownPieces(ctx: Ctx, caseId: string, cells: readonly Cell[]): Promise<Cell[]> {
  if (cells.length === 0) return []
  const known = new Set((await readRegister(ctx, caseId)).filter(piece => !piece.isVoid).map(piece => piece.number))
  return cells.filter(({ value }) => !(Array.isArray(value) ? value : [value]).every(number => known.has(Number(number))))
}

async function unboundFiles(ctx: Ctx, caseId: string, cells: readonly Cell[]): Promise<Cell[]> {
  if (cells.length === 0) return []
  const bound = await ctx.tx
    .selectFrom('files')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where(
      'id',
      'in',
      cells.map(({ value }) => String(value)),
    )
    .execute()
  const known = new Set(bound.map(file => file.id))
  return cells.filter(({ value }) => !known.has(String(value)))
}

/** 提请决定: the route that the regulation names for this matter, frozen; a second submission is a new round. Urgency needs its reason. */
export const submitMatter: ActFile = {
  act: 'submit-matter',
  async fill(ctx, record, input) {
    const amountFen =
      record.state.kind === 'contract'
        ? await amountOfContract(ctx, record, input)
        : (amountOfTrip(ctx, record, input) ?? (await amountOfReward(ctx, record, input.amountFen)))
    const stated = amountFen === undefined ? {} : { amountFen }
    return {
      ...stated,
      round: (record.state.rounds.matter ?? 0) + 1,
      ...(await submissionOf(ctx, record, 'matter', { ...input, ...stated })),
    }
  },
}

/** 办结: only where the regulation lets the case end so; others end by being archived. Its papers are kept as those of an archived case. */
export const closeMatter: ActFile = {
  act: 'close-matter',
  async fill(ctx, record, { outcome }) {
    if (!endsBy(ctx, record.state, 'matter.closed')) throw refuse('matter.ends-otherwise')
    await mustBePublishedOut(ctx, record, outcome)
    return {}
  },
  async after(ctx, _work, record) {
    record.retainUntil = keptUntil(ctx, record)?.until ?? null
    return undefined
  },
}

/** Whether an event of this type, whatever it says, can be the end of such a case. */
export function endsBy(ctx: Ctx, state: OpenedCase['state'], type: string): boolean {
  const lifecycle = editionNamed(ctx.rules, state.edition).lifecycles.get(state.kind)
  return lifecycle?.end.some(trigger => trigger.on === type) ?? false
}
