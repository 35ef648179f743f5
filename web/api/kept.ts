type Kept = { readonly text: string; readonly keptAt: number }

/** Keeps answers for when there is no network. The offline feature provides it on devices that are used in the field; elsewhere there is none. */
export type AnswerKeeper = {
  keep(address: string, text: string): void
  /** What was kept of an address, and when by the device's clock; undefined where nothing is. */
  find(address: string): Promise<Kept | undefined>
  /** It was given out, because the server did not answer. */
  used(kept: Kept): void
}

let keeper: AnswerKeeper | undefined

/** Says who keeps answers. */
export function provideKeeper(next: AnswerKeeper): void {
  keeper = next
}

export const answerKeeper = (): AnswerKeeper | undefined => keeper
