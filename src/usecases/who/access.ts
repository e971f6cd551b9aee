/** Who may see what is kept in Part 2, and where. */
import type { Indicator, Person, Place } from '../../domain/glossary';
import { isOfficer } from './find';

/** Which report a person may read from: everything a room further on is given has passed through this. */
export type Audience = 'Part 1' | 'Part 2';

export const isPrivate = (place: Place): boolean => place === 'personal chat' || place === 'command line';

/**
 * What somebody may read of the suite as a whole. Part 2 is only ever shown in a personal chat or on the
 * command line, and only to the suite's officers. Being a member gives no access to Part 2.
 */
export const teamAudience = (actor: Person, place: Place, suiteId: string): Audience =>
  isPrivate(place) && isOfficer(actor, suiteId) ? 'Part 2' : 'Part 1';

/** What somebody may read of one indicator: those who answer for it see it as the officers do, in the same places. */
export function audienceFor(actor: Person, place: Place, suiteId: string, indicator: Indicator): Audience {
  const answers = indicator.ownerId === actor.id || indicator.delegateId === actor.id;
  return answers && isPrivate(place) ? 'Part 2' : teamAudience(actor, place, suiteId);
}
