/** What a PDF says of itself, by a reader of its own: in a process apart, as that reader is an ES module. */
import { execFileSync } from 'node:child_process';

export interface PdfFacts {
  tagged: boolean;
  title: string;
  language: string;
  outline: string[];
  /** Roles in the structure of all pages, in order. */
  roles: string[];
  /** Alternative texts of its figures; LibreOffice ties a figure to no page, so the reader's pages do not show them. */
  alternatives: string[];
}

const script = `
const fs = await import('node:fs');
const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
const alternatives = (source) => [...source.matchAll(/\\/S\\s*\\/Figure[^]*?\\/Alt\\s*<FEFF([\\dA-F]+)>/g)].map(([, hex]) =>
  String.fromCharCode(...hex.match(/..../g).map((unit) => parseInt(unit, 16))));
const read = async (file) => {
  const pdf = await pdfjs.getDocument({ data: new Uint8Array(fs.readFileSync(file)), verbosity: 0 }).promise;
  const { info } = await pdf.getMetadata();
  const titles = (items) => (items ?? []).flatMap((item) => [item.title, ...titles(item.items)]);
  const below = (node) => [...(node?.role ? [node.role] : []), ...(node?.children ?? []).flatMap(below)];
  const roles = [];
  for (let n = 1; n <= pdf.numPages; n += 1) roles.push(...below(await (await pdf.getPage(n)).getStructTree()));
  return { tagged: (await pdf.getMarkInfo())?.Marked === true, title: info.Title, language: info.Language,
    outline: titles(await pdf.getOutline()), roles,
    alternatives: alternatives(fs.readFileSync(file, 'latin1')) };
};
console.log('PDFS' + JSON.stringify(await Promise.all(process.argv.slice(1).map(read))));
process.exit(0);`;

export const readPdfs = (files: readonly string[]): PdfFacts[] => {
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script, ...files], { encoding: 'utf8' });
  return JSON.parse(out.slice(out.indexOf('PDFS') + 4)) as PdfFacts[];
};
