import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/**
 * The house's rooms and what each may import. A room not named here has no place in `src/`.
 * `store`, `report` and `intake` may see what the use cases ask of them, never how they work.
 */
const rooms: Record<string, readonly string[]> = {
  index: ['wiring', 'config'],
  cli: ['wiring', 'config', 'present', 'usecases', 'domain'],
  wiring: ['config', 'teams', 'schedule', 'store', 'report', 'intake', 'present', 'usecases', 'domain'],
  config: [],
  teams: ['present', 'usecases', 'domain'],
  schedule: ['usecases', 'domain'],
  store: ['usecases', 'domain'],
  report: ['chart', 'usecases', 'domain'],
  intake: ['usecases', 'domain'],
  present: ['chart', 'usecases', 'domain'],
  chart: ['domain'],
  usecases: ['domain'],
  domain: [],
};

/** The files of `usecases` that hold types only: all that store, report, intake and present may take from there. */
const contracts = ['ports', 'replies', 'asks', 'suite-definition'];

const onlyIn: Record<string, readonly string[]> = {
  botbuilder: ['teams'],
  '@microsoft/teams-ai': ['teams'],
  restify: ['teams'],
  '@prisma/client': ['store'],
  pg: ['store'],
  '@electric-sql/pglite': ['store'],
  docx: ['report'],
  'd3-shape': ['chart'],
  '@napi-rs/canvas': ['chart'],
  '@protobi/exceljs': ['intake'],
  'node-cron': ['schedule'],
};

const src = path.join(__dirname, '../../src');

function filesUnder(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : filesUnder(full);
    return entry.name.endsWith('.ts') ? [full] : [];
  });
}

const roomOf = (file: string): string => (path.relative(src, file).split(path.sep)[0] ?? '').replace(/\.ts$/, '');

function importsOf(file: string): string[] {
  const info = ts.preProcessFile(fs.readFileSync(file, 'utf8'), true, true);
  return info.importedFiles.map((i) => i.fileName);
}

const files = filesUnder(src);

describe('the direction of imports', () => {
  it('knows every room', () => {
    expect(files.map(roomOf).filter((room) => !(room in rooms))).toEqual([]);
  });

  it('only runs from left to right', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => path.resolve(path.dirname(file), name))
        .filter((target) => target.startsWith(src + path.sep) && roomOf(target) !== roomOf(file))
        .filter((target) => {
          const from = roomOf(file);
          const to = roomOf(target);
          if (rooms[from]?.includes(to) !== true) return true;
          const typesOnly = to === 'usecases' && ['store', 'report', 'intake', 'present'].includes(from);
          return typesOnly && !contracts.includes(path.basename(target));
        })
        .map((target) => `${path.relative(src, file)} -> ${path.relative(src, target)}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps each outside library in its own room', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file).flatMap((name) =>
        Object.entries(onlyIn)
          .filter(([library, at]) => (name === library || name.startsWith(`${library}/`)) && !at.includes(roomOf(file)))
          .map(([library]) => `${path.relative(src, file)} takes ${library}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('has no circles', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter((name) => name.startsWith('.'))
          .map((name) => path.resolve(path.dirname(file), name))
          .map((target) => [`${target}.ts`, path.join(target, 'index.ts')].find((f) => files.includes(f)))
          .filter((target): target is string => target !== undefined),
      ]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) {
        circles.push([...trail.slice(trail.indexOf(file)), file].map((f) => path.relative(src, f)).join(' -> '));
        return;
      }
      if (done.has(file)) return;
      for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
    expect(circles).toEqual([]);
  });
});
