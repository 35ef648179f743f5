import type { Text } from '../events/text.ts'

/** Wrong use, said in a sentence; exit code 2. */
export class WrongUse extends Error {}
/** A pack that is none, with each place and mend; exit code 1. */
export class NoPack extends Error {
  readonly problems: readonly { readonly path: string; readonly place: Text; readonly says: Text; readonly mend: Text }[]
  constructor(from: string, problems: NoPack['problems']) {
    super(`${from}: ${problems.map(p => `${p.path} ${p.says.en ?? p.says.zh}`).join('; ')}`)
    this.problems = problems
  }
}
