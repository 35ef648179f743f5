import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'

/** Tells screen readers the new page's title: without it a click on a link is followed by silence. */
export function Announcer() {
  const { pathname } = useLocation()
  const [title, setTitle] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is the cue.
  useEffect(() => {
    // A moment later, when the page has set its title.
    const timer = setTimeout(() => setTitle(document.title), 400)
    return () => clearTimeout(timer)
  }, [pathname])
  return (
    <div role="status" className="visually-hidden">
      {title}
    </div>
  )
}
