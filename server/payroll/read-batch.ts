import { editionNamed } from '../../engine/rules.ts'
import { regulationOf } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { mustFindBatch } from './batch-rows.ts'
import { frozenLines } from './frozen-lines.ts'
import { enters } from './posts.ts'
import { namesOfCases, seenLines } from './present-line.ts'
import type { BatchView } from './schema.ts'
import { giveBackVerdict, releaseVerdict } from './settle-batch.ts'

/** A batch with those of its lines that the viewer sees; the sums for whoever reads wages. */
export async function viewBatch(ctx: Ctx, id: string): Promise<BatchView> {
  const row = await mustFindBatch(ctx, id)
  const lines = (await frozenLines(ctx, id)).map(line => ({ ...line, caseId: line.case_id }))
  const seen = await seenLines(ctx, lines)
  const cases = await namesOfCases(
    ctx,
    seen.flatMap(one => (one.caseId === null ? [] : [one.caseId])),
  )
  const withWhy = enters(ctx)
  return {
    ...row,
    can: { release: await releaseVerdict(ctx, row, lines), giveBack: giveBackVerdict(ctx, row) },
    items: seen.map(line => ({
      ...{ position: line.position, key: line.key, source: line.source, effect: line.effect, reverses: line.reverses },
      ...{ party: { of: line.party, id: line.party_id, name: line.party_name }, department: line.department_name },
      case: cases.get(line.caseId ?? '') ?? null,
      regulation: regulationOf(
        editionNamed(ctx.rules, `${line.regulation}@${line.edition}`),
      ) as BatchView['items'][number]['regulation'],
      ...{ clause: line.clause, basis: line.basis, amountFen: line.amount_fen },
      why:
        withWhy || line.effect !== 'deduct' || line.party === 'department'
          ? (line.why as BatchView['items'][number]['why'])
          : null,
    })),
  }
}
