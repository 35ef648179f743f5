import { type Feature, page } from '../shell/feature.ts'

/** 调查: the evidence and analysis of a case, and its 8D report. Their way in is the case itself. */
export const investigation: Feature = {
  name: 'investigation',
  routes: [
    page('/cases/:id/investigation', async () => (await import('./investigation-page.tsx')).InvestigationPage),
    page('/cases/:id/8d', async () => (await import('./eight-d-page.tsx')).EightDPage),
  ],
}
