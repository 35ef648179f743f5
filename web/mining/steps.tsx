import { Fragment } from 'react'

/** The steps of a way in their order; what is done several times in a row stands once, with how often. */
export function Steps({ names }: { readonly names: readonly string[] }) {
  return (
    <p className="mining-steps">
      {runsOf(names).map(({ name, times, at }) => (
        <Fragment key={at}>
          {at > 0 && (
            <span className="mining-then" aria-hidden>
              ›
            </span>
          )}
          <span className="mining-step">
            {name}
            {times > 1 && <b> ×{times}</b>}
          </span>
        </Fragment>
      ))}
    </p>
  )
}

function runsOf(names: readonly string[]): readonly { name: string; times: number; at: number }[] {
  const runs: { name: string; times: number; at: number }[] = []
  names.forEach((name, at) => {
    const last = runs.at(-1)
    if (last?.name === name) last.times++
    else runs.push({ name, times: 1, at })
  })
  return runs
}
