/** How a request and a period move: two tables, one judge each. */
export { decide, decidePeriod, isEmpty, openVerbs } from './decide';
export type { Action, Decision, PeriodAction, Refusal, Situation } from './decide';
export { startsFrom } from './request-table';
export type { PeriodVerb, Verb } from './types';
