import { useEffect } from 'react'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'

/** Names the browser tab: `CS-2026-0012 · 闭环`. `<Page>` does this by itself. */
export function usePageTitle(title: string) {
  const t = useWords(shellWords)
  const product = t('product')
  useEffect(() => {
    document.title = title === '' ? product : `${title} · ${product}`
  }, [title, product])
}
