import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Icon, type IconName } from '../../../../platform/web/ui/icons.tsx'
import type { Branch } from '../../contract/reorganise.ts'
import { words } from './words.ts'

const looks: Record<NonNullable<Branch['mark']>, IconName> = {
  ends: 'cross',
  new: 'check',
  moves: 'arrow',
  renamed: 'pen',
  changed: 'ring',
  gives: 'dash',
  gains: 'part',
}

/** The branches before and after, side by side; marks are shape and word. */
export function Branches({ before, after }: { readonly before: readonly Branch[]; readonly after: readonly Branch[] }) {
  const say = useWords(words)
  return (
    <div className="branches">
      <section>
        <h3>{say('before')}</h3>
        <Tree branches={before} />
      </section>
      <section>
        <h3>{say('after')}</h3>
        <Tree branches={after} />
      </section>
    </div>
  )
}

function Tree({ branches }: { readonly branches: readonly Branch[] }) {
  const codes = new Set(branches.map((branch) => branch.code))
  return <Level branches={branches} parent={null} codes={codes} />
}

function Level({
  branches,
  parent,
  codes,
}: {
  readonly branches: readonly Branch[]
  readonly parent: string | null
  readonly codes: ReadonlySet<string>
}) {
  const say = useWords(words)
  const text = useText()
  const here = branches.filter((branch) =>
    parent === null ? branch.parent === null || !codes.has(branch.parent) : branch.parent === parent,
  )
  if (here.length === 0) return null
  return (
    <ul className="branch">
      {here.map((branch) => (
        <li key={branch.code}>
          <span className={`branch-name branch-${branch.mark ?? 'same'}`}>
            {text(branch.name)}
            {branch.mark && (
              <span className="branch-mark">
                <Icon name={looks[branch.mark]} size={12} /> {say(branch.mark)}
              </span>
            )}
          </span>
          <Level branches={branches} parent={branch.code} codes={codes} />
        </li>
      ))}
    </ul>
  )
}
