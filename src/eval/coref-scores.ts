/** A mention's key: two are the same if their keys are. Each chain has its mentions once. */
export type Chain = ReadonlySet<string>;

/** Sums that precision and recall are made of: shares of mentions, links or chains, and of how many. */
export interface LinkCounts {
  readonly rightOfFound: number;
  readonly found: number;
  readonly rightOfMarked: number;
  readonly marked: number;
}

export interface CorefCounts {
  /** Links of chains (Vilain et al. 1995). */
  readonly muc: LinkCounts;
  /** Mentions (Bagga and Baldwin 1998). */
  readonly bCubed: LinkCounts;
  /** Entities, one to one, by φ4 (Luo 2005). */
  readonly ceafE: LinkCounts;
  readonly mentions: LinkCounts;
}

/** The three measures of the CoNLL-2012 shared task (Pradhan et al. 2014) for one document, on exact mentions, singletons kept. */
export function scoreChains(found: readonly Chain[], marked: readonly Chain[]): CorefCounts {
  const inFound = owners(found);
  const inMarked = owners(marked);
  const [mucFound, mucFoundOf] = muc(found, inMarked);
  const [mucMarked, mucMarkedOf] = muc(marked, inFound);
  const similar = ceafE(found, inFound, marked);
  let both = 0;
  for (const mention of inFound.keys()) if (inMarked.has(mention)) both++;
  return {
    muc: { rightOfFound: mucFound, found: mucFoundOf, rightOfMarked: mucMarked, marked: mucMarkedOf },
    bCubed: {
      rightOfFound: bCubed(found, inMarked),
      found: inFound.size,
      rightOfMarked: bCubed(marked, inFound),
      marked: inMarked.size,
    },
    ceafE: { rightOfFound: similar, found: found.length, rightOfMarked: similar, marked: marked.length },
    mentions: { rightOfFound: both, found: inFound.size, rightOfMarked: both, marked: inMarked.size },
  };
}

/** The sum of several documents' counts. */
export function addLinkCounts(a: LinkCounts, b: LinkCounts): LinkCounts {
  return {
    rightOfFound: a.rightOfFound + b.rightOfFound,
    found: a.found + b.found,
    rightOfMarked: a.rightOfMarked + b.rightOfMarked,
    marked: a.marked + b.marked,
  };
}

function owners(chains: readonly Chain[]): Map<string, number> {
  const owner = new Map<string, number>();
  chains.forEach((chain, k) => {
    for (const mention of chain) owner.set(mention, k);
  });
  return owner;
}

/** Links kept of all links of the chains: a chain is parted by the other side's chains, a mention that it lacks is a part of its own. */
function muc(chains: readonly Chain[], other: ReadonlyMap<string, number>): [number, number] {
  let kept = 0;
  let all = 0;
  for (const chain of chains) {
    const parts = new Set<number>();
    let alone = 0;
    for (const mention of chain) {
      const part = other.get(mention);
      if (part === undefined) alone++;
      else parts.add(part);
    }
    kept += chain.size - parts.size - alone;
    all += chain.size - 1;
  }
  return [kept, all];
}

function bCubed(chains: readonly Chain[], other: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const chain of chains) {
    const shared = new Map<number, number>();
    for (const mention of chain) {
      const part = other.get(mention);
      if (part !== undefined) shared.set(part, (shared.get(part) ?? 0) + 1);
    }
    for (const count of shared.values()) sum += (count * count) / chain.size;
  }
  return sum;
}

/** The greatest sum of φ4, twice what two chains share by what both have, over pairs one to one. */
function ceafE(found: readonly Chain[], inFound: ReadonlyMap<string, number>, marked: readonly Chain[]): number {
  const pairs: { found: number; marked: number; similar: number }[] = [];
  marked.forEach((chain, m) => {
    const shared = new Map<number, number>();
    for (const mention of chain) {
      const f = inFound.get(mention);
      if (f !== undefined) shared.set(f, (shared.get(f) ?? 0) + 1);
    }
    for (const [f, count] of shared) {
      pairs.push({ found: f, marked: m, similar: (2 * count) / (found[f].size + chain.size) });
    }
  });
  return bestPairs(pairs);
}

/**
 * The greatest sum of a one to one choice of pairs. The pairs part into groups that share no chain; each is solved by
 * Kuhn and Munkres' method in the form of shortest augmenting paths (Jonker and Volgenant 1987).
 */
function bestPairs(pairs: readonly { found: number; marked: number; similar: number }[]): number {
  const parent = new Map<string, string>();
  const root = (key: string): string => {
    let at = key;
    while (parent.get(at) !== at) at = parent.get(at)!;
    return at;
  };
  for (const { found, marked } of pairs) {
    for (const key of [`f${found}`, `m${marked}`]) if (!parent.has(key)) parent.set(key, key);
    parent.set(root(`f${found}`), root(`m${marked}`));
  }
  const groups = Map.groupBy(pairs, ({ found }) => root(`f${found}`));
  let sum = 0;
  for (const group of groups.values()) {
    const rows = [...new Set(group.map(({ found }) => found))];
    const columns = [...new Set(group.map(({ marked }) => marked))];
    const size = Math.max(rows.length, columns.length);
    const cost = Array.from({ length: size }, () => new Float64Array(size));
    for (const { found, marked, similar } of group) cost[rows.indexOf(found)][columns.indexOf(marked)] = -similar;
    sum -= assign(cost);
  }
  return sum;
}

/** The least sum of one entry a row and column of a square matrix. */
function assign(cost: readonly Float64Array[]): number {
  const n = cost.length;
  const rowPrice = new Float64Array(n + 1);
  const columnPrice = new Float64Array(n + 1);
  const rowOf = new Int32Array(n + 1);
  const way = new Int32Array(n + 1);
  for (let row = 1; row <= n; row++) {
    rowOf[0] = row;
    let column = 0;
    const least = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(n + 1);
    do {
      used[column] = 1;
      const own = rowOf[column];
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let k = 1; k <= n; k++) {
        if (used[k]) continue;
        const reduced = cost[own - 1][k - 1] - rowPrice[own] - columnPrice[k];
        if (reduced < least[k]) [least[k], way[k]] = [reduced, column];
        if (least[k] < delta) [delta, next] = [least[k], k];
      }
      for (let k = 0; k <= n; k++) {
        if (used[k]) {
          rowPrice[rowOf[k]] += delta;
          columnPrice[k] -= delta;
        } else least[k] -= delta;
      }
      column = next;
    } while (rowOf[column] !== 0);
    do {
      const before = way[column];
      rowOf[column] = rowOf[before];
      column = before;
    } while (column !== 0);
  }
  let sum = 0;
  for (let k = 1; k <= n; k++) sum += cost[rowOf[k] - 1][k - 1];
  return sum;
}
