import { useEffect, useRef } from 'react'
import { chooseLanguage } from '../language/catalogue.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { words } from '../words.ts'

interface UserMenuProps {
  readonly name: string
  readonly login: string
  readonly onSignOut: () => void
}

export function LanguageSwitch() {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <fieldset className="language">
      <legend className="unseen">{say('language')}</legend>
      {(['vi', 'en'] as const).map((choice) => (
        <button
          key={choice}
          type="button"
          lang={choice}
          aria-pressed={language === choice}
          onClick={() => chooseLanguage(choice)}
        >
          {choice === 'vi' ? 'Tiếng Việt' : 'English'}
        </button>
      ))}
    </fieldset>
  )
}

const initials = (name: string): string => {
  const parts = name.split(/\s+/).filter(Boolean)
  return [parts.at(-2), parts.at(-1)].map((part) => part?.slice(0, 1).toLocaleUpperCase('vi') ?? '').join('')
}

/** Who is signed in, the language, and the way out. */
export function UserSheet({ name, login, onSignOut }: UserMenuProps) {
  const say = useWords(words)
  return (
    <div className="user-sheet">
      <p className="user-name">{name}</p>
      <p className="soft small">{login}</p>
      <LanguageSwitch />
      <button type="button" className="button button-plain" onClick={onSignOut}>
        {say('signOut')}
      </button>
    </div>
  )
}

export function UserMenu(props: UserMenuProps) {
  const { name } = props
  const say = useWords(words)
  const ref = useRef<HTMLDetailsElement>(null)
  useCloseOutside(ref)
  return (
    <details className="user" ref={ref}>
      <summary>
        <span className="unseen">
          {say('account')}: {name}
        </span>
        <span className="user-mark" aria-hidden="true">
          {initials(name)}
        </span>
      </summary>
      <UserSheet {...props} />
    </details>
  )
}

function useCloseOutside(ref: React.RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    const close = (event: Event): void => {
      const details = ref.current
      if (!details?.open) return
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        details.open = false
        details.querySelector('summary')?.focus()
      } else if (event.target instanceof Node && !details.contains(event.target)) details.open = false
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [ref])
}
