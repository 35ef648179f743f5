import { Dropdown } from 'antd'

/** antd's menu under a button, a file of its own: ui/late-dropdown.tsx. */
export const LateMenuBody = Dropdown
