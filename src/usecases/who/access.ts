/** Who may see what is kept in Part 2, and where. */
import type { Indicator, Person, Place } from '../../domain/glossary';

/** Which report a person may read from: everything a room further on is given has passed through this. */
export type Audience = 'Part 1' | 'Part 2';

/** Who looks, and where. */
export interface Viewer {
  actor: Person;
  place: Place;
}

export const isPrivate = (place: Place): boolean => place === 'personal chat' || place === 'command line';

/**
 * What somebody may read of one meeting's papers. Part 2 is for the people on that meeting's list, in their
 * personal chat; no role gives it by itself. Whoever runs the command line holds the database already.
 */
export const audienceOf = (readers: ReadonlySet<string>, { actor, place }: Viewer): Audience =>
  place === 'command line' || (place === 'personal chat' && readers.has(actor.id)) ? 'Part 2' : 'Part 1';

/** What somebody may read of one indicator: those who answer for its figure know it, and see it in private. */
export const audienceOn = (
  readers: ReadonlySet<string>,
  viewer: Viewer,
  { ownerId, delegateId }: Pick<Indicator, 'ownerId' | 'delegateId'>,
): Audience =>
  isPrivate(viewer.place) && [ownerId, delegateId].includes(viewer.actor.id) ? 'Part 2' : audienceOf(readers, viewer);
