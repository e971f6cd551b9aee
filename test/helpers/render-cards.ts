/** Draws a card with the official Adaptive Cards renderer in headless Chromium. Nothing is fetched. */
import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const library = path.join(path.dirname(require.resolve('adaptivecards/package.json')), 'dist', 'adaptivecards.min.js');

interface Drawn {
  png: Buffer;
  /** What the renderer's own validation said. */
  warnings: string[];
  /** The drawn elements. */
  html: string;
}

let browser: Promise<Browser> | null = null;
let page: Promise<Page> | null = null;
/** One card is drawn at a time: they share the page. */
let before: Promise<unknown> = Promise.resolve();

const themes = {
  light: {
    page: '#f5f5f5',
    card: '#ffffff',
    text: '#242424',
    subtle: '#616161',
    emphasis: '#f0f0f0',
    good: '#0b6a0b',
    warning: '#8a5a00',
    attention: '#b10e1c',
    goodBack: '#dff6dd',
    warnBack: '#fff4ce',
    badBack: '#fde7e9',
    accent: '#4f52b2',
    line: '#d1d1d1',
  },
  dark: {
    page: '#141414',
    card: '#292929',
    text: '#ffffff',
    subtle: '#adadad',
    emphasis: '#3a3a3a',
    good: '#92c353',
    warning: '#f8d22a',
    attention: '#f9526b',
    goodBack: '#1e3a1e',
    warnBack: '#433519',
    badBack: '#442726',
    accent: '#aaaefc',
    line: '#525252',
  },
} as const;

function hostConfig(theme: keyof typeof themes): object {
  const t = themes[theme];
  const colors = (base: string, subtle: string) => ({ default: base, subtle });
  const foreground = {
    default: colors(t.text, t.subtle),
    dark: colors(t.text, t.subtle),
    light: colors(t.subtle, t.subtle),
    accent: colors(t.accent, t.accent),
    good: colors(t.good, t.good),
    warning: colors(t.warning, t.warning),
    attention: colors(t.attention, t.attention),
  };
  const container = (backgroundColor: string) => ({
    backgroundColor,
    foregroundColors: foreground,
    borderColor: t.line,
  });
  return {
    fontFamily: 'Arial, sans-serif',
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    spacing: { small: 4, default: 8, medium: 16, large: 24, extraLarge: 32, padding: 16 },
    separator: { lineThickness: 1, lineColor: t.line },
    supportsInteractivity: true,
    containerStyles: {
      default: container(t.card),
      emphasis: container(t.emphasis),
      good: container(t.goodBack),
      warning: container(t.warnBack),
      attention: container(t.badBack),
      accent: container(t.emphasis),
    },
    actions: {
      maxActions: 6,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline' },
      spacing: 'default',
      buttonSpacing: 8,
    },
    inputs: {
      label: { inputSpacing: 'small', requiredInputs: { weight: 'bolder' }, optionalInputs: { weight: 'bolder' } },
    },
    textBlock: { headingLevel: 2 },
  };
}

/**
 * The Markdown that Teams reads in a text block, as the page's own function: emphasis, code, links, lists,
 * headings, and a backslash before a mark. The official renderer leaves it to its host.
 */
const markdown = String.raw`
  function markdown(text) {
    const kept = [];
    const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
    const html = text
      .replace(/\\([\W_])/g, (_, mark) => '\u0000' + (kept.push(mark) - 1) + '\u0000')
      .replace(/&(?!#?\w+;)|[<>]/g, (mark) => escapes[mark])
      .replace(/^#+ (.+)$/gm, '<h6>$1</h6>')
      .replace(/^[-+*] (.+)$/gm, '<ul><li>$1</li></ul>')
      .replace(/^\d+[.)] (.+)$/gm, '<ol><li>$1</li></ol>')
      .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '<a href="$2">$1</a>')
      .replace(/(\*\*|__)(.+?)\1/g, '<strong>$2</strong>')
      .replace(/(\*|_)(.+?)\1/g, '<em>$2</em>')
      .replace(/\x60(.+?)\x60/g, '<code>$1</code>');
    return html.replace(/\u0000(\d+)\u0000/g, (_, n) => escapes[kept[n]] ?? kept[n]);
  }`;

/** What is used of the page's own world, which has no types here. */
interface Inside {
  AdaptiveCards: {
    AdaptiveCard: {
      new (): { hostConfig: unknown; parse(json: unknown, context: unknown): void; render(): object | undefined };
      onProcessMarkdown: (text: string, result: { outputHtml?: string; didProcess: boolean }) => void;
    };
    HostConfig: new (config: unknown) => unknown;
    SerializationContext: new () => { eventCount: number; getEventAt(index: number): { message: string } };
  };
  markdown: (text: string) => string;
  document: { getElementById(id: string): { appendChild(child: object): void } };
}

async function opened(): Promise<Page> {
  browser ??= chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags });
  const fresh = await (await browser).newPage({ locale: 'en-GB', offline: true, deviceScaleFactor: 1.5 });
  await fresh.addScriptTag({ content: fs.readFileSync(library, 'utf8') });
  await fresh.addScriptTag({ content: markdown });
  return fresh;
}

async function draw(card: unknown, theme: keyof typeof themes, width: number): Promise<Drawn> {
  page ??= opened();
  const sheet = await page;
  const t = themes[theme];
  await sheet.setViewportSize({ width: width + 32, height: 400 });
  await sheet.setContent(
    `<!doctype html><html lang="en-GB"><style>
      body{margin:16px;background:${t.page};color:${t.text};font-family:Arial,sans-serif}
      .ac-adaptiveCard{border-radius:8px;border:1px solid ${t.line}}
      .ac-input{width:100%;box-sizing:border-box;background:${t.card};color:${t.text};border:1px solid ${t.subtle};border-radius:4px;padding:6px;font:14px Arial;min-height:30px}
      textarea.ac-input{min-height:72px}
      .ac-actionSet{flex-wrap:wrap;row-gap:8px}
      .ac-pushButton{background:${t.card};color:${t.text};border:1px solid ${t.subtle};border-radius:4px;padding:6px 14px;font:600 14px Arial}
      .ac-pushButton.style-positive{background:#4f52b2;color:#fff;border-color:#4f52b2}
    </style><body><div id="at"></div></body></html>`,
  );
  const warnings = await sheet.evaluate(
    ([json, config]) => {
      const inside = globalThis as unknown as Inside;
      inside.AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
        result.outputHtml = inside.markdown(text);
        result.didProcess = true;
      };
      const context = new inside.AdaptiveCards.SerializationContext();
      const drawn = new inside.AdaptiveCards.AdaptiveCard();
      drawn.hostConfig = new inside.AdaptiveCards.HostConfig(config);
      drawn.parse(json, context);
      const node = drawn.render();
      if (node === undefined) return ['The card was not drawn at all.'];
      inside.document.getElementById('at').appendChild(node);
      return Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
    },
    [card, hostConfig(theme)] as const,
  );
  const at = sheet.locator('#at');
  return { png: await at.screenshot(), warnings, html: await at.innerHTML() };
}

/** Draws one card as it looks in a theme, at a width in CSS pixels. */
export function renderCard(
  card: unknown,
  { theme = 'light', width = 640 }: { theme?: keyof typeof themes; width?: number } = {},
): Promise<Drawn> {
  const drawing = before.then(() => draw(card, theme, width));
  before = drawing.catch(() => undefined);
  return drawing;
}

/** Ends the browser. */
export async function closeCardRenderer(): Promise<void> {
  const open = await browser;
  browser = null;
  page = null;
  await open?.close();
}
