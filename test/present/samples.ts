/** The replies beside the templates in `cards/`, with their moments brought back to life. */
import fs from 'node:fs';
import path from 'node:path';
import type { Reply } from '../../src/usecases/replies';

const folder = path.join(__dirname, '../../cards');

const revived = (_: string, value: unknown): unknown =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u.test(value) ? new Date(value) : value;

/** Every template's name. */
export const templates = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith('.json') && !file.endsWith('.sample.json'))
  .map((file) => file.replace('.json', ''));

/** The sample beside a template. */
export const sample = (name: string): Reply =>
  JSON.parse(fs.readFileSync(path.join(folder, `${name}.sample.json`), 'utf8'), revived) as Reply;

type Kind = Reply['kind'];

/** The sample of one kind. @throws Error where there is none */
export function sampleOf<K extends Kind>(kind: K): Extract<Reply, { kind: K }> {
  const isIt = (reply: Reply): reply is Extract<Reply, { kind: K }> => reply.kind === kind;
  const found = templates.map(sample).find(isIt);
  if (found === undefined) throw new Error(`There is no sample of a reply "${kind}".`);
  return found;
}

/** A template as it was written, with its parts. */
export const written = (): { file: string; text: string }[] =>
  [folder, path.join(folder, 'parts')].flatMap((at) =>
    fs
      .readdirSync(at)
      .filter((file) => file.endsWith('.json') && !file.endsWith('.sample.json'))
      .map((file) => ({ file, text: fs.readFileSync(path.join(at, file), 'utf8') })),
  );

/** A sample with every text a person could have written put in its place. */
export function withText(reply: Reply, text: string): Reply {
  const machineWords = new Set([
    'kind',
    'state',
    'unit',
    'polarity',
    'basis',
    'rag',
    'standing',
    'place',
    'role',
    'tone',
    'matter',
    'how',
    'part',
    'step',
    'severity',
    'sending',
    'code',
    'key',
    'asked',
    'intent',
    'was',
    'suiteKey',
    'indicatorId',
    'next',
    'format',
    'status',
    'form',
    'url',
    'periodState',
    'requestId',
    'importId',
    'token',
    'previous',
    'lastYear',
    'command',
  ]);
  const replaced = (key: string, value: unknown): unknown => {
    if (Array.isArray(value))
      return machineWords.has(key) || key === 'roles' || key === 'may' ? value : value.map((v) => replaced(key, v));
    if (value instanceof Date || value === null) return value;
    if (typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, replaced(k, v)]));
    if (typeof value !== 'string' || machineWords.has(key) || /^\d{4}-\d{2}-\d{2}$/u.test(value)) return value;
    return text;
  };
  return replaced('', reply) as Reply;
}
