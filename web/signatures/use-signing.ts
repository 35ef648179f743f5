import { useSearchParams } from 'react-router'

/** Opens a paper to sign, or a signature, by the address of the case: `?sign=receipt`, `?signature=…`; `?sign=accept` is the paper of the acceptance. */
export function useSigning() {
  const [params, setParams] = useSearchParams()
  const put = (name: 'sign' | 'signature', value: string | undefined) =>
    setParams(
      before => {
        const { sign: _, signature: __, act: ___, ...others } = Object.fromEntries(before)
        return { ...others, ...(value === undefined ? {} : { [name]: value }) }
      },
      { preventScrollReset: true },
    )
  return { sign: params.get('sign'), signature: params.get('signature'), put }
}
