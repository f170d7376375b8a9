/** The style of the weekly update as a page of its own: it must read without a server, on paper and on a phone. */
import { fontFamily } from "./chart-style.ts";

/** A4 lies on its side, as the board's papers do. */
export const weeklyStyle = `
* { box-sizing: border-box }
body {
  margin: 0 auto; padding: 32px; max-width: 1100px; background: #fff; color: #13202b;
  font: 450 16px/1.4 ${fontFamily}; font-variant-numeric: lining-nums tabular-nums;
}
h1, h2, p, ul, dl, dd { margin: 0; padding: 0 }
h1, h2, th, dt, b { font-weight: 640 }
h1 { font-size: 30px; line-height: 1.15; letter-spacing: -.01em }
h2 { font-size: 19px; line-height: 1.25 }
.top { display: flex; flex-wrap: wrap; gap: 4px 24px; justify-content: space-between; margin-bottom: 12px }
.top, .under, .note, caption, .gaps, footer { color: #566775; font-size: 15px }
.week { color: #3d4f5d; font-size: 19px; margin-top: 4px }
.stamps { color: #566775; font-size: 15px; margin-top: 4px }
.summary { margin-top: 14px; font-size: 19px; line-height: 1.4; max-width: 75ch }
.summary strong { font-weight: 640 }
.state { display: inline-block; margin-left: 6px; padding: 0 6px; border: 1px solid currentColor; border-radius: 5px; color: #3d4f5d; font-size: 13px }
.mark { margin-top: 12px; padding: 8px 12px; border: 2px dashed #005a9c; border-radius: 8px; color: #005a9c }
table { border-collapse: collapse; width: 100% }
caption { text-align: left; padding: 8px 0 }
th, td { text-align: left; vertical-align: top; padding: 7px 12px 7px 0; border-bottom: 1px solid #d3dce3 }
thead th { color: #566775; font-size: 15px; border-bottom: 2px solid #13202b }
tfoot th, tfoot td { border-top: 2px solid #13202b; font-weight: 640 }
.criteria { margin: 20px 0 }
.criteria th[scope="row"] { width: 27% }
.criteria td:nth-child(2) { width: 31% }
.criteria td:nth-child(3) { white-space: nowrap }
.criteria .change { text-align: right; padding-right: 0; white-space: nowrap; font-weight: 720 }
thead .change { font-weight: 640 }
.number { font-weight: 720; font-size: 17px }
.note, .corrected, .comment { display: block }
.comment { font-size: 15px }
.corrected { color: #005a9c; font-size: 15px }
.chip { display: inline-flex; gap: 6px; align-items: center; padding: 2px 9px 2px 7px; border-radius: 7px; font-weight: 640; font-size: 15px }
.chip svg { flex: none }
.chip .number { font-size: inherit; font-weight: inherit }
.chip.green { background: #e2f3e9; color: #00612d }
.chip.amber { background: #ffb81c; color: #15110a }
.chip.red { background: #c8201a; color: #fff }
.chip.black { background: #000; color: #fff }
.chip.none { padding-left: 0; color: #3d4f5d }
.box { margin: 20px 0; padding: 12px 16px; border: 2px solid #13202b; border-radius: 12px }
.box ul { padding-left: 20px; margin-top: 4px }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 28px 32px; align-items: start }
.drawing { overflow-x: auto; margin: 8px 0 }
.drawing svg { display: block; width: 100%; min-width: 440px; height: auto }
.bar { margin-right: 6px }
.stay td, .chart td { font-weight: 640 }
.absent { color: #566775; font-weight: 450 }
summary { cursor: pointer; padding: 4px 0; color: #0b63b8; font-weight: 550 }
summary:focus-visible, .drawing:focus-visible { outline: 2px solid #13202b; box-shadow: 0 0 0 5px #ffd84a }
dl div { padding: 8px 0; border-top: 1px solid #d3dce3 }
dl { margin-top: 8px }
footer { display: flex; flex-wrap: wrap; gap: 4px 24px; justify-content: space-between; margin-top: 28px; padding-top: 12px; border-top: 1px solid #d3dce3 }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
@media (max-width: 640px) {
  body { padding: 16px }
  .criteria thead { position: absolute; clip-path: inset(50%) }
  .criteria, .criteria tbody { display: block }
  .criteria tr { display: grid; grid-template-columns: 1fr auto; gap: 2px 12px; padding: 10px 0; border-bottom: 1px solid #d3dce3 }
  .criteria th, .criteria td { padding: 0; border: 0; width: auto !important }
  .criteria td:nth-child(2), .criteria td:nth-child(4) { grid-column: 1 }
}
@media print {
  @page { size: A4 landscape; margin: 12mm }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact }
  body { padding: 0; max-width: none; font-size: 9.5pt }
  .top, .under, .note, .corrected, .comment, caption, .gaps, .stamps, footer, thead th, .chip { font-size: 8.5pt }
  .number { font-size: 10.5pt }
  .criteria { margin: 8pt 0 }
  .criteria td:nth-child(2) { width: 25% }
  .criteria td:nth-child(4) { width: 32% }
  h1 { font-size: 18pt }
  .summary { font-size: 11.5pt; margin-top: 6pt; max-width: none }
  .stamps { margin-top: 0 }
  .mark, .box { margin-top: 8pt; padding: 4pt 10pt }
  h2 { font-size: 12pt }
  th, td { padding-top: 2px; padding-bottom: 2px }
  section, tr, figure { break-inside: avoid }
  .drawing svg { min-width: 0 }
  .columns { grid-template-columns: 1fr 1fr; break-before: page }
  .chart details:not([open]) { display: none }
}
`;
