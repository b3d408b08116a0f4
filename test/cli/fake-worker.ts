import { serveReader } from "../../src/cli/serve-reader.ts";
import { openFakeReader } from "./fake-reader.ts";

serveReader(openFakeReader());
