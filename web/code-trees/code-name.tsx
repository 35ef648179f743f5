import type { CodeTree } from '../../events/code-trees.ts'
import { inLanguage } from '../../events/in-language.ts'
import { useLanguage } from '../language/use-words.ts'
import { pathOf } from './branches.ts'
import { useCodes } from './use-codes.ts'

/** A code in words, with where it hangs: 电气 › 电机过热（E-02）. */
export function CodeName({ tree, code }: { tree: CodeTree; code: string }) {
  const language = useLanguage()
  const codes = useCodes(tree)
  const path = pathOf(codes.data?.items ?? [], code)
  if (path.length === 0) return <span>{code}</span>
  return (
    <span className="code-name">
      {path.map(node => inLanguage(node.title, language)).join(' › ')} <span className="case-faint">{code}</span>
    </span>
  )
}
