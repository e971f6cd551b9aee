import { present } from '../../src/present';
import { closeCardRenderer, renderCard } from '../helpers/render-cards';
import { sample, templates, withText } from './samples';

afterAll(closeCardRenderer);

const looks = [
  { theme: 'light', width: 640 },
  { theme: 'light', width: 360 },
  { theme: 'dark', width: 640 },
  { theme: 'dark', width: 360 },
] as const;

describe.each(templates)('the card "%s" in the official renderer', (name) => {
  it.each(looks)('is drawn in $theme at $width pixels without a warning', async (look) => {
    const { warnings, png } = await renderCard(present(sample(name)).card, look);
    expect(warnings).toEqual([]);
    expect(png.length).toBeGreaterThan(1_000);
  });

  it('makes nothing of Markdown and tags in people’s text', async () => {
    const text = '[here](https://evil.example) **bold** _em_ `code` <img src=x> <at>Ruth</at>';
    const { html } = await renderCard(present(withText(sample(name), text)).card);
    expect(html).not.toMatch(/<(?:a|em|strong|code|at)[\s>]|<img(?! class="ac-image" src="data:image\/png;)/iu);
  });
});
