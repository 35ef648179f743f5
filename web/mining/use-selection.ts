import { useSearchParams } from 'react-router'
import { AskSelection } from '../../server/mining/schema.ts'

const names = Object.keys(AskSelection.shape)
export type Selected = AskSelection
/** Changes of the address: undefined takes a filter away. */
export type Change = (next: Readonly<Record<string, string | undefined>>) => void

/** Takes all of it away, also in one step with other changes of the address: two steps would overwrite each other. */
export const nothingChosen: Readonly<Record<string, undefined>> = Object.fromEntries(names.map(name => [name, undefined]))

/** What is chosen among the cases, as it stands in the address; what cannot be read there is left out. */
export function useSelection(): { selected: Selected; tab: string | null; change: Change; clear: () => void } {
  const [params, setParams] = useSearchParams()
  const given = Object.fromEntries([...params].filter(([name]) => names.includes(name)))
  const parsed = AskSelection.safeParse(given)
  const change: Change = next =>
    setParams(
      before => {
        const after = new URLSearchParams(before)
        for (const [name, value] of Object.entries(next))
          if (value === undefined) after.delete(name)
          else after.set(name, value)
        return after
      },
      { preventScrollReset: true },
    )
  return {
    selected: parsed.success ? parsed.data : {},
    tab: params.get('tab'),
    change,
    clear: () => change(nothingChosen),
  }
}
