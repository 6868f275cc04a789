import { useState } from 'react'
import { useAsk, useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { Notice, ProblemNotice } from '../../../platform/web/ui/Notice.tsx'
import { listUnits } from '../../org/contract.ts'
import { inviteAgain, listAccounts } from '../contract.ts'
import { type Account, AccountGrants } from './AccountGrants.tsx'
import { CreateForm } from './CreateForm.tsx'
import { GrantForm } from './GrantForm.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { ReasonForm } from './ReasonForm.tsx'
import { words } from './words.ts'
import './accounts.css'

type Open =
  | { readonly kind: 'create' }
  | { readonly kind: 'grant'; readonly account: Account }
  | { readonly kind: 'disable'; readonly account: Account }
  | { readonly kind: 'end'; readonly grantId: string }
  | { readonly kind: 'link'; readonly path: string }

/** For administrators: who may enter, in which role, at which unit. */
export function AccountsPage() {
  const say = useWords(words)
  useTitle(say('accounts'))
  const [open, setOpen] = useState<Open>()
  const accounts = useAsk(listAccounts, {})
  const tree = useAsk(listUnits, {})
  const close = (): void => setOpen(undefined)
  const showLink = (path: string): void => setOpen({ kind: 'link', path })
  return (
    <Await query={accounts} isPage>
      {(data) => (
        <>
          <header className="page-head">
            <div>
              <h1>{say('accounts')}</h1>
              <p className="soft">{say('accountsLead')}</p>
            </div>
            <Button look="primary" onClick={() => setOpen({ kind: 'create' })}>
              {say('create')}
            </Button>
          </header>
          {tree.data?.isFounded === false && (
            <Notice look="warn" title={say('noTree')}>
              <p>{say('noTreeWhy')}</p>
              <Go to="/units">{say('noTreeNext')}</Go>
            </Notice>
          )}
          <AccountTable accounts={data.accounts} onOpen={setOpen} onLink={showLink} />
          {open?.kind === 'create' && <CreateForm onClose={close} onLink={showLink} />}
          {open?.kind === 'grant' && <GrantForm account={open.account} onClose={close} />}
          {(open?.kind === 'disable' || open?.kind === 'end') && <ReasonForm of={open} onClose={close} />}
          {open?.kind === 'link' && <LinkDialog path={open.path} onClose={close} />}
        </>
      )}
    </Await>
  )
}

interface AccountTableProps {
  readonly accounts: readonly Account[]
  readonly onOpen: (open: Open) => void
  readonly onLink: (path: string) => void
}

function AccountTable({ accounts, onOpen, onLink }: AccountTableProps) {
  const say = useWords(words)
  const text = useText()
  const inviting = useTell(inviteAgain)
  return (
    <div className="stack">
      <ProblemNotice problem={inviting.error} />
      <DataTable
        caption={say('accounts')}
        rows={accounts}
        rowKey={(account) => account.id}
        columns={[
          {
            key: 'name',
            kind: 'title',
            header: say('name'),
            cell: (account) => (
              <>
                {text(account.name)}
                <span className="soft small block">{account.login}</span>
              </>
            ),
          },
          {
            key: 'grants',
            header: say('roles'),
            cell: (account) => (
              <AccountGrants account={account} onEnd={(grantId) => onOpen({ kind: 'end', grantId })} />
            ),
          },
          {
            key: 'state',
            header: say('state'),
            cell: (account) => (
              <span className="nowrap">
                {say(account.isDisabled ? 'disabled' : account.hasPassword ? 'active' : 'noPassword')}
              </span>
            ),
          },
          {
            key: 'act',
            kind: 'act',
            header: <span className="unseen">{say('grant')}</span>,
            cell: (account) => (
              <span className="row account-acts">
                <Button className="button-small" onClick={() => onOpen({ kind: 'grant', account })}>
                  {say('grant')}
                </Button>
                <Button
                  className="button-small"
                  disabled={inviting.isPending}
                  onClick={() =>
                    inviting.mutate({ accountId: account.id }, { onSuccess: (done) => onLink(done.invitationPath) })
                  }
                >
                  {say('inviteAgain')}
                </Button>
                <Button className="button-small" onClick={() => onOpen({ kind: 'disable', account })}>
                  {say(account.isDisabled ? 'enable' : 'disable')}
                </Button>
              </span>
            ),
          },
        ]}
      />
    </div>
  )
}
