import { DecidePage } from '../../modules/org/web/reorganise/DecidePage.tsx'
import { PeopleOfCell } from '../../modules/people/web/reorganise/PeopleOfCell.tsx'

/** A decision whose form names the people of a cell that is divided. */
export const DecideWithPeople = () => <DecidePage people={PeopleOfCell} />
