/** Words by key in one language. */
export type WordList = Readonly<Record<string, string>>
/** English must have exactly the keys of the Chinese; a `_one` form may stand beside a key that takes `count`. */
type English<Z> = { readonly [K in keyof Z]: string } & { readonly [K in keyof Z as `${K & string}_one`]?: string }
/** The words of one feature. */
export type Words<Z extends WordList = WordList> = { readonly namespace: string; readonly zh: Z; readonly en: English<Z> }
/** The names inside `{{…}}` of a text. */
export type VariablesOf<S extends string> = S extends `${string}{{${infer V}}}${infer Rest}` ? V | VariablesOf<Rest> : never

const defined = new Map<string, Words>()

/**
 * Declares the words of a feature: `export const words = defineWords('cases', { zh: {…}, en: {…} })`.
 * A key missing in either language, or one too many, does not compile. Variables are written `{{name}}`.
 */
export function defineWords<const Z extends WordList>(namespace: string, texts: { zh: Z; en: English<NoInfer<Z>> }): Words<Z> {
  const words: Words<Z> = { namespace, zh: texts.zh, en: texts.en }
  defined.set(namespace, words as Words)
  return words
}

/** All words defined so far, for the completeness test. */
export function definedWords(): readonly Words[] {
  return [...defined.values()]
}
