import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { checkFiles } from './check-files.ts'
import { readRegister } from './read-register.ts'

/**
 * Nothing rests on a piece of evidence whose file is no longer what was filed: `evidence.changed` names the pieces and the clause that asks
 * for them.
 */
export async function mustBeSound(ctx: Ctx, caseId: string, numbers: readonly number[], clause: string): Promise<void> {
  const cited = new Set(numbers)
  if (cited.size === 0) return
  const pieces = (await readRegister(ctx, caseId)).filter(piece => cited.has(piece.number))
  const files = await checkFiles(ctx, caseId, pieces)
  const unsound = pieces.flatMap(piece => {
    const file = files.get(piece.file ?? '')
    return file === undefined || file.is === 'sound' ? [] : [{ number: piece.number, name: file.name }]
  })
  if (unsound.length === 0) return
  throw refuse('evidence.changed', {
    clause,
    detail: {
      zh: unsound.map(({ number, name }) => `证据 ${number}「${name}」与归入时不一致`).join('；'),
      en: unsound.map(({ number, name }) => `evidence ${number} "${name}" is not what was filed`).join('; '),
    },
  })
}
