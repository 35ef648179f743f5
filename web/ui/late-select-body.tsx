import { Select } from 'antd'

/** antd's select, a file of its own: ui/late-select.tsx. */
export const LateSelectBody = Select
