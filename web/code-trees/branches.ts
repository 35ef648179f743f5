import type { CodeNode } from '../../server/code-trees/schema.ts'

export type Branch<T> = T & { readonly children?: Branch<T>[] }

/** Codes as a tree, each level in the order of its codes. A code whose parent is not there stands at the top. */
export function branchesOf<T extends object>(nodes: readonly CodeNode[], make: (node: CodeNode) => T): Branch<T>[] {
  const known = new Set(nodes.map(node => node.code))
  const below = new Map<string | null, CodeNode[]>()
  for (const node of nodes) {
    const parent = node.parent !== null && known.has(node.parent) ? node.parent : null
    below.set(parent, [...(below.get(parent) ?? []), node])
  }
  const grow = (parent: string | null): Branch<T>[] =>
    (below.get(parent) ?? [])
      .toSorted((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }))
      .map(node => {
        const children = grow(node.code)
        return { ...make(node), ...(children.length === 0 ? {} : { children }) }
      })
  return grow(null)
}

/** The titles from the top of the tree down to a code: 电气 › 电机 › 过热. Empty where the tree has no such code. */
export function pathOf(nodes: readonly CodeNode[], code: string): CodeNode[] {
  const byCode = new Map(nodes.map(node => [node.code, node]))
  const path: CodeNode[] = []
  for (
    let at = byCode.get(code);
    at !== undefined && !path.includes(at);
    at = at.parent === null ? undefined : byCode.get(at.parent)
  )
    path.unshift(at)
  return path
}
