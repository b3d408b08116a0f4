import type { Hono } from "hono";
import type { AppEnv } from "./app-env.ts";

/** Every route of the server, on one screen. */
export function addRoutes(_app: Hono<AppEnv>): void {}
