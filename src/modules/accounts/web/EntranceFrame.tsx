import type { ReactNode } from 'react'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../platform/web/language/use-words.ts'
import { Band } from '../../../platform/web/shell/Band.tsx'
import { Brand } from '../../../platform/web/shell/Brand.tsx'
import { LanguageSwitch } from '../../../platform/web/shell/UserMenu.tsx'
import { readInstallation } from '../contract.ts'
import { words } from './words.ts'
import './accounts.css'

/** The pages before the sign-in. */
export function EntranceFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const say = useWords(words)
  const installation = useAsk(readInstallation, {})
  return (
    <>
      <Band band={installation.data?.band ?? null} />
      <main className="entrance">
        <div className="entrance-brand">
          <Brand />
          <p className="soft">{say('tagline')}</p>
        </div>
        <div className="card entrance-card">
          <h1>{title}</h1>
          {children}
        </div>
        {installation.data?.hasDemoAccounts && <p className="entrance-note">{say('demo')}</p>}
        <div className="entrance-language">
          <LanguageSwitch />
        </div>
      </main>
    </>
  )
}
