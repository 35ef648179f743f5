import { votesNeeded } from '../../../engine/ballots.ts'
import type { LocalDate } from '../../../events/instant.ts'
import { named } from '../../cases/view-case.ts'
import type { Ctx } from '../../context.ts'
import { type RefusalCode, refusals } from '../../errors.ts'
import { ballotsOf } from './ballot-row.ts'
import { editionRow } from './edition-row.ts'
import { mayEdit } from './roles.ts'
import type { Ballot, EditionProgress, EditionStanding } from './schema.ts'
import { standingOf } from './view-standing.ts'
import { BY_SETTING, stepsFor } from './who-decides.ts'

type Name = { readonly id: string; readonly edition: LocalDate }
type Verdict = EditionProgress['can']['edit']

const no = (code: RefusalCode, because?: { zh: string; en: string }): Verdict => ({
  refused: code,
  because: because ?? {
    zh: `${refusals[code].zh.title}。${refusals[code].zh.mend}`,
    en: `${refusals[code].en.title}. ${refusals[code].en.mend}`,
  },
})
const editorsOnly = no('role.missing', {
  zh: '由部门负责人以上、法务或管理员办理',
  en: 'Heads of department and above, legal and administrators do this',
})

/** Where one edition stands: its ballots with every vote, who would decide, and what the actor may do or why not. */
export async function viewProgress(ctx: Ctx, name: Name): Promise<EditionProgress> {
  const row = await editionRow(ctx, name)
  const standing = await standingOf(ctx, name)
  const ballots = await ballotsOf(ctx, row)
  const steps = await stepsFor(ctx, row.regulation)
  return {
    ...standing,
    ballots,
    route: steps.map(step => ({
      clause: step.clause === BY_SETTING ? null : step.clause,
      needed: votesNeeded(step),
      people: step.people.map(p => ({ id: p.person, name: named(ctx, p.person).name })),
    })),
    can: verdicts(
      ctx,
      standing,
      ballots,
      steps.some(step => step.people.some(p => p.person === ctx.actor.person)),
    ),
  }
}

function verdicts(ctx: Ctx, standing: EditionStanding, ballots: readonly Ballot[], decides: boolean): EditionProgress['can'] {
  const { status } = standing
  const open = ballots.find(ballot => ballot.outcome === null)
  const edit = !mayEdit(ctx) ? editorsOnly : status === 'draft' ? true : no('edition.not-a-draft')
  const inApproval = status !== 'in-approval' || open === undefined ? no('edition.not-in-approval') : true
  return {
    edit,
    remove: edit !== true ? edit : ballots.length === 0 ? true : no('edition.not-a-draft', kept),
    submit: edit,
    withdraw:
      inApproval !== true ? inApproval : open?.submittedBy.id === ctx.actor.person ? true : no('edition.not-yours-to-withdraw'),
    vote: inApproval !== true ? inApproval : standing.waitsForMe === 'vote' ? true : no('edition.vote-not-yours'),
    repeal: status !== 'published' ? no('edition.not-published') : decides ? true : no('edition.not-yours-to-repeal'),
    acknowledge: standing.waitsForMe === 'read' ? true : no('edition.not-addressed'),
    move: !mayEdit(ctx) ? editorsOnly : standing.current ? true : no('move.not-possible'),
  }
}

const kept = { zh: '这个草案表决过，须留存，不能删除', en: 'This draft has been voted on; it stays on record' }
