import './shell.css'

/** While the first code is loading. CSS only, so that it is there before anything else. */
export function Waiting() {
  return (
    <div className="waiting" aria-busy="true">
      <span className="waiting-mark" />
    </div>
  )
}
