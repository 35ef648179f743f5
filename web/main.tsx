import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { createQueryClient } from './api/query.ts'
import { followLanguage } from './language/language.ts'
import { keepAnswers } from './offline/kept-answers.ts'
import { Providers } from './shell/providers.tsx'
import { createRouter } from './shell/router.tsx'
import { reloadWhenUpdated } from './shell/updated.ts'
import './global.css'

followLanguage()
reloadWhenUpdated()
keepAnswers()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <Providers queries={createQueryClient()}>
      <RouterProvider router={createRouter()} />
    </Providers>
  </StrictMode>,
)
