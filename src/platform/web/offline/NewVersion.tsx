import { useWords } from '../language/use-words.ts'
import { Button } from '../ui/Button.tsx'
import { words } from '../words.ts'
import { useNewVersion } from './use-new-version.ts'
import './new-version.css'

/** Says that a newer version lies ready; nothing changes under the hands of who is typing. */
export function NewVersion() {
  const say = useWords(words)
  const change = useNewVersion()
  return (
    <div role="status" className="screen-only">
      {change && (
        <div className="new-version">
          <p>{say('newVersion')}</p>
          <Button look="primary" onClick={change}>
            {say('useNewVersion')}
          </Button>
        </div>
      )}
    </div>
  )
}
