import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { methodNotAllowed } from "hono/method-not-allowed";
import type { ReadMeanings } from "../compare/meanings.ts";
import type { Store } from "../store/store.ts";
import type { AppEnv } from "./app-env.ts";
import { fewAtOnce } from "./few-at-once.ts";
import { createMetrics } from "./metrics.ts";
import { answerProblem, PROBLEMS, problemOf, RequestRefused } from "./problem.ts";
import { registerRoutes } from "./routes.ts";
import { hostCheck, originCheck, strictHeaders } from "./security.ts";
import { registerSignIn, tokenCheck } from "./sign-in.ts";

/** How large the body of a request may be, in bytes. */
export const LARGEST_BODY = 64 * 1024;

/** So many requests are answered at once. */
const AT_ONCE = 12;

export interface AppOptions {
  readonly store: Store;
  /** What comparing goes by besides words; words alone unless given. */
  readonly readMeanings?: ReadMeanings;
  /** The version of Readout, as health and API tell it. */
  readonly version: string;
  /** What every request must bring; `null`: nothing. */
  readonly token?: string | null;
  /** The values of the Host header that are answered; `null`: any. `localhost` alone unless told otherwise. */
  readonly hosts?: readonly string[] | null;
  /** `false` only in tests of what protects the pages besides it. */
  readonly contentSecurityPolicy?: boolean;
  /** Is told of errors that the server cannot explain. */
  readonly report?: (error: unknown) => void;
}

/** The whole server as a function of requests: `app.request("/api/v1/counts")` answers without a network. */
export function createApp(options: AppOptions): OpenAPIHono<AppEnv> {
  const { store, version, token = null, hosts = ["localhost"], contentSecurityPolicy = true, report } = options;
  const { readMeanings = async () => null } = options;
  const app = new OpenAPIHono<AppEnv>({
    defaultHook(checked) {
      if (!checked.success) throw new RequestRefused("bad-request", explain(checked.error.issues));
    },
  });
  const metrics = createMetrics(version);

  app.onError((error, context) => {
    if (PROBLEMS[problemOf(error).name][0] === 500) report?.(error);
    return answerProblem(context, error);
  });
  app.notFound((context) =>
    answerProblem(context, new RequestRefused("not-found", `Nothing has the address ${context.req.path}.`)),
  );

  app.use(metrics.measure);
  app.use(strictHeaders(contentSecurityPolicy));
  app.use(hostCheck(hosts));
  if (token !== null) app.use(tokenCheck(token));
  app.use(originCheck());
  app.use(
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: () => {
        throw new RequestRefused("too-large", `The body of a request may have ${LARGEST_BODY} bytes at most.`);
      },
    }),
  );
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed(context, methods) {
        context.header("Allow", methods.join(", "));
        const detail = `${context.req.path} can be asked for with ${methods.join(", ")}.`;
        return answerProblem(context, new RequestRefused("method-not-allowed", detail));
      },
    }),
  );
  app.use(fewAtOnce(AT_ONCE));
  app.use(async (context, next) => {
    context.set("store", store);
    context.set("readMeanings", readMeanings);
    await next();
  });

  if (token !== null) registerSignIn(app, token);
  registerRoutes(app, { version, token, metrics });
  return app;
}

/** What is wrong with the parts of a request, by their names. */
function explain(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string {
  return issues.map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message)).join("; ");
}
