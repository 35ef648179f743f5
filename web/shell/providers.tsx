import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import { type ReactNode, useMemo } from 'react'
import { useLanguage } from '../language/use-words.ts'
import { themeFor } from '../theme.ts'
import { useAppearance, useMotion } from './appearance.ts'

/** Theme, language and data around everything. Messages and questions stand around the pages that use them (messages.tsx). */
export function Providers({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  const language = useLanguage()
  const appearance = useAppearance()
  const motion = useMotion()
  const theme = useMemo(() => themeFor(appearance, motion), [appearance, motion])
  return (
    <QueryClientProvider client={queries}>
      <ConfigProvider
        theme={theme}
        locale={language === 'zh' ? zhCN : enUS}
        // antd puts a space between two Chinese characters on a button (确 定); nobody else writes that way.
        button={{ autoInsertSpace: false }}
        form={{ requiredMark: true, scrollToFirstError: { behavior: 'auto', block: 'center', focus: true } }}
      >
        {/* antd declares its variables on this class (theme.ts, cssVar): our own CSS reads them everywhere in it. */}
        <div className="app bihuan">{children}</div>
      </ConfigProvider>
    </QueryClientProvider>
  )
}
