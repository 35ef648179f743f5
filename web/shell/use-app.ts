import useApp from 'antd/es/app/useApp'

/**
 * What stands in the place of antd's `App` in a build (scripts/web-files.ts): `App.useApp()` reads a context, while the component would bring
 * all dialogs along with every page. Who puts messages and questions into that context: messages.tsx.
 */
export default { useApp }
