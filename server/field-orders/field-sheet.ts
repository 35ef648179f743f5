import { sql } from 'kysely'
import { bindsOthers, editionsBinding, evidenceName } from '../../engine/binding.ts'
import { inKind, meets } from '../../engine/conditions.ts'
import type { EvidenceRule, GateRule } from '../../engine/pack.ts'
import type { Edition } from '../../engine/rules.ts'
import type { CaseState } from '../../engine/state.ts'
import { photoPhases } from '../../events/on-site-events.ts'
import type { Ctx } from '../context.ts'
import { fieldWorkOf } from '../field-desk/field-work.ts'
import { formCase } from '../forms/view-forms.ts'
import { readSettings } from '../settings/change-settings.ts'
import type { FieldSheet } from './schema.ts'

/** What a phone needs beside the case, of all regulations that bind it. Refuses `case.not-found`. */
export async function fieldSheet(ctx: Ctx, id: string): Promise<FieldSheet> {
  const { state } = await formCase(ctx, id)
  const given = Object.keys(state.evidence)
  const parts = editionsBinding(ctx.rules, state).map(edition => rulesOf(edition, state))
  const evidence = parts.flatMap(part => part.evidence)
  const gates = parts.flatMap(part => part.gates)
  const rule = fieldWorkOf(ctx).ofKind.get(state.kind)
  return {
    work: rule === undefined ? null : { onTheWay: rule.onTheWay, onSite: rule.onSite, order: rule.order },
    ...{ given, evidence, gates, duties: parts.flatMap(part => part.duties) },
    photos: await withSetting(ctx, id, photosOf(evidence, gates, new Set(given))),
  }
}

/** The rules of one edition that speak of the case, with the names under which the case keeps their evidence. */
function rulesOf(edition: Edition, state: CaseState): Pick<FieldSheet, 'evidence' | 'gates' | 'duties'> {
  const isOwn = edition.key === state.edition
  const named = (id: string) => evidenceName(edition, state, id)
  const subject = { kind: state.kind, category: state.category }
  const gates = edition.pack.gates
    .filter(gate => inKind(gate, subject) && (isOwn || bindsOthers(edition, gate)))
    .map(gate => ({
      ...gate,
      needs: gate.needs.map(need => ({
        evidence: named(need.evidence),
        ...(need.ifSeen === undefined ? {} : { ifSeen: named(need.ifSeen) }),
      })),
    }))
  const asked = new Set(gates.flatMap(gate => gate.needs.flatMap(need => [need.evidence, need.ifSeen ?? need.evidence])))
  return {
    gates,
    evidence: edition.pack.evidence.map(rule => ({ ...rule, id: named(rule.id) })).filter(rule => asked.has(rule.id)),
    duties: edition.pack.duties.filter(
      duty => inKind(duty, subject) && 'caseRole' in duty.owner && duty.owner.caseRole === 'handler',
    ),
  }
}

/** Those that the company wants beside what its regulations ask for (公司设置); none of them holds anything up. */
async function withSetting(ctx: Ctx, id: string, asked: FieldSheet['photos']): Promise<FieldSheet['photos']> {
  const { field } = await readSettings(ctx)
  const wanted = field.photos.filter(phase => !asked.some(one => one.phase === phase))
  if (wanted.length === 0) return asked
  const rows = await ctx.tx
    .selectFrom('events')
    .select(sql<string>`data->>'phase'`.as('phase'))
    .distinct()
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', id)
    .where('type', '=', 'photo.added')
    .execute()
  const there = new Set(rows.map(row => row.phase))
  const title = { zh: '公司要求', en: 'Asked for by the company' }
  return [...asked, ...wanted.map(phase => ({ phase, clause: null, title, isGiven: there.has(phase) }))]
}

/** Photos that a gate waits for: evidence that comes with a photo of that phase (furn 4.1(3)). */
function photosOf(
  evidence: readonly EvidenceRule[],
  gates: readonly GateRule[],
  given: ReadonlySet<string>,
): FieldSheet['photos'] {
  const asked = new Set(gates.flatMap(gate => gate.needs.map(need => need.evidence)))
  return evidence.flatMap(rule => {
    // Evidence that any file gives (a voucher) asks for no photo.
    const condition = rule.on.find(one => one.on === 'photo.added')?.when?.phase
    const phase = condition === undefined ? undefined : photoPhases.find(one => meets(condition, one))
    if (phase === undefined || !asked.has(rule.id)) return []
    return [{ phase, clause: rule.clause, title: rule.title, isGiven: given.has(rule.id) }]
  })
}
