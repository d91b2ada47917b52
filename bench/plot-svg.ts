/** One small chart of a plot: a value a day. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

const WIDTH = 760;
const HEIGHT = 130;
const LEFT = 44;
const TOP = 24;
const GAP = 34;

function chart({ name, values }: Series, row: number, most: number): string {
  const top = TOP + row * (HEIGHT + GAP);
  const bottom = top + HEIGHT;
  const step = (WIDTH - LEFT) / values.length;
  const bars = values
    .map((value, index) => {
      const height = (value / most) * HEIGHT;
      return `M${(LEFT + (index + 0.5) * step).toFixed(1)} ${bottom}v-${height.toFixed(1)}`;
    })
    .join('');
  return [
    `<text x="${LEFT}" y="${top - 8}" class="name">${name}</text>`,
    `<text x="${LEFT - 8}" y="${top + 4}" class="tick">${most}</text>`,
    `<text x="${LEFT - 8}" y="${bottom}" class="tick">0</text>`,
    `<path d="M${LEFT} ${bottom}H${WIDTH}" class="axis"/>`,
    `<path d="${bars}" class="bars" stroke-width="${(step * 0.8).toFixed(2)}"/>`,
  ].join('\n');
}

/** An SVG of bar charts below each other with one scale, readable on light and dark pages. */
export function plotSvg(series: readonly Series[]): string {
  const most = Math.ceil(Math.max(...series.flatMap(({ values }) => values)) / 50) * 50;
  const height = TOP + series.length * (HEIGHT + GAP);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Reviews on each day of a simulated year">
<style>
text { font: 12px system-ui, sans-serif; fill: #444 }
.name { font-weight: 600 }
.tick { text-anchor: end; font-size: 10px }
.axis { stroke: #999 }
.bars { stroke: #2f6f73; fill: none }
@media (prefers-color-scheme: dark) { text { fill: #ccc } .bars { stroke: #7cc4c8 } }
</style>
${series.map((one, row) => chart(one, row, most)).join('\n')}
</svg>
`;
}
