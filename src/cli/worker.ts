import { openLocalReader } from "./reader.ts";
import { serveReader } from "./serve-reader.ts";

serveReader(openLocalReader(JSON.parse(process.argv[2])));
