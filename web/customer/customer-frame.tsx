import { Button } from 'antd'
import type { ReactNode } from 'react'
import { chooseLanguage } from '../language/language.ts'
import { useLanguage } from '../language/use-words.ts'
import './customer.css'

/** The page of a customer: the company's name, the other language, one column made for a phone. */
export function CustomerFrame({ company, children }: { company: string | undefined; children: ReactNode }) {
  const language = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <div className="customer-site">
      <header className="customer-top">
        <span className="customer-company">{company}</span>
        <Button type="text" lang={other} onClick={() => chooseLanguage(other)}>
          {other === 'en' ? 'English' : '中文'}
        </Button>
      </header>
      <main className="customer-main">{children}</main>
    </div>
  )
}

/** What became of it, instead of the form. */
export function CustomerMessage({ title, hint }: { title: string; hint: string }) {
  return (
    <div className="customer-message" role="status">
      <h1>{title}</h1>
      <p>{hint}</p>
    </div>
  )
}
