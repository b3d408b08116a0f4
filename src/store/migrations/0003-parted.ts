/** Finds what readers have parted without looking at every link. */
export function parted(): string {
  return `
create index story_link_cut on story_link (a, b) where state = 'cut';
`;
}
