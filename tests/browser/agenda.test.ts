/** The risks of a week and the calendar: written by the place team, read by others. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { Agenda } from "../../contracts/weekly-draft.ts";
import { laptop, phone, withBrowser } from "../support/browser.ts";
import { findViolations } from "../support/find-violations.ts";
import { withRunningProduct } from "../support/running-product.ts";

const product = await withRunningProduct();
const browser = await withBrowser();

const openAgenda = async (as: "place" | "viewer", query = ""): Promise<Page> => {
  const page = await browser.open(`${product.address}/weekly/banes/agenda${query}`, { as });
  await page.getByRole("heading", { name: "Calendar", exact: true }).waitFor();
  return page;
};

const readAgenda = () => product.read(Agenda, "/api/localities/banes/agenda?monday=2024-08-12");

const expectAccessible = async (page: Page): Promise<void> => {
  for (const size of [phone, laptop]) {
    expect(await findViolations(page, size)).toEqual([]);
    const spill = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(spill).toBeLessThanOrEqual(0);
  }
};

describe("the page of risks and the calendar", () => {
  it("adds a risk by keyboard, changes it, closes it and opens it again", async () => {
    const page = await openAgenda("place");
    const risks = page.getByRole("region", { name: "Risks" });
    await risks.getByRole("button", { name: "Add a risk" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Fewer beds over the bank holiday");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Two more crews on call.");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Head of discharge");
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    const risk = risks.getByRole("listitem").filter({ hasText: "bank holiday" });
    await risk.getByText("New this week. Owner: Head of discharge").waitFor();

    await risk.getByRole("button", { name: /^Change/ }).click();
    await page.getByLabel("Who owns it").fill("Flow director");
    await page.getByRole("button", { name: "Save the risk" }).click();
    await risk.getByText("New this week. Owner: Flow director").waitFor();

    await risk.getByRole("button", { name: /^Close/ }).click();
    await page.getByRole("button", { name: "Close the risk" }).click();
    await risk.getByText("Closed: listed this week for the last time").waitFor();
    const { risks: kept } = await readAgenda();
    expect(kept.find((one) => one.risk.includes("bank holiday"))).toMatchObject({
      state: "closed",
      owner: "Flow director",
      mitigation: "Two more crews on call.",
    });

    await risk.getByRole("button", { name: /^Open again/ }).click();
    await page.getByRole("button", { name: "Open it again" }).click();
    await risk.getByText("New this week. Owner: Flow director").waitFor();
  });

  it("says what is wrong with a risk where it is wrong, and keeps what was typed", async () => {
    const page = await openAgenda("place");
    await page.getByRole("button", { name: "Add a risk" }).click();
    await page.getByLabel("What is done about it").fill("Ring round.");
    await page.getByRole("button", { name: "Add the risk" }).click();
    await page.getByText("Write a few words.").waitFor();
    expect(await page.getByLabel("What may happen").evaluate(isFocused)).toBe(true);
    expect(await page.getByLabel("What is done about it").inputValue()).toBe("Ring round.");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await page.getByRole("button", { name: "Add a risk" }).evaluate(isFocused)).toBe(true);
  });

  it("adds an event to its month, changes its time, and takes it out", async () => {
    const page = await openAgenda("place");
    await page.getByRole("button", { name: "Add an event" }).click();
    await page.getByRole("button", { name: "Add the event" }).click();
    await page.getByText("Choose a day.").waitFor();
    await page.getByLabel("What it is").fill("Winter table-top exercise");
    await page.getByLabel("On which day").fill("2024-09-10");
    await page.getByLabel("Where").fill("Keynsham Civic Centre");
    await page.getByRole("button", { name: "Add the event" }).click();
    const event = page.getByRole("listitem").filter({ hasText: "Winter table-top exercise" });
    await event.getByText("Tuesday 10 September", { exact: true }).waitFor();
    await event.getByText("Keynsham Civic Centre").waitFor();

    await event.getByRole("button", { name: /^Change/ }).click();
    await page.getByLabel("At what time").fill("14:30");
    await page.getByRole("button", { name: "Save the event" }).click();
    await event.getByText("Tuesday 10 September, 2:30pm", { exact: true }).waitFor();

    await event.getByRole("button", { name: /^Take out/ }).click();
    await page.getByRole("button", { name: "Take it out" }).click();
    await event.waitFor({ state: "detached" });
    const { events } = await readAgenda();
    expect(events.map((one) => one.event)).not.toContain("Winter table-top exercise");
  });

  it("shows the risks of the week that is asked for, and gives the calendar an address", async () => {
    const page = await openAgenda("place", "?monday=2024-08-05");
    await page.getByText("Week of Monday 5 August").waitFor();
    await page
      .getByRole("region", { name: "Risks" })
      .getByText("New this week", { exact: true })
      .waitFor();
    const address = await page.getByLabel("Address of the calendar").inputValue();
    expect(await (await fetch(address)).text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
    await page.getByRole("link", { name: "This week’s risks" }).click();
    await page.getByText("Week of Monday 12 August").waitFor();
    await expectAccessible(page);
  });

  it("is read by a viewer, who is offered nothing to change", async () => {
    const page = await openAgenda("viewer");
    await page.getByText("Increasing number of P1 referrals; flow through D2A beds").waitFor();
    await page.getByText("ICB Quality and Outcomes Committee").first().waitFor();
    const changes = page.getByRole("button", { name: /^(Add|Change|Close|Take out)/ });
    expect(await changes.count()).toBe(0);
    await expectAccessible(page);
  });
});

const isFocused = (element: Element): boolean => element === document.activeElement;
