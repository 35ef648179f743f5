import { isBuilt } from '../../scripts/source-state.mjs'

/** Refuses to test a web that is older than its sources: what it finds would be true of another program. Throws where it is. */
export default function setup(): void {
  if (!isBuilt('web')) throw new Error('the web that would be tested is older than its sources: node scripts/build.mjs')
}
