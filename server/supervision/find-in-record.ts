import { meetsAll } from '../../engine/conditions.ts'
import type { RecordRule } from '../../engine/pack.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'
import { raiseFinding } from './raise-finding.ts'

type Said = { readonly values: Readonly<Record<string, unknown>>; readonly texts: Readonly<Record<string, unknown>> }

/**
 * 检查发现 out of a record that the regulation says is one (furn 6.3.2, 2.4.2): what an audit found, a handling that compliance found unlawful. It comes
 * into the register in the same transaction, under the record's clause. Gives its id; undefined where the record is none.
 */
export async function findInRecord(
  ctx: Ctx,
  { id, state }: OpenedCase,
  made: RecordRule,
  event: string,
  { values, texts }: Said,
): Promise<string | undefined> {
  const { finding, clause } = made
  if (finding === undefined || !meetsAll(finding.when, { values })) return undefined
  const words = texts[finding.words] ?? values[finding.words]
  const department = finding.department === undefined ? state.department : values[finding.department]
  return raiseFinding(ctx, {
    ...{ source: state.kind === 'audit' ? 'audit' : 'record', sourceId: event, caseId: id, personId: null, clause },
    departmentId: typeof department === 'string' ? department : null,
    isMajor: finding.major === undefined ? isGravest(ctx, state) : values[finding.major] === true,
    words: typeof words === 'string' ? words : '',
  })
}

function isGravest(ctx: Ctx, { edition, level }: OpenedCase['state']): boolean {
  const { rank } = editionNamed(ctx.rules, edition)
  return level !== undefined && rank.get(level) === Math.max(...rank.values())
}
