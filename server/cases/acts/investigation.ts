import { asksForEvidence } from '../../../engine/investigation/evidence-register.ts'
import { recordsInScope } from '../../../engine/records.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { checkFiles } from '../../investigation/check-files.ts'
import { readRegister } from '../../investigation/read-register.ts'
import type { OpenedCase } from '../case-record.ts'
import { mustBeStaff } from '../named-things.ts'
import type { ActFile } from '../perform-act.ts'

type Input = Readonly<Record<string, unknown>>

/** The clause under which the case collects evidence; a case for which no regulation asks for any has no register (`evidence.no-register`). */
function clauseOf(ctx: Ctx, { state }: OpenedCase): { clause: string } {
  const asked = recordsInScope(ctx.rules, state, ctx.now).find(({ record }) => asksForEvidence(record))
  if (asked === undefined) throw refuse('evidence.no-register')
  return { clause: asked.record.clause }
}

/** What is told to have happened has happened, but for a clock that goes a minute ahead (`time.in-future`). */
function mustBePast(ctx: Ctx, at: unknown): void {
  if (Date.parse(String(at)) - Date.parse(ctx.now) > 60_000) throw refuse('time.in-future')
}

/** 移交证据: the next step in the chain of custody of pieces that are on the register. */
export const handOverEvidence: ActFile = {
  act: 'hand-over-evidence',
  async fill(ctx, record, input: Input) {
    const clause = clauseOf(ctx, record)
    mustBePast(ctx, input.handedAt)
    const { from, to, fromOutside, toOutside } = input
    mustBeStaff(
      ctx,
      [from, to].filter(one => one !== undefined),
    )
    const known = new Set((await readRegister(ctx, record.id)).filter(piece => !piece.isVoid).map(piece => piece.number))
    const strange = (input.pieces as number[]).filter(number => !known.has(number))
    if (strange.length > 0)
      throw refuse('evidence.unknown', { ...clause, detail: { zh: strange.join('、'), en: strange.join(', ') } })
    const isComplete = (from !== undefined || fromOutside !== undefined) && (to !== undefined || toOutside !== undefined)
    if (!isComplete || (from !== undefined && from === to)) throw refuse('evidence.handover-incomplete', clause)
    return {}
  },
}

/** 核对证据: hashes the files of the register again; what differs is named in the event. */
export const checkEvidence: ActFile = {
  act: 'check-evidence',
  async fill(ctx, record) {
    clauseOf(ctx, record)
    const pieces = (await readRegister(ctx, record.id)).filter(piece => !piece.isVoid)
    const files = await checkFiles(ctx, record.id, pieces)
    const are = (what: 'changed' | 'missing') =>
      pieces.filter(piece => files.get(piece.file ?? '')?.is === what).map(piece => piece.number)
    return { files: files.size, changed: are('changed'), missing: are('missing') }
  },
}

/** 调查访谈: with a second person, an answer to each question and the signed minutes among the case's files. */
export const recordInterview: ActFile = {
  act: 'record-interview',
  async fill(ctx, record, input: Input) {
    const { person, who, second, questions, answers } = input as {
      person?: string
      who?: string
      second: string
      questions: readonly string[]
      answers: readonly string[]
    }
    mustBePast(ctx, input.heldAt)
    mustBeStaff(ctx, [second])
    const clause = clauseOf(ctx, record)
    if (person === undefined && who === undefined) throw refuse('interview.incomplete', clause)
    if (second === ctx.actor.person || second === person) throw refuse('interview.alone', clause)
    if (questions.length !== answers.length) throw refuse('interview.answers-missing', clause)
    return { number: (await readRegister(ctx, record.id)).length + 1 }
  },
}
