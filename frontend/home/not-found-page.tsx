/** An address at which there is no page. */
import type { JSX } from "solid-js";
import { Page } from "../ui/page.tsx";
import { paths } from "../ui/paths.ts";

const NotFoundPage = (): JSX.Element => (
  <Page title="There is no such page" lead="The address may be mistyped, or the page has moved.">
    <p>
      <a href={paths.home}>See all places</a>
    </p>
  </Page>
);

export default NotFoundPage;
