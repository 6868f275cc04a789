import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import './states.css'

const Announce = createContext<(message: string) => void>(() => {})

/** Tells what was saved, on screen and to screen readers. */
export const useAnnounce = (): ((message: string) => void) => useContext(Announce)

export function Announcer({ children }: { readonly children: ReactNode }) {
  const [messages, setMessages] = useState<readonly { id: number; text: string }[]>([])
  const announce = useCallback((text: string) => {
    const id = performance.now()
    setMessages((before) => [...before.slice(-2), { id, text }])
    setTimeout(() => setMessages((before) => before.filter((message) => message.id !== id)), 6000)
  }, [])
  return (
    <Announce value={announce}>
      {children}
      <div className="notices" role="status" aria-live="polite">
        {messages.map((message) => (
          <p key={message.id}>{message.text}</p>
        ))}
      </div>
    </Announce>
  )
}
