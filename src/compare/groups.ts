/** Joins items into groups (union-find); an item is any key. */
export class Groups<K> {
  readonly #parent = new Map<K, K>();

  /** The item that stands for the group of `item`. */
  root(item: K): K {
    let root = item;
    for (;;) {
      const parent = this.#parent.get(root);
      if (parent === undefined || parent === root) break;
      root = parent;
    }
    for (let at = item; at !== root; ) {
      const next = this.#parent.get(at)!;
      this.#parent.set(at, root);
      at = next;
    }
    return root;
  }

  join(a: K, b: K): void {
    this.#parent.set(this.root(b), this.root(a));
  }

  /** The groups of `items`, each in their order. */
  of(items: Iterable<K>): K[][] {
    const groups = new Map<K, K[]>();
    for (const item of items) {
      const root = this.root(item);
      groups.set(root, [...(groups.get(root) ?? []), item]);
    }
    return [...groups.values()];
  }
}
