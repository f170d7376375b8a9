/** Keeps labels that stand one above the other from touching. */

/**
 * The same positions, moved apart until each is at least `gap` from the next. The order is kept;
 * labels that touch share the shift around their middle, and none goes below `floor`.
 */
export const spreadLabels = (
  positions: readonly number[],
  gap: number,
  floor: number,
): readonly number[] => {
  const order = positions.map((_, index) => index);
  order.sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0) || a - b);
  type Cluster = { members: number[]; start: number };
  const startOf = (members: readonly number[]): number => {
    const middle = members.reduce((sum, i) => sum + (positions[i] ?? 0), 0) / members.length;
    return Math.max(floor, middle - ((members.length - 1) * gap) / 2);
  };
  const clusters: Cluster[] = [];
  for (const index of order) {
    let cluster: Cluster = { members: [index], start: startOf([index]) };
    for (let below = clusters.at(-1); below !== undefined; below = clusters.at(-1)) {
      if (cluster.start - (below.start + (below.members.length - 1) * gap) >= gap) break;
      clusters.pop();
      const members = [...below.members, ...cluster.members];
      cluster = { members, start: startOf(members) };
    }
    clusters.push(cluster);
  }
  const placed = [...positions];
  for (const { members, start } of clusters)
    members.forEach((index, place) => (placed[index] = start + place * gap));
  return placed;
};
