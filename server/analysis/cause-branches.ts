import { codesOn, todayOf } from '../code-trees/read-codes.ts'
import type { CodeNode } from '../code-trees/schema.ts'
import type { Ctx } from '../context.ts'

/** The cause tree as the case list's filter takes it apart: to which bar each code belongs, and what the bars are called. */
export type CauseBranches = {
  readonly depths: number
  /** Code to bar. A code above the level asked for that has others below it is `=code`: that code alone. */
  readonly barOf: ReadonlyMap<string, string>
  readonly nodes: ReadonlyMap<string, CodeNode>
}

/** The causes gathered at a level of the tree, 1 its top, as it hangs today. */
export async function causeBranches(ctx: Ctx, depth: number): Promise<CauseBranches> {
  const nodes = new Map((await codesOn(ctx, 'cause', todayOf(ctx), true)).map(node => [node.code, node]))
  const parents = new Set([...nodes.values()].flatMap(node => node.parent ?? []))
  const lineOf = (code: string): string[] => {
    const line = [code]
    for (let node = nodes.get(code); node?.parent != null && !line.includes(node.parent); node = nodes.get(node.parent))
      line.unshift(node.parent)
    return line
  }
  const lines = [...nodes.keys()].map(code => [code, lineOf(code)] as const)
  return {
    depths: Math.max(1, ...lines.map(([, line]) => line.length)),
    barOf: new Map(
      lines.map(([code, line]) => [code, line.length >= depth ? line[depth - 1]! : parents.has(code) ? `=${code}` : code]),
    ),
    nodes,
  }
}
