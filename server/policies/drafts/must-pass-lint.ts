import type { Finding } from '../../../engine/lint/finding.ts'
import type { Pack } from '../../../engine/pack.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { blockingFindings } from '../lint/view-lint.ts'

const MOST_LISTED = 50

/** Errors of the lint refuse (`edition.lint-errors`), and so do warnings that nobody has waived (`edition.warnings-open`), each listed with its place and mend. */
export async function mustPassLint(ctx: Ctx, pack: Pack): Promise<void> {
  const blocking = await blockingFindings(ctx, pack)
  const errors = blocking.filter(found => found.severity === 'error')
  if (errors.length > 0) throw refuse('edition.lint-errors', listed(errors))
  if (blocking.length > 0) throw refuse('edition.warnings-open', listed(blocking))
}

function listed(findings: readonly Finding[]) {
  return {
    detail: { zh: `共 ${findings.length} 项`, en: `${findings.length} in all` },
    problems: findings.slice(0, MOST_LISTED).map(({ clauses, says, suggestion }) => ({
      place: {
        zh: clauses.length === 0 ? '整部制度' : `${clauses.map(c => c.clause).join('、')} 条`,
        en: clauses.length === 0 ? 'The whole regulation' : `Clause ${clauses.map(c => c.clause).join(', ')}`,
      },
      says,
      mend: suggestion,
    })),
  }
}
