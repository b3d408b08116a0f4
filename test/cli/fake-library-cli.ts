import { main } from "../../src/cli/main.ts";
import { libraryServices } from "./fake-library.ts";

process.exitCode = await main(process.argv.slice(2), libraryServices());
