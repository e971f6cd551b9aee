/** The HTTP face: activities, single-use files, health. Nothing of an error ever stands in an answer. */
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import restify, { type Next, type Request, type Response, type Server } from 'restify';
import { isSane } from './admission';
import { NotAdmitted, NotAuthenticated, type BotAdapter } from './adapter';
import { isLoopback } from './hosts';
import type { BotLimits, BotOptions } from './options';
import { sentences } from './sentences';

type Turn = (context: TurnContext) => Promise<void>;

const tokenForm = /^[A-Za-z0-9_-]{16,256}$/u;

/** Builds the server; it does not listen yet. */
export function createHttpServer(options: BotOptions, limits: BotLimits, adapter: BotAdapter, turn: Turn): Server {
  const { log } = options;
  const server = restify.createServer({ name: '' });
  server.server.requestTimeout = 30_000;

  // Whatever goes wrong in a handler or in restify itself, the caller learns the status and no more.
  server.on(
    'restifyError',
    (
      _request: Request,
      _response: Response,
      error: { statusCode?: number; toJSON?: unknown; toString?: unknown },
      done: () => void,
    ) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) log.error({ err: error }, 'A request failed.');
      error.toJSON = () => ({});
      error.toString = () => '';
      done();
    },
  );

  server.pre((request: Request, response: Response, next: Next) => {
    // Anybody's web page can make a browser call this machine under a name of its own.
    if (options.auth.mode === 'local' && !isLoopback(hostOf(request))) {
      end(response, 403);
      next(false);
    } else {
      next();
    }
  });

  const onlyPlainJson = (request: Request, response: Response, next: Next) => {
    // The body reader counts compressed bytes only, and a broken archive would end the process.
    const encoding = request.headers['content-encoding'];
    if ((encoding !== undefined && encoding !== 'identity') || request.getContentType() !== 'application/json') {
      request.resume();
      end(response, 415);
      next(false);
    } else {
      next();
    }
  };

  server.post(
    '/api/messages',
    onlyPlainJson,
    ...restify.plugins.bodyParser({ maxBodySize: limits.bodyBytes }),
    async (request: Request, response: Response) => {
      const body: unknown = request.body;
      if (!isSane(body) || typeof body['type'] !== 'string') {
        end(response, 400);
        return;
      }
      try {
        // An activity's shape is the business of `parse`; the adapter only reads what it checks itself.
        const answer = await adapter.receive(request.headers.authorization ?? '', body as unknown as Activity, turn);
        endWith(response, answer);
      } catch (error) {
        if (error instanceof NotAuthenticated || error instanceof NotAdmitted) {
          log.warn({ why: error.message }, 'A caller was turned away.');
          end(response, error instanceof NotAuthenticated ? 401 : 403);
        } else {
          log.error({ err: error }, 'A turn failed outside its routes.');
          end(response, 500);
        }
      }
    },
  );

  server.get('/files/:token', async (request: Request, response: Response) => {
    try {
      const token = String((request.params as Record<string, unknown>)['token']);
      const file = tokenForm.test(token) ? await options.download(token) : null;
      if (file === null) {
        end(response, 404, sentences.linkGone);
        return;
      }
      response.writeHead(200, {
        'content-type': file.contentType,
        'content-length': file.bytes.byteLength,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/gu, (c) => `%${c.charCodeAt(0).toString(16)}`)}`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      response.end(file.bytes);
    } catch (error) {
      log.error({ err: error }, 'A file could not be handed out.');
      end(response, 500);
    }
  });

  server.get('/health', async (_request: Request, response: Response) => {
    end(response, 200, 'alive');
    await Promise.resolve();
  });

  server.get('/ready', async (_request: Request, response: Response) => {
    const ready = await options.ready().catch(() => false);
    end(response, ready ? 200 : 503, ready ? 'ready' : 'not ready');
  });

  server.get('/metrics', async (_request: Request, response: Response) => {
    try {
      const { contentType, text } = await options.metrics();
      response.writeHead(200, { 'content-type': contentType, 'content-length': Buffer.byteLength(text) });
      response.end(text);
    } catch (error) {
      log.error({ err: error }, 'The metrics could not be read.');
      end(response, 503);
    }
  });

  return server;
}

function hostOf(request: Request): string {
  const host = request.headers.host ?? '';
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
}

function end(response: Response, status: number, text = ''): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

function endWith(response: Response, answer: InvokeResponse | undefined): void {
  const body = answer?.body === undefined ? '' : JSON.stringify(answer.body);
  response.writeHead(answer?.status ?? 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}
