/** A submitted commentary as the performance team sees it: read it, approve it or return it. */
import type { CommentaryText, Person, Place } from '../../domain/glossary';
import { openVerbs } from '../../domain/workflow';
import { isPrivate, type Viewer } from '../who/access';
import { wordsForPartTwo } from '../disclosure/quoted';
import { overridesOf } from './checking/overridden';
import { sealToken } from './card-token';
import { isOfficer, isPerformanceOfficer, personById } from '../who/find';
import { deadlineOf, readMatter, type Matter } from './matter';
import type { Reader } from '../ports';
import type { MatterReply, ReviewReply } from '../replies';
import { readRound, type Round } from '../figures/round';

interface CardOptions {
  viewer: Person;
  place: Place;
  /** Makes the card's token its own. */
  token: string;
  notice: ReviewReply['notice'];
}

/** Builds the review card; null where there is nothing submitted or it is not for this viewer in this place. */
export async function reviewCard(
  reader: Reader,
  requestId: string,
  options: CardOptions,
): Promise<ReviewReply | MatterReply | null> {
  const matter = await readMatter(reader, requestId);
  if (matter === null || !isOfficer(options.viewer, matter.suite.id)) return null;
  const { suite, period, request, owner } = matter;
  // A draft begun after a return is its author's own until it is submitted again.
  const submitted = (await reader.versions(request.id)).filter((v) => v.step === 'submitted').at(-1);
  if (submitted === undefined) return null;
  const { viewer, place } = options;
  const may = openVerbs(matter, viewer, place);
  const common = {
    requestId: request.id,
    revision: request.revision,
    suiteName: suite.name,
    matter: request.kind,
    state: request.state,
    returnReason: request.returnReason,
    may,
    notice: options.notice,
    token: sealToken(await reader.cardKey(), options.token, {
      personId: viewer.id,
      requestId: request.id,
      revision: request.revision,
    }),
    overridden: (await overridesOf(reader, request.id)).get(submitted.version) ?? null,
  };
  const author = await personById(reader, submitted.authorId);
  if (matter.of === null) {
    // Nothing is known of how private a matter outside the suite is, so it is read in private.
    if (!isPrivate(place)) return null;
    return {
      ...common,
      kind: 'matter',
      role: 'checker',
      subject: matter.indicator.title,
      periodLabel: period.label,
      owner: { name: owner.name, post: owner.post },
      delegate: matter.delegate?.name ?? null,
      deadline: deadlineOf(request, period),
      text: submitted.text,
      editable: false,
    };
  }
  const round = await readRound(reader, suite, period, [matter.of.id]);
  const indicator = round.indicator(matter.of.id);
  const seen = { actor: viewer, place };
  if (round.isHiddenFrom(seen, indicator)) return null;
  const audience = round.audienceOn(seen, indicator);
  return {
    ...common,
    kind: 'review',
    view: round.view(indicator, audience),
    trend: round.trend(indicator, audience),
    commentary: { text: submitted.text, author: author.name, at: submitted.at, periodLabel: period.label },
    decidable: may.includes('approve'),
    ...(await partTwoAspects(reader, seen, matter, round, submitted.text)),
  };
}

/** What only somebody on the meeting's list is told, and may do: words that belong in Part 2, and moving them there. */
async function partTwoAspects(
  reader: Reader,
  viewer: Viewer,
  matter: Matter,
  round: Round,
  text: CommentaryText,
): Promise<Required<Pick<ReviewReply, 'forPartTwo' | 'mayMove'>>> {
  const listed = round.audience(viewer) === 'Part 2';
  const inPartOne = matter.of !== null && !round.isKeptBack(round.indicator(matter.of.id));
  const found = listed && inPartOne ? await wordsForPartTwo(reader, matter, text, { as: 'checker' }) : [];
  return {
    forPartTwo: found.map(({ part, words }) => ({ part, words })),
    mayMove: listed && inPartOne && isPerformanceOfficer(viewer.actor, matter.suite.id),
  };
}
