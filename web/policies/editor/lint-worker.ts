import { type LintMessage, linter } from './lint-messages.ts'

/** The thread in which a draft is checked while somebody types; bundled for itself. */
const answer = linter()
self.onmessage = ({ data }: MessageEvent<LintMessage>) => {
  const said = answer(data)
  if (said !== undefined) self.postMessage(said)
}
