/** "history 26": every version of a commentary, with its author and what changed. */
import type { CommentaryVersion, Person } from '../../domain/glossary';
import { differences } from '../../domain/text-difference';
import type { Ask } from '../asks';
import { personById, refusal } from '../who/find';
import { overridesOf } from './checking/overridden';
import { requestsMeant } from './find-request';
import { writesOn, type Matter } from './matter';
import type { Context, Deps, Reader } from '../ports';
import type { HistoryReply, Reply } from '../replies';

/** Writers read every version; those who check read what was submitted, as a draft is its author's own. */
async function readable(reader: Reader, { request }: Matter, viewer: Person): Promise<CommentaryVersion[]> {
  const versions = await reader.versions(request.id);
  return writesOn(request, viewer) ? versions : versions.filter((v) => v.step === 'submitted');
}

async function historyOf(reader: Reader, matter: Matter, viewer: Person): Promise<HistoryReply | null> {
  const versions = await readable(reader, matter, viewer);
  const kept = await reader.keptTexts(matter.request.id, viewer.id);
  if (versions.length === 0 && kept.length === 0) return null;
  const overrides = await overridesOf(reader, matter.request.id);
  const shown: HistoryReply['versions'] = [];
  for (const [i, { version, authorId, at, step, text }] of versions.entries()) {
    const before = versions[i - 1];
    const author = await personById(reader, authorId);
    shown.push({
      version,
      author: author.name,
      at,
      step,
      text,
      changes: before === undefined ? [] : differences(before.text, text),
      overridden: overrides.get(version) ?? null,
    });
  }
  return {
    kind: 'history',
    suiteName: matter.suite.name,
    periodLabel: matter.period.label,
    about: matter.indicator,
    versions: shown,
    kept: kept.map(({ text, at }) => ({ text, at })),
  };
}

/** The latest period's versions of what these words mean. */
export async function history(deps: Deps, ctx: Context, ask: Extract<Ask, { kind: 'history' }>): Promise<Reply> {
  if (ctx.place !== 'personal chat') return refusal('Please ask me that in your personal chat with me.');
  return deps.store.snapshot(async (reader) => {
    for (const matter of await requestsMeant(reader, ctx, ask, 'any')) {
      const reply = await historyOf(reader, matter, ctx.actor);
      if (reply !== null) return reply;
    }
    return refusal(
      `There is nothing for you to read under "${ask.words.trim()}". Type "help" to see what is waiting for you.`,
    );
  });
}
