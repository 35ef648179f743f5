import { App } from 'antd'
import { Outlet } from 'react-router'

/** Around every page but the sign-in: `message`, `modal` and `notification` come from `App.useApp()`. A file of its own, because dialogs weigh. */
export function Messages() {
  return (
    <App message={{ maxCount: 3 }} notification={{ placement: 'bottomRight' }}>
      <Outlet />
    </App>
  )
}
