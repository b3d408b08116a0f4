import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Context, Hono, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { html } from "hono/html";
import type { AppEnv } from "./app-env.ts";
import { isForPrograms, RequestRefused } from "./problem.ts";
import { webAddress } from "./web-files.ts";

const COOKIE = "readout";
export const SIGN_IN = "/sign-in";

/** What may be had without the token: the page that asks for it, and the style it is shown in. */
const isOpen = (path: string) => path === SIGN_IN || path.startsWith("/web/");

/**
 * Lets only those through who know the token: as `Authorization: Bearer`, or by the cookie that the sign-in page set. Programs get a
 * problem, people the sign-in page.
 */
export function tokenCheck(token: string): MiddlewareHandler<AppEnv> {
  const session = sessionOf(token);
  return async (context, next) => {
    const { path } = context.req;
    if (isOpen(path) || bearsToken(context, token) || sameWords(getCookie(context, COOKIE) ?? "", session)) {
      return next();
    }
    if (isForPrograms(path)) {
      throw new RequestRefused(
        "token-missing",
        "Send it as “Authorization: Bearer TOKEN”, or sign in at /sign-in first.",
      );
    }
    const { pathname, search } = new URL(context.req.url);
    return signInPage(context, context.req.method === "GET" ? pathname + search : "/", null);
  };
}

/** The page that asks for the token, and what it sends the token to. */
export function registerSignIn(app: Hono<AppEnv>, token: string): void {
  app.get(SIGN_IN, (context) => signInPage(context, localPath(context.req.query("to")), null));
  app.post(SIGN_IN, async (context) => {
    const form = await context.req.parseBody();
    const to = localPath(form.to);
    if (typeof form.token !== "string" || !sameWords(form.token.trim(), token)) {
      return signInPage(context, to, "That is not the token of this server.");
    }
    const { protocol } = new URL(context.req.url);
    setCookie(context, COOKIE, sessionOf(token), {
      httpOnly: true,
      sameSite: "Strict",
      path: "/",
      secure: protocol === "https:" || context.req.header("x-forwarded-proto") === "https",
    });
    context.header("Cache-Control", "no-store");
    return context.redirect(to, 303);
  });
}

function bearsToken(context: Context, token: string): boolean {
  const given = /^Bearer +(.+)$/i.exec(context.req.header("authorization") ?? "");
  return given !== null && sameWords(given[1].trim(), token);
}

/** What the cookie holds: it proves that the token was known and does not tell it. */
function sessionOf(token: string): string {
  return createHmac("sha256", token).update("readout session").digest("base64url");
}

/** In a time that tells nothing of how much is alike. */
function sameWords(a: string, b: string): boolean {
  const digest = (words: string) => createHash("sha256").update(words).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** A path of this server, whatever is given. */
function localPath(given: unknown): string {
  if (typeof given !== "string" || !given.startsWith("/")) return "/";
  const base = "http://readout.invalid";
  if (!URL.canParse(given, base)) return "/";
  const { origin, pathname, search } = new URL(given, base);
  // A path may itself begin with two slashes, which a browser takes for a host.
  return origin === base && !pathname.startsWith("//") ? pathname + search : "/";
}

function signInPage(context: Context, to: string, fault: string | null) {
  context.header("Cache-Control", "no-store");
  context.header("WWW-Authenticate", 'Bearer realm="Readout"');
  return context.html(
    html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Sign in · Readout</title>
<link rel="stylesheet" href="${webAddress("style.css")}">
</head>
<body>
<main id="main" class="column">
<h1>Sign in</h1>
<form method="post" action="${SIGN_IN}">
${fault ? html`<p role="alert">${fault}</p>` : ""}
<input type="hidden" name="to" value="${to}">
<p><label for="token">The token of this server</label>
<input id="token" name="token" type="password" required autofocus autocomplete="current-password"></p>
<button type="submit">Sign in</button>
</form>
<p>Signed in already, and came by a link from elsewhere? <a href="${to}">Open it again</a>.</p>
</main>
</body>
</html>`,
    401,
  );
}
