import useMessage from 'antd/es/message/useMessage'
import useModal from 'antd/es/modal/useModal'
import { useEffect } from 'react'
import { hostApp } from './late-app.ts'

const settings = { maxCount: 3 }

/** Shows messages and questions: here are antd's own, for what late-app.ts passes on. */
export function MessageHost() {
  const [message, messages] = useMessage(settings)
  const [modal, questions] = useModal()
  useEffect(() => hostApp({ message, modal }), [message, modal])
  return (
    <>
      {questions}
      {messages}
    </>
  )
}
