import { Button } from 'antd'
import { Link } from 'react-router'
import { titleOfAct } from '../../events/act-titles.ts'
import { useText } from '../language/use-words.ts'

type Props = { readonly caseId: string; readonly acts: readonly string[]; readonly primary?: boolean }

/** What an act is called: the title of the event it records. */
export function useActName(): (act: string) => string {
  const text = useText()
  return act => text(titleOfAct(act))
}

/** The acts that meet a duty, each opening its form on the case. */
export function ActLinks({ caseId, acts, primary = false }: Props) {
  const nameOf = useActName()
  return (
    <>
      {acts.slice(0, 2).map((act, at) => (
        <Link key={act} to={`/cases/${caseId}?act=${act}`} tabIndex={-1}>
          <Button size="small" type={primary && at === 0 ? 'primary' : 'default'}>
            {nameOf(act)}
          </Button>
        </Link>
      ))}
    </>
  )
}
