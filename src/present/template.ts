/**
 * Card templates, put together and compiled once. Data goes in once and is never expanded again, and people's
 * text is only ever data: what looks like an expression in it stays a text.
 *
 * What a card may lack is a list of none or one in the data (`$data`), never a condition: so everything a
 * template names must be there, and a misspelt name is found at once.
 */
import fs from 'node:fs';
import path from 'node:path';
import { GlobalSettings, Template } from 'adaptivecards-templating';
import { z } from 'zod/v4';

/** A finished Adaptive Card. */
export type Card = Record<string, unknown>;

const folder = path.join(__dirname, '..', '..', 'cards');
const compiled = new Map<string, Template>();

const Use = z.strictObject({ use: z.string().regex(/^[a-z-]+$/u) });
const Node = z.record(z.string(), z.unknown());

const read = (name: string): unknown => JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), 'utf8'));

/** Puts `{ "use": "figure" }` in a list in place of the elements of `parts/figure.json`. */
function assembled(node: unknown): unknown {
  if (Array.isArray(node))
    return node.flatMap((item: unknown) => {
      const use = Use.safeParse(item);
      return use.success ? assembled(read(`parts/${use.data.use}`)) : [assembled(item)];
    });
  const inner = Node.safeParse(node);
  if (!inner.success) return node;
  return Object.fromEntries(Object.entries(inner.data).map(([key, value]) => [key, assembled(value)]));
}

function templateOf(name: string): Template {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const template = new Template(assembled(read(name)));
  compiled.set(name, template);
  return template;
}

/**
 * Fills a card's template.
 *
 * @param name file name in `cards/`, without its ending
 * @throws Error where the template names something the data does not hold: it would show as `${…}`
 */
export function fill(name: string, data: object): Card {
  const missing = new Set<string>();
  GlobalSettings.getUndefinedFieldValueSubstitutionString = (field) => {
    missing.add(field);
    return undefined;
  };
  try {
    const card = Node.parse(templateOf(name).expand({ $root: data }));
    if (missing.size > 0) throw new Error(`The card "${name}" lacks ${[...missing].join(', ')}.`);
    return card;
  } finally {
    GlobalSettings.getUndefinedFieldValueSubstitutionString = undefined;
  }
}
