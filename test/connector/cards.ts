/** Reading a card the way a person does: what it says, which buttons it has, what stands in its boxes. */

/** A card as a person sees it in a conversation. */
export interface ShownCard {
  conversationId: string;
  activityId: string;
  card: unknown;
}

export interface Button {
  type: string;
  title: string;
  verb: string | null;
  data: Record<string, unknown>;
  url: string | null;
}

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Every element and action of a card, in order, shown or not. */
function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (!isNode(value)) return [];
  return [
    value,
    ...Object.entries(value).flatMap(([key, inner]) => (key === 'data' || key === 'fallback' ? [] : nodesIn(inner))),
  ];
}

/** Everything written on a card. */
export function cardText(card: unknown): string {
  return nodesIn(card)
    .flatMap((n) => [n['text'], n['title'], n['value'], n['label']])
    .filter((t): t is string => typeof t === 'string')
    .join('\n');
}

export function buttonsOf(card: unknown): Button[] {
  return nodesIn(card)
    .filter((n) => textOf(n['type']).startsWith('Action.'))
    .map((n) => ({
      type: textOf(n['type']),
      title: textOf(n['title']),
      verb: typeof n['verb'] === 'string' ? n['verb'] : null,
      data: isNode(n['data']) ? n['data'] : {},
      url: typeof n['url'] === 'string' ? n['url'] : null,
    }));
}

/** The button with this title or verb; says what there is where there is none. */
export function buttonOf(card: unknown, titleOrVerb: string): Button {
  const buttons = buttonsOf(card);
  const found = buttons.find(
    (b) => b.title === titleOrVerb || b.verb === titleOrVerb || b.data['verb'] === titleOrVerb,
  );
  if (found === undefined)
    throw new Error(
      `There is no button "${titleOrVerb}" on this card, only: ${buttons.map((b) => b.title).join(', ') || 'none'}.`,
    );
  return found;
}

/** What a client would send for the card's boxes: what stands in them, with what the person typed on top. */
export function inputsOf(card: unknown, typed: Record<string, string>): Record<string, string> {
  const boxes = nodesIn(card).filter((n) => textOf(n['type']).startsWith('Input.'));
  const standing = Object.fromEntries(boxes.map((n) => [textOf(n['id']), textOf(n['value'])]));
  const unknown = Object.keys(typed).filter((id) => !(id in standing));
  if (unknown.length > 0)
    throw new Error(
      `There is no box "${unknown.join('", "')}" on this card, only: ${Object.keys(standing).join(', ') || 'none'}.`,
    );
  return { ...standing, ...typed };
}
