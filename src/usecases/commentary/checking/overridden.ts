/** What was sent although the check had found something, and why. */
import { findingCatalogue, type FindingCode } from '../../../domain/commentary-check';
import type { CheckOverride, OverriddenFinding } from '../../../domain/glossary';
import type { Reader } from '../../ports';
import type { FindingView, OverrideView } from '../../replies';
import { personById } from '../../who/find';

/** Findings as they are kept: in the words their writer was shown. A stop is never among them. */
export const keptFindings = (findings: readonly FindingView[]): OverriddenFinding[] =>
  findings.flatMap(({ code, severity, marked, sentence }) =>
    severity === 'stop' ? [] : [{ code, severity, words: marked?.words ?? '', sentence }],
  );

/** A code of an earlier version of the check names itself. */
const titleOf = (code: string): string =>
  Object.hasOwn(findingCatalogue, code) ? findingCatalogue[code as FindingCode].title : code;

async function viewOf(reader: Reader, { findings, reason, byId, at }: CheckOverride): Promise<OverrideView> {
  return {
    by: (await personById(reader, byId)).name,
    at,
    reason,
    findings: findings.map(({ code, words, sentence }) => ({ title: titleOf(code), words, sentence })),
  };
}

/** Every override of a request, by version. */
export async function overridesOf(reader: Reader, requestId: string): Promise<Map<number, OverrideView>> {
  const views = new Map<number, OverrideView>();
  for (const override of await reader.overrides([requestId]))
    views.set(override.version, await viewOf(reader, override));
  return views;
}
