import { main } from "../../src/cli/main.ts";
import { processServices } from "../../src/cli/services.ts";
import { fakeItem, openFakeReader } from "./fake-reader.ts";

/** The command line over invented inputs; `100*name` stands for a hundred inputs, `-` for one a line of standard input. */
process.exitCode = await main(process.argv.slice(2), {
  ...processServices(),
  async *readSources(inputs, { language, stdin }) {
    if (language === "xxx") throw new RangeError("language must be two letters: xxx");
    for (const input of inputs) {
      const [times, name] = input.includes("*") ? input.split("*") : ["1", input];
      if (name === "-") {
        for await (const chunk of stdin!) for (const line of String(chunk).trim().split("\n")) yield fakeItem(line);
      } else {
        for (let k = 0; k < Number(times); k++) yield fakeItem(times === "1" ? name : `${name}-${k}`);
      }
    }
  },
  openReader: (jobs) => openFakeReader(jobs),
});
