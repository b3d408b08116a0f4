import type { Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { AppOptions } from "./app.ts";
import { createApp } from "./app.ts";

const SECOND = 1000;
/** How long requests that have begun are waited for when the server closes, in milliseconds. */
const DRAIN = 10 * SECOND;
/** How short a token may be that guards a library on a network: guessing one of these is hopeless. */
const SHORTEST_TOKEN = 16;

const TIMES = {
  headersTimeout: 10 * SECOND,
  requestTimeout: 30 * SECOND,
  connectionsCheckingInterval: 2 * SECOND,
  keepAliveTimeout: 5 * SECOND,
} as const;

export interface ServerOptions
  extends Pick<AppOptions, "store" | "readMeanings" | "version" | "token" | "contentSecurityPolicy" | "report"> {
  /** 0: any that is free. */
  readonly port: number;
  /** `127.0.0.1` unless told otherwise; another than this machine's own only with a token. */
  readonly host?: string;
}

export interface RunningServer {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  /** Takes no more requests and resolves when those that have begun are answered, or after ten seconds. */
  close(): Promise<void>;
}

/**
 * Serves a library until it is closed; the store stays open. Resolves when it answers.
 * @throws RangeError for a host that others can reach without a token of at least 16 characters; Error where it cannot listen.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port, host = "127.0.0.1", token = null } = options;
  if (!isLoopback(host) && (token === null || token.length < SHORTEST_TOKEN)) {
    throw new RangeError(
      `host ${host} can be reached by others: give a token of at least ${SHORTEST_TOKEN} characters, or leave the host at 127.0.0.1`,
    );
  }
  if (token === "") throw new RangeError("the token is empty: give one, or none at all");
  // Its names hold the port, which is known once it listens; nothing is answered before.
  let app: ReturnType<typeof createApp>;
  // Without options for HTTP/2 it is a server of HTTP/1.
  const server = createAdaptorServer({
    fetch: (request, env) => app.fetch(request, env),
    serverOptions: TIMES,
  }) as Server;
  const close = prepareEnd(server);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(cannotListen(error, host, port)));
    server.listen(port, host, resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  app = createApp({ ...options, hosts: isWildcard(host) ? null : namesOf(host, bound) });
  return { url: `http://${inUrl(host)}:${bound}`, close };
}

/**
 * Prepares `server` for its end: the function given back takes no more connections, ends those that nobody waits on (browsers keep
 * some open in advance) and waits for the others until they are answered or `DRAIN` is over.
 */
function prepareEnd(server: Server): () => Promise<void> {
  const idle = new Set<Socket>();
  let ending = false;
  server.on("connection", (socket) => {
    idle.add(socket);
    socket.once("close", () => idle.delete(socket));
  });
  server.on("request", ({ socket }, response) => {
    idle.delete(socket);
    response.once("close", () => {
      if (ending) socket.end();
      else if (!socket.destroyed) idle.add(socket);
    });
  });
  return async () => {
    ending = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of idle) socket.destroy();
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN);
    await closed;
    clearTimeout(cut);
  };
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

function isWildcard(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}

/** What browsers may call it. A server on every address of a machine has names that it cannot know: there its token alone guards it. */
function namesOf(host: string, port: number): string[] {
  const names = isLoopback(host) ? ["localhost", "127.0.0.1", "[::1]", inUrl(host)] : [inUrl(host)];
  return names.flatMap((name) => (port === 80 ? [name, `${name}:${port}`] : [`${name}:${port}`]));
}

function inUrl(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

function cannotListen(error: Error & { code?: string }, host: string, port: number): Error {
  const reasons: { readonly [code: string]: string } = {
    EADDRINUSE: "something else listens there: choose another port",
    EACCES: "that port needs special rights: choose one above 1023",
    EADDRNOTAVAIL: "this machine does not have that address: choose another host",
    ENOTFOUND: "that host is not known: choose another",
  };
  const reason = reasons[error.code ?? ""] ?? error.message;
  return new Error(`cannot listen on ${inUrl(host)}:${port}: ${reason}`, { cause: error });
}
