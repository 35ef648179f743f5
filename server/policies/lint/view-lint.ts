import type { Finding } from '../../../engine/lint/finding.ts'
import { Pack } from '../../../engine/pack.ts'
import type { Ctx } from '../../context.ts'
import { editionRow } from '../drafts/edition-row.ts'
import { mayEdit } from '../drafts/roles.ts'
import { lintPack } from './lint-pack.ts'
import type { FindingView, LintView, WaiverView } from './schema.ts'
import { waiversOf } from './waivers.ts'

/** What the lint finds in a stored edition, with waivers, clause texts and readings. Unknown: `edition.not-found`. */
export async function viewLint(ctx: Ctx, id: string, edition: string): Promise<LintView> {
  const pack = Pack.parse((await editionRow(ctx, { id, edition })).pack)
  const { findings, together, today } = lintPack(ctx, pack)
  const waived = await waiversOf(ctx, id, edition)
  const views = findings.map(finding => viewFinding(finding, [pack, ...together], waived))
  const count = (of: (finding: FindingView) => boolean) => views.filter(of).length
  return {
    regulation: pack.id,
    edition: pack.edition,
    title: pack.title,
    today,
    together: together.map(other => ({ id: other.id, edition: other.edition, title: other.title })),
    findings: views,
    waivers: waived,
    counts: {
      error: count(f => f.severity === 'error'),
      warning: count(f => f.severity === 'warning' && f.waiver === undefined),
      waived: count(f => f.waiver !== undefined),
      note: count(f => f.severity === 'note'),
    },
    mayWaive: mayEdit(ctx),
  }
}

/**
 * What keeps an edition from being published: every error, and every warning that nobody has waived. Empty: it may go.
 */
export async function blockingFindings(ctx: Ctx, pack: Pack): Promise<Finding[]> {
  const waived = new Set((await waiversOf(ctx, pack.id, pack.edition)).map(waiver => waiver.finding))
  return lintPack(ctx, pack).findings.filter(f => f.severity === 'error' || (f.severity === 'warning' && !waived.has(f.id)))
}

function viewFinding({ settledBy, ...finding }: Finding, packs: readonly Pack[], waived: readonly WaiverView[]): FindingView {
  const own = packs.find(p => p.id === finding.regulation && settledBy !== undefined && settledBy in p.readings)
  const reader = own ?? packs.find(p => settledBy !== undefined && settledBy in p.readings)
  const reading = settledBy === undefined ? undefined : reader?.readings[settledBy]
  const waiver = finding.severity === 'warning' ? waived.find(one => one.finding === finding.id) : undefined
  return {
    ...finding,
    about: [...finding.about],
    ...(finding.sample === undefined ? {} : { sample: { ...finding.sample } }),
    clauses: finding.clauses.flatMap(({ regulation, clause }) => {
      const pack = packs.find(p => p.id === regulation)
      const text = pack?.clauses[clause]
      return pack === undefined
        ? []
        : [{ regulation, edition: pack.edition, clause, ...(text === undefined ? {} : { title: text.title, gist: text.gist }) }]
    }),
    ...(reading === undefined || reader === undefined || settledBy === undefined
      ? {}
      : {
          reading: {
            id: settledBy,
            regulation: reader.id,
            clause: reading.clause,
            says: reading.says,
            by: reading.by,
            on: reading.on,
          },
        }),
    ...(waiver === undefined ? {} : { waiver }),
  }
}
