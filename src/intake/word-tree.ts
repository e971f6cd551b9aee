/** An XML part read strictly into what a reader of Word files asks of it. */
import { SaxesParser } from 'saxes';

/** An element; its name with the customary prefix, whatever prefix the file itself uses. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (Element | string)[];
}

/** Customary prefixes of the namespaces that matter, transitional and strict. */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
};

/**
 * @throws Error where it is not well-formed, or brings a DTD: no Office file has one
 */
export function readTree(xml: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  const named = (uri: string, local: string): string =>
    prefixes[uri] === undefined ? local : `${prefixes[uri]}:${local}`;
  const add = (child: Element | string): void => void open.at(-1)?.children.push(child);
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('This Word file holds a document type, which no Word file needs.');
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const of = Object.values(attributes).map((a) => [named(a.uri, a.local), a.value] as const);
    const element: Element = { name: named(uri, local), attributes: Object.fromEntries(of), children: [] };
    add(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(xml.replace(/^\ufeff/u, '')).close();
  return root;
}

/** Every element below, in the order of the file. */
export function* within(element: Element): Generator<Element> {
  for (const child of element.children)
    if (typeof child !== 'string') {
      yield child;
      yield* within(child);
    }
}

export const named = (element: Element, ...names: readonly string[]): Element[] =>
  [...within(element)].filter(({ name }) => names.includes(name));

/** All text below, markup aside. */
export const textBelow = (element: Element): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textBelow(child))).join('');

/** Whether a setting that stands there is on: it may be there to say that it is off. */
export const isOn = ({ attributes }: Element): boolean => !/^(?:0|false|off)$/iu.test(attributes['w:val'] ?? '');
