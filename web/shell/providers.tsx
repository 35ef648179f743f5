import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import { type ReactNode, useMemo } from 'react'
import { useLanguage } from '../language/use-words.ts'
import { themeFor } from '../theme.ts'
import { useAppearance, useMotion } from './appearance.ts'

/** Theme, language, data and messages around everything. `message`, `modal` and `notification` come from `App.useApp()`. */
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
        <App className="app" message={{ maxCount: 3 }} notification={{ placement: 'bottomRight' }}>
          {children}
        </App>
      </ConfigProvider>
    </QueryClientProvider>
  )
}
