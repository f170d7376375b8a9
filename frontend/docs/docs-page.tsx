/** Stands in until its page is written. */
import type { JSX } from "solid-js";
import { Page } from "../ui/page.tsx";

const Stand = (_props: { section?: string | undefined }): JSX.Element => <Page title="Coming">{null}</Page>;

export default Stand;
