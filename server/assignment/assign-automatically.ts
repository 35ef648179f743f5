import type { OpenedCase } from '../cases/case-record.ts'
import { type Ctx, systemActor } from '../context.ts'
import { addEvent } from '../events/add-event.ts'
import { sha256 } from '../events/seal.ts'
import type { Work } from '../events/work.ts'
import { restrictionsOn } from '../penalties/restricted-business.ts'
import { readSettings } from '../settings/change-settings.ts'
import { type Choice, candidatesOf, chooseHandler } from './choose-handler.ts'
import { openCasesOf } from './open-cases.ts'

/**
 * Gives a case that has just been opened to one person, where the company wants cases of this kind assigned at once (公司设置: 自动分派) and
 * nobody handles it yet. Gives the choice, or undefined where none was made. Three queries where the kind is assigned so. The count of open cases is taken
 * from what is stored: of several registered at one moment each is weighed alone.
 */
export async function assignAutomatically(ctx: Ctx, work: Work, record: OpenedCase): Promise<Choice | undefined> {
  const { assignment } = ctx.settings ?? (await readSettings(ctx))
  const { state } = record
  if (
    !(assignment.kinds as readonly string[]).includes(state.kind) ||
    state.people.handler !== undefined ||
    state.department === undefined
  )
    return undefined
  const candidates = candidatesOf(ctx.roster, state.department).map(p => p.id)
  if (candidates.length === 0) return undefined
  // Suspended business (penal 四(一)4) is given to nobody by itself: the head of the department sees it and passes it on.
  if ((await restrictionsOn(ctx, record, state.department)).some(one => one.effect === 'refuse')) return undefined
  const [open, model] = await Promise.all([openCasesOf(ctx, candidates), modelOf(ctx, record.machineId)])
  const turn = Number.parseInt(sha256(record.id).slice(0, 8), 16)
  const wish = { department: state.department, category: state.category, subtype: state.subtype, model }
  const choice = chooseHandler(ctx.roster, assignment.skills, open, wish, turn)
  if (choice === undefined) return undefined
  addEvent({ ...ctx, actor: systemActor }, work, record, {
    type: 'handler.chosen',
    plain: { ...choice, department: state.department },
    sealed: {},
  })
  return choice
}

async function modelOf({ tx, org }: Ctx, machine: string | null): Promise<string | undefined> {
  if (machine === null) return undefined
  const row = await tx
    .selectFrom('machines')
    .select('model')
    .where('org_id', '=', org)
    .where('id', '=', machine)
    .executeTakeFirst()
  return row?.model
}
