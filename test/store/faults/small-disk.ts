import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Why no small disk can be made here; `false`: it can. With CI set the tests that need one run, and fail where it cannot. */
export function noSmallDisk(): string | false {
  if (process.env.CI || (process.platform === "linux" && process.getuid?.() === 0)) return false;
  return "only root on Linux can mount a small disk; the test of a limited file size stands in for it";
}

export interface SmallDisk {
  readonly folder: string;
  /** Leaves room for a few reports. */
  fill(): void;
  makeSpace(): void;
  remove(): void;
}

const LEFT = 2_000_000;

/** Mounts an empty disk of so many megabytes in memory. */
export function smallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), "readout-disk-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "tmpfs", folder]);
  const ballast = join(folder, "ballast");
  return {
    folder,
    fill: () => {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - LEFT)));
    },
    makeSpace: () => rmSync(ballast),
    remove: () => {
      // A server may still have a file open there.
      spawnSync("umount", ["--lazy", folder]);
      rmdirSync(folder);
    },
  };
}
