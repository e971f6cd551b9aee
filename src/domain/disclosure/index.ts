/**
 * Disclosure control: what of each figure may be public. Rooms further on take a `ShownFigure`; only this folder
 * makes one.
 */
export { decideDisclosure, published } from './decide';
export {
  releaseRefusal,
  type Decision,
  type DisclosureInput,
  type DisclosureRules,
  type OfficerMark,
  type Publication,
  type Release,
} from './rules';
export { discloseTo, mayCompare } from './shown';
export {
  recallDecision,
  standingDecisions,
  type DatedMark,
  type LoggedFigure,
  type LoggedPublication,
  type ReleaseRecord,
  type Standing,
} from './standing';
export type { PartOneSays } from './part-one';
export type { CountRange, ShownFigure } from './shown-figure';
export type { PublishedFigure, Why } from './statements';
export { quotedProtectedFigures, type ProtectedFigure, type Span } from './quoting';
