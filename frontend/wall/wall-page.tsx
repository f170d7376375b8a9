/** The wall of one place. */
import type { JSX } from "solid-js";
import { Wall } from "../../contracts/figure.ts";
import {
  Chart,
  LineController,
  LineElement,
  PointElement,
  LinearScale,
  CategoryScale,
  Filler,
} from "chart.js";
import { LiveMessage } from "../../contracts/live.ts";

Chart.register(LineController, LineElement, PointElement, LinearScale, CategoryScale, Filler);
const WallPage = (props: { locality: string }): JSX.Element => (
  <main>
    {props.locality}
    {String(Wall.safeParse(1).success)}
    {String(LiveMessage)}
  </main>
);

export default WallPage;
