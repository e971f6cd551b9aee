/** The request as its writers see it: the figure with its context, and a box to answer in. */
import type { CommentaryText, Person, Place } from '../../domain/glossary';
import { dayIn } from '../../domain/today';
import { openVerbs, startsFrom } from '../../domain/workflow';
import { isPrivate, type Audience } from '../who/access';
import { sealToken } from './card-token';
import { carriedActions } from './carried';
import { previousCommentary } from './previous';
import { deadlineOf, readMatter, writesOn, type Matter } from './matter';
import type { Reader } from '../ports';
import type { CheckView, MatterReply, RequestReply } from '../replies';
import { readRound } from '../figures/round';

interface CardOptions {
  viewer: Person;
  place: Place;
  /** Makes the card's token its own. */
  token: string;
  notice: RequestReply['notice'];
  /** What was typed in a press that was refused; it goes back into the box. */
  typed: CommentaryText | null;
  /** What the check found in it, where that is why it was not sent. */
  check?: CheckView;
  now: Date;
}

const nothing: CommentaryText = { cause: '', impact: '', actions: [], forecast: '' };

/** Builds the card for a writer; null where there is no such request or it is not for this viewer. */
export async function requestCard(
  reader: Reader,
  requestId: string,
  options: CardOptions,
): Promise<RequestReply | MatterReply | null> {
  const matter = await readMatter(reader, requestId);
  if (matter === null || !writesOn(matter.request, options.viewer)) return null;
  const { viewer, place } = options;
  const { request, period, owner } = matter;
  const common = {
    requestId: request.id,
    revision: request.revision,
    suiteName: matter.suite.name,
    matter: request.kind,
    delegate: matter.delegate?.name ?? null,
    deadline: deadlineOf(request, period),
    state: request.state,
    returnReason: request.returnReason,
    text: options.typed ?? request.latest?.text ?? nothing,
    editable: period.state === 'open' && startsFrom('save draft', request.state),
    notice: options.notice,
    token: sealToken(await reader.cardKey(), options.token, {
      personId: viewer.id,
      requestId: request.id,
      revision: request.revision,
    }),
    may: openVerbs(matter, viewer, place),
    check: options.check ?? null,
  };
  const who = { name: owner.name, post: owner.post };
  return matter.of === null
    ? {
        ...common,
        kind: 'matter',
        role: 'writer',
        subject: matter.indicator.title,
        periodLabel: period.label,
        owner: who,
      }
    : { ...common, kind: 'request', to: who, ...(await figures(reader, { ...matter, of: matter.of }, options)) };
}

type Figures = Required<Pick<RequestReply, 'view' | 'trend' | 'benchmarks' | 'previous' | 'promised' | 'actions'>>;

/** Whoever is asked to explain a figure sees it, in private: this card and no other is what was delegated. */
async function figures(
  reader: Reader,
  matter: Matter & { of: NonNullable<Matter['of']> },
  { place, now }: CardOptions,
): Promise<Figures> {
  const { suite, period, of } = matter;
  const round = await readRound(reader, suite, period, [of.id]);
  const indicator = round.indicator(of.id);
  const audience: Audience = isPrivate(place) ? 'Part 2' : 'Part 1';
  const previous = await previousCommentary(reader, round, of.id);
  return {
    view: round.view(indicator, audience),
    trend: round.trend(indicator, audience),
    benchmarks: round.benchmarks(indicator, audience),
    previous,
    promised: [...(previous?.text.actions ?? [])],
    actions: await carriedActions(reader, {
      suiteId: suite.id,
      indicatorId: of.id,
      earlier: round.periods.filter((p) => p.asAt < period.asAt),
      today: dayIn(suite.settings.timeZone, now),
    }),
  };
}
