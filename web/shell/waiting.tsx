import { Spin } from 'antd'
import './shell.css'

/** While the first code is loading. */
export function Waiting() {
  return (
    <div className="waiting">
      <Spin size="large" delay={200} />
    </div>
  )
}
