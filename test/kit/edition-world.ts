import type { Edition } from '../../editions/edition.ts'
import { noEdition } from '../../src/app/editions.ts'
import { loadEdition } from '../../src/app/load-edition.ts'
import { signIn } from '../../src/modules/accounts/contract.ts'
import { openWorld, type Person, personWith, type World } from './world.ts'

/** An installation of its own with an edition written for the test. */
export async function openEditionWorld(edition: Partial<Edition>): Promise<World> {
  const world = await openWorld('empty')
  await world.database.owner.query('delete from access_grant')
  await world.database.owner.query('delete from installation')
  const accounts = await loadEdition(world.database, { ...noEdition, code: 'test', ...edition }, 'test')
  const people = new Map<string, Person>()
  const open = async (login: string): Promise<Person> => {
    const account = accounts.find((item) => item.login === login)
    if (!account) throw new Error(`the edition has no account “${login}”`)
    const reply = await world.app.inject({
      method: 'POST',
      url: `/api/v1${signIn.path}`,
      headers: { 'x-thenchot': '1' },
      payload: { login, password: account.password },
    })
    return personWith(world.app, reply.cookies.find((item) => item.name === 'session')?.value)
  }
  return {
    ...world,
    again: open,
    as: async (login) => {
      if (login === null) return personWith(world.app, undefined)
      const person = people.get(login) ?? (await open(login))
      people.set(login, person)
      return person
    },
  }
}
