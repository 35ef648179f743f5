import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, SendOutlined } from '@ant-design/icons'
import { App, Button, Tag } from 'antd'
import type { AnchorState, AnchorView } from '../../server/anchors/schema.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { anchorKeys, retryAnchor } from './use-anchors.ts'
import { anchorWords } from './words.ts'

const looks: Record<AnchorState, { color: string; icon: React.ReactNode }> = {
  waiting: { color: 'default', icon: <ClockCircleOutlined /> },
  sent: { color: 'processing', icon: <SendOutlined /> },
  confirmed: { color: 'success', icon: <CheckCircleOutlined /> },
  failed: { color: 'error', icon: <CloseCircleOutlined /> },
}

/** One anchor: how far it has come, why not further, and its files. */
export function AnchorRow({ anchor }: { anchor: AnchorView }) {
  const t = useWords(anchorWords)
  const { message } = App.useApp()
  const say = useProblemMessage()
  const { id, kind, state, fault, detail, chain } = anchor
  const retry = useAct({
    send: (_: undefined, intent) => retryAnchor(id, intent),
    refreshes: anchorKeys,
    onDone: () => void message.success(t('retried')),
  })
  const at = `/api/anchors/${encodeURIComponent(id)}`
  return (
    <li className="anchor-row">
      <div className="anchor-head">
        <Tag color={looks[state].color} icon={looks[state].icon}>
          {t(`state.${state}`)}
        </Tag>
        <strong>{t(`kind.${kind}`)}</strong>
        <span>{t('size', { count: anchor.size })}</span>
        <span className="access-quiet">
          {t('madeAt')} <Moment at={anchor.madeAt} />
        </span>
      </div>
      {anchor.anchoredAt !== null && (
        <p>
          {t('anchoredAt')} <Moment at={anchor.anchoredAt} />
          {chain !== null && ` · ${t('block', { number: chain.block })}`}
        </p>
      )}
      {fault !== null && (
        <p className="anchor-fault">
          {t(`fault.${fault}`)}
          {detail !== null && `: ${detail}`}
          {anchor.tries > 0 && ` · ${t('tries', { count: anchor.tries })}`}
          {anchor.nextAt !== null && (
            <>
              {' · '}
              {t('nextAt')} <Moment at={anchor.nextAt} />
            </>
          )}
        </p>
      )}
      <p className="anchor-hash">
        {t('digest')} <code>{anchor.digest}</code>
      </p>
      {chain !== null && (
        <p className="anchor-hash">
          {t('transaction')} <code>{chain.transaction}</code>
        </p>
      )}
      <div className="access-foot">
        {state === 'confirmed' && kind === 'timestamp' && (
          <Button size="small" href={`${at}/timestamp`} download>
            {t('downloadTimestamp')}
          </Button>
        )}
        <Button size="small" href={`${at}/note`} download>
          {t('downloadNote')}
        </Button>
        {anchor.canRetry && (
          <Button size="small" loading={retry.isPending} onClick={() => retry.mutate(undefined, { onError: say })}>
            {t('retry')}
          </Button>
        )}
      </div>
      {state === 'confirmed' && <HowTo anchor={anchor} />}
    </li>
  )
}

/** The commands by which anybody checks it without this system. */
function HowTo({ anchor: { kind, size, chain } }: { anchor: AnchorView }) {
  const t = useWords(anchorWords)
  const command =
    kind === 'timestamp'
      ? `openssl ts -verify -in checkpoint-${size}.tsr -data checkpoint-${size}.note -CAfile root.pem`
      : `sha256sum checkpoint-${size}.note\ncast receipt ${chain?.transaction ?? ''} --rpc-url https://…`
  return (
    <details className="anchor-how">
      <summary>{t('howTo')}</summary>
      <p>{t(kind === 'timestamp' ? 'howToTimestamp' : 'howToChain')}</p>
      <pre>{command}</pre>
    </details>
  )
}
