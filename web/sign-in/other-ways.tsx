import { KeyOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Divider } from 'antd'
import { canUsePasskeys, signInWays } from '../api/session.ts'
import { useWords } from '../language/use-words.ts'
import { ProviderMark } from './provider-mark.tsx'
import { signInWords } from './words.ts'

type Props = { readonly isBusy: boolean; readonly back: string; readonly onPasskey: () => void }

/** Under the password: a passkey, and the company's identity providers. The latter are links, because the browser leaves this page. */
export function OtherWays({ isBusy, back, onPasskey }: Props) {
  const t = useWords(signInWords)
  const { data } = useQuery({ queryKey: ['setup', 'ways'], queryFn: ({ signal }) => signInWays(signal), staleTime: 60_000 })
  const ways = data?.items ?? []
  const hasPasskeys = canUsePasskeys()
  if (ways.length === 0 && !hasPasskeys) return null
  return (
    <>
      <Divider plain>{t('or')}</Divider>
      <div className="other-ways">
        {ways.map(({ id, kind, name, organisation }) => (
          <Button
            key={id}
            size="large"
            block
            disabled={isBusy}
            icon={<ProviderMark kind={kind} />}
            href={`/api/sign-in/${encodeURIComponent(id)}/start?return=${encodeURIComponent(back)}`}
          >
            {t(`way.${kind}`, { name: organisation === undefined ? name : `${name} · ${organisation}` })}
          </Button>
        ))}
        {hasPasskeys && (
          <Button size="large" block disabled={isBusy} icon={<KeyOutlined />} onClick={onPasskey}>
            {t('passkey')}
          </Button>
        )}
      </div>
    </>
  )
}
