import { Component, type ComponentType, lazy, type ReactNode, useState } from 'react'
import { englishReady } from '../language/language.ts'
import { hasTyped, isNotLoaded, reloadWhenReachable } from '../shell/updated.ts'
import { PartMissing } from './part-missing.tsx'

type BoundaryProps = { readonly children: ReactNode; readonly missing: ReactNode }

/** Catches that a file of code did not come, and nothing else: an error of the code itself is for the page's own error screen. */
class LoadBoundary extends Component<BoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: undefined }
  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  override render() {
    const { error } = this.state
    if (error === undefined) return this.props.children
    if (!isNotLoaded(error)) throw error
    return this.props.missing
  }
}

/**
 * A part of a page whose code loads when it is first shown: `const Bar = lazyPart(async () => (await import('./bar.tsx')).Bar)`. While it
 * loads, the nearest `<Suspense>` shows its fallback. Where the file does not come (no network, or a newer version on the server), words
 * and a button stand in its place, and the rest of the page goes on.
 */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => ReactNode {
  const begin = () =>
    lazy(async () => {
      const part = await load()
      await englishReady()
      return { default: part as ComponentType<object> }
    })
  // React keeps a failure for ever: another try is another lazy component, for all places that show it.
  let current = begin()
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, at the top of its module, as React's lazy is.
  return function LazyPart(props: P) {
    const [attempt, setAttempt] = useState(0)
    const Part = current
    const again = async () => {
      try {
        await load()
        current = begin()
        setAttempt(attempt + 1)
      } catch {
        // Some browsers remember that a file did not come until the page is loaded anew.
        if (!hasTyped()) await reloadWhenReachable()
      }
    }
    return (
      <LoadBoundary key={attempt} missing={<PartMissing onAgain={() => void again()} />}>
        <Part {...props} />
      </LoadBoundary>
    )
  }
}
