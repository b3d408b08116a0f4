import { type Network, openNetwork } from "./network.ts";
import type { Window } from "./windows.ts";

/** What the network gives for one window. All but `at` and `links` are probabilities or projections; `words` is the number of tokens of the window. */
export interface WindowScores {
  readonly words: number;
  /** For each token: none, begins a cue, goes on with one. */
  readonly cue: Float32Array;
  /** For each token: none, then begins and goes on for each type of name. */
  readonly name: Float32Array;
  /** The first token of every cue, counted from the window's first. */
  readonly cues: Int32Array;
  /** For each cue and token: none, source, content, cue. */
  readonly roles: Float32Array;
  readonly triggers: TriggerScores;
  readonly mentions: MentionScores;
}

export interface TriggerScores {
  /** First and last token of each trigger, counted from the window's first. */
  readonly at: Int32Array;
  readonly probability: Float32Array;
  readonly types: Float32Array;
  readonly statuses: Float32Array;
  /** For each trigger and token: none, actor, recipient, trigger; none, place, time; none, asserter. */
  readonly roles: Float32Array;
}

export interface MentionScores {
  /** Head, first and last token of each mention, counted from the window's first. */
  readonly at: Int32Array;
  readonly kinds: Float32Array;
  readonly types: Float32Array;
  /** Projections whose product tells how likely a later mention means the same as an earlier one. */
  readonly later: Float32Array;
  readonly earlier: Float32Array;
  /** How likely each is the first of its entity. */
  readonly first: Float32Array;
  /** The tables that are added to the product (see `links.ts`). */
  readonly links: Float32Array;
}

export const CUE_TAGS = 3;
export const NAME_TAGS = 9;
export const ROLES = 4;
export const EVENT_ROLES = 9;
export const MENTION_KINDS = 4;
export const LINK_WIDTH = 96;

/** The least probability of what the network lists. */
export interface Least {
  readonly cue: number;
  readonly trigger: number;
  readonly mention: number;
}

export interface Session {
  readonly sha256: string;
  score(window: Window, least: Least): Promise<WindowScores>;
  close(): Promise<void>;
}

/** Opens the reader's network in `path`; `sha256` and errors as of `openNetwork`. */
export async function openSession(path: string, sha256: string | null, threads: number): Promise<Session> {
  const network = await openNetwork(path, sha256, threads);
  return {
    sha256: network.sha256,
    score: (window, least) => run(network, window, least),
    close: () => network.close(),
  };
}

async function run(network: Network, window: Window, least: Least): Promise<WindowScores> {
  const out = await network.run({
    ids: window.ids,
    shape: window.shape,
    quote: window.quote,
    first: window.first,
    least: Float32Array.of(least.cue, least.trigger, least.mention),
  });
  const floats = (name: string) => out[name].data as Float32Array;
  // The last row of each list stands for nothing: the network cannot give none.
  const listed = (name: string) => {
    const { data, dims } = out[name];
    return (data as Float32Array).subarray(0, data.length - data.length / dims[0]);
  };
  const places = (name: string) => listed(name) as unknown as Int32Array;
  return {
    words: window.first.length,
    cue: floats("cue"),
    name: floats("name"),
    cues: places("cue_at"),
    roles: listed("cue_roles"),
    triggers: {
      at: places("trigger_at"),
      probability: listed("trigger"),
      types: listed("trigger_type"),
      statuses: listed("trigger_status"),
      roles: listed("trigger_roles"),
    },
    mentions: {
      at: places("mention_at"),
      kinds: listed("mention"),
      types: listed("mention_entity"),
      later: listed("mention_later"),
      earlier: listed("mention_earlier"),
      first: listed("mention_first"),
      links: floats("links"),
    },
  };
}
