// For shots.mjs: the sample study is open.
export default async ({ page }) => {
  await page.getByRole("button", { name: "Open the sample study" }).click();
  await page.waitForSelector(".bar");
};
