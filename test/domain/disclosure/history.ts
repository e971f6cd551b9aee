/** A suite's publications decided one after another, each in the light of those before it. */
import {
  decideDisclosure,
  published,
  type Decision,
  type DisclosureRules,
  type Publication,
  type PublishedFigure,
} from '../../../src/domain/disclosure';

/** The decisions of each publication, in the same order. */
export function discloseAll(history: readonly Publication[], rules: DisclosureRules): Map<string, Decision>[] {
  const earlier: PublishedFigure[][] = [];
  return history.map((publication) => {
    const decisions = decideDisclosure({ ...rules, ...publication, earlier });
    earlier.push(published(publication, decisions));
    return decisions;
  });
}
