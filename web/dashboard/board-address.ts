import { useSearchParams } from 'react-router'

/** What the address of the board says, whether it asks for the wall screen, and how to say something else; `undefined` takes a name out. */
export function useBoardAddress() {
  const [params, setParams] = useSearchParams()
  const change = (next: Readonly<Record<string, string | undefined>>) =>
    setParams(
      before => {
        const all = { ...Object.fromEntries(before), ...next }
        return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
      },
      { preventScrollReset: true, replace: true },
    )
  return { params, change, isWall: params.get('wall') === '1' }
}
