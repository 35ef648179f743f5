import { ProjectOutlined } from '@ant-design/icons'
import { type Feature, page } from '../shell/feature.ts'

/** 安装项目: phases, progress, time, quality and cost against plan. */
export const projects: Feature = {
  name: 'projects',
  routes: [
    page('/projects', async () => (await import('./projects-page.tsx')).ProjectsPage),
    page('/projects/:id', async () => (await import('./project-page.tsx')).ProjectPage),
  ],
  rail: [
    {
      ...{ to: '/projects', icon: <ProjectOutlined />, label: { zh: '安装项目', en: 'Projects' }, order: 48 },
      shownTo: me => me.seesFieldDesk,
    },
  ],
  commands: [
    {
      id: 'projects',
      label: { zh: '安装项目', en: 'Installation projects' },
      to: '/projects',
      words: 'anzhuang xiangmu project',
    },
  ],
}
