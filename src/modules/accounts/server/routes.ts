import { type Route, route } from '../../../platform/server/http/context.ts'
import * as contract from '../contract.ts'
import { createAccountBy, disableAccountBy, endGrantBy, grantRoleBy, inviteAgainBy } from './actions.ts'
import { installationOf, readAccounts, readSelf } from './queries.ts'
import { acceptWith, signInWith, signOutHere } from './sessions.ts'

export const accountRoutes: readonly Route[] = [
  route(contract.readInstallation, (context) => installationOf(context)),
  route(contract.signIn, (context, input) => signInWith(context, input.login, input.password)),
  route(contract.signOut, async (context) => {
    await signOutHere(context)
    return {}
  }),
  route(contract.whoAmI, (context) => readSelf(context)),
  route(contract.acceptInvitation, (context, input) => acceptWith(context, input.token, input.password)),
  route(contract.listAccounts, (context) => readAccounts(context)),
  route(contract.createAccount, createAccountBy),
  route(contract.inviteAgain, (context, input) => inviteAgainBy(context, input.accountId)),
  route(contract.disableAccount, disableAccountBy),
  route(contract.grantRole, grantRoleBy),
  route(contract.endGrant, endGrantBy),
]
