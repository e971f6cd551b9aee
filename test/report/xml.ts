/** A strict reader of XML 1.0 for files made here: it knows no DTDs, and takes nothing that Word would refuse. */

const illegal = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const token =
  /<\?xml [^<>?]*\?>|<(?<close>\/)?(?<name>[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)(?<attributes>(?:\s+[\w:.-]+="[^"<]*")*)\s*(?<self>\/)?>|(?<text>[^<]+)/guy;

/** @throws Error naming what is wrong and where */
export function readStrictly(xml: string): void {
  const bad = illegal.exec(xml);
  if (bad !== null) throw new Error(`an illegal character at ${bad.index}`);
  const open: string[] = [];
  let at = 0;
  for (const { 0: whole, groups = {} } of xml.matchAll(token)) {
    at += whole.length;
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(whole)) throw new Error(`a bare & in ${whole}`);
    const names = [...(groups.attributes ?? '').matchAll(/([\w:.-]+)=/g)].map((m) => m[1]);
    if (new Set(names).size < names.length) throw new Error(`an attribute twice in ${whole}`);
    if (groups.text !== undefined && open.length === 0 && groups.text.trim() !== '') throw new Error('text outside');
    if (groups.name === undefined || groups.self !== undefined) continue;
    if (groups.close === undefined) open.push(groups.name);
    else if (open.pop() !== groups.name) throw new Error(`${whole} closes another element`);
  }
  if (at < xml.length) throw new Error(`not XML: ${xml.slice(at, at + 80)}`);
  if (open.length > 0) throw new Error(`${open.join(' ')} not closed`);
}
