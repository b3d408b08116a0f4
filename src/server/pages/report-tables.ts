import type { Context } from "hono";
import { statementLines, statementsHeading } from "../../export/csv.ts";
import { eventLines, eventsHeading } from "../../export/events-csv.ts";
import type { AppEnv } from "../app-env.ts";
import { RequestRefused } from "../problem.ts";
import { readVersion } from "./report-version.ts";

const TABLES = {
  "statements.csv": { heading: statementsHeading, lines: statementLines },
  "events.csv": { heading: eventsHeading, lines: eventLines },
} as const;

/** The pattern of the last part of an address that names a table. */
export const TABLE = "statements\\.csv|events\\.csv";

/** GET /reports/:document/statements.csv and events.csv: what the lists of a report page show, in the columns of `readout read --csv`. */
export async function reportTable(context: Context<AppEnv>): Promise<Response> {
  const document = context.req.param("document") ?? "";
  const name = context.req.param("table") as keyof typeof TABLES;
  const version = readVersion(context.req.query("version"));
  const stored = version === "none" ? null : await context.get("store").report(document, version);
  if (stored === null)
    throw new RequestRefused("not-found", `This library has no report “${document}”, or not that version of it.`);
  const { heading, lines } = TABLES[name];
  return context.body(heading() + lines(stored.kept.record), 200, {
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": `attachment; filename="${name}"`,
  });
}
